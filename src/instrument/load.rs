//! Loads an [`Instrument`] from a JSON tree, or reports all of its problems.

use super::cite::{Piece, pieces};
use super::json::Json;
use super::problem::{Problem, What};
use super::types::{
    AGREEMENT, Ask, Bearing, Cited, Condition, Debrief, FORMAT, Gut, GutFound, GutPole, Instrument,
    Item, Kind, Opt, Place, Plane, Scale, Shades, Side, Source, Tension, Verdict, limit,
};
use super::validate;
use super::walk::{Fields, Path, Problems, ids, text, whole};
use std::rc::Rc;

const ANY: usize = usize::MAX;

/// Loads and validates an instrument.
///
/// # Errors
///
/// Every problem of the file, in the order of the file, each with its JSON Pointer. A file of
/// another format version yields that one problem only: the rest of it cannot be judged.
pub fn load(json: &Json) -> Result<Instrument, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut root = Fields::of(Some(json), Path::Root, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    if let Some(&Json::Whole(found)) = root.find("format")
        && found != i64::from(FORMAT)
    {
        let at = Path::Key(&root.path, "format");
        problems.add(&at, What::Format { found });
        return Err(problems.0);
    }
    let loader = Loader {
        scales: ids(json, "scales"),
        items: ids(json, "items"),
        sources: ids(json, "sources"),
    };
    let instrument = loader.instrument(root, &mut problems);
    validate::meaning(&instrument, &mut problems);
    if problems.0.is_empty() {
        Ok(instrument)
    } else {
        Err(problems.0)
    }
}

/// The ids that other parts of the file may refer to.
struct Loader<'a> {
    scales: Vec<&'a str>,
    items: Vec<&'a str>,
    sources: Vec<&'a str>,
}

