//! Texts that do harm where an output takes them for anything but texts: the hostile instruments of the tests.

use super::{EXAMPLE_JSON, Instrument, load};
use crate::instrument::Json;
use serde_json::Value;

/// HTML, attributes, addresses, styles, SVG, tables, Markdown, writing directions, invisible signs, and what is very
/// long.
pub(crate) const HOSTILE_TEXTS: [&str; 64] = [
    // HTML.
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "<body onload=window.hit=1>",
    "<iframe src=javascript:window.hit=1></iframe>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<a href=javascript:window.hit=1>x</a>",
    "<form action=//evil.example><input name=q></form>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<object data=//evil.example/x.swf></object>",
    "<template shadowrootmode=open><script>window.hit=1</script></template>",
    "<!--><script>window.hit=1</script>",
    "<![CDATA[<script>window.hit=1</script>]]>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.hit=1>\">",
    "<details open ontoggle=window.hit=1>",
    "<style>@import '//evil.example/x.css';</style>",
    "</title></textarea></style></noscript><img src=x onerror=window.hit=1>",
    "&lt;script&gt;window.hit=1&lt;/script&gt; &#60;b&#62;",
    // Attributes.
    "\" onmouseover=\"window.hit=1",
    "' onmouseover='window.hit=1",
    "\"><img src=x onerror=window.hit=1>",
    "'><img src=x onerror=window.hit=1>",
    "` onmouseover=window.hit=1 x=`",
    "x\" style=\"background:url(//evil.example/x)\" y=\"",
    "\" autofocus onfocus=\"window.hit=1",
    // Addresses.
    "javascript:window.hit=1",
    "JaVaScRiPt&colon;window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "//evil.example/x",
    "https://evil.example/?q=%3Cscript%3E",
    "vbscript:window.hit=1",
    "mailto:a@evil.example?bcc=b@evil.example&body=%0D%0A",
    "a&subject=other&body=other#fragment?query=1",
    // Styles.
    "url(//evil.example/x)",
    "expression(window.hit=1)",
    "};*{display:none}",
    "\\3c script\\3e",
    // SVG.
    "</text><script>window.hit=1</script><text>",
    "<use href=//evil.example/x.svg#a />",
    "<animate attributeName=href values=javascript:window.hit=1 />",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>1</script></body></foreignObject>",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
    // Tables.
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "a;=1+1;\"=1+1\"",
    "x\",\"y\"\r\n=1+1",
    // Markdown.
    "[x](javascript:window.hit=1)",
    "![x](//evil.example/x.png)",
    "```\n<script>window.hit=1</script>\n```",
    "# x\n> x\n- x\n1. x\n***",
    "<https://evil.example>",
    "a | b\n--|--\nc | d",
    // Writing directions and invisible signs.
    "\u{202e}gpj.exe\u{202c}",
    "\u{2066}\u{2067}\u{2068}x",
    "a\u{200b}b\u{200d}c\u{feff}d\u{ad}e",
    "שלום \u{200f}(x) \u{200e}עולם",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    // Very long.
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstand",
    "😀👩‍👩‍👧‍👦🏳️‍🌈😀👩‍👩‍👧‍👦🏳️‍🌈😀👩‍👩‍👧‍👦🏳️‍🌈😀👩‍👩‍👧‍👦🏳️‍🌈😀👩‍👩‍👧‍👦🏳️‍🌈",
];

/// The JSON Pointers of the bundled instrument's texts: of all strings that the loader also takes with another text.
pub(crate) fn text_pointers() -> Vec<String> {
    let file: Value = serde_json::from_str(EXAMPLE_JSON).expect("JSON");
    let mut pointers = Vec::new();
    string_pointers(&file, String::new(), &mut pointers);
    // Ids have to differ, and are no texts.
    pointers.retain(|pointer| !pointer.ends_with("/id"));
    pointers.retain(|pointer| {
        let mut other = file.clone();
        set(&mut other, pointer, "Another text.");
        loads(&other).is_ok()
    });
    pointers
}

/// The bundled instrument with this text in place of every text, but where the loader refuses it; and the number of
/// places that have it.
pub(crate) fn instrument_of(text: &str, pointers: &[String]) -> (Instrument, usize) {
    let original: Value = serde_json::from_str(EXAMPLE_JSON).expect("JSON");
    let mut file = original.clone();
    for pointer in pointers {
        set(&mut file, pointer, text);
    }
    let refused = match loads(&file) {
        Ok(instrument) => return (instrument, pointers.len()),
        Err(refused) => refused,
    };
    for pointer in &refused {
        let kept = original.pointer(pointer).and_then(Value::as_str);
        set(&mut file, pointer, kept.expect("a problem at a text"));
    }
    let instrument = loads(&file).expect("sound without the texts that were refused");
    (instrument, pointers.len() - refused.len())
}

fn loads(file: &Value) -> Result<Instrument, Vec<String>> {
    let json: Json = serde_json::from_value(file.clone()).expect("JSON");
    load(&json).map_err(|problems| {
        let pointers = problems.into_iter().map(|problem| problem.pointer);
        pointers.collect()
    })
}

fn set(file: &mut Value, pointer: &str, text: &str) {
    *file.pointer_mut(pointer).expect("a place in the file") = text.into();
}

fn string_pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                string_pointers(item, format!("{at}/{n}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                string_pointers(field, format!("{at}/{name}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_source_that_would_run_a_script_is_refused() {
    let mut file: Value = serde_json::from_str(EXAMPLE_JSON).expect("JSON");
    let with_url = |source: &Value| source.get("url").is_some();
    let source = file["sources"]
        .as_array()
        .expect("sources")
        .iter()
        .position(with_url);
    let pointer = format!("/sources/{}/url", source.expect("a source with an address"));
    for address in [
        "javascript:1",
        "JAVASCRIPT:1",
        " javascript:1",
        "data:text/html,x",
        "vbscript:1",
        "//x.example",
    ] {
        set(&mut file, &pointer, address);
        assert_eq!(loads(&file).err(), Some(vec![pointer.clone()]), "{address}");
    }
}
