//! The type check: the scripts against the types in their comments, and the package's declarations against
//! its custom-elements manifest.
//!
//! Editors and catalogues read the manifest, `www/npm/custom-elements.json`; TypeScript reads the
//! declarations, `www/npm/index.d.ts`. Both are written by hand, for the sake of their descriptions. To keep
//! them consistent, a TypeScript file is generated from the manifest that compiles only if they agree.

use std::{fmt::Write as _, process::Command};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    process,
    project::{self, Project},
    setup::NodeApps,
};

const LIST: &str = "www/npm/custom-elements.json";

/// The beginning of the generated file, before the comparisons.
const PREAMBLE: &str = "\
import type * as declared from \"../../www/npm/index.js\";
import * as written from \"../../www/npm/element.js\";
import type { WhichFirstAttributes, WhichFirstElement, WhichFirstEventMap } from \"../../www/npm/index.js\";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Own = Exclude<keyof WhichFirstElement, Exclude<keyof HTMLElement, \"lang\">>;
type Methods = { [Name in Own]: WhichFirstElement[Name] extends (...given: any) => any ? Name : never }[Own];

export const define: typeof declared.define = written.define;
";

/// Checks the scripts, then the declarations.
pub fn check(project: &Project, apps: &NodeApps) -> Result<()> {
    compile(apps.tsc().arg("--project").arg(project.path("www")))?;
    let list = project::read_text(&project.path(LIST))?;
    let list = serde_json::from_str(&list).with_context(|| format!("{LIST} is no JSON"))?;
    let folder = project.path("target/types");
    let contract = contract(&list).with_context(|| format!("{LIST} lacks a part"))?;
    project::write(&folder.join("contract.ts"), contract)?;
    let settings = json!({
        "extends": "../../www/tsconfig.json",
        "include": ["../../www/*.d.ts", "contract.ts"],
    });
    project::write(&folder.join("tsconfig.json"), settings.to_string())?;
    compile(apps.tsc().arg("--project").arg(folder))
}

fn compile(command: &mut Command) -> Result<()> {
    // Standard output is reserved for our own command; the compiler's goes to standard error.
    process::run(command.stdout(std::io::stderr()))
}

/// A TypeScript file that compiles only if the declarations agree with the manifest.
fn contract(list: &Value) -> Option<String> {
    let element = &list["modules"][0]["declarations"][0];
    let (methods, fields): (Vec<&Value>, Vec<&Value>) =
        (element["members"].as_array()?.iter()).partition(|member| member["kind"] == "method");
    let attributes: Vec<&Value> = element["attributes"].as_array()?.iter().collect();
    let events: Vec<&Value> = element["events"].as_array()?.iter().collect();

    let mut comparisons = vec![
        ("keyof WhichFirstAttributes".to_owned(), names(&attributes)?),
        ("keyof WhichFirstEventMap".to_owned(), names(&events)?),
        ("Methods".to_owned(), names(&methods)?),
        ("Exclude<Own, Methods>".to_owned(), names(&fields)?),
    ];
    let kinds = [
        ("Required<WhichFirstAttributes>", attributes),
        ("WhichFirstElement", fields),
        ("WhichFirstEventMap", events),
    ];
    for (declared, listed) in kinds {
        for part in listed {
            let (name, text) = (&part["name"], part["type"]["text"].as_str()?);
            comparisons.push((format!("{declared}[{name}]"), text.to_owned()));
        }
    }
    for method in methods {
        let (name, text) = (&method["name"], method["return"]["type"]["text"].as_str()?);
        let declared = format!("ReturnType<WhichFirstElement[{name}]>");
        comparisons.push((declared, text.to_owned()));
    }

    let mut text = PREAMBLE.to_owned();
    for (declared, listed) in comparisons {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "true satisfies Same<{declared}, {listed}>;");
    }
    Some(text)
}

/// The names of members, as a union of literals, or `never` if there are none.
fn names(parts: &[&Value]) -> Option<String> {
    let name = |part: &&Value| Some(part["name"].as_str()?.to_owned());
    let names: Vec<String> = parts.iter().map(name).collect::<Option<_>>()?;
    let literals: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    Some(if literals.is_empty() {
        "never".to_owned()
    } else {
        literals.join(" | ")
    })
}

#[cfg(test)]
mod tests {
    use super::{contract, json};

    #[test]
    fn every_part_of_the_list_is_compared_by_name_and_by_type() {
        let list = json!({ "modules": [{ "declarations": [{
            "attributes": [{ "name": "theme", "type": { "text": "\"light\" | \"dark\"" } }],
            "members": [
                { "kind": "field", "name": "theme", "type": { "text": "string" } },
                { "kind": "method", "name": "restart", "return": { "type": { "text": "void" } } },
            ],
            "events": [{ "name": "quiz:ready", "type": { "text": "CustomEvent<{}>" } }],
        }] }] });
        let contract = contract(&list).expect("a list with all its parts");
        let comparisons: Vec<&str> = (contract.lines())
            .filter_map(|line| line.strip_prefix("true satisfies "))
            .collect();
        assert_eq!(
            comparisons,
            [
                "Same<keyof WhichFirstAttributes, \"theme\">;",
                "Same<keyof WhichFirstEventMap, \"quiz:ready\">;",
                "Same<Methods, \"restart\">;",
                "Same<Exclude<Own, Methods>, \"theme\">;",
                "Same<Required<WhichFirstAttributes>[\"theme\"], \"light\" | \"dark\">;",
                "Same<WhichFirstElement[\"theme\"], string>;",
                "Same<WhichFirstEventMap[\"quiz:ready\"], CustomEvent<{}>>;",
                "Same<ReturnType<WhichFirstElement[\"restart\"]>, void>;",
            ]
        );
    }

    #[test]
    fn a_list_without_a_part_is_told_from_one_that_has_all() {
        assert_eq!(contract(&json!({ "modules": [] })), None);
    }
}
