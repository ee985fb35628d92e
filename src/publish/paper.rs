//! The quiz as a form to be filled in with a pen: all items with boxes to tick, and on the pages
//! after them the way to add them up. Markup for any page, whose style gives it its looks.
//!
//! What a box counts is said by its column, between the two poles of its line, never with a sign.

use super::card::column_and_row;
use super::escape::markup;
use super::words::{fill, right_to_left};
use crate::instrument::cite::{TextSegment, split_citations};
use crate::instrument::{Instrument, Item, ItemKind, Scale, Side, format_decimal};

/// Texts of the interface, in the language of the instrument. `{names}` in them are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// How the form is filled in.
    pub how: String,
    /// Above the gut vote.
    pub gut: String,
    /// Heading of the sums.
    pub sums: String,
    /// How the sums are done.
    pub sums_note: String,
    /// Above the numbers of the items.
    pub item: String,
    /// Beside the place for one pole's sum, with `{pole}`.
    pub sum: String,
    /// Beside the place for the difference of the two.
    pub difference: String,
    /// Beside the place for how many were answered.
    pub divided: String,
    /// Beside the place for the mean.
    pub place: String,
    /// Heading of the map.
    pub map: String,
    /// How the map is drawn on.
    pub map_note: String,
    /// The rule of the centre, with `{edge}` and `{name}`.
    pub centre: String,
    /// The rule of the borders.
    pub border: String,
    /// The rule of blanks, with the label of the `{middle}` and the `{n}` that are enough.
    pub blanks: String,
    /// The rule of the shades, with the `{question}` of their line and their `{edge}`.
    pub shade: String,
    /// Beside what is said of the middle of the shades' line.
    pub middle: String,
    /// Heading of what the quiz is not.
    pub caution: String,
    /// Where else the quiz is, with the page's `{address}`.
    pub address: String,
    /// The sign before decimals.
    pub decimal: String,
}

/// The names of a dilemma's options.
const LETTERS: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

/// What the columns of a sum count, with the side that they count towards.
const COLUMNS: [i32; 5] = [-2, -1, 0, 1, 2];

/// The form. An address that is not known yet is left empty, in an element of the class `address`.
pub fn html(instrument: &Instrument, words: &Words, address: &str) -> String {
    let mut page = Page::default();
    let dir = if right_to_left(&instrument.lang) {
        "rtl"
    } else {
        "ltr"
    };
    page.raw("<section class=\"paper\" lang=\"");
    page.text(&instrument.lang);
    page.raw("\" dir=\"");
    page.raw(dir);
    page.raw("\">\n");
    questions(&mut page, instrument, words);
    sums(&mut page, instrument, words);
    place(&mut page, instrument, words);
    page.raw("<div class=\"end\">");
    page.element("h3", &words.caution);
    page.element("p", &cited(instrument, &instrument.caution));
    let (before, after) = (words.address.split_once("{address}")).unwrap_or((&words.address, ""));
    page.raw("<p>");
    page.text(before);
    page.raw(" <span class=\"address\" translate=\"no\">");
    page.text(address);
    page.raw("</span>");
    page.text(after);
    page.raw("</p></div>\n</section>");
    page.0
}

/// Markup that is being written.
#[derive(Default)]
struct Page(String);

impl Page {
    /// Markup of our own.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Somebody's text.
    fn text(&mut self, text: &str) {
        markup(&mut self.0, text);
    }

    /// A text in an element.
    fn element(&mut self, name: &str, text: &str) {
        self.open(name, "");
        self.text(text);
        self.close(name);
    }

    /// A text in an element of a class.
    fn classed(&mut self, name: &str, class: &str, text: &str) {
        self.open(name, class);
        self.text(text);
        self.close(name);
    }

    fn open(&mut self, name: &str, class: &str) {
        self.raw("<");
        self.raw(name);
        if !class.is_empty() {
            self.raw(" class=\"");
            self.raw(class);
            self.raw("\"");
        }
        self.raw(">");
    }

    fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// A box to tick, with what is ticked.
    fn tick(&mut self, letter: &str, text: &str) {
        self.raw("<li><span class=\"box\"></span>");
        if !letter.is_empty() {
            self.element("b", letter);
        }
        self.element("span", text);
        self.raw("</li>");
    }

    /// A number to write down.
    fn blank(&mut self, class: &str, text: &str) {
        self.open("p", class);
        self.element("span", text);
        self.raw("<span class=\"blank\"></span></p>");
    }
}