impl Loader<'_> {
    fn instrument(&self, mut f: Fields, p: &mut Problems) -> Instrument {
        let instrument = Instrument {
            format: f.whole("format", (1, i64::from(FORMAT)), p),
            id: f.text("id", limit::LABEL, p),
            version: f.whole("version", (1, i64::from(u32::MAX)), p),
            lang: f.text("lang", limit::LABEL, p),
            title: f.text("title", limit::SENTENCE, p),
            lead: f.text("lead", limit::SENTENCE, p),
            gut: {
                let json = f.get("gut", p);
                self.gut(json, Path::Key(&f.path, "gut"), p)
            },
            agreement: f.list("agreement", (AGREEMENT, AGREEMENT), p, |json, path, p| {
                text(Some(json), &path, limit::LABEL, p)
            }),
            scales: f.list("scales", (2, ANY), p, scale),
            plane: {
                let json = f.get("plane", p);
                self.plane(json, Path::Key(&f.path, "plane"), p)
            },
            enough: f.whole("enough", (1, i64::from(u32::MAX)), p),
            straight: f.text("straight", limit::PARAGRAPH, p),
            items: f.list("items", (1, limit::ITEMS), p, |json, path, p| {
                self.item(json, path, p)
            }),
            tensions: f.list("tensions", (0, ANY), p, |json, path, p| {
                self.tension(json, path, p)
            }),
            verdicts: f.list("verdicts", (5, 5), p, |json, path, p| {
                self.verdict(json, path, p)
            }),
            shades: (f.find("shades"))
                .map(|json| self.shades(json, Path::Key(&f.path, "shades"), p)),
            caution: self.cited_text(&mut f, "caution", p),
            sources: f.list("sources", (0, ANY), p, source),
        };
        f.finish(p);
        for (list, ids) in [
            ("scales", &self.scales),
            ("items", &self.items),
            ("sources", &self.sources),
        ] {
            validate::same_ids(list, ids, p);
        }
        instrument
    }

    fn gut(&self, json: Option<&Json>, path: Path, p: &mut Problems) -> Gut {
        let mut f = Fields::of(json, path, p);
        let pole = |f: &mut Fields, key, p: &mut Problems| {
            let json = f.get(key, p);
            gut_pole(json, Path::Key(&f.path, key), p)
        };
        let gut = Gut {
            scale: f.id("scale", &self.scales, p),
            question: f.text("question", limit::SENTENCE, p),
            low: pole(&mut f, "low", p),
            high: pole(&mut f, "high", p),
            none: f.text("none", limit::SENTENCE, p),
            found: {
                let json = f.get("found", p);
                gut_found(json, Path::Key(&f.path, "found"), p)
            },
        };
        f.finish(p);
        gut
    }

    fn plane(&self, json: Option<&Json>, path: Path, p: &mut Problems) -> Plane {
        let mut f = Fields::of(json, path, p);
        let plane = Plane {
            across: f.id("across", &self.scales, p),
            up: f.id("up", &self.scales, p),
            centre: f.whole("centre", (1, 199), p),
        };
        f.finish(p);
        plane
    }

    fn item(&self, json: &Json, path: Path, p: &mut Problems) -> Item {
        let mut f = Fields::of(Some(json), path, p);
        let id = f.text("id", limit::LABEL, p);
        let scale = f.id("scale", &self.scales, p);
        let words = f.text("text", limit::SENTENCE, p);
        let told = p.0.len();
        let kinds = [("statement", true), ("dilemma", false)];
        let statement = f.word("kind", "statement, dilemma", &kinds, p);
        let ask = if p.0.len() > told {
            // The kind is unknown: mark the keys of both kinds as known, so that only the kind is reported.
            f.find("key");
            f.find("options");
            Ask::Statement { key: 1 }
        } else if statement {
            Ask::Statement {
                key: key(&mut f, p),
            }
        } else {
            Ask::Dilemma {
                options: f.list("options", (2, limit::OPTIONS), p, option),
            }
        };
        let item = Item {
            id,
            scale,
            text: words,
            ask,
            tests: f.text("tests", limit::LABEL, p),
            debrief: {
                let json = f.get("debrief", p);
                self.debrief(json, Path::Key(&f.path, "debrief"), p)
            },
        };
        f.finish(p);
        item
    }

    fn debrief(&self, json: Option<&Json>, path: Path, p: &mut Problems) -> Debrief {
        let mut f = Fields::of(json, path, p);
        let debrief = Debrief {
            essay: f.text("essay", limit::PARAGRAPH, p),
            research: f.text("research", limit::PARAGRAPH, p),
            thin_ice: f.text("thin_ice", limit::PARAGRAPH, p),
            sources: f.list("sources", (0, ANY), p, |json, path, p| {
                let mut f = Fields::of(Some(json), path, p);
                let bearings = [
                    ("supports", Bearing::Supports),
                    ("complicates", Bearing::Complicates),
                    ("contradicts", Bearing::Contradicts),
                ];
                let allowed = "supports, complicates, contradicts";
                let cited = Cited {
                    source: f.id("source", &self.sources, p),
                    bears: f.word("bears", allowed, &bearings, p),
                };
                f.finish(p);
                cited
            }),
        };
        f.finish(p);
        debrief
    }

    fn tension(&self, json: &Json, path: Path, p: &mut Problems) -> Tension {
        let mut f = Fields::of(Some(json), path, p);
        let kinds = [
            ("contradiction", Kind::Contradiction),
            ("tension", Kind::Tension),
        ];
        let tension = Tension {
            id: f.text("id", limit::LABEL, p),
            kind: f.word("kind", "contradiction, tension", &kinds, p),
            when: f.list("when", (2, ANY), p, |json, path, p| {
                let mut f = Fields::of(Some(json), path, p);
                let condition = Condition {
                    item: f.id("item", &self.items, p),
                    answers: f.list("answers", (1, ANY), p, |json, path, p| {
                        let number = whole(Some(json), &path, (1, i64::from(u8::MAX)), p);
                        u8::try_from(number - 1).unwrap_or_default()
                    }),
                };
                f.finish(p);
                condition
            }),
            text: f.text("text", limit::PARAGRAPH, p),
        };
        f.finish(p);
        tension
    }

    fn verdict(&self, json: &Json, path: Path, p: &mut Problems) -> Verdict {
        let mut f = Fields::of(Some(json), path, p);
        let verdict = Verdict {
            id: f.text("id", limit::LABEL, p),
            name: f.text("name", limit::LABEL, p),
            place: {
                let json = f.get("place", p);
                let mut f = Fields::of(json, Path::Key(&f.path, "place"), p);
                let place = Place {
                    across: side(&mut f, "across", p),
                    up: side(&mut f, "up", p),
                };
                f.finish(p);
                place
            },
            tagline: f.text("tagline", limit::SENTENCE, p),
            text: f.text("text", limit::PARAGRAPH, p),
            speaks_for: self.cited_text(&mut f, "speaks_for", p),
            speaks_against: self.cited_text(&mut f, "speaks_against", p),
            asks: f.text("asks", limit::SENTENCE, p),
        };
        f.finish(p);
        verdict
    }

    fn shades(&self, json: &Json, path: Path, p: &mut Problems) -> Shades {
        let mut f = Fields::of(Some(json), path, p);
        let shades = Shades {
            scale: f.id("scale", &self.scales, p),
            edge: f.whole("edge", (1, 199), p),
            low: self.cited_text(&mut f, "low", p),
            middle: self.cited_text(&mut f, "middle", p),
            high: self.cited_text(&mut f, "high", p),
        };
        f.finish(p);
        shades
    }

    /// A paragraph that may cite sources as `[ID]`; each must be one of the file's sources.
    fn cited_text(&self, f: &mut Fields, key: &'static str, p: &mut Problems) -> Rc<str> {
        let words = f.text(key, limit::PARAGRAPH, p);
        for piece in pieces(&words) {
            if let Piece::Cite(id) = piece
                && !self.sources.contains(&id)
            {
                let id = id.to_owned();
                p.add(&Path::Key(&f.path, key), What::UnknownId { id });
            }
        }
        words
    }
}

