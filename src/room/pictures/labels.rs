//! The interface's words that the pictures of a room need.

use crate::publish::fill;

/// Texts of the interface, in the language of the instrument. `{names}` in them are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureLabels {
    /// How many sheets were handed in before the talk: `{n}`.
    pub sheets_first: String,
    /// How many were handed in after it: `{n}`.
    pub sheets_second: String,
    /// There are no sheets to draw.
    pub no_sheets: String,
    /// There are no votes to draw.
    pub no_votes: String,
    /// There is no item with both votes.
    pub no_moves: String,
    /// Nobody has a tension.
    pub no_tensions: String,
    /// Something and how many: `{name}` and `{n}`.
    pub count: String,
    /// The name of a column: how many people.
    pub people: String,
    /// The last row of a table of counts.
    pub all: String,

    /// The name of the first vote, before the talk.
    pub first: String,
    /// The name of the second one, after it.
    pub second: String,
    /// The name of a column: what was answered.
    pub answer: String,
    /// How the votes on an item fell; the caption of a table.
    pub distribution: String,

    /// The map of a room.
    pub map: String,
    /// What the mark with the bars on the map is.
    pub map_centre: String,
    /// Points stand on a grid.
    pub map_grid: String,
    /// The name of a column: parts of the map.
    pub region: String,
    /// Between two verdicts.
    pub between: String,
    /// Without a place on the map.
    pub unplaced: String,

    /// From gut vote to verdict.
    pub flow: String,
    /// Gave no gut vote.
    pub no_vote: String,
    /// The name of a column: gut votes.
    pub gut_vote: String,

    /// Where a room is most divided.
    pub divided: String,
    /// What the numbers beside the items are.
    pub divided_how: String,
    /// The name of a column: items.
    pub item: String,
    /// The name of a column: votes towards the scale's low pole.
    pub low: String,
    /// The name of a column: votes towards neither pole.
    pub neither: String,
    /// The name of a column: votes towards the scale's high pole.
    pub high: String,
    /// The name of a column: pairs on opposite sides, of a hundred.
    pub pairs: String,
    /// The name of a column: which vote.
    pub vote: String,

    /// How often each tension came up.
    pub tensions: String,
    /// How many people have one: `{n}` of `{of}`.
    pub tensions_some: String,
    /// The name of a column: tensions.
    pub tension: String,
    /// The name of a column: kinds of tensions.
    pub kind: String,
    /// Two answers that exclude each other.
    pub excluding: String,
    /// Two answers that can both stand.
    pub standing: String,

    /// Which talks moved people most.
    pub moved: String,
    /// What the numbers beside the items are.
    pub moved_how: String,
    /// `{n}` of `{of}` people changed their answer.
    pub moved_people: String,
    /// So many at the least.
    pub moved_net: String,
    /// The name of a column: of a hundred, how many changed their answer.
    pub moved_share: String,
    /// The name of a column: how that is known.
    pub moved_known: String,
    /// How many could not be followed: `{n}`.
    pub moved_lost: String,
}

impl PictureLabels {
    /// Something and how many.
    pub(super) fn count(&self, name: &str, n: u32) -> String {
        fill(&self.count, &[("name", name), ("n", &n.to_string())])
    }
}
