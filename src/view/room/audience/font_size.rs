//! Font sizes at which a text fits a box, from upper estimates of character widths.
//!
//! Sizes and boxes are in units of a slide of 1600 × 900. Inline styles are not allowed, so the style
//! sheet has a class for each size.

use crate::publish::typeset::fit_text;

/// The available font sizes, each with its class.
pub const SIZES: [(i32, &str); 22] = [
    (200, "t200"),
    (96, "t96"),
    (88, "t88"),
    (80, "t80"),
    (72, "t72"),
    (66, "t66"),
    (60, "t60"),
    (54, "t54"),
    (50, "t50"),
    (45, "t45"),
    (42, "t42"),
    (39, "t39"),
    (36, "t36"),
    (33, "t33"),
    (30, "t30"),
    (27, "t27"),
    (24, "t24"),
    (21, "t21"),
    (18, "t18"),
    (15, "t15"),
    (12, "t12"),
    (9, "t9"),
];

/// The line height in hundredths of the font size, as in the style sheet.
pub const LEADING: i32 = 120;

/// The class of the largest font size, up to `most`, at which a text fits a box.
pub fn fitting_class(text: &str, room: (i32, i32), most: i32) -> &'static str {
    size_class(fit_text(text, room, most, LEADING).size)
}

/// The class of the largest font size, up to `most`, at which each of these texts fits a box of its own:
/// all of them have the same size.
pub fn common_class<'a>(
    texts: impl Iterator<Item = &'a str>,
    room: (i32, i32),
    most: i32,
) -> &'static str {
    let sizes = texts.map(|text| fit_text(text, room, most, LEADING).size);
    size_class(sizes.min().unwrap_or(most))
}

/// The height of a text within this width, at the font size of the class that [`fitting_class`] returns.
pub fn fitted_height(text: &str, room: (i32, i32), most: i32) -> i32 {
    let size = fit_text(text, room, most, LEADING).size;
    let size = SIZES.iter().find(|(there, _)| *there <= size);
    text_height(text, room.0, size.map_or(1, |(size, _)| *size))
}

/// The height of a text within this width, at this font size.
pub fn text_height(text: &str, width: i32, size: i32) -> i32 {
    // The box has unlimited height, so `fit_text` does not reduce the size.
    fit_text(text, (width, i32::MAX), size, LEADING).height()
}

/// The class of the largest available font size up to this one.
pub fn size_class(size: i32) -> &'static str {
    let there = SIZES.iter().find(|(there, _)| *there <= size);
    there.unwrap_or(&SIZES[SIZES.len() - 1]).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_has_every_size() {
        let style = include_str!("../../../../www/style/room/audience.css");
        for (size, class) in SIZES {
            let rule =
                format!(".audience .{class} {{\n  font-size: calc({size} * var(--wf_u));\n}}");
            assert!(style.contains(&rule), "{rule}");
        }
    }

    #[test]
    fn a_short_question_is_as_large_as_may_be_and_a_long_one_still_fits() {
        let room = (1504, 380);
        assert_eq!(fitting_class("Who is it with?", room, 88), "t88");
        let long = "word ".repeat(48);
        let class = fitting_class(&long, room, 88);
        let (size, _) = SIZES.iter().find(|(_, there)| *there == class).unwrap();
        assert!(text_height(&long, room.0, *size) <= room.1);
    }

    #[test]
    fn texts_in_letters_of_one_size_follow_the_one_that_needs_most_room() {
        let texts = ["yes", "a label of several words that needs two lines"];
        let room = (400, 60);
        assert_eq!(
            common_class(texts.into_iter(), room, 45),
            fitting_class(texts[1], room, 45)
        );
    }
}
