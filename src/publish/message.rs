//! Renders a card as a chat message of three lines.

use super::address::is_of_the_web;
use super::card::Card;
use super::escape::clean;
use super::words::fill;

/// Renders the question, the result, and an invitation that ends with the URL. Without a URL only the first
/// two.
pub fn message(card: &Card) -> String {
    let mut lines = vec![clean(&card.question), clean(&card.line)];
    if let Some(address) = card.address.as_deref()
        && is_of_the_web(address)
    {
        lines.push(clean(&fill(&card.invitation, &[("address", address)])));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
