//! What a static server has to send with the files, from one table: `_headers`, which several
//! static hosts read, and `nginx.conf`, an include for a server block.

use std::{fmt::Write, path::Path};

use super::{SiteUrl, output::Output, policy};

/// A path below the site's root, or all that begin alike (`/v/*`), and what is sent with it.
#[derive(Clone, Debug)]
struct Rule {
    path: String,
    headers: Vec<(&'static str, String)>,
}

/// A name and a value.
type Header = (&'static str, &'static str);

const CACHE_CONTROL: &str = "Cache-Control";
const CONTENT_TYPE: &str = "Content-Type";

/// With everything. Pages of other origins, and frames without an origin, fetch the element and all
/// that it names; the last one lets it into pages that embed only what agrees to it.
const COMMON_HEADERS: [Header; 3] = [
    ("Access-Control-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// Names made from what the file holds: never asked for again.
const IMMUTABLE: Header = (CACHE_CONTROL, "public, max-age=31536000, immutable");

/// Names that stay. Nothing stale is used past this, since the immutable files that it names may be
/// gone with the build before.
const SHORT_LIVED: Header = (CACHE_CONTROL, "public, max-age=300, must-revalidate");

const CONTENT_SECURITY_POLICY: &str = "Content-Security-Policy";

/// With each page of ours: an address may hold an answer or another site's name, which is nobody's
/// business where a reader goes next; and none of the browser's devices is needed.
const PAGE_HEADERS: [Header; 2] = [
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// Keeps the facilitator's window apart from whoever opened it.
const ISOLATED_OPENER: Header = ("Cross-Origin-Opener-Policy", "same-origin");

/// The reader's page, also by the name of its folder, and the share pages: anybody may frame them.
const READERS_PAGES: [&str; 3] = ["/", "/index.html", "/r/*"];

/// The facilitator's page, also by the name that some hosts make of it: nobody may frame it.
const FACILITATORS_PAGES: [&str; 2] = ["/present", "/present.html"];

const STABLE_PATHS: [&str; 12] = [
    "/SHA256SUMS",
    "/card.png",
    "/embed.js",
    "/frames.js",
    "/page.css",
    "/page.js",
    "/r.js",
    "/which-first.html",
    "/instruments/*",
    "/notes/*",
    "/ui/*",
    "/oembed/*",
];

/// Browsers compile a program while it comes only under its own type.
const WASM: Header = (CONTENT_TYPE, "application/wasm");

/// Adds both files. To be called when all others are there.
pub fn emit(output: &mut Output, at: Option<&SiteUrl>) {
    let programs: Vec<String> = output
        .files()
        .map(|(path, _)| path)
        .filter(|path| Path::new(path).extension() == Some("wasm".as_ref()))
        .map(|path| format!("/{path}"))
        .collect();
    let rules = rules(&programs, &policy::directives(at));
    output.add("_headers", as_headers(&rules));
    output.add("nginx.conf", as_nginx(&rules));
}

/// The table. No path gets one header by two rules: hosts differ in what they make of that.
fn rules(programs: &[String], policy: &str) -> Vec<Rule> {
    let rule = |path: &str, headers: &[Header]| Rule {
        path: path.to_owned(),
        headers: (headers.iter())
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
    };
    // `frame-ancestors` is one for a header alone, so the page's own policy has none.
    let page = |path: &str, framed_by: &str, more: &[Header]| {
        let mut rule = rule(path, &[&[SHORT_LIVED], &PAGE_HEADERS[..], more].concat());
        let policy = format!("{policy}; frame-ancestors {framed_by}");
        rule.headers.push((CONTENT_SECURITY_POLICY, policy));
        rule
    };
    let mut rules = vec![rule("/*", &COMMON_HEADERS), rule("/v/*", &[IMMUTABLE])];
    rules.extend(programs.iter().map(|path| rule(path, &[WASM])));
    rules.extend(READERS_PAGES.map(|path| page(path, "*", &[])));
    rules.extend(FACILITATORS_PAGES.map(|path| page(path, "'none'", &[ISOLATED_OPENER])));
    rules.extend(STABLE_PATHS.map(|path| rule(path, &[SHORT_LIVED])));
    rules
}

impl Rule {
    /// What all paths of this rule begin with, if there may be several.
    fn prefix(&self) -> Option<&str> {
        self.path.strip_suffix('*')
    }

    /// Whether this rule holds for a path, or for all that begin like it.
    fn matches(&self, path: &str) -> bool {
        match self.prefix() {
            Some(prefix) => path.starts_with(prefix),
            None => path == self.path,
        }
    }
}

/// Every rule that holds for a path is applied.
fn as_headers(rules: &[Rule]) -> String {
    let mut text =
        String::from("# Written by `cargo xtask dist`, with nginx.conf, from one table.\n");
    for Rule { path, headers } in rules {
        let _ = write!(text, "\n{path}\n");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text
}

/// One location is chosen for a path, and what stands around it no longer counts: so each repeats
/// the rules that hold for it as well.
fn as_nginx(rules: &[Rule]) -> String {
    let mut text = String::from(
        "# Written by `cargo xtask dist`, with _headers, from one table.\n\
         # Include it in the server block whose root is this folder.\n\n",
    );
    for rule in rules {
        let holding = rules.iter().filter(|other| other.matches(&rule.path));
        let headers = holding.flat_map(|other| &other.headers);
        let location = match rule.prefix() {
            // A server block has its own `location /`.
            Some("/") => None,
            Some(prefix) => Some(format!("^~ {prefix}")),
            None => Some(format!("= {}", rule.path)),
        };
        let indent = if location.is_some() { "    " } else { "" };
        if let Some(location) = &location {
            let _ = writeln!(text, "\nlocation {location} {{");
        }
        for (name, value) in headers {
            let _ = match *name {
                // A type is not added but stands in the place of what the file's ending says.
                CONTENT_TYPE => {
                    writeln!(text, "{indent}types {{ }}\n{indent}default_type {value};")
                }
                _ => writeln!(text, "{indent}add_header {name} \"{value}\" always;"),
            };
        }
        if location.is_some() {
            text.push_str("}\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Header, as_headers, as_nginx, rules};
    use std::collections::BTreeMap;

    const PROGRAM: &str = "/v/0/widget-1.wasm";

    /// A path of each kind.
    const PATHS: [&str; 20] = [
        "/",
        "/index.html",
        "/present",
        "/present.html",
        "/which-first.html",
        "/embed.js",
        "/frames.js",
        "/page.css",
        "/page.js",
        "/r.js",
        "/card.png",
        "/r/deliverer/",
        "/r/deliverer/card.png",
        "/v/0/widget-1.js",
        PROGRAM,
        "/instruments/which-first.en.json",
        "/notes/which-first.en.json",
        "/ui/en.json",
        "/oembed/which-first.json",
        "/SHA256SUMS",
    ];

    fn table() -> Vec<super::Rule> {
        rules(&[PROGRAM.to_owned()], &super::policy::directives(None))
    }

    /// By name, as a browser gets them.
    type Sent = BTreeMap<String, Vec<String>>;

    fn fits(pattern: &str, path: &str) -> bool {
        match pattern.strip_suffix('*') {
            Some(prefix) => path.starts_with(prefix),
            None => pattern == path,
        }
    }

    /// What a host that reads `_headers` sends.
    fn by_headers(text: &str, path: &str) -> Sent {
        let mut sent = Sent::new();
        let mut holds = false;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, value)) = line.strip_prefix("  ").and_then(|at| at.split_once(": "))
            {
                if holds {
                    sent.entry(name.into()).or_default().push(value.into());
                }
            } else {
                holds = fits(line, path);
            }
        }
        sent
    }

    /// What nginx sends: by the exact location, else by the longest prefix, else by the server.
    fn by_nginx(text: &str, path: &str) -> Sent {
        let mut blocks: Vec<(&str, Sent)> = vec![("", Sent::new())];
        // The server's own block comes first.
        let mut current = 0;
        for line in text.lines().map(str::trim) {
            if let Some(location) = line.strip_prefix("location ") {
                current = blocks.len();
                blocks.push((location.trim_end_matches(" {"), Sent::new()));
            } else if line == "}" {
                current = 0;
            } else if let Some((directive, said)) = line.trim_end_matches(';').split_once(' ') {
                let header = match directive {
                    // Also with an error page, which is a page too.
                    "add_header" => said
                        .strip_suffix(" always")
                        .and_then(|said| said.split_once(' ')),
                    "default_type" => Some(("Content-Type", said)),
                    _ => None,
                };
                if let Some((name, value)) = header {
                    let values = blocks[current].1.entry(name.into()).or_default();
                    values.push(value.trim_matches('"').into());
                }
            }
        }
        let rank = |location: &str| match location.split_once(' ') {
            Some(("=", exact)) if exact == path => Some(usize::MAX),
            Some(("^~", prefix)) if path.starts_with(prefix) => Some(prefix.len()),
            None => Some(0),
            _ => None,
        };
        let fitting = blocks
            .into_iter()
            .filter(|(location, _)| rank(location).is_some());
        let (_, sent) = fitting
            .max_by_key(|(location, _)| rank(location))
            .expect("the server's own block fits");
        sent
    }

    #[test]
    fn both_forms_send_the_same() {
        let (headers, nginx) = (as_headers(&table()), as_nginx(&table()));
        for path in PATHS {
            let sent = by_headers(&headers, path);
            assert_eq!(sent, by_nginx(&nginx, path), "{path}");
            for (name, values) in sent {
                assert_eq!(values.len(), 1, "{path} gets {name} more than once");
            }
        }
    }

    #[track_caller]
    fn sends(path: &str, (name, value): Header) {
        let sent = by_headers(&as_headers(&table()), path);
        assert_eq!(sent.get(name), Some(&vec![value.to_owned()]), "{path}");
    }

    /// The one value that is sent under a name.
    #[track_caller]
    fn sent(path: &str, name: &str) -> String {
        let sent = by_headers(&as_headers(&table()), path);
        sent[name].concat()
    }

    #[test]
    fn what_other_pages_fetch_is_open_to_all_of_them() {
        for path in PATHS {
            sends(path, ("Access-Control-Allow-Origin", "*"));
            sends(path, ("X-Content-Type-Options", "nosniff"));
        }
    }

    #[test]
    fn a_program_is_kept_for_good_and_has_its_type() {
        sends(PROGRAM, super::IMMUTABLE);
        sends(PROGRAM, ("Content-Type", "application/wasm"));
        sends("/embed.js", super::SHORT_LIVED);
    }

    #[test]
    fn our_pages_have_a_policy_and_say_nothing_of_where_a_reader_was() {
        for path in [
            "/",
            "/index.html",
            "/present",
            "/present.html",
            "/r/deliverer/",
        ] {
            let policy = sent(path, "Content-Security-Policy");
            assert!(
                policy.starts_with(&super::policy::directives(None)),
                "{path}: {policy}"
            );
            sends(path, ("Referrer-Policy", "no-referrer"));
            assert!(
                sent(path, "Permissions-Policy").contains("camera=()"),
                "{path}"
            );
        }
        // The single file has its own inside.
        for path in ["/embed.js", "/which-first.html"] {
            let sent = by_headers(&as_headers(&table()), path);
            assert!(!sent.contains_key("Content-Security-Policy"), "{path}");
        }
    }

    #[test]
    fn anybody_may_frame_the_quiz_and_nobody_the_facilitators_desk() {
        for path in ["/", "/index.html", "/r/deliverer/"] {
            let policy = sent(path, "Content-Security-Policy");
            assert!(policy.ends_with("; frame-ancestors *"), "{path}: {policy}");
        }
        for path in ["/present", "/present.html"] {
            let policy = sent(path, "Content-Security-Policy");
            assert!(
                policy.ends_with("; frame-ancestors 'none'"),
                "{path}: {policy}"
            );
            sends(path, ("Cross-Origin-Opener-Policy", "same-origin"));
        }
    }
}
