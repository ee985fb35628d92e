//! Shortens the names by which a program and its glue script refer to each other. Those of wasm-bindgen contain
//! types and hashes: 5 KB of the reader's download, compressed, which no compression can remove.

use anyhow::{Context, Result, anyhow, ensure};
use walrus::{Module, ModuleConfig};

use super::bindgen::BoundFiles;
use crate::project;

/// The program's memory keeps its name, since it is a name of the platform's rather than of wasm-bindgen's.
const MEMORY: &str = "memory";

/// Rewrites both files.
pub fn run(files: &BoundFiles) -> Result<()> {
    let mut module = ModuleConfig::new()
        .generate_producers_section(false)
        .parse(&project::read_bytes(&files.wasm)?)
        .map_err(|error| anyhow!("{} cannot be parsed: {error}", files.wasm.display()))?;
    let glue = shorten(&mut module, &project::read_text(&files.glue)?)
        .with_context(|| format!("{} does not fit its program", files.glue.display()))?;
    project::write(&files.wasm, module.emit_wasm())?;
    project::write(&files.glue, &glue)
}

/// Renames all imports and exports of a module, and returns the glue script with the same names.
///
/// # Errors
///
/// Fails if the script does not define each import once, as after an update of wasm-bindgen.
fn shorten(module: &mut Module, glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    // No name of the script begins with a dollar sign.
    let mut names = (0..).map(|n| format!("${}", digits(n)));
    for (import, short) in module.imports.iter_mut().zip(&mut names) {
        let [before, after] = [&import.name, &short].map(|name| format!("\n        {name}: "));
        ensure!(
            glue.matches(&before).count() == 1,
            "the import {} is defined not once: look at xtask/src/site/shorten.rs",
            import.name
        );
        glue = glue.replace(&before, &after);
        import.name = short;
    }
    for export in module
        .exports
        .iter_mut()
        .filter(|export| export.name != MEMORY)
    {
        let short = names.next().unwrap_or_default();
        glue = replace_word(
            &glue,
            &format!("wasm.{}", export.name),
            &format!("wasm.{short}"),
        );
        export.name = short;
    }
    Ok(glue)
}

/// A number in base 36.
fn digits(mut n: usize) -> String {
    const DIGITS: [char; 36] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h',
        'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
    ];
    let mut text = String::new();
    loop {
        text.insert(0, DIGITS[n % 36]);
        n /= 36;
        if n == 0 {
            return text;
        }
    }
}

/// Replaces a word, but not where it is the beginning of a longer one.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(word) {
        let is_longer = after
            .starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_' || next == '$');
        replaced.push_str(before);
        replaced.push_str(if is_longer { word } else { by });
        rest = after;
    }
    replaced + rest
}

#[cfg(test)]
mod tests {
    use super::{Module, digits, shorten};
    use walrus::{FunctionBuilder, ValType};

    /// A module that imports and exports one function by each of these names.
    fn module(imports: &[&str], exports: &[&str]) -> Module {
        let mut module = Module::default();
        let signature = module.types.add(&[ValType::I32], &[]);
        for name in imports {
            module.add_import_func("./a_bg.js", name, signature);
        }
        for name in exports {
            let function = FunctionBuilder::new(&mut module.types, &[], &[]);
            let function = function.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, function);
        }
        module
    }

    #[test]
    fn a_program_and_its_script_know_each_other_by_the_same_short_names() {
        let mut module = module(&["__wbg_a_12", "__wbg_b_34"], &["go", "go_on", "memory"]);
        let glue = "const imports = {\n        __wbg_a_12: function() { wasm.go(); },\n        __wbg_b_34: f,\n};\nwasm.go_on(wasm.memory);\nfunction go() {}";
        assert_eq!(
            shorten(&mut module, glue).expect("a script that fits"),
            "const imports = {\n        $0: function() { wasm.$2(); },\n        $1: f,\n};\nwasm.$3(wasm.memory);\nfunction go() {}"
        );
        let imports: Vec<&str> = module.imports.iter().map(|import| &*import.name).collect();
        assert_eq!(imports, ["$0", "$1"]);
        let exports: Vec<&str> = module.exports.iter().map(|export| &*export.name).collect();
        assert_eq!(exports, ["$2", "$3", "memory"]);
    }

    #[test]
    fn a_script_that_lacks_an_import_is_refused() {
        let error =
            shorten(&mut module(&["__wbg_a_12"], &[]), "no imports").expect_err("no import");
        assert!(error.to_string().contains("__wbg_a_12"), "{error}");
    }

    #[test]
    fn names_are_counted_in_base_36() {
        assert_eq!([0, 35, 36, 71].map(digits), ["0", "z", "10", "1z"]);
    }
}
