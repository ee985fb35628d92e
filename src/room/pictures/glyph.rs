//! The mark of an answer: a letter and a distinct shape.

/// The letter of a choice: A for the first.
pub fn letter(choice: usize) -> char {
    let letter = u8::try_from(choice % 26).unwrap_or(0);
    char::from(b'A' + letter)
}

/// The corners of a choice's shape, around the origin and with about this radius; `None` for a circle.
/// The first nine choices, the maximum of a dilemma, have different shapes.
pub fn corners(choice: usize, radius: i32) -> Option<Vec<(i32, i32)>> {
    /// Corners in hundredths of the radius.
    const SHAPES: [&[(i32, i32)]; 8] = [
        &[(-86, -86), (86, -86), (86, 86), (-86, 86)],
        &[(0, -118), (124, 92), (-124, 92)],
        &[(0, -122), (122, 0), (0, 122), (-122, 0)],
        &[(0, -108), (103, -33), (64, 88), (-64, 88), (-103, -33)],
        &[
            (-54, -94),
            (54, -94),
            (108, 0),
            (54, 94),
            (-54, 94),
            (-108, 0),
        ],
        &[(0, 118), (124, -92), (-124, -92)],
        &[
            (-40, -96),
            (40, -96),
            (96, -40),
            (96, 40),
            (40, 96),
            (-40, 96),
            (-96, 40),
            (-96, -40),
        ],
        &[(0, 108), (103, 33), (64, -88), (-64, -88), (-103, 33)],
    ];
    let at = (choice % (SHAPES.len() + 1)).checked_sub(1)?;
    let scaled = |&(x, y): &(i32, i32)| (x * radius / 100, y * radius / 100);
    Some(SHAPES[at].iter().map(scaled).collect())
}

/// The vertical offset of the letter from the middle of its shape, in hundredths of the radius: a
/// triangle is wide at one end only.
pub fn letter_offset(choice: usize) -> i32 {
    match choice % 9 {
        2 => 22,
        6 => -22,
        4 => 4,
        8 => -4,
        _ => 0,
    }
}
