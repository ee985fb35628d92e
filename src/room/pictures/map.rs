//! Everybody on the map: a square plane with a hollow mark for each point with people, and around it the
//! names of the regions and of the poles.

use super::board::{Board, MARGIN, TEXT_HEIGHT, TEXT_SIZE, Theme};
use super::plane::{Plane, ring};
use super::{Drawing, Frame, PictureLabels, Table};
use crate::instrument::{Instrument, Scale};
use crate::publish::scene_builder::{SANS, SERIF, TextStyle};
use crate::publish::typeset::{TextLines, fit_text, text_width};
use crate::publish::{Anchor, direction};
use crate::room::Vote;
use crate::room::figures::Map;

/// The distance of texts from the plane.
const GAP: i32 = 26;
/// The radius of one person's mark.
const PERSON: i32 = 11;

/// A box for a text.
#[derive(Clone, Copy)]
struct TextBox {
    /// The left and the upper edge.
    at: (i32, i32),
    size: (i32, i32),
}

/// The places of everything. On a wide screen the texts are beside the plane; on a narrow one the names of
/// the regions are above and below it.
struct Layout {
    plane: Plane,
    title: TextBox,
    /// The regions in the corners, by column and row.
    corners: [[TextBox; 2]; 2],
    /// The poles: left, right, top and bottom.
    poles: [TextBox; 4],
    /// The number of sheets that the picture rests on.
    sheets: TextBox,
    /// The regions in no corner.
    aside: TextBox,
    legend: TextBox,
}

impl Layout {
    fn of(Frame { width, height }: Frame) -> Self {
        let is_wide = width >= Frame::WIDE.width;
        // On a narrow screen the columns beside the plane need their width.
        let reach = if is_wide {
            height / 2 - 104
        } else {
            (height / 2 - 150).min(width / 2 - MARGIN - GAP - 272)
        };
        let (x, y) = (width / 2, height / 2);
        let column = x - reach - GAP - MARGIN;
        let [left, right] = [MARGIN, x + reach + GAP];
        let text_box = |x: i32, top: i32, width: i32, bottom: i32| TextBox {
            at: (x, top),
            size: (width, bottom - top),
        };
        let side = |x: i32| text_box(x, y - TEXT_HEIGHT, column, y + TEXT_HEIGHT);
        let (above, below) = (y - TEXT_HEIGHT - 8, y + TEXT_HEIGHT + 8);
        let (title, corners, sheets, aside, legend, ends);
        if is_wide {
            let title_end = 28 + 2 * 64;
            title = text_box(left, 28, column, title_end);
            aside = text_box(right, 28, column, title_end);
            let top = |x: i32| text_box(x, title_end + 8, column, above);
            let bottom = |x: i32| text_box(x, below, column, below + 2 * TEXT_HEIGHT);
            corners = [[top(left), bottom(left)], [top(right), bottom(right)]];
            let foot = |x: i32| text_box(x, below + 2 * TEXT_HEIGHT + 8, column, height - 24);
            (sheets, legend) = (foot(left), foot(right));
            ends = (x - reach, 2 * reach);
        } else {
            let third = (width - 2 * MARGIN) / 3;
            let top = |x: i32| text_box(x, 24, third, 24 + 2 * TEXT_HEIGHT);
            let bottom = |x: i32| text_box(x, height - 24 - 2 * TEXT_HEIGHT, third, height - 24);
            let far = width - MARGIN - third;
            corners = [[top(left), bottom(left)], [top(far), bottom(far)]];
            title = text_box(left, y - reach + 8, column, above);
            let (from, to) = (y + TEXT_HEIGHT + 4, height - 28 - 2 * TEXT_HEIGHT);
            aside = text_box(right, y - reach + 8, column, above);
            sheets = text_box(left, from, column, to);
            legend = text_box(right, from, column, to);
            ends = (MARGIN + third, third);
        }
        let rows = [
            text_box(ends.0, 24, ends.1, y - reach - 26),
            text_box(ends.0, y + reach + 26, ends.1, height - 20),
        ];
        Self {
            plane: Plane {
                middle: (x, y),
                reach,
                person: PERSON,
            },
            title,
            corners,
            poles: [side(left), side(right), rows[0], rows[1]],
            sheets,
            aside,
            legend,
        }
    }
}

