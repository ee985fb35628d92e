//! Font sizes at which a text fits a box, from upper estimates of character widths.
//!
//! Sizes and boxes are in units of a 900th of the screen's height. A screen of 16:9 is 1600 units wide, one
//! of 4:3 is 1200. Inline styles are not allowed, so the style sheet has a class for each size on both.

use crate::publish::typeset::fit_text;
use yew::{Classes, classes};

/// The available font sizes, each with its classes for a wide and a narrow screen.
pub const SIZES: [(i32, &str, &str); 23] = [
    (200, "t200", "n200"),
    (120, "t120", "n120"),
    (96, "t96", "n96"),
    (88, "t88", "n88"),
    (80, "t80", "n80"),
    (72, "t72", "n72"),
    (66, "t66", "n66"),
    (60, "t60", "n60"),
    (54, "t54", "n54"),
    (50, "t50", "n50"),
    (45, "t45", "n45"),
    (42, "t42", "n42"),
    (39, "t39", "n39"),
    (36, "t36", "n36"),
    (33, "t33", "n33"),
    (30, "t30", "n30"),
    (27, "t27", "n27"),
    (24, "t24", "n24"),
    (21, "t21", "n21"),
    (18, "t18", "n18"),
    (15, "t15", "n15"),
    (12, "t12", "n12"),
    (9, "t9", "n9"),
];

/// The line height in hundredths of the font size, as in the style sheet.
pub const LEADING: i32 = 120;

/// The width that a narrow screen lacks.
const LACKING: i32 = 400;

/// The widths and heights available on a wide and on a narrow screen, for a box that is as wide as the slide
/// or shares its width with something of the same width on both.
pub fn both((width, height): (i32, i32)) -> [(i32, i32); 2] {
    [(width, height), (width - LACKING, height)]
}

/// The classes of the largest font sizes, up to `most`, at which a text fits a box of either screen.
pub fn fitting_classes(text: &str, rooms: [(i32, i32); 2], most: i32) -> Classes {
    size_classes(rooms.map(|room| fit_text(text, room, most, LEADING).size))
}

/// The classes of the largest font sizes, up to `most`, at which each of these texts fits a box of its own:
/// all of them have the same size.
pub fn common_classes(texts: &[&str], rooms: [(i32, i32); 2], most: i32) -> Classes {
    let size = |room| {
        let sizes = texts
            .iter()
            .map(|text| fit_text(text, room, most, LEADING).size);
        sizes.min().unwrap_or(most)
    };
    size_classes(rooms.map(size))
}

/// The classes of the largest font sizes, up to `most`, at which these texts fit one below the other: `gap`
/// is the height between two of them.
pub fn stacked_classes(texts: &[&str], rooms: [(i32, i32); 2], most: i32, gap: i32) -> Classes {
    size_classes(rooms.map(|room| stacked_size(texts, room, most, gap)))
}

/// The largest available font size, up to `most`, at which these texts fit one below the other.
pub fn stacked_size(texts: &[&str], (width, height): (i32, i32), most: i32, gap: i32) -> i32 {
    let fits = |&size: &i32| {
        let heights = texts
            .iter()
            .map(|text| text_height(text, width, size) + gap);
        heights.sum::<i32>() <= height
    };
    let sizes = SIZES.iter().map(|(size, ..)| *size);
    let mut sizes = sizes.filter(|&size| size <= most);
    sizes.find(fits).unwrap_or(0)
}

/// The height of a text at the font size of its class, see [`fitting_classes`].
pub fn fitted_height(text: &str, room: (i32, i32), most: i32) -> i32 {
    let size = available_size(fit_text(text, room, most, LEADING).size).0;
    text_height(text, room.0, size)
}

/// The height of a text within this width, at this font size.
pub fn text_height(text: &str, width: i32, size: i32) -> i32 {
    // The box has unlimited height, so `fit_text` does not reduce the size.
    fit_text(text, (width, i32::MAX), size, LEADING).height()
}

/// The classes of the largest available font sizes up to these, for a wide and a narrow screen.
pub fn size_classes([wide, narrow]: [i32; 2]) -> Classes {
    classes!(available_size(wide).1, available_size(narrow).2)
}

/// The largest available font size up to this one.
fn available_size(size: i32) -> (i32, &'static str, &'static str) {
    let available = SIZES.iter().find(|(there, ..)| *there <= size);
    *available.unwrap_or(&SIZES[SIZES.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_has_every_size() {
        let style = include_str!("../../../../www/style/room/audience.css");
        for (size, wide, narrow) in SIZES {
            for (class, indent) in [(wide, ""), (narrow, "  ")] {
                let rule = format!(
                    "{indent}.audience .{class} {{\n{indent}  font-size: calc({size} * var(--wf_u));\n{indent}}}"
                );
                assert!(style.contains(&rule), "{rule}");
            }
        }
    }

    #[test]
    fn a_short_question_is_as_large_as_may_be_and_a_long_one_still_fits() {
        let rooms = both((1504, 380));
        assert_eq!(
            fitting_classes("Who is it with?", rooms, 88),
            classes!("t88", "n88")
        );
        let long = "word ".repeat(48);
        for room in rooms {
            let size = available_size(fit_text(&long, room, 88, LEADING).size).0;
            assert!(text_height(&long, room.0, size) <= room.1);
        }
    }

    #[test]
    fn texts_in_letters_of_one_size_follow_the_one_that_needs_most_room() {
        let texts = ["yes", "a label of several words that needs two lines"];
        let rooms = [(400, 60); 2];
        assert_eq!(
            common_classes(&texts, rooms, 45),
            fitting_classes(texts[1], rooms, 45)
        );
    }

    #[test]
    fn texts_below_each_other_are_as_large_as_their_sum_allows() {
        // Two lines of 50 with a leading of 60, and a gap of 10 after each.
        assert_eq!(stacked_size(&["one", "two"], (400, 140), 50, 10), 50);
        assert_eq!(stacked_size(&["one", "two"], (400, 139), 50, 10), 45);
    }
}
