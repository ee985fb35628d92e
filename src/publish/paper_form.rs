//! The quiz as a printable paper form: all items with boxes to tick, and after them the instructions for
//! adding up the scores. The HTML has no styles of its own; the page's style sheet formats it.
//!
//! The score of a box is shown by its column, between the two poles of the scale, without a sign.

use super::card::region_classes;
use super::escape::markup;
use super::labels::{fill_placeholders, is_rtl, text_direction};
use crate::instrument::cite::{TextSegment, split_citations};
use crate::instrument::{Instrument, Item, ItemKind, Scale, Side, format_decimal};

/// Interface texts for the form, in the language of the instrument, with `{placeholders}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormLabels {
    /// Instructions for filling in the form.
    pub how: String,
    /// Label above the gut vote.
    pub gut: String,
    /// Heading of the sums.
    pub sums: String,
    /// Instructions for the sums.
    pub sums_note: String,
    /// Heading of the column of item numbers.
    pub item: String,
    /// Label of the blank for one pole's sum, with `{pole}`.
    pub sum: String,
    /// Label of the blank for the difference of the two sums.
    pub difference: String,
    /// Label of the blank for the number of answers.
    pub divided: String,
    /// Label of the blank for the mean.
    pub place: String,
    /// Heading of the map.
    pub map: String,
    /// Instructions for the map.
    pub map_note: String,
    /// A note that the upper half of the map is not the better one.
    pub map_up: String,
    /// The rule for the centre, with `{edge}` and `{name}`.
    pub centre: String,
    /// The rule for the borders.
    pub border: String,
    /// The rule for blank answers, with the label of the `{middle}` and the minimum number `{n}` of answers.
    pub blanks: String,
    /// The rule for the shades, with the `{question}` of their scale and their `{edge}`.
    pub shade: String,
    /// Label of the shade in the middle of the scale.
    pub middle: String,
    /// Heading of the caution.
    pub caution: String,
    /// Reference to the online quiz, with the page's `{address}`.
    pub address: String,
    /// The decimal separator.
    pub decimal: String,
}

/// The letters of a dilemma's options.
const OPTION_LETTERS: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

/// The scores of a sum's columns; the sign is the side of the scale.
const COLUMN_SCORES: [i32; 5] = [-2, -1, 0, 1, 2];

/// Renders the form. A URL that is not known yet is empty, in an element with the class `address`.
pub fn html(instrument: &Instrument, labels: &FormLabels, address: &str) -> String {
    let mut out = HtmlWriter::default();
    let dir = text_direction(is_rtl(&instrument.lang));
    out.raw("<section class=\"paper\" lang=\"");
    out.text(&instrument.lang);
    out.raw("\" dir=\"");
    out.raw(dir);
    out.raw("\">\n");
    write_items(&mut out, instrument, labels);
    write_sums(&mut out, instrument, labels);
    write_map_section(&mut out, instrument, labels);
    out.raw("<div class=\"end\">");
    out.element("h3", &labels.caution);
    out.element("p", &with_short_citations(instrument, &instrument.caution));
    let (before, after) = (labels.address.split_once("{address}")).unwrap_or((&labels.address, ""));
    out.raw("<p>");
    out.text(before);
    out.raw(" <span class=\"address\" translate=\"no\">");
    out.text(address);
    out.raw("</span>");
    out.text(after);
    out.raw("</p></div>\n</section>");
    out.0
}

/// A buffer of HTML.
#[derive(Default)]
struct HtmlWriter(String);

impl HtmlWriter {
    /// Appends trusted markup.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Appends an escaped text.
    fn text(&mut self, text: &str) {
        markup(&mut self.0, text);
    }

    /// Appends an element with a text.
    fn element(&mut self, name: &str, text: &str) {
        self.open(name, "");
        self.text(text);
        self.close(name);
    }

    /// Appends an element with a class and a text.
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

    /// Appends a box to tick, with its label.
    fn tick(&mut self, letter: &str, text: &str) {
        self.raw("<li><span class=\"box\"></span>");
        if !letter.is_empty() {
            self.element("b", letter);
        }
        self.element("span", text);
        self.raw("</li>");
    }

    /// Appends a labelled blank for a number.
    fn blank(&mut self, class: &str, text: &str) {
        self.open("p", class);
        self.element("span", text);
        self.raw("<span class=\"blank\"></span></p>");
    }
}