fn questions(page: &mut Page, instrument: &Instrument, words: &Words) {
    page.open("header", "");
    page.element("h2", &instrument.title);
    page.classed("p", "lead", &instrument.lead);
    page.element("p", &words.how);
    page.raw("</header>\n");
    page.open("div", "gut");
    page.classed("p", "kicker", &words.gut);
    page.element("h3", &instrument.gut.question);
    page.open("ul", "line two");
    page.tick("", &instrument.gut.low.choice);
    page.tick("", &instrument.gut.high.choice);
    page.raw("</ul></div>\n<ol class=\"items\">\n");
    for item in &instrument.items {
        page.raw("<li>");
        page.element("p", &item.text);
        match &item.kind {
            ItemKind::Statement { .. } => {
                page.open("ul", "line");
                for label in &instrument.agreement {
                    page.tick("", label);
                }
            }
            ItemKind::Dilemma { options } => {
                page.open("ul", "options");
                for (option, letter) in options.iter().zip(LETTERS) {
                    page.tick(letter, &option.text);
                }
            }
        }
        page.raw("</ul></li>\n");
    }
    page.raw("</ol>\n");
}

fn sums(page: &mut Page, instrument: &Instrument, words: &Words) {
    page.open("div", "sums");
    page.element("h2", &words.sums);
    page.element("p", &words.sums_note);
    for (n, scale) in instrument.scales.iter().enumerate() {
        page.open("div", "sum");
        page.element("h3", &scale.question);
        page.raw("<table><thead><tr><td></td><th colspan=\"2\" class=\"low\">");
        page.text(&scale.low);
        page.raw("</th><td></td><th colspan=\"2\" class=\"high\">");
        page.text(&scale.high);
        page.raw("</th></tr><tr>");
        page.element("th", &words.item);
        for counts in COLUMNS {
            page.element("th", &counts.abs().to_string());
        }
        page.raw("</tr></thead><tbody>");
        let items = instrument.items.iter().enumerate();
        for (at, item) in items.filter(|(_, item)| item.scale == n) {
            page.raw("<tr>");
            page.element("th", &(at + 1).to_string());
            for counts in COLUMNS {
                page.element("td", &answers(instrument, item, counts));
            }
            page.raw("</tr>");
        }
        page.raw("</tbody></table>");
        blanks(page, scale, words);
        page.raw("</div>\n");
    }
    page.raw("</div>\n");
}

/// The answers to an item that count this much: words where they are the same for every statement,
/// and letters where they are an item's own.
fn answers(instrument: &Instrument, item: &Item, counts: i32) -> String {
    let mut names = String::new();
    for (choice, letter) in (0..).zip(LETTERS) {
        if item.score(choice) != Some(counts) {
            continue;
        }
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push_str(match item.kind {
            ItemKind::Statement { .. } => &instrument.agreement[usize::from(choice)],
            ItemKind::Dilemma { .. } => letter,
        });
    }
    names
}

/// The way from what is circled to a place on the line.
fn blanks(page: &mut Page, scale: &Scale, words: &Words) {
    page.open("div", "blanks");
    for pole in [&scale.low, &scale.high] {
        page.blank("", &fill(&words.sum, &[("pole", pole)]));
    }
    page.blank("", &words.difference);
    page.blank("", &words.divided);
    page.blank("place", &words.place);
    page.raw("</div>");
}

