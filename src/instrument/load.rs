//! Loads an [`Instrument`] from a JSON tree, or reports all of its problems.

use super::cite::{TextSegment, split_citations};
use super::json::Json;
use super::problem::{Problem, ProblemKind};
use super::types::{
    AGREEMENT_POINTS, Bearing, Citation, Condition, Debrief, DilemmaOption, FORMAT,
    GutOutcomeTexts, GutPole, GutQuestion, Instrument, Item, ItemKind, Plane, PlaneRegion, Scale,
    Shades, Side, Source, Tension, TensionKind, Verdict, limit,
};
use super::validate;
use super::walk::{ObjectReader, Path, Problems, integer, member_ids, text};
use std::rc::Rc;

const NO_MAX: usize = usize::MAX;

/// Loads and validates an instrument.
///
/// # Errors
///
/// Every problem of the file, in the order of the file, each with its JSON Pointer. A file of
/// another format version yields that one problem only: the rest of it cannot be judged.
///
/// # Examples
///
/// ```
/// use which_first::instrument::{Json, load};
///
/// let text = include_str!(concat!(
///     env!("CARGO_MANIFEST_DIR"),
///     "/www/instruments/which-first.en.json"
/// ));
/// let json: Json = serde_json::from_str(text)?;
/// let instrument = load(&json).expect("a valid instrument");
/// assert_eq!(instrument.items.len(), 12);
///
/// let invalid = text
///     .replace("\"version\": 1", "\"version\": 0")
///     .replace("\"enough\": 3", "\"enough\": \"three\"");
/// let problems = load(&serde_json::from_str(&invalid)?).unwrap_err();
/// let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     problems,
///     [
///         "/version: 0 is not in 1 to 4294967295",
///         "/enough: expected an integer",
///     ]
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn load(json: &Json) -> Result<Instrument, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut root = ObjectReader::new(Some(json), Path::Root, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    if let Some(&Json::Integer(found)) = root.optional("format")
        && found != i64::from(FORMAT)
    {
        let at = Path::Key(&root.path, "format");
        problems.add(&at, ProblemKind::UnsupportedFormat { found });
        return Err(problems.0);
    }
    let loader = Loader {
        scales: member_ids(json, "scales"),
        items: member_ids(json, "items"),
        sources: member_ids(json, "sources"),
    };
    let instrument = loader.instrument(root, &mut problems);
    validate::check_consistency(&instrument, &mut problems);
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
    fn instrument(&self, mut f: ObjectReader, p: &mut Problems) -> Instrument {
        let instrument = Instrument {
            format: f.integer("format", (1, i64::from(FORMAT)), p),
            id: f.text("id", limit::LABEL, p),
            version: f.integer("version", (1, i64::from(u32::MAX)), p),
            lang: f.text("lang", limit::LABEL, p),
            title: f.text("title", limit::SENTENCE, p),
            lead: f.text("lead", limit::SENTENCE, p),
            gut: {
                let json = f.required("gut", p);
                self.gut(json, Path::Key(&f.path, "gut"), p)
            },
            agreement: f.array(
                "agreement",
                (AGREEMENT_POINTS, AGREEMENT_POINTS),
                p,
                |json, path, p| text(Some(json), &path, limit::LABEL, p),
            ),
            scales: f.array("scales", (2, NO_MAX), p, scale),
            plane: {
                let json = f.required("plane", p);
                self.plane(json, Path::Key(&f.path, "plane"), p)
            },
            enough: f.integer("enough", (1, i64::from(u32::MAX)), p),
            straight: f.text("straight", limit::PARAGRAPH, p),
            items: f.array("items", (1, limit::ITEMS), p, |json, path, p| {
                self.item(json, path, p)
            }),
            tensions: f.array("tensions", (0, NO_MAX), p, |json, path, p| {
                self.tension(json, path, p)
            }),
            verdicts: f.array("verdicts", (5, 5), p, |json, path, p| {
                self.verdict(json, path, p)
            }),
            shades: (f.optional("shades"))
                .map(|json| self.shades(json, Path::Key(&f.path, "shades"), p)),
            caution: self.cited_text(&mut f, "caution", p),
            sources: f.array("sources", (0, NO_MAX), p, source),
        };
        f.finish(p);
        for (list, ids) in [
            ("scales", &self.scales),
            ("items", &self.items),
            ("sources", &self.sources),
        ] {
            validate::check_unique_ids(list, ids, p);
        }
        instrument
    }

    fn gut(&self, json: Option<&Json>, path: Path, p: &mut Problems) -> GutQuestion {
        let mut f = ObjectReader::new(json, path, p);
        let pole = |f: &mut ObjectReader, key, p: &mut Problems| {
            let json = f.required(key, p);
            gut_pole(json, Path::Key(&f.path, key), p)
        };
        let gut = GutQuestion {
            scale: f.id_position("scale", &self.scales, p),
            question: f.text("question", limit::SENTENCE, p),
            low: pole(&mut f, "low", p),
            high: pole(&mut f, "high", p),
            none: f.text("none", limit::SENTENCE, p),
            found: {
                let json = f.required("found", p);
                gut_found(json, Path::Key(&f.path, "found"), p)
            },
        };
        f.finish(p);
        gut
    }

    fn plane(&self, json: Option<&Json>, path: Path, p: &mut Problems) -> Plane {
        let mut f = ObjectReader::new(json, path, p);
        let plane = Plane {
            across: f.id_position("across", &self.scales, p),
            up: f.id_position("up", &self.scales, p),
            centre: f.integer("centre", (1, 199), p),
        };
        f.finish(p);
        plane
    }

    fn item(&self, json: &Json, path: Path, p: &mut Problems) -> Item {
        let mut f = ObjectReader::new(Some(json), path, p);
        let id = f.text("id", limit::LABEL, p);
        let scale = f.id_position("scale", &self.scales, p);
        let text = f.text("text", limit::SENTENCE, p);
        let problems_before = p.0.len();
        let kinds = [("statement", true), ("dilemma", false)];
        let statement = f.keyword("kind", "statement, dilemma", &kinds, p);
        let kind = if p.0.len() > problems_before {
            // The kind is unknown: mark the keys of both kinds as known, so that only the kind is reported.
            f.optional("key");
            f.optional("options");
            ItemKind::Statement { key: 1 }
        } else if statement {
            ItemKind::Statement {
                key: key(&mut f, p),
            }
        } else {
            ItemKind::Dilemma {
                options: f.array("options", (2, limit::OPTIONS), p, option),
            }
        };
        let item = Item {
            id,
            scale,
            text,
            kind,
            tests: f.text("tests", limit::LABEL, p),
            debrief: {
                let json = f.required("debrief", p);
                self.debrief(json, Path::Key(&f.path, "debrief"), p)
            },
        };
        f.finish(p);
        item
    }

    fn debrief(&self, json: Option<&Json>, path: Path, p: &mut Problems) -> Debrief {
        let mut f = ObjectReader::new(json, path, p);
        let debrief = Debrief {
            essay: f.text("essay", limit::PARAGRAPH, p),
            research: f.text("research", limit::PARAGRAPH, p),
            thin_ice: f.text("thin_ice", limit::PARAGRAPH, p),
            sources: f.array("sources", (0, NO_MAX), p, |json, path, p| {
                let mut f = ObjectReader::new(Some(json), path, p);
                let bearings = [
                    ("supports", Bearing::Supports),
                    ("complicates", Bearing::Complicates),
                    ("contradicts", Bearing::Contradicts),
                ];
                let allowed = "supports, complicates, contradicts";
                let cited = Citation {
                    source: f.id_position("source", &self.sources, p),
                    bears: f.keyword("bears", allowed, &bearings, p),
                };
                f.finish(p);
                cited
            }),
        };
        f.finish(p);
        debrief
    }

    fn tension(&self, json: &Json, path: Path, p: &mut Problems) -> Tension {
        let mut f = ObjectReader::new(Some(json), path, p);
        let kinds = [
            ("contradiction", TensionKind::Contradiction),
            ("tension", TensionKind::Tension),
        ];
        let tension = Tension {
            id: f.text("id", limit::LABEL, p),
            kind: f.keyword("kind", "contradiction, tension", &kinds, p),
            when: f.array("when", (2, NO_MAX), p, |json, path, p| {
                let mut f = ObjectReader::new(Some(json), path, p);
                let condition = Condition {
                    item: f.id_position("item", &self.items, p),
                    answers: f.array("answers", (1, NO_MAX), p, |json, path, p| {
                        let number = integer(Some(json), &path, (1, i64::from(u8::MAX)), p);
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
        let mut f = ObjectReader::new(Some(json), path, p);
        let verdict = Verdict {
            id: f.text("id", limit::LABEL, p),
            name: f.text("name", limit::LABEL, p),
            place: {
                let json = f.required("place", p);
                let mut f = ObjectReader::new(json, Path::Key(&f.path, "place"), p);
                let region = PlaneRegion {
                    across: side(&mut f, "across", p),
                    up: side(&mut f, "up", p),
                };
                f.finish(p);
                region
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
        let mut f = ObjectReader::new(Some(json), path, p);
        let shades = Shades {
            scale: f.id_position("scale", &self.scales, p),
            edge: f.integer("edge", (1, 199), p),
            low: self.cited_text(&mut f, "low", p),
            middle: self.cited_text(&mut f, "middle", p),
            high: self.cited_text(&mut f, "high", p),
        };
        f.finish(p);
        shades
    }

    /// A paragraph that may cite sources as `[ID]`; each must be one of the file's sources.
    fn cited_text(&self, f: &mut ObjectReader, key: &'static str, p: &mut Problems) -> Rc<str> {
        let text = f.text(key, limit::PARAGRAPH, p);
        for segment in split_citations(&text) {
            if let TextSegment::Citation(id) = segment
                && !self.sources.contains(&id)
            {
                let id = id.to_owned();
                p.add(&Path::Key(&f.path, key), ProblemKind::UnknownId { id });
            }
        }
        text
    }
}

fn gut_pole(json: Option<&Json>, path: Path, p: &mut Problems) -> GutPole {
    let mut f = ObjectReader::new(json, path, p);
    let pole = GutPole {
        choice: f.text("choice", limit::LABEL, p),
        said: f.text("said", limit::SENTENCE, p),
    };
    f.finish(p);
    pole
}

fn gut_found(json: Option<&Json>, path: Path, p: &mut Problems) -> GutOutcomeTexts {
    let mut f = ObjectReader::new(json, path, p);
    let found = GutOutcomeTexts {
        low: f.text("low", limit::SENTENCE, p),
        middle: f.text("middle", limit::SENTENCE, p),
        high: f.text("high", limit::SENTENCE, p),
        unknown: f.text("unknown", limit::SENTENCE, p),
    };
    f.finish(p);
    found
}

fn scale(json: &Json, path: Path, p: &mut Problems) -> Scale {
    let mut f = ObjectReader::new(Some(json), path, p);
    let scale = Scale {
        id: f.text("id", limit::LABEL, p),
        question: f.text("question", limit::SENTENCE, p),
        low: f.text("low", limit::LABEL, p),
        high: f.text("high", limit::LABEL, p),
    };
    f.finish(p);
    scale
}

fn key(f: &mut ObjectReader, p: &mut Problems) -> i32 {
    let problems_before = p.0.len();
    let key = f.integer("key", (-1, 1), p);
    if key == 0 && p.0.len() == problems_before {
        let range = ProblemKind::OutOfRange {
            found: 0,
            min: -1,
            max: 1,
        };
        p.add(&Path::Key(&f.path, "key"), range);
    }
    key
}

fn option(json: &Json, path: Path, p: &mut Problems) -> DilemmaOption {
    let max = i64::from(limit::SCORE);
    let mut f = ObjectReader::new(Some(json), path, p);
    let option = DilemmaOption {
        text: f.text("text", limit::SENTENCE, p),
        score: f.integer("score", (-max, max), p),
    };
    f.finish(p);
    option
}

fn side(f: &mut ObjectReader, key: &'static str, p: &mut Problems) -> Side {
    let sides = [
        ("low", Side::Low),
        ("middle", Side::Middle),
        ("high", Side::High),
    ];
    f.keyword(key, "low, middle, high", &sides, p)
}

fn source(json: &Json, path: Path, p: &mut Problems) -> Source {
    let mut f = ObjectReader::new(Some(json), path, p);
    let source = Source {
        id: f.text("id", limit::LABEL, p),
        short: f.text("short", limit::LABEL, p),
        cite: f.text("cite", limit::PARAGRAPH, p),
        url: f.optional("url").map(|json| {
            let path = Path::Key(&f.path, "url");
            let url = text(Some(json), &path, limit::SENTENCE, p);
            if matches!(json, Json::String(_)) && !url.starts_with("https://") {
                p.add(&path, ProblemKind::NotHttps);
            }
            url
        }),
    };
    f.finish(p);
    source
}