fn write_items(out: &mut HtmlWriter, instrument: &Instrument, labels: &FormLabels) {
    out.open("header", "");
    out.element("h2", &instrument.title);
    out.classed("p", "lead", &instrument.lead);
    out.element("p", &labels.how);
    out.raw("</header>\n");
    out.open("div", "gut");
    out.classed("p", "kicker", &labels.gut);
    out.element("h3", &instrument.gut.question);
    out.open("ul", "line two");
    out.tick("", &instrument.gut.low.choice);
    out.tick("", &instrument.gut.high.choice);
    out.raw("</ul></div>\n<ol class=\"items\">\n");
    for item in &instrument.items {
        out.raw("<li>");
        out.element("p", &item.text);
        match &item.kind {
            ItemKind::Statement { .. } => {
                out.open("ul", "line");
                for label in &instrument.agreement {
                    out.tick("", label);
                }
            }
            ItemKind::Dilemma { options } => {
                out.open("ul", "options");
                for (option, letter) in options.iter().zip(OPTION_LETTERS) {
                    out.tick(letter, &option.text);
                }
            }
        }
        out.raw("</ul></li>\n");
    }
    out.raw("</ol>\n");
}

fn write_sums(out: &mut HtmlWriter, instrument: &Instrument, labels: &FormLabels) {
    out.open("div", "sums");
    out.element("h2", &labels.sums);
    out.element("p", &labels.sums_note);
    for (n, scale) in instrument.scales.iter().enumerate() {
        out.open("div", "sum");
        out.element("h3", &scale.question);
        out.raw("<table><thead><tr><td></td><th colspan=\"2\" class=\"low\">");
        out.text(&scale.low);
        out.raw("</th><td></td><th colspan=\"2\" class=\"high\">");
        out.text(&scale.high);
        out.raw("</th></tr><tr>");
        out.element("th", &labels.item);
        for counts in COLUMN_SCORES {
            out.element("th", &counts.abs().to_string());
        }
        out.raw("</tr></thead><tbody>");
        let items = instrument.items.iter().enumerate();
        for (at, item) in items.filter(|(_, item)| item.scale == n) {
            out.raw("<tr>");
            out.element("th", &(at + 1).to_string());
            for counts in COLUMN_SCORES {
                out.element("td", &answers_scoring(instrument, item, counts));
            }
            out.raw("</tr>");
        }
        out.raw("</tbody></table>");
        write_sum_blanks(out, scale, labels);
        out.raw("</div>\n");
    }
    out.raw("</div>\n");
}

