//! Renders a card as static HTML for a post, which the sanitisers of feed readers, mail programs and
//! blogs leave unchanged.
//!
//! It uses only tables and `style` attributes, and only those properties that the strictest sanitisers allow
//! (`WordPress`'s for authors, `DOMPurify`'s default): no script, no class, no image, no external resource.
//! Every text colour is set together with a background colour, so that a page's dark theme cannot make it
//! unreadable. There are no line breaks, because some editors turn each into a paragraph. Without the
//! styles it still reads in order.

use super::card::{Axis, Card};
use super::escape;
use super::labels::text_direction;
use super::url::is_http_url;
use crate::instrument::POLE_SCORE;

// The light colours of `super::palette`; a test compares them.
/// The background of every element.
const PAPER: &str = "background-color:#fbfaf7;";
const INK: &str = "color:#1f1d26;";
const MUTED: &str = "color:#5d5d64;";
const ACCENT: &str = "color:#006469;";
const LOW: &str = "color:#5d4fb9;";
const HIGH: &str = "color:#865901;";
const SERIF: &str = "font-family:Charter,Georgia,serif;";
const SANS: &str = "font-family:Helvetica,Arial,sans-serif;";

const TABLE: &str =
    "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

/// Renders a card as HTML.
pub fn html(card: &Card) -> String {
    let mut out = HtmlWriter(String::new());
    out.raw(TABLE);
    out.attribute("lang", &card.lang);
    out.attribute("dir", text_direction(card.rtl));
    out.style(&[
        PAPER,
        INK,
        "max-width:600px;border-collapse:collapse;border:0;margin:0 0 24px;",
    ]);
    out.raw("><tbody><tr><td");
    let (start, _) = text_align(card.rtl);
    out.style(&[
        PAPER,
        INK,
        start,
        "padding:24px 16px;border:0;border-top:1px solid #d0d0d5;border-bottom:1px solid #d0d0d5;",
    ]);
    out.raw(">");
    out.paragraph(
        &card.question,
        &[SANS, MUTED, "margin:0 0 8px;font-size:15px;"],
    );
    out.paragraph(
        &card.kicker,
        &[SANS, MUTED, "margin:0 0 8px;font-size:15px;"],
    );
    out.strong(&card.name);
    out.paragraph(
        &card.tagline,
        &[SERIF, MUTED, "margin:0 0 8px;font-size:19px;"],
    );
    for sentence in &card.gut_sentences {
        out.paragraph(sentence, &[SERIF, INK, "margin:0 0 8px;font-size:17px;"]);
    }
    let mark = card.map.mark.as_ref();
    let (across, up) = (mark.map(|mark| mark.x), mark.map(|mark| mark.y));
    for (n, (axis, mark)) in [(&card.map.across, across), (&card.map.up, up)]
        .into_iter()
        .enumerate()
    {
        if let Some(sentence) = card.position_sentences.get(n) {
            out.paragraph(sentence, &[SANS, MUTED, "margin:24px 0 0;font-size:14px;"]);
        }
        write_axis(&mut out, card.rtl, axis, mark);
    }
    write_link(&mut out, card);
    out.raw("</td></tr></tbody></table>");
    out.0
}

/// Writes an axis between two poles and the mark on it.
fn write_axis(out: &mut HtmlWriter, rtl: bool, axis: &Axis, mark: Option<i32>) {
    // Blog themes style table cells, so these override every border and padding.
    const BARE: &str = "padding:0;border:0;";
    const TRACK: &str =
        "padding:0;border:0;border-bottom:2px solid #85858c;font-size:20px;line-height:22px;";
    let (start, end) = text_align(rtl);
    out.raw(TABLE);
    out.style(&[PAPER, "border-collapse:collapse;border:0;margin:8px 0 0;"]);
    out.raw("><tbody><tr>");
    if let Some(mark) = mark {
        // From 3 to 97 per cent, so that the mark fits at either pole.
        let position = 50 + mark.clamp(-POLE_SCORE, POLE_SCORE) * 47 / POLE_SCORE;
        let mut share = position.to_string();
        share.push('%');
        out.raw("<td");
        out.attribute("width", &share);
        out.style(&[PAPER, ACCENT, TRACK, end]);
        out.raw(">●</td>");
    }
    out.raw("<td");
    out.style(&[PAPER, TRACK]);
    out.raw(">&nbsp;</td></tr></tbody></table>");
    out.raw(TABLE);
    out.style(&[PAPER, "border-collapse:collapse;border:0;margin:0;"]);
    out.raw("><tbody><tr>");
    for (label, ink, side) in [(&axis.low, LOW, start), (&axis.high, HIGH, end)] {
        out.raw("<td width=\"50%\"");
        out.style(&[
            PAPER,
            ink,
            SANS,
            side,
            BARE,
            "font-size:14px;line-height:1.5;",
        ]);
        out.raw(">");
        out.text(label);
        out.raw("</td>");
    }
    out.raw("</tr></tbody></table>");
}

fn write_link(out: &mut HtmlWriter, card: &Card) {
    let Some(url) = card.url.as_deref() else {
        return;
    };
    if !is_http_url(url) {
        return;
    }
    out.raw("<p");
    out.style(&[
        PAPER,
        SANS,
        "margin:24px 0 0;font-size:17px;line-height:1.4;",
    ]);
    out.raw("><a");
    out.attribute("href", url);
    out.style(&[PAPER, ACCENT, "text-decoration:underline;"]);
    out.raw(">");
    out.text(&card.invite);
    out.raw("</a></p>");
}

/// The `text-align` declarations for the start and the end of a line.
fn text_align(rtl: bool) -> (&'static str, &'static str) {
    if rtl {
        ("text-align:right;", "text-align:left;")
    } else {
        ("text-align:left;", "text-align:right;")
    }
}

/// A buffer of HTML.
struct HtmlWriter(String);

impl HtmlWriter {
    /// Appends trusted markup.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Appends an escaped text.
    fn text(&mut self, text: &str) {
        escape::markup(&mut self.0, text);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.text(value);
        self.raw("\"");
    }

    /// Appends a `style` attribute of declarations that each end with a semicolon. Drops the last semicolon,
    /// as `WordPress` would remove it.
    fn style(&mut self, declarations: &[&str]) {
        self.raw(" style=\"");
        for declaration in declarations {
            self.raw(declaration);
        }
        self.0.pop();
        self.raw("\"");
    }

    /// Appends a paragraph, unless the text is empty.
    fn paragraph(&mut self, text: &str, style: &[&str]) {
        if text.is_empty() {
            return;
        }
        self.raw("<p");
        let all = [&[PAPER, "line-height:1.4;"], style].concat();
        self.style(&all);
        self.raw(">");
        self.text(text);
        self.raw("</p>");
    }

    /// Appends the name: in large type, and in `<strong>` in case styles are removed.
    fn strong(&mut self, name: &str) {
        self.raw("<p");
        self.style(&[
            PAPER,
            INK,
            SERIF,
            "margin:0 0 8px;font-size:32px;line-height:1.2;",
        ]);
        self.raw("><strong style=\"font-weight:400\">");
        self.text(name);
        self.raw("</strong></p>");
    }
}
