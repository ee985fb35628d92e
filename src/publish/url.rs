//! URLs of results, share pages, comparisons and duels. Result codes are in the fragment, which browsers never send
//! to a server.

/// The start of the fragment with a result's code.
const RESULT_FRAGMENT: &str = "#r=";
/// The start of the fragment with the codes of a comparison.
const COMPARE_FRAGMENT: &str = "#vs=";
/// The start of the fragment with the code of a duel.
const DUEL_FRAGMENT: &str = "#duel=";
/// The directory of the share pages, next to the quiz page.
const SHARE_DIRECTORY: &str = "r/";
/// The file that servers send for a directory.
const INDEX_FILE: &str = "index.html";

/// The URL of the quiz `page` with a result.
pub fn result_url(page: &str, code: &str) -> String {
    let mut url = without_fragment(page).to_owned() + RESULT_FRAGMENT;
    push_code(&mut url, code);
    url
}

/// The URL of the quiz `page` with a duel.
pub fn duel_url(page: &str, code: &str) -> String {
    let mut url = without_fragment(page).to_owned() + DUEL_FRAGMENT;
    push_code(&mut url, code);
    url
}

/// The URL of a verdict's share page, whose link preview shows the verdict's name and picture, with a result.
/// It ends in `index.html` if the quiz `page` does, since a server may not resolve directories.
pub fn share_page_url(page: &str, verdict: &str, code: &str) -> String {
    let folder = directory(page);
    let mut url = folder.to_owned() + SHARE_DIRECTORY;
    push_percent_encoded(&mut url, verdict);
    url.push('/');
    if page[folder.len()..].starts_with(INDEX_FILE) {
        url.push_str(INDEX_FILE);
    }
    url.push_str(RESULT_FRAGMENT);
    push_code(&mut url, code);
    url
}

/// The URL of the quiz `page` with several results to compare.
pub fn compare_url(page: &str, codes: &[String]) -> String {
    let mut url = without_fragment(page).to_owned() + COMPARE_FRAGMENT;
    for (n, code) in codes.iter().enumerate() {
        if n > 0 {
            url.push(',');
        }
        push_code(&mut url, code);
    }
    url
}

/// Percent-encodes a text for use in a URL.
pub fn percent_encode(text: &str) -> String {
    let mut out = String::new();
    push_percent_encoded(&mut out, text);
    out
}

/// Returns true for a URL that is safe to link to, `http:` or `https:`, unlike `javascript:`.
pub fn is_http_url(url: &str) -> bool {
    let scheme = |scheme: &str| {
        (url.get(..scheme.len())).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    scheme("https://") || scheme("http://")
}

/// The host of a URL, with its port.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    // Strips the user information before an `@`.
    let host = rest[..end].rsplit('@').next()?;
    (!host.is_empty()).then_some(host)
}

/// The page's URL without its fragment.
fn without_fragment(page: &str) -> &str {
    page.split('#').next().unwrap_or_default()
}

/// The directory of a page's URL, with its trailing slash.
fn directory(page: &str) -> &str {
    let end = page.find(['?', '#']).unwrap_or(page.len());
    let page = &page[..end];
    // Skips the slashes after the scheme.
    let start = page.find("://").map_or(0, |at| at + "://".len());
    match page[start..].rfind('/') {
        Some(at) => &page[..=start + at],
        None => "",
    }
}

/// Appends a code's letters, digits and hyphens, and drops any other character.
fn push_code(url: &mut String, code: &str) {
    let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    url.extend(code.chars().filter(plain));
}

fn push_percent_encoded(out: &mut String, text: &str) {
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
