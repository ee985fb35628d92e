//! Helper functions for HTML.

use anyhow::{Context, Result};
pub use which_first::publish::escape_markup as escape;

/// The markup of a page between `<!-- name -->` and `<!-- /name -->`.
pub fn between<'page>(page: &'page str, name: &str) -> Result<&'page str> {
    let (_, rest) = page
        .split_once(&format!("<!-- {name} -->"))
        .with_context(|| format!("a page has no `<!-- {name} -->`"))?;
    let (inner, _) = rest
        .split_once(&format!("<!-- /{name} -->"))
        .with_context(|| format!("a page has no `<!-- /{name} -->`"))?;
    Ok(inner.trim())
}

/// Inserts `tags`, whole lines, at the end of a page's head.
pub fn insert_into_head(page: &str, tags: &str) -> Result<String> {
    let (before, after) = page
        .split_once("  </head>")
        .context("the page has no `  </head>` for the tags that go before it")?;
    Ok(format!("{before}{tags}  </head>{after}"))
}