/// Draws the map.
pub(super) fn draw(
    instrument: &Instrument,
    labels: &PictureLabels,
    figures: &Map,
    theme: Theme,
    frame: Frame,
) -> Drawing {
    let mut board = Board::new(instrument, labels, theme, frame);
    let rests_on = board.sheets(figures.sitting, figures.sheets());
    if figures.people == 0 {
        board.heading(&labels.map, "");
        board.draw_empty(&labels.no_sheets);
        board.describe(&off_the_map(labels, figures));
    } else {
        let layout = Layout::of(frame);
        board.describe(&rests_on);
        board.describe(&labels.map_up);
        let palette = board.palette;
        layout
            .plane
            .draw(&mut board.sketch, palette, instrument, figures);
        let ink = TextStyle::new(SERIF, palette.ink);
        let size = if frame.width < Frame::WIDE.width {
            TEXT_SIZE
        } else {
            54
        };
        draw_text(
            &mut board,
            &labels.map,
            layout.title,
            (ink, VerticalAlign::Top),
            size,
        );
        regions(&mut board, &layout, figures);
        poles(&mut board, &layout);
        foot(&mut board, &layout, figures);
    }
    let table = table(labels, instrument, figures);
    board.finish(&labels.map, table)
}

/// The position of a text within its box.
#[derive(Clone, Copy)]
enum VerticalAlign {
    Top,
    Middle,
    Bottom,
}

/// Draws a text within a box.
fn draw_text(
    board: &mut Board,
    text: &str,
    text_box: TextBox,
    (style, align): (TextStyle, VerticalAlign),
    size: i32,
) {
    let lines = fit_text(text, text_box.size, size, 116);
    draw_lines(board, &lines, text_box, (style, align));
}

/// Draws lines within a box: at the side of the plane if the box is beside it, and centred above or below.
fn draw_lines(
    board: &mut Board,
    lines: &TextLines,
    TextBox { at, size }: TextBox,
    (style, align): (TextStyle, VerticalAlign),
) {
    let middle = at.0 + size.0 / 2;
    let centre = board.frame.width / 2;
    let (x, anchor) = match (middle - centre).signum() {
        -1 => (at.0, Anchor::Start),
        1 => (at.0 + size.0, Anchor::End),
        _ => (middle, Anchor::Middle),
    };
    let free = size.1 - lines.height();
    let y = at.1
        + match align {
            VerticalAlign::Top => 0,
            VerticalAlign::Middle => free / 2,
            VerticalAlign::Bottom => free,
        };
    board.sketch.lines(lines, (x, y), style.anchored(anchor));
}

/// Draws the names of the regions with the number of people in each: in the corners outside the plane, all in
/// one font size, and those of other regions with their frame.
fn regions(board: &mut Board, layout: &Layout, figures: &Map) {
    let verdicts = board.instrument.verdicts.iter().zip(&figures.verdicts);
    let (mut corners, mut rest) = (Vec::new(), Vec::new());
    for (verdict, &people) in verdicts {
        let text = board.labels.count(&verdict.name, people);
        match (direction(verdict.place.across), direction(verdict.place.up)) {
            (Some(across), Some(up)) => {
                let row = usize::from(up < 0);
                corners.push((text, layout.corners[usize::from(across > 0)][row]));
            }
            _ => rest.push(text),
        }
    }
    let sizes = corners
        .iter()
        .map(|(text, room)| fit_text(text, room.size, TEXT_SIZE, 116).size);
    let size = sizes.min().unwrap_or(TEXT_SIZE);
    let style = TextStyle::new(SERIF, board.palette.ink);
    for (text, text_box) in &corners {
        draw_text(board, text, *text_box, (style, VerticalAlign::Middle), size);
    }
    let marked: Vec<(&str, LegendMark)> = rest
        .iter()
        .map(|text| (&**text, LegendMark::Frame))
        .collect();
    draw_legend(board, &marked, (layout.aside, VerticalAlign::Top), style);
    let texts = corners.iter().map(|(text, _)| text).chain(&rest);
    for text in texts {
        board.describe(&[text, "."].concat());
    }
}

