//! The interface texts of the pictures of a room.

use crate::publish::fill_placeholders;

/// Interface texts in the language of the instrument. `{names}` in them are placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureLabels {
    /// The number of sheets that were handed in before the talk: `{n}`.
    pub sheets_first: String,
    /// The number of sheets that were handed in after the talk: `{n}`.
    pub sheets_second: String,
    /// The names of the sheets of the two sittings.
    pub before_talk: String,
    /// See `before_talk`.
    pub after_talk: String,
    /// A notice that there are no sheets.
    pub no_sheets: String,
    /// A notice that there are no votes.
    pub no_votes: String,
    /// A notice that no item has both votes.
    pub no_moves: String,
    /// A notice that nobody has a tension.
    pub no_tensions: String,
    /// A name and its count: `{name}` and `{n}`.
    pub count: String,
    /// A column heading: the number of people.
    pub people: String,
    /// The heading of the last row of a table of counts.
    pub all: String,

    /// The name of the first vote, before the talk.
    pub first: String,
    /// The name of the second vote, after the talk.
    pub second: String,
    /// A column heading: answers.
    pub answer: String,
    /// The caption of the table of the votes on an item.
    pub distribution: String,

    /// The number of people who moved: `{n}` of `{of}`.
    pub movers: String,
    /// The same where only counts are known: at least as many.
    pub movers_least: String,
    /// The same where the counts differ: at least as many if the same people voted.
    pub movers_same: String,

    /// The heading of the item that split the room most evenly.
    pub poster_split: String,
    /// The heading of the item whose talk moved most people.
    pub poster_moved: String,
    /// The legend of a person's mark.
    pub poster_person: String,

    /// The title of the map.
    pub map: String,
    /// The legend of the centre's mark on the map.
    pub map_centre: String,
    /// A note that points are snapped to a grid.
    pub map_grid: String,
    /// A column heading: regions of the map.
    pub region: String,
    /// The name of results between two verdicts.
    pub between: String,
    /// A note that the upper half of the map is not the better one.
    pub map_up: String,
    /// The name of results without a point on the map: the same answer to all statements.
    pub straight: String,
    /// The name of results without a point on the map: too few answers.
    pub unplaced: String,

    /// The title of the flow from gut vote to verdict.
    pub flow: String,
    /// The name of a missing gut vote.
    pub no_vote: String,
    /// A column heading: gut votes.
    pub gut_vote: String,

    /// The title of the most divided items.
    pub divided: String,
    /// The explanation of the numbers.
    pub divided_how: String,
    /// A column heading: items.
    pub item: String,
    /// A column heading: votes towards the scale's low pole.
    pub low: String,
    /// A column heading: votes towards neither pole.
    pub neither: String,
    /// A column heading: votes towards the scale's high pole.
    pub high: String,
    /// A column heading: pairs on opposite sides, in per cent.
    pub pairs: String,
    /// A column heading: which vote.
    pub vote: String,

    /// The title of the most common tensions.
    pub tensions: String,
    /// The number of people who have any tension: `{n}` of `{of}`.
    pub tensions_some: String,
    /// A column heading: tensions.
    pub tension: String,
    /// A column heading: kinds of tensions.
    pub kind: String,
    /// The name of a contradiction: two answers that exclude each other.
    pub excluding: String,
    /// The name of a tension: two answers that are compatible.
    pub standing: String,

    /// The title of the debates that moved most people.
    pub moved: String,
    /// The explanation of the numbers.
    pub moved_how: String,
    /// The basis of a share from paired sheets: `{n}` of `{of}` people changed their answer.
    pub moved_people: String,
    /// The same for a part of the room: `{n}` of `{of}` people who could be paired, of `{all}` who voted.
    pub moved_some: String,
    /// The basis of a share from two tallies: at least this many.
    pub moved_net: String,
    /// A column heading: people who changed their answer, in per cent.
    pub moved_share: String,
    /// A column heading: the basis of the share.
    pub moved_known: String,
    /// The number of people who could not be paired: `{n}`.
    pub moved_lost: String,
}

impl PictureLabels {
    /// A name and its count.
    pub(super) fn count(&self, name: &str, n: u32) -> String {
        fill_placeholders(&self.count, &[("name", name), ("n", &n.to_string())])
    }
}
