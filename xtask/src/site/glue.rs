//! Hardens the glue script that wasm-bindgen writes, so that it works on other people's pages.
//!
//! - `instanceof` uses a global that the page may have replaced (`MooTools` has a `Window` of its own, some
//!   pages a `class Element`). The hardened script checks the object's prototypes instead.
//! - `document.createElement` may be an `<img>` of that name in a reader's comment (DOM clobbering). The
//!   hardened script calls the prototype's method instead.
//! - An exception while a function of the program is on the stack, be it a trap, a stack overflow or an error
//!   of the page's own scripts, leaves the program's memory inconsistent. The hardened script reports it
//!   through `onStop`, and lets no function of the program run again.
//! - Our own scripts always compile the program, so there is one way to start it. Only the first instance
//!   counts: an attempt that timed out may finish after its retry, and must not replace the memory of a
//!   running quiz.

use std::fmt::Write as _;

use anyhow::{Result, ensure};

/// Types of the language itself, whose `instanceof` stays. Only an attack replaces these, and `Error` and
/// `Object` have no `Symbol.toStringTag`.
const BUILT_IN: [&str; 4] = ["ArrayBuffer", "Error", "Object", "Uint8Array"];

/// The methods of `document` that the programs call.
const DOCUMENT_METHODS: [&str; 3] = ["createElement", "createElementNS", "createTextNode"];

/// The beginning of wasm-bindgen's functions to start a program, which are removed.
const STARTUP_MARKER: &str = "async function __wbg_load(";

/// The line that stores the program's exports.
const EXPORTS_LINE: &str = "wasm = instance.exports;";

/// The replacement for everything from [`STARTUP_MARKER`] on.
const STARTUP: &str = r"
function __wf_is(value, tag) {
    let proto = Object(value);
    while ((proto = Object.getPrototypeOf(proto))) if (proto[Symbol.toStringTag] === tag) return true;
    return false;
}

function __wf_call(node, method, ...given) {
    return Reflect.get(Object.getPrototypeOf(node), method, node).apply(node, given);
}

let __wf_stopped, __wf_hear = () => {};

export function onStop(hear) {
    __wf_hear = hear;
}

function __wf_guard(exports) {
    const guard = (run) => (...given) => {
        if (__wf_stopped) throw __wf_stopped.error;
        try {
            return run(...given);
        } catch (error) {
            if (!__wf_stopped) {
                __wf_stopped = { error };
                __wf_hear(error);
            }
            throw error;
        }
    };
    return Object.fromEntries(
        Object.entries(exports).map(([name, it]) => [name, typeof it === 'function' ? guard(it) : it]),
    );
}

export default async (module) => {
    const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
    if (!wasm) __wbg_finalize_init(instance, module);
};
";

/// Hardens a glue script of wasm-bindgen.
///
/// # Errors
///
/// Fails if the script does not have the expected shape, as after an update of wasm-bindgen.
pub fn harden(glue: &str) -> Result<String> {
    ensure!(
        glue.matches(EXPORTS_LINE).count() == 1,
        "wasm-bindgen's script has `{EXPORTS_LINE}` not once: look at xtask/src/site/glue.rs"
    );
    let (rest, start) = glue.split_once(STARTUP_MARKER).unwrap_or((glue, ""));
    ensure!(
        start.contains("__wbg_init as default"),
        "wasm-bindgen's script does not end with its ways to start: look at xtask/src/site/glue.rs"
    );
    let mut hardened = String::with_capacity(rest.len() + STARTUP.len());
    for line in rest.lines() {
        match instanceof_check(line) {
            Some((value, class)) if !BUILT_IN.contains(&class) => {
                let _ = writeln!(hardened, "result = __wf_is({value}, '{class}');");
            }
            _ => {
                hardened.push_str(line);
                hardened.push('\n');
            }
        }
    }
    for method in DOCUMENT_METHODS {
        let call = format!("__wf_call(arg0, '{method}', ");
        hardened = hardened.replace(&format!("arg0.{method}("), &call);
    }
    hardened = hardened.replace(EXPORTS_LINE, "wasm = __wf_guard(instance.exports);");
    hardened.push_str(STARTUP);
    Ok(hardened)
}

/// The value and the class of a line with an `instanceof` check.
fn instanceof_check(line: &str) -> Option<(&str, &str)> {
    let question = line.trim().strip_prefix("result = ")?.strip_suffix(';')?;
    question.split_once(" instanceof ")
}

#[cfg(test)]
mod tests {
    use super::harden;

    const GLUE: &str = "\
        result = arg0 instanceof Window;\n\
        result = arg0 instanceof Error;\n\
        const ret = arg0.createElement(getStringFromWasm0(arg1, arg2));\n\
        wasm = instance.exports;\n\
        async function __wbg_load(module, imports) { return fetch(module); }\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn no_name_of_the_page_decides_what_an_object_is() {
        let hardened = harden(GLUE).expect("a script");
        assert!(hardened.contains("result = __wf_is(arg0, 'Window');"));
        assert!(hardened.contains("result = arg0 instanceof Error;"));
        assert!(
            hardened.contains("__wf_call(arg0, 'createElement', getStringFromWasm0(arg1, arg2))")
        );
    }

    #[test]
    fn every_function_of_the_program_is_guarded_and_there_is_one_way_to_start() {
        let hardened = harden(GLUE).expect("a script");
        assert!(hardened.contains("wasm = __wf_guard(instance.exports);"));
        assert!(!hardened.contains("fetch(") && !hardened.contains("initSync"));
        assert_eq!(hardened.matches("export default").count(), 1);
    }

    #[test]
    fn a_script_of_another_shape_is_an_error() {
        for missing in ["wasm = instance.exports;", "async function __wbg_load("] {
            let error = harden(&GLUE.replace(missing, "")).expect_err(missing);
            assert!(error.to_string().contains("glue.rs"), "{error}");
        }
    }
}