/// Draws the names of the poles beside them, all in one font size, so that no pole is emphasised.
fn poles(board: &mut Board, layout: &Layout) {
    let plane = &board.instrument.plane;
    let scale = |at: usize| board.instrument.scales.get(at);
    let names = |scale: Option<&Scale>| {
        scale
            .map(|scale| [scale.low.to_string(), scale.high.to_string()])
            .unwrap_or_default()
    };
    let [left, right] = names(scale(plane.across));
    let [bottom, top] = names(scale(plane.up));
    let texts = [left, right, top, bottom];
    let fitted = texts.iter().zip(layout.poles);
    let sizes = fitted.map(|(text, room)| fit_text(text, room.size, TEXT_SIZE, 112).size);
    let size = sizes.min().unwrap_or(TEXT_SIZE);
    let [low, high] = [board.palette.low, board.palette.high];
    let aligned = [
        (low, VerticalAlign::Middle),
        (high, VerticalAlign::Middle),
        (high, VerticalAlign::Bottom),
        (low, VerticalAlign::Top),
    ];
    for ((text, text_box), (fill, align)) in texts.iter().zip(layout.poles).zip(aligned) {
        let lines = fit_text(text, text_box.size, size, 112);
        draw_lines(board, &lines, text_box, (TextStyle::new(SANS, fill), align));
    }
}

/// Draws the number of sheets with the legend of the centre's mark, and the number of people in no region.
fn foot(board: &mut Board, layout: &Layout, figures: &Map) {
    let labels = board.labels;
    let rest = off_the_map(labels, figures);
    board.describe(&rest);
    if figures.gridded {
        board.describe(&labels.map_grid);
    }
    let sitting = match figures.sitting {
        Vote::First => &labels.before_talk,
        Vote::Second => &labels.after_talk,
    };
    let sheets = labels.count(sitting, figures.sheets());
    let entries = [
        (&*sheets, LegendMark::None),
        (&*labels.map_centre, LegendMark::Ring),
    ];
    let style = TextStyle::new(SANS, board.palette.muted);
    draw_legend(
        board,
        &entries,
        (layout.sheets, VerticalAlign::Bottom),
        style,
    );
    let rest = [(&*rest, LegendMark::None)];
    draw_legend(board, &rest, (layout.legend, VerticalAlign::Bottom), style);
}

/// The mark before an entry of a legend.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LegendMark {
    /// The frame of the centre region.
    Frame,
    /// The centre of the room.
    Ring,
    None,
}

/// Stands for a mark at the start of a text, which is drawn as a shape.
const PLACEHOLDER: &str = "\u{25A1}\u{B7}";

/// Draws the entries of a legend within a box, each with its mark before the first line.
fn draw_legend(
    board: &mut Board,
    entries: &[(&str, LegendMark)],
    (
        TextBox {
            at: (x, y),
            size: (width, height),
        },
        align,
    ): (TextBox, VerticalAlign),
    style: TextStyle,
) {
    let fit = |size: i32| -> Vec<TextLines> {
        let lines = entries.iter().map(|(text, mark)| {
            let placeholder = if *mark == LegendMark::None {
                ""
            } else {
                PLACEHOLDER
            };
            fit_text(&[placeholder, text].concat(), (width, height), size, 108)
        });
        lines.collect()
    };
    let sum = |lines: &[TextLines]| lines.iter().map(TextLines::height).sum::<i32>();
    let sizes = (8..=TEXT_SIZE).rev();
    let fitted = sizes
        .map(fit)
        .find(|lines| sum(lines) <= height)
        .unwrap_or_else(|| fit(8));
    let mut top = match align {
        VerticalAlign::Top => y,
        _ => y + (height - sum(&fitted)).max(0),
    };
    let palette = board.palette;
    for ((_, mark), mut lines) in entries.iter().zip(fitted) {
        let TextLines { size, leading, .. } = lines;
        let (centre, radius) = ((x + size * 2 / 5, top + leading / 2), size * 2 / 5);
        match mark {
            LegendMark::Frame => board
                .sketch
                .outline(centre, (radius, radius), palette.track),
            LegendMark::Ring => ring(&mut board.sketch, palette, centre, radius),
            LegendMark::None => {}
        }
        let first = lines
            .lines
            .first()
            .and_then(|line| line.strip_prefix(PLACEHOLDER));
        if let Some(first) = first.map(str::to_owned) {
            let indent = text_width(PLACEHOLDER) * size / 1000;
            let first = TextLines {
                size,
                leading,
                lines: vec![first],
            };
            board.sketch.lines(&first, (x + indent, top), style);
            lines.lines.remove(0);
            top += leading;
        }
        board.sketch.lines(&lines, (x, top), style);
        top += lines.height();
    }
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
