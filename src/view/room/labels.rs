//! The interface's texts for a room's pictures and exports.

use crate::room::export;
use crate::room::pictures::PictureLabels;
use crate::view::ui::{Key, Ui};

impl Ui {
    /// The texts of a room's pictures.
    pub fn picture_labels(&self) -> PictureLabels {
        let text = |key| self.text(key).to_string();
        PictureLabels {
            sheets_first: text(Key::RoomSheetsFirst),
            sheets_second: text(Key::RoomSheetsSecond),
            before_talk: text(Key::RoomSittingFirst),
            after_talk: text(Key::RoomSittingSecond),
            no_sheets: text(Key::RoomNoSheets),
            no_votes: text(Key::RoomNoVotes),
            no_moves: text(Key::RoomNoMoves),
            no_tensions: text(Key::RoomNoTensions),
            count: text(Key::RoomCount),
            people: text(Key::RoomPeople),
            all: text(Key::RoomAll),
            first: text(Key::RoomFirst),
            second: text(Key::RoomSecond),
            answer: text(Key::RoomAnswer),
            distribution: text(Key::RoomDistribution),
            movers: text(Key::RoomMovers),
            movers_least: text(Key::RoomMoversLeast),
            movers_same: text(Key::RoomMoversSame),
            poster_split: text(Key::RoomPosterSplit),
            poster_moved: text(Key::RoomPosterMoved),
            poster_person: text(Key::RoomPosterPerson),
            map: text(Key::RoomMap),
            map_centre: text(Key::RoomMapCentre),
            map_grid: text(Key::RoomMapGrid),
            region: text(Key::RoomRegion),
            between: text(Key::RoomBetween),
            map_up: text(Key::MapUp),
            straight: text(Key::RoomStraight),
            unplaced: text(Key::RoomUnplaced),
            flow: text(Key::RoomFlow),
            no_vote: text(Key::RoomNoVote),
            gut_vote: text(Key::RoomGutVote),
            divided: text(Key::RoomDivided),
            divided_how: text(Key::RoomDividedHow),
            item: text(Key::RoomItem),
            low: text(Key::RoomLow),
            neither: text(Key::RoomNeither),
            high: text(Key::RoomHigh),
            pairs: text(Key::RoomPairs),
            vote: text(Key::RoomVote),
            tensions: text(Key::RoomTensions),
            tensions_some: text(Key::RoomTensionsSome),
            tension: text(Key::RoomTension),
            kind: text(Key::RoomKind),
            excluding: text(Key::RoomExcluding),
            standing: text(Key::RoomStanding),
            moved: text(Key::RoomMoved),
            moved_how: text(Key::RoomMovedHow),
            moved_people: text(Key::RoomMovedPeople),
            moved_some: text(Key::RoomMovedSome),
            moved_net: text(Key::RoomMovedNet),
            moved_share: text(Key::RoomMovedShare),
            moved_known: text(Key::RoomMovedKnown),
            moved_lost: text(Key::RoomMovedLost),
        }
    }

    /// The texts of a room's CSV exports.
    pub fn export_labels(&self) -> export::CsvLabels {
        let text = |key| self.text(key).to_string();
        export::CsvLabels {
            votes: [
                Key::RoomItem,
                Key::RoomFileText,
                Key::RoomVote,
                Key::RoomFileSource,
                Key::RoomAnswer,
                Key::RoomFileLabel,
                Key::RoomFileVotes,
            ]
            .map(text),
            sheet: [
                Key::RoomFileSitting,
                Key::RoomFileCode,
                Key::RoomFileNonce,
                Key::RoomGutVote,
            ]
            .map(text),
            results: [Key::RoomFileVerdict, Key::RoomFileTensions].map(text),
            hands: text(Key::RoomHands),
            between: text(Key::Between),
            rehearsal: [Key::RoomFileRehearsal, Key::RoomFileMadeUp].map(text),
        }
    }
}