/// Lists an item's answers that have this score: by their labels for a statement, and by their letters for a
/// dilemma.
fn answers_scoring(instrument: &Instrument, item: &Item, counts: i32) -> String {
    let mut names = String::new();
    for (choice, letter) in (0..).zip(OPTION_LETTERS) {
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

/// Writes the blanks for the computation from the circled scores to a position on the scale.
fn write_sum_blanks(out: &mut HtmlWriter, scale: &Scale, labels: &FormLabels) {
    out.open("div", "blanks");
    for pole in [&scale.low, &scale.high] {
        out.blank("", &fill_placeholders(&labels.sum, &[("pole", pole)]));
    }
    out.blank("", &labels.difference);
    out.blank("", &labels.divided);
    out.blank("place", &labels.place);
    out.raw("</div>");
}

fn write_map_section(out: &mut HtmlWriter, instrument: &Instrument, labels: &FormLabels) {
    let edge = |hundredths| format_decimal(hundredths, &labels.decimal);
    let centre = (instrument.verdicts.iter()).find(|v| v.place.across == Side::Middle);
    out.open("div", "standing");
    out.element("h2", &labels.map);
    out.element("p", &[&*labels.map_note, &*labels.map_up].join(" "));
    out.open("div", "beside");
    write_map(out, instrument);
    out.open("ul", "rules");
    if let Some(centre) = centre {
        let names = [
            ("edge", &*edge(instrument.plane.centre)),
            ("name", &*centre.name),
        ];
        out.element("li", &fill_placeholders(&labels.centre, &names));
    }
    out.element("li", &labels.border);
    let middle = &instrument.agreement[instrument.agreement.len() / 2];
    let names = [
        ("middle", &**middle),
        ("n", &*instrument.enough.to_string()),
    ];
    out.element("li", &fill_placeholders(&labels.blanks, &names));
    out.raw("</ul></div>\n<dl class=\"names\">");
    for verdict in &instrument.verdicts {
        out.raw("<div><dt>");
        out.text(&verdict.name);
        out.raw(" ");
        out.element("small", &verdict.tagline);
        out.raw("</dt>");
        out.element("dd", &verdict.text);
        out.raw("</div>");
    }
    out.raw("</dl>\n");
    if let Some(shades) = &instrument.shades {
        let scale = &instrument.scales[shades.scale];
        let names = [
            ("question", &*scale.question),
            ("edge", &*edge(shades.edge)),
        ];
        out.element("p", &fill_placeholders(&labels.shade, &names));
        out.open("dl", "names");
        for (name, text) in [
            (&*scale.low, &shades.low),
            (&*labels.middle, &shades.middle),
            (&*scale.high, &shades.high),
        ] {
            out.raw("<div>");
            out.element("dt", name);
            out.element("dd", &with_short_citations(instrument, text));
            out.raw("</div>");
        }
        out.raw("</dl>\n");
    }
    out.raw("</div>\n");
}

/// Writes the map to draw a point on: the two axes with their poles and numbers, the centre, and the
/// verdicts' names.
fn write_map(out: &mut HtmlWriter, instrument: &Instrument) {
    let plane = &instrument.plane;
    let (across, up) = (
        &instrument.scales[plane.across],
        &instrument.scales[plane.up],
    );
    out.raw("<div class=\"map\">");
    write_map_svg(out, plane.centre, is_rtl(&instrument.lang));
    for (class, pole) in [
        ("axis left", &across.low),
        ("axis right", &across.high),
        ("axis bottom", &up.low),
        ("axis top", &up.high),
    ] {
        out.classed("span", class, pole);
    }
    for verdict in &instrument.verdicts {
        let [column, row] = region_classes(verdict.place);
        let mut class = String::from("region ");
        class.push_str(column);
        class.push(' ');
        class.push_str(row);
        out.classed("span", &class, &verdict.name);
    }
    out.raw("</div>");
}

/// Writes the map as SVG. Coordinates are hundredths from the top left corner, 0 to 400, with a margin
/// for the marks of the poles.
fn write_map_svg(out: &mut HtmlWriter, centre: u32, rtl: bool) {
    out.raw("<svg viewBox=\"-20 -20 440 440\" aria-hidden=\"true\"><path class=\"centre\" d=\"M");
    let centre = i32::try_from(centre).unwrap_or(0);
    let (from, side) = (200 - centre, 2 * centre);
    for (command, number) in [
        ("", from),
        (" ", from),
        ("h", side),
        ("v", side),
        ("H", from),
    ] {
        out.raw(command);
        out.raw(&number.to_string());
    }
    out.raw("z\"/><path class=\"track\" d=\"M0 200h400M200 0v400");
    // A tick at each integer, except at the poles and in the middle.
    for at in ["100", "300"] {
        out.raw("M");
        out.raw(at);
        out.raw(" 192v16M192 ");
        out.raw(at);
        out.raw("h16");
    }
    out.raw("\"/>");
    // A circle for a low pole, a diamond for a high one.
    let (low, high) = if rtl { ("400", "0") } else { ("0", "400") };
    for (x, y) in [(low, "200"), ("200", "400")] {
        out.raw("<circle class=\"low\" cx=\"");
        out.raw(x);
        out.raw("\" cy=\"");
        out.raw(y);
        out.raw("\" r=\"7\"/>");
    }
    for (x, y) in [(high, "200"), ("200", "0")] {
        out.raw("<path class=\"high\" d=\"M");
        out.raw(x);
        out.raw(" ");
        out.raw(y);
        out.raw("m0-9l9 9-9 9-9-9z\"/>");
    }
    for at in ["100", "300"] {
        for (x, y) in [(at, "226"), ("222", at)] {
            out.raw("<text x=\"");
            out.raw(x);
            out.raw("\" y=\"");
            out.raw(y);
            out.raw("\">1</text>");
        }
    }
    out.raw("</svg>");
}

/// Replaces the citations in a text with the short names of their sources.
fn with_short_citations(instrument: &Instrument, text: &str) -> String {
    let mut out = String::new();
    for segment in split_citations(text) {
        match segment {
            TextSegment::Text(labels) => out.push_str(labels),
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