fn gut_pole(json: Option<&Json>, path: Path, p: &mut Problems) -> GutPole {
    let mut f = Fields::of(json, path, p);
    let pole = GutPole {
        choice: f.text("choice", limit::LABEL, p),
        said: f.text("said", limit::SENTENCE, p),
    };
    f.finish(p);
    pole
}

fn gut_found(json: Option<&Json>, path: Path, p: &mut Problems) -> GutFound {
    let mut f = Fields::of(json, path, p);
    let found = GutFound {
        low: f.text("low", limit::SENTENCE, p),
        middle: f.text("middle", limit::SENTENCE, p),
        high: f.text("high", limit::SENTENCE, p),
        unknown: f.text("unknown", limit::SENTENCE, p),
    };
    f.finish(p);
    found
}

fn scale(json: &Json, path: Path, p: &mut Problems) -> Scale {
    let mut f = Fields::of(Some(json), path, p);
    let scale = Scale {
        id: f.text("id", limit::LABEL, p),
        question: f.text("question", limit::SENTENCE, p),
        low: f.text("low", limit::LABEL, p),
        high: f.text("high", limit::LABEL, p),
    };
    f.finish(p);
    scale
}

fn key(f: &mut Fields, p: &mut Problems) -> i32 {
    let told = p.0.len();
    let key = f.whole("key", (-1, 1), p);
    if key == 0 && p.0.len() == told {
        let range = What::Range {
            found: 0,
            least: -1,
            most: 1,
        };
        p.add(&Path::Key(&f.path, "key"), range);
    }
    key
}

fn option(json: &Json, path: Path, p: &mut Problems) -> Opt {
    let most = i64::from(limit::SCORE);
    let mut f = Fields::of(Some(json), path, p);
    let option = Opt {
        text: f.text("text", limit::SENTENCE, p),
        score: f.whole("score", (-most, most), p),
    };
    f.finish(p);
    option
}

fn side(f: &mut Fields, key: &'static str, p: &mut Problems) -> Side {
    let sides = [
        ("low", Side::Low),
        ("middle", Side::Middle),
        ("high", Side::High),
    ];
    f.word(key, "low, middle, high", &sides, p)
}

fn source(json: &Json, path: Path, p: &mut Problems) -> Source {
    let mut f = Fields::of(Some(json), path, p);
    let source = Source {
        id: f.text("id", limit::LABEL, p),
        short: f.text("short", limit::LABEL, p),
        cite: f.text("cite", limit::PARAGRAPH, p),
        url: f.find("url").map(|json| {
            let path = Path::Key(&f.path, "url");
            let url = text(Some(json), &path, limit::SENTENCE, p);
            if matches!(json, Json::Text(_)) && !url.starts_with("https://") {
                p.add(&path, What::Address);
            }
            url
        }),
    };
    f.finish(p);
    source
}
