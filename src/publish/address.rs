//! Where links lead. Answers stand behind the `#`, which a browser sends to no server.

/// What a result's code stands behind.
const RESULT: &str = "#r=";
/// What codes to be compared stand behind.
const COMPARE: &str = "#vs=";
/// The folder of share pages, beside the reader's page.
const SHARED: &str = "r/";
/// A page that is named for its folder alone has this name too.
const INDEX: &str = "index.html";

/// The reader's `page`, opened on a result.
pub fn result_address(page: &str, code: &str) -> String {
    let mut address = reader(page).to_owned() + RESULT;
    push_code(&mut address, code);
    address
}

/// The page of a verdict, whose preview has its name and picture, opened on a result of it. It is named
/// as the reader's `page` is: a server may know pages by their folders, or not.
pub fn share_page(page: &str, verdict: &str, code: &str) -> String {
    let folder = folder(page);
    let mut address = folder.to_owned() + SHARED;
    push_encoded(&mut address, verdict);
    address.push('/');
    if page[folder.len()..].starts_with(INDEX) {
        address.push_str(INDEX);
    }
    address.push_str(RESULT);
    push_code(&mut address, code);
    address
}

/// The reader's `page`, opened on several results beside each other.
pub fn compare_address(page: &str, codes: &[String]) -> String {
    let mut address = reader(page).to_owned() + COMPARE;
    for (n, code) in codes.iter().enumerate() {
        if n > 0 {
            address.push(',');
        }
        push_code(&mut address, code);
    }
    address
}

/// A text as a part of an address: what is not plain is written in per cent.
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    push_encoded(&mut out, text);
    out
}

/// Whether an address is one that a link may lead to: a `javascript:` is none.
pub fn is_of_the_web(address: &str) -> bool {
    let scheme = |scheme: &str| {
        (address.get(..scheme.len())).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    scheme("https://") || scheme("http://")
}

/// The name of the host that an address leads to, with its port.
pub fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    // What stands before an @ is no part of the name.
    let host = rest[..end].rsplit('@').next()?;
    (!host.is_empty()).then_some(host)
}

/// The reader's page without what stands behind a `#`.
fn reader(page: &str) -> &str {
    page.split('#').next().unwrap_or_default()
}

/// The folder that a page lies in, with the slash at its end.
fn folder(page: &str) -> &str {
    let end = page.find(['?', '#']).unwrap_or(page.len());
    let page = &page[..end];
    // Not a slash of the scheme.
    let start = page.find("://").map_or(0, |at| at + "://".len());
    match page[start..].rfind('/') {
        Some(at) => &page[..=start + at],
        None => "",
    }
}

/// Codes are made of letters, digits and hyphens; nothing else gets into an address.
fn push_code(address: &mut String, code: &str) {
    let plain = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
    address.extend(code.chars().filter(plain));
}

fn push_encoded(out: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}