fn place(page: &mut Page, instrument: &Instrument, words: &Words) {
    let edge = |hundredths| format_decimal(hundredths, &words.decimal);
    let centre = (instrument.verdicts.iter()).find(|v| v.place.across == Side::Middle);
    page.open("div", "standing");
    page.element("h2", &words.map);
    page.element("p", &words.map_note);
    page.open("div", "beside");
    map(page, instrument);
    page.open("ul", "rules");
    if let Some(centre) = centre {
        let names = [
            ("edge", &*edge(instrument.plane.centre)),
            ("name", &*centre.name),
        ];
        page.element("li", &fill(&words.centre, &names));
    }
    page.element("li", &words.border);
    let middle = &instrument.agreement[instrument.agreement.len() / 2];
    let names = [
        ("middle", &**middle),
        ("n", &*instrument.enough.to_string()),
    ];
    page.element("li", &fill(&words.blanks, &names));
    page.raw("</ul></div>\n<dl class=\"names\">");
    for verdict in &instrument.verdicts {
        page.raw("<div><dt>");
        page.text(&verdict.name);
        page.raw(" ");
        page.element("small", &verdict.tagline);
        page.raw("</dt>");
        page.element("dd", &verdict.text);
        page.raw("</div>");
    }
    page.raw("</dl>\n");
    if let Some(shades) = &instrument.shades {
        let scale = &instrument.scales[shades.scale];
        let names = [
            ("question", &*scale.question),
            ("edge", &*edge(shades.edge)),
        ];
        page.element("p", &fill(&words.shade, &names));
        page.open("dl", "names");
        for (name, text) in [
            (&*scale.low, &shades.low),
            (&*words.middle, &shades.middle),
            (&*scale.high, &shades.high),
        ] {
            page.raw("<div>");
            page.element("dt", name);
            page.element("dd", &cited(instrument, text));
            page.raw("</div>");
        }
        page.raw("</dl>\n");
    }
    page.raw("</div>\n");
}

/// The map to draw one's point on: the two lines with their poles and numbers, the centre, and the
/// names.
fn map(page: &mut Page, instrument: &Instrument) {
    let plane = &instrument.plane;
    let (across, up) = (
        &instrument.scales[plane.across],
        &instrument.scales[plane.up],
    );
    page.raw("<div class=\"map\">");
    picture(page, plane.centre, right_to_left(&instrument.lang));
    for (class, pole) in [
        ("axis left", &across.low),
        ("axis right", &across.high),
        ("axis bottom", &up.low),
        ("axis top", &up.high),
    ] {
        page.classed("span", class, pole);
    }
    for verdict in &instrument.verdicts {
        let [column, row] = column_and_row(verdict.place);
        let mut class = String::from("region ");
        class.push_str(column);
        class.push(' ');
        class.push_str(row);
        page.classed("span", &class, &verdict.name);
    }
    page.raw("</div>");
}

/// Places in hundredths from the picture's corner: 0 to 400, with room around for the marks.
fn picture(page: &mut Page, centre: u32, rtl: bool) {
    page.raw("<svg viewBox=\"-20 -20 440 440\" aria-hidden=\"true\"><path class=\"centre\" d=\"M");
    let centre = i32::try_from(centre).unwrap_or(0);
    let (from, side) = (200 - centre, 2 * centre);
    for (command, number) in [
        ("", from),
        (" ", from),
        ("h", side),
        ("v", side),
        ("H", from),
    ] {
        page.raw(command);
        page.raw(&number.to_string());
    }
    page.raw("z\"/><path class=\"track\" d=\"M0 200h400M200 0v400");
    // A stroke across for each whole number, but not at the poles and in the middle.
    for at in ["100", "300"] {
        page.raw("M");
        page.raw(at);
        page.raw(" 192v16M192 ");
        page.raw(at);
        page.raw("h16");
    }
    page.raw("\"/>");
    // A round mark for a low pole, a square on its tip for a high one.
    let (low, high) = if rtl { ("400", "0") } else { ("0", "400") };
    for (x, y) in [(low, "200"), ("200", "400")] {
        page.raw("<circle class=\"low\" cx=\"");
        page.raw(x);
        page.raw("\" cy=\"");
        page.raw(y);
        page.raw("\" r=\"7\"/>");
    }
    for (x, y) in [(high, "200"), ("200", "0")] {
        page.raw("<path class=\"high\" d=\"M");
        page.raw(x);
        page.raw(" ");
        page.raw(y);
        page.raw("m0-9l9 9-9 9-9-9z\"/>");
    }
    for at in ["100", "300"] {
        for (x, y) in [(at, "226"), ("222", at)] {
            page.raw("<text x=\"");
            page.raw(x);
            page.raw("\" y=\"");
            page.raw(y);
            page.raw("\">1</text>");
        }
    }
    page.raw("</svg>");
}

/// A text with the short names of what it cites.
fn cited(instrument: &Instrument, text: &str) -> String {
    let mut out = String::new();
    for piece in split_citations(text) {
        match piece {
            TextSegment::Text(words) => out.push_str(words),
            TextSegment::Citation(id) => {
                let source = instrument.sources.iter().find(|source| &*source.id == id);
                out.push('(');
                out.push_str(source.map_or(id, |source| &source.short));
                out.push(')');
            }
        }
    }
    out
}
