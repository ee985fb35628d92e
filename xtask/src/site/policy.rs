//! The content security policy of our own pages, as a header for servers that send one, and in a `<meta>`
//! element for all others.

use std::path::Path;

use anyhow::{Context, Result};

use super::{SiteUrl, output::Output, single};

/// The directives of our own pages. An instrument may be on another site: the page names that site and asks
/// the reader before it fetches anything (`www/page/instrument.js`).
const DIRECTIVES: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self' https:; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'";

/// The directives of pages that are published at this URL, if it is known.
///
/// In a sandboxed frame with an opaque origin, `'self'` matches nothing in `WebKit`, but the site's origin
/// does.
pub fn directives(at: Option<&SiteUrl>) -> String {
    match at {
        None => DIRECTIVES.to_owned(),
        Some(at) => DIRECTIVES.replace("'self'", &format!("'self' {}", at.origin())),
    }
}

/// The line after which the policy is inserted: before anything that it could block.
const INSERT_AFTER: &str = "<meta charset=\"utf-8\">\n";

/// Inserts the policy into all pages, except the single file, which has its own.
pub fn insert_into_pages(output: &mut Output, at: Option<&SiteUrl>) -> Result<()> {
    let policy = directives(at);
    let pages: Vec<(String, String)> = output
        .files()
        .filter(|(path, _)| is_page(path) && *path != single::FILE)
        .map(|(path, page)| {
            let page = std::str::from_utf8(page).with_context(|| format!("{path} is no text"))?;
            let page =
                insert_policy(page, &policy).with_context(|| format!("{path} has no policy"))?;
            Ok((path.to_owned(), page))
        })
        .collect::<Result<_>>()?;
    for (path, page) in pages {
        output.add(path, page);
    }
    Ok(())
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension() == Some("html".as_ref())
}

/// Inserts the policy into a page.
///
/// Only the header has `frame-ancestors`: in a `<meta>` element browsers ignore it with a console warning.
fn insert_policy(page: &str, policy: &str) -> Result<String> {
    let (before, after) = page
        .split_once(INSERT_AFTER)
        .context("the page has no `<meta charset=\"utf-8\">` for the policy to stand after")?;
    let meta = format!("    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    Ok([before, INSERT_AFTER, &meta, after].concat())
}

#[cfg(test)]
mod tests {
    use super::{DIRECTIVES, directives, insert_policy};

    #[test]
    fn the_policy_stands_before_whatever_it_could_bar() {
        for page in [
            include_str!("../../../index.html"),
            include_str!("../../../www/present.html"),
            include_str!("../../../www/share.html"),
            include_str!("../../../www/404.html"),
        ] {
            let page = insert_policy(page, DIRECTIVES).expect("a page with a policy");
            let policy = page.find(DIRECTIVES).expect("the policy");
            for barred in ["<script", "<link", "<style", "<img", "{files}"] {
                let at = page.find(barred).unwrap_or(usize::MAX);
                assert!(policy < at, "{barred} stands before the policy");
            }
        }
    }

    #[test]
    fn a_site_that_knows_where_it_is_published_says_so_beside_self() {
        let at = "https://quiz.example:8443/sales/"
            .parse()
            .expect("an address");
        let policy = directives(Some(&at));
        assert!(
            policy.contains("script-src 'self' https://quiz.example:8443 'wasm"),
            "{policy}"
        );
        assert!(
            policy.contains("connect-src 'self' https://quiz.example:8443 https:;"),
            "{policy}"
        );
        assert_eq!(directives(None), DIRECTIVES);
    }

    #[test]
    fn a_policy_in_a_page_names_nothing_that_only_a_header_can() {
        for directive in ["frame-ancestors", "report-uri", "sandbox"] {
            assert!(!DIRECTIVES.contains(directive), "{directive}");
        }
        assert!(
            !DIRECTIVES.contains(['"', '<', '&']),
            "it would need escaping"
        );
    }
}
