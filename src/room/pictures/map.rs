//! Everybody on the map: two axes, the named regions between them, a dot for each point with people,
//! whose area is proportional to their number, and the centre of the room.

use super::board::{Board, LABEL_SIZE, MARGIN, TEXT_SIZE, TEXT_WIDTH, Theme};
use super::{Drawing, HEIGHT, PictureLabels, Table, WIDTH};
use crate::instrument::{Instrument, POLE_SCORE, PlaneRegion};
use crate::publish::scene_builder::{SANS, SERIF, TextStyle};
use crate::publish::typeset::{TextLines, fit_text, text_width};
use crate::publish::{Anchor, direction};
use crate::room::figures::{Centre, Map, Point};

/// The middle of the map.
const MIDDLE: (i32, i32) = (WIDTH / 2, 456);
/// The distance from the middle to a pole, horizontally and vertically.
const POLE_DISTANCE: (i32, i32) = (500, 236);
/// The radius of the largest dot.
const MAX_RADIUS: i32 = 40;
/// The radius of one person's dot, unless the largest dot would get too large.
const ONE_PERSON_RADIUS: i32 = 15;
/// Half of the length of the strokes at the ends of the centre's bars.
const BAR_END: i32 = 14;
/// The radius of the smallest visible dot.
const MIN_RADIUS: i32 = 5;

/// Draws the map.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Map,
    theme: Theme,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme);
    let rests_on = board.sheets(figures.sitting, figures.sheets());
    if figures.people == 0 {
        board.draw_empty(&labels.no_sheets);
        board.describe(&off_the_map(labels, figures));
    } else {
        board.describe(&rests_on);
        ground(&mut board);
        marks(&mut board, figures);
        regions(&mut board, figures);
        poles(&mut board);
        foot(&mut board, figures);
    }
    board.heading(&labels.map, &[&*rests_on, &*labels.map_up].join(". "));
    let table = table(labels, instrument, figures);
    board.finish(&labels.map, table)
}

/// Half of the size of the centre region, horizontally and vertically.
fn centre(board: &Board) -> (i32, i32) {
    let centre = i32::try_from(board.instrument.plane.centre).unwrap_or(POLE_SCORE);
    let centre = centre.clamp(0, POLE_SCORE);
    (
        POLE_DISTANCE.0 * centre / POLE_SCORE,
        POLE_DISTANCE.1 * centre / POLE_SCORE,
    )
}

fn ground(board: &mut Board) {
    let track = board.palette.track;
    board
        .sketch
        .cross(MIDDLE, POLE_DISTANCE, centre(board), track);
    let hues = [board.palette.low, board.palette.high];
    board.sketch.poles(MIDDLE, POLE_DISTANCE, 14, hues);
}

/// The position of a score in hundredths in the picture.
fn to_picture(across: i32, up: i32) -> (i32, i32) {
    let on = |hundredths: i32, reach: i32| {
        hundredths.clamp(-POLE_SCORE, POLE_SCORE) * reach / POLE_SCORE
    };
    (
        MIDDLE.0 + on(across, POLE_DISTANCE.0),
        MIDDLE.1 - on(up, POLE_DISTANCE.1),
    )
}

/// Draws the dots, the large ones first, and in front of them the centre of the room.
fn marks(board: &mut Board, figures: &Map) {
    let most = figures.points.iter().map(|point| point.count).max();
    let mut points: Vec<&Point> = figures.points.iter().collect();
    points.sort_by_key(|point| core::cmp::Reverse(point.count));
    let (paper, track) = (board.palette.paper, board.palette.track);
    for point in points {
        let radius = radius(point.count, most.unwrap_or(1));
        let place = to_picture(point.x, point.y);
        board.sketch.circle(place, radius + 2, paper);
        board.sketch.circle(place, radius, track);
    }
    if let Some(Centre { x, y }) = figures.centre {
        let place = (x.mean, y.mean);
        let bars = [
            [(x.low, place.1), (x.high, place.1)],
            [(place.0, y.low), (place.0, y.high)],
        ];
        let bars = bars.map(|bar| bar.map(|(across, up)| to_picture(across, up)));
        middle(board, to_picture(place.0, place.1), bars);
    }
}

/// The radius of a dot whose area is proportional to the number of people.
fn radius(count: u32, most: u32) -> i32 {
    let square = |radius: i32| u64::from((radius * radius).unsigned_abs());
    let (count, most) = (u64::from(count), u64::from(most.max(1)));
    let all_fit = square(ONE_PERSON_RADIUS) * most <= square(MAX_RADIUS);
    let area = if all_fit {
        square(ONE_PERSON_RADIUS) * count
    } else {
        square(MAX_RADIUS) * count / most
    };
    i32::try_from(area.isqrt())
        .unwrap_or(MAX_RADIUS)
        .max(MIN_RADIUS)
}

