//! Texts that do harm where an output takes them for anything but texts, and instruments full of them. The tests of
//! the core and those in browsers share this file; the module around it has `loads`, which returns the pointers of
//! the texts that the loader refuses.

use super::loads;
use serde_json::Value;

/// HTML, attributes, addresses, styles, SVG, tables, Markdown, writing directions, invisible signs, and what is very
/// long.
pub const HOSTILE_TEXTS: [&str; 64] = [
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

/// The JSON Pointers of an instrument's texts: of all strings that the loader also takes with another text.
pub fn text_pointers(file: &Value) -> Vec<String> {
    let mut pointers = Vec::new();
    string_pointers(file, String::new(), &mut pointers);
    // Ids have to differ, and are no texts.
    pointers.retain(|pointer| !pointer.ends_with("/id"));
    pointers.retain(|pointer| {
        let mut other = file.clone();
        set(&mut other, pointer, "Another text.");
        loads(&other).is_ok()
    });
    pointers
}

/// The instrument with other texts at these places, but where the loader refuses them; and the number of places that
/// have them.
pub fn with_texts<'text>(
    original: &Value,
    pointers: &[String],
    text_at: impl Fn(usize) -> &'text str,
) -> (Value, usize) {
    let mut file = original.clone();
    for (n, pointer) in pointers.iter().enumerate() {
        set(&mut file, pointer, text_at(n));
    }
    let refused = loads(&file).err().unwrap_or_default();
    for pointer in &refused {
        let kept = original.pointer(pointer).and_then(Value::as_str);
        set(&mut file, pointer, kept.expect("a problem at a text"));
    }
    assert_eq!(
        loads(&file),
        Ok(()),
        "it is sound without the texts that were refused"
    );
    (file, pointers.len() - refused.len())
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
