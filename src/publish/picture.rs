//! Draws the pictures of a card, 1200 × 630 pixels, the size of link previews, and legible at the width of a phone:
//! texts of ordinary length have a font size of at least 30, which is 9 pixels there. Longer texts get a smaller font
//! size; nothing is truncated. For right-to-left languages everything is mirrored, as on the page.

mod frame;
mod map;
mod tension;
mod trail;

use super::card::Card;
use super::scene::Scene;

pub(crate) use frame::direction;

/// Draws all pictures of a result, of which a reader chooses one: first the trail from the gut vote, or without a vote
/// the map; then the sharpest tension, if there is one; then the map, if it is not the first.
pub fn pictures(card: &Card) -> Vec<Scene> {
    let trail = card.trail.as_ref().map(|trail| trail::draw(card, trail));
    let tension = card
        .tension
        .as_ref()
        .map(|quote| tension::draw(card, quote));
    let [first, last] = match trail {
        Some(trail) => [Some(trail), Some(picture(card))],
        None => [Some(picture(card)), None],
    };
    first.into_iter().chain(tension).chain(last).collect()
}

/// Draws the map of a card: the texts on one side, the map on the other.
pub fn picture(card: &Card) -> Scene {
    map::draw(card)
}
