//! Renders a card as a chat message of three lines.

use super::card::Card;
use super::escape::single_line;
use super::labels::fill_placeholders;
use super::url::is_http_url;

/// Renders the question, the result, and an invitation that ends with the URL. Without a URL only the first
/// two.
pub fn message(card: &Card) -> String {
    let mut lines = vec![single_line(&card.question), single_line(&card.sentence)];
    if let Some(url) = card.url.as_deref()
        && is_http_url(url)
    {
        lines.push(single_line(&fill_placeholders(
            &card.invitation,
            &[("address", url)],
        )));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