/// Draws the centre of the room with its bars.
fn middle(board: &mut Board, place: (i32, i32), bars: [[(i32, i32); 2]; 2]) {
    let (paper, accent) = (board.palette.paper, board.palette.accent);
    let [across, up] = bars;
    let ends = [[(0, -BAR_END), (0, BAR_END)], [(-BAR_END, 0), (BAR_END, 0)]];
    for (width, colour) in [(11, paper), (6, accent)] {
        for ([from, to], [first, last]) in [across, up].into_iter().zip(ends) {
            board.sketch.line(from, to, width, colour);
            for end in [from, to] {
                let by = |(x, y): (i32, i32)| (end.0 + x, end.1 + y);
                board.sketch.line(by(first), by(last), width, colour);
            }
        }
    }
    ring(board, place, 22);
}

/// Draws a dot with a ring around it, to be distinct from people's dots.
fn ring(board: &mut Board, place: (i32, i32), radius: i32) {
    let (paper, accent) = (board.palette.paper, board.palette.accent);
    board.sketch.circle(place, radius + 5, paper);
    board.sketch.circle(place, radius, accent);
    board.sketch.circle(place, radius * 2 / 3, paper);
    board.sketch.circle(place, radius / 3, accent);
}

/// Draws the names of the regions with the number of people in each: in the corners, where dots are
/// rare, and beside the centre. All have the same font size and are in front of the dots, which are
/// light enough.
fn regions(board: &mut Board, figures: &Map) {
    /// The space that a name may fill in its quarter of the map.
    const ROOM: (i32, i32) = (POLE_DISTANCE.0 - 40, 110);
    let verdicts = board.instrument.verdicts.iter().zip(&figures.verdicts);
    let named: Vec<_> = verdicts
        .map(|(verdict, &n)| (verdict.place, board.labels.count(&verdict.name, n)))
        .collect();
    let beside = (centre_room(board).0, ROOM.1);
    let room = |place: PlaneRegion| match direction(place.across) {
        Some(_) => ROOM,
        None => beside,
    };
    let sizes = named.iter();
    let sizes = sizes.map(|(place, text)| fit_text(text, room(*place), TEXT_SIZE, 116).size);
    let size = sizes.min().unwrap_or(TEXT_SIZE);
    let style = TextStyle::new(SERIF, board.palette.ink);
    let (x, y) = MIDDLE;
    for (place, text) in named {
        let lines = fit_text(&text, room(place), size, 116);
        let (across, up) = (direction(place.across), direction(place.up));
        let (at, anchor) = if let (Some(across), Some(up)) = (across, up) {
            let top = match up {
                1 => y - POLE_DISTANCE.1 - 18,
                _ => y + POLE_DISTANCE.1 + 18 - lines.height(),
            };
            ((x + across * (WIDTH / 2 - MARGIN), top), side(across))
        } else {
            beside_the_centre(board, &lines, figures.centre)
        };
        board.sketch.lines(&lines, at, style.anchored(anchor));
        let mut sentence = text;
        sentence.push('.');
        board.describe(&sentence);
    }
}

/// The text anchor at the map's edge on this side.
fn side(across: i32) -> Anchor {
    if across < 0 {
        Anchor::Start
    } else {
        Anchor::End
    }
}

/// The maximum width of the centre's name, and its distance from the middle: beside the centre's frame,
/// or within it if that has more space.
fn centre_room(board: &Board) -> (i32, i32) {
    const GAP: i32 = 12;
    let edge = centre(board).0;
    let (within, beside) = (edge - 2 * GAP, POLE_DISTANCE.0 - edge - 3 * GAP);
    if beside < within {
        (within, GAP)
    } else {
        (beside, edge + GAP)
    }
}

/// The position of the centre's name: above or below the horizontal axis, where the centre's bars leave
/// space.
fn beside_the_centre(
    board: &Board,
    lines: &TextLines,
    middle: Option<Centre>,
) -> ((i32, i32), Anchor) {
    const GAP: i32 = 12;
    let wide = lines
        .lines
        .iter()
        .map(|line| text_width(line))
        .max()
        .unwrap_or(0)
        * lines.size
        / 1000;
    let (x, y) = MIDDLE;
    let reach = centre_room(board).1;
    let place = |(across, up): (i32, i32)| {
        let top = if up > 0 {
            y - GAP - lines.height()
        } else {
            y + GAP
        };
        let from = if across > 0 {
            x + reach
        } else {
            x - reach - wide
        };
        (from, top)
    };
    let is_free = |&corner: &(i32, i32)| {
        let (left, top) = place(corner);
        let (right, bottom) = (left + wide, top + lines.height());
        middle.is_none_or(|Centre { x, y }| {
            let crosses = |from: (i32, i32), to: (i32, i32)| {
                from.0 - BAR_END < right
                    && to.0 + BAR_END > left
                    && from.1 - BAR_END < bottom
                    && to.1 + BAR_END > top
            };
            let across = crosses(to_picture(x.low, y.mean), to_picture(x.high, y.mean));
            let up = crosses(to_picture(x.mean, y.high), to_picture(x.mean, y.low));
            !across && !up
        })
    };
    let corners = [(1, -1), (-1, -1), (1, 1), (-1, 1)];
    let corner = corners.into_iter().find(is_free).unwrap_or(corners[0]);
    let (from, top) = place(corner);
    if corner.0 > 0 {
        ((from, top), Anchor::Start)
    } else {
        ((from + wide, top), Anchor::End)
    }
}

/// Draws the names of the poles beside them.
fn poles(board: &mut Board) {
    /// The maximum width of a name beside the map.
    const SIDE: i32 = WIDTH / 2 - POLE_DISTANCE.0 - MARGIN - 24;
    let plane = &board.instrument.plane;
    let scale = |at: usize| board.instrument.scales.get(at);
    let (across, up) = (scale(plane.across), scale(plane.up));
    let (x, y) = MIDDLE;
    let hues = [board.palette.low, board.palette.high];
    let names = |scale: Option<&crate::instrument::Scale>| {
        scale
            .map(|scale| [scale.low.clone(), scale.high.clone()])
            .unwrap_or_default()
    };
    let across = names(across).map(|name| fit_text(&name, (SIDE, 200), 40, 116));
    // Both have the same font size, so that neither pole is emphasised.
    let size = across.iter().map(|lines| lines.size).min().unwrap_or(40);
    let sides = [(-1, Anchor::Start), (1, Anchor::End)];
    for ((lines, fill), (side, anchor)) in across.into_iter().zip(hues).zip(sides) {
        let lines = fit_text(&lines.lines.join(" "), (SIDE, 200), size, 116);
        let edge = x + side * (WIDTH / 2 - MARGIN);
        let style = TextStyle::new(SANS, fill).anchored(anchor);
        board
            .sketch
            .lines(&lines, (edge, y - lines.height() / 2), style);
    }
    let up = names(up).map(|name| fit_text(&name, (2 * POLE_DISTANCE.0 - 40, 48), 40, 116));
    let [low, high] = up;
    let above = y - POLE_DISTANCE.1 - 44 - high.height();
    board.sans_middle(&high, (x, above), hues[1]);
    board.sans_middle(&low, (x, y + POLE_DISTANCE.1 + 44), hues[0]);
}

/// Draws the legend of the centre's mark, and the number of people who are not on the map.
fn foot(board: &mut Board, figures: &Map) {
    const TOP: i32 = HEIGHT - 104;
    let labels = board.labels;
    ring(board, (MARGIN + 22, TOP + 24), 17);
    let first = fit_text(&labels.map_centre, (TEXT_WIDTH - 64, 46), LABEL_SIZE, 118);
    board.sans(&first, (MARGIN + 64, TOP + (46 - first.height()) / 2));
    let rest = off_the_map(labels, figures);
    board.describe(&rest);
    if figures.gridded {
        board.describe(&labels.map_grid);
    }
    let rest = fit_text(&rest, (TEXT_WIDTH - 64, 46), LABEL_SIZE, 118);
    board.sans(&rest, (MARGIN + 64, TOP + 48));
}

/// The sentences for the people who are in no region, or not on the map.
fn off_the_map(labels: &PictureLabels, figures: &Map) -> String {
    let counts = [
        (&labels.between, figures.between),
        (&labels.straight, figures.straight),
        (&labels.unplaced, figures.unplaced),
    ];
    let present = counts.into_iter().filter(|(_, people)| *people > 0);
    let sentences = present.map(|(name, people)| labels.count(name, people) + ".");
    sentences.collect::<Vec<_>>().join(" ")
}

/// The table: people by region.
fn table(labels: &PictureLabels, instrument: &Instrument, figures: &Map) -> Table {
    let row = |name: &str, n: u32| vec![name.to_owned(), n.to_string()];
    let verdicts = instrument.verdicts.iter().zip(&figures.verdicts);
    let mut rows: Vec<Vec<String>> = verdicts
        .map(|(verdict, &n)| row(&verdict.name, n))
        .collect();
    rows.push(row(&labels.between, figures.between));
    rows.push(row(&labels.straight, figures.straight));
    rows.push(row(&labels.unplaced, figures.unplaced));
    rows.push(row(&labels.all, figures.sheets()));
    Table {
        caption: labels.map.clone(),
        head: vec![labels.region.clone(), labels.people.clone()],
        rows,
    }
}
