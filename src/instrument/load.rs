//! From a JSON tree to an [`Instrument`], or to everything that is wrong with it.

use super::cite::{Piece, pieces};
use super::json::Json;
use super::problem::{Problem, Type, What};
use super::types::{
    AGREEMENT, Ask, Bearing, Cited, Condition, Debrief, FORMAT, Gut, GutFound, GutPole, Instrument,
    Item, Kind, Opt, Place, Plane, Scale, Shades, Side, Source, Tension, Verdict, limit,
};
use super::validate;
use super::walk::{Fields, Path, Problems, ids, text, whole};
use std::rc::Rc;

const ANY: usize = usize::MAX;

/// Reads an instrument.
///
/// # Errors
///
/// Every problem of the file, in the order of the file, each with its JSON Pointer. A file of
/// another format is only that one problem: the rest of it cannot be judged.
pub fn load(json: &Json) -> Result<Instrument, Vec<Problem>> {
    let mut problems = Problems::default();
    let instrument = Loader {
        scales: ids(json, "scales"),
        items: ids(json, "items"),
        sources: ids(json, "sources"),
    }
    .instrument(json, &mut problems);
    match instrument {
        Some(instrument) if problems.0.is_empty() => Ok(instrument),
        _ => Err(problems.0),
    }
}

/// The ids that parts of the file may name.
struct Loader<'a> {
    scales: Vec<&'a str>,
    items: Vec<&'a str>,
    sources: Vec<&'a str>,
}

impl Loader<'_> {
    fn instrument(&self, json: &Json, p: &mut Problems) -> Option<Instrument> {
        let mut f = Fields::of(json, Path::Root, p)?;
        if let Some(&Json::Whole(found)) = f.find("format")
            && found != i64::from(FORMAT)
        {
            return p.add(&Path::Key(&f.path, "format"), What::Format { found });
        }
        let format = f.whole("format", (1, i64::from(FORMAT)), p);
        let id = f.text("id", limit::LABEL, p);
        let version = f.whole("version", (1, i64::from(u32::MAX)), p);
        let lang = f.text("lang", limit::LABEL, p);
        let title = f.text("title", limit::SENTENCE, p);
        let lead = f.text("lead", limit::SENTENCE, p);
        let gut = f.get("gut", p);
        let gut = gut.and_then(|json| self.gut(json, Path::Key(&f.path, "gut"), p));
        let agreement = f.list("agreement", (AGREEMENT, AGREEMENT), p, |json, path, p| {
            text(json, &path, limit::LABEL, p)
        });
        let scales = f.list("scales", (2, ANY), p, scale);
        let plane = f.get("plane", p);
        let plane = plane.and_then(|json| self.plane(json, Path::Key(&f.path, "plane"), p));
        let enough = f.whole("enough", (1, i64::from(u32::MAX)), p);
        let straight = f.text("straight", limit::PARAGRAPH, p);
        let items = f.list("items", (1, limit::ITEMS), p, |json, path, p| {
            self.item(json, path, p)
        });
        let tensions = f.list("tensions", (0, ANY), p, |json, path, p| {
            self.tension(json, path, p)
        });
        let verdicts = f.list("verdicts", (5, 5), p, |json, path, p| {
            self.verdict(json, path, p)
        });
        let shades = match f.find("shades") {
            None => Some(None),
            Some(json) => self.shades(json, Path::Key(&f.path, "shades"), p).map(Some),
        };
        let caution = self.cited_text(&mut f, "caution", p);
        let sources = f.list("sources", (0, ANY), p, source);
        f.finish(p);
        for (list, ids) in [
            ("scales", &self.scales),
            ("items", &self.items),
            ("sources", &self.sources),
        ] {
            validate::same_ids(list, ids, p);
        }
        let instrument = Instrument {
            format: u32::try_from(format?).ok()?,
            id: id?,
            version: u32::try_from(version?).ok()?,
            lang: lang?,
            title: title?,
            lead: lead?,
            gut: gut?,
            agreement: agreement?,
            scales: scales?,
            plane: plane?,
            enough: u32::try_from(enough?).ok()?,
            straight: straight?,
            items: items?,
            tensions: tensions?,
            verdicts: verdicts?,
            shades: shades?,
            caution: caution?,
            sources: sources?,
        };
        validate::meaning(&instrument, p);
        Some(instrument)
    }

    fn gut(&self, json: &Json, path: Path, p: &mut Problems) -> Option<Gut> {
        let mut f = Fields::of(json, path, p)?;
        let scale = f.id("scale", &self.scales, p);
        let question = f.text("question", limit::SENTENCE, p);
        let low = f.get("low", p);
        let low = low.and_then(|json| gut_pole(json, Path::Key(&f.path, "low"), p));
        let high = f.get("high", p);
        let high = high.and_then(|json| gut_pole(json, Path::Key(&f.path, "high"), p));
        let none = f.text("none", limit::SENTENCE, p);
        let found = f.get("found", p);
        let found = found.and_then(|json| gut_found(json, Path::Key(&f.path, "found"), p));
        f.finish(p);
        Some(Gut {
            scale: scale?,
            question: question?,
            low: low?,
            high: high?,
            none: none?,
            found: found?,
        })
    }

    fn plane(&self, json: &Json, path: Path, p: &mut Problems) -> Option<Plane> {
        let mut f = Fields::of(json, path, p)?;
        let across = f.id("across", &self.scales, p);
        let up = f.id("up", &self.scales, p);
        let centre = f.whole("centre", (1, 199), p);
        f.finish(p);
        if across.is_some() && across == up {
            return p.add(&path, What::OneAxis);
        }
        Some(Plane {
            across: across?,
            up: up?,
            centre: u32::try_from(centre?).ok()?,
        })
    }

    fn item(&self, json: &Json, path: Path, p: &mut Problems) -> Option<Item> {
        let mut f = Fields::of(json, path, p)?;
        let id = f.text("id", limit::LABEL, p);
        let scale = f.id("scale", &self.scales, p);
        let words = f.text("text", limit::SENTENCE, p);
        let statement = f.word(
            "kind",
            "statement, dilemma",
            &[("statement", true), ("dilemma", false)],
            p,
        );
        let ask = match statement {
            Some(true) => key(&mut f, p).map(|key| Ask::Statement { key }),
            Some(false) => f
                .list("options", (2, limit::OPTIONS), p, option)
                .map(|options| Ask::Dilemma { options }),
            None => None,
        };
        let tests = f.text("tests", limit::LABEL, p);
        let debrief = f.get("debrief", p);
        let debrief = debrief.and_then(|json| self.debrief(json, Path::Key(&f.path, "debrief"), p));
        if statement.is_some() {
            f.finish(p);
        }
        Some(Item {
            id: id?,
            scale: scale?,
            text: words?,
            ask: ask?,
            tests: tests?,
            debrief: debrief?,
        })
    }

    fn debrief(&self, json: &Json, path: Path, p: &mut Problems) -> Option<Debrief> {
        let mut f = Fields::of(json, path, p)?;
        let essay = f.text("essay", limit::PARAGRAPH, p);
        let research = f.text("research", limit::PARAGRAPH, p);
        let thin_ice = f.text("thin_ice", limit::PARAGRAPH, p);
        let sources = f.list("sources", (0, ANY), p, |json, path, p| {
            let mut f = Fields::of(json, path, p)?;
            let source = f.id("source", &self.sources, p);
            let bears = f.word(
                "bears",
                "supports, complicates, contradicts",
                &[
                    ("supports", Bearing::Supports),
                    ("complicates", Bearing::Complicates),
                    ("contradicts", Bearing::Contradicts),
                ],
                p,
            );
            f.finish(p);
            Some(Cited {
                source: source?,
                bears: bears?,
            })
        });
        f.finish(p);
        Some(Debrief {
            essay: essay?,
            research: research?,
            thin_ice: thin_ice?,
            sources: sources?,
        })
    }

    fn tension(&self, json: &Json, path: Path, p: &mut Problems) -> Option<Tension> {
        let mut f = Fields::of(json, path, p)?;
        let id = f.text("id", limit::LABEL, p);
        let kind = f.word(
            "kind",
            "contradiction, tension",
            &[
                ("contradiction", Kind::Contradiction),
                ("tension", Kind::Tension),
            ],
            p,
        );
        let when = f.list("when", (2, ANY), p, |json, path, p| {
            let mut f = Fields::of(json, path, p)?;
            let item = f.id("item", &self.items, p);
            let answers = f.list("answers", (1, ANY), p, |json, path, p| {
                let number = whole(json, &path, (1, i64::from(u8::MAX)), p)?;
                u8::try_from(number - 1).ok()
            });
            f.finish(p);
            Some(Condition {
                item: item?,
                answers: answers?,
            })
        });
        let words = f.text("text", limit::PARAGRAPH, p);
        f.finish(p);
        Some(Tension {
            id: id?,
            kind: kind?,
            when: when?,
            text: words?,
        })
    }

    fn verdict(&self, json: &Json, path: Path, p: &mut Problems) -> Option<Verdict> {
        let mut f = Fields::of(json, path, p)?;
        let id = f.text("id", limit::LABEL, p);
        let name = f.text("name", limit::LABEL, p);
        let place = f.get("place", p);
        let place = place.and_then(|json| {
            let mut f = Fields::of(json, Path::Key(&f.path, "place"), p)?;
            let across = side(&mut f, "across", p);
            let up = side(&mut f, "up", p);
            f.finish(p);
            Some(Place {
                across: across?,
                up: up?,
            })
        });
        let tagline = f.text("tagline", limit::SENTENCE, p);
        let words = f.text("text", limit::PARAGRAPH, p);
        let speaks_for = self.cited_text(&mut f, "speaks_for", p);
        let speaks_against = self.cited_text(&mut f, "speaks_against", p);
        let asks = f.text("asks", limit::SENTENCE, p);
        f.finish(p);
        Some(Verdict {
            id: id?,
            name: name?,
            place: place?,
            tagline: tagline?,
            text: words?,
            speaks_for: speaks_for?,
            speaks_against: speaks_against?,
            asks: asks?,
        })
    }

    fn shades(&self, json: &Json, path: Path, p: &mut Problems) -> Option<Shades> {
        let mut f = Fields::of(json, path, p)?;
        let scale = f.id("scale", &self.scales, p);
        let edge = f.whole("edge", (1, 199), p);
        let low = self.cited_text(&mut f, "low", p);
        let middle = self.cited_text(&mut f, "middle", p);
        let high = self.cited_text(&mut f, "high", p);
        f.finish(p);
        Some(Shades {
            scale: scale?,
            edge: u32::try_from(edge?).ok()?,
            low: low?,
            middle: middle?,
            high: high?,
        })
    }

    /// A paragraph that may cite sources as `[ID]`; each must be one of the file's sources.
    fn cited_text(&self, f: &mut Fields, key: &'static str, p: &mut Problems) -> Option<Rc<str>> {
        let words = f.text(key, limit::PARAGRAPH, p)?;
        for piece in pieces(&words) {
            if let Piece::Cite(id) = piece
                && !self.sources.contains(&id)
            {
                let id = id.to_owned();
                p.add::<()>(&Path::Key(&f.path, key), What::UnknownId { id });
            }
        }
        Some(words)
    }
}

fn gut_pole(json: &Json, path: Path, p: &mut Problems) -> Option<GutPole> {
    let mut f = Fields::of(json, path, p)?;
    let choice = f.text("choice", limit::LABEL, p);
    let said = f.text("said", limit::SENTENCE, p);
    f.finish(p);
    Some(GutPole {
        choice: choice?,
        said: said?,
    })
}

fn gut_found(json: &Json, path: Path, p: &mut Problems) -> Option<GutFound> {
    let mut f = Fields::of(json, path, p)?;
    let low = f.text("low", limit::SENTENCE, p);
    let middle = f.text("middle", limit::SENTENCE, p);
    let high = f.text("high", limit::SENTENCE, p);
    let unknown = f.text("unknown", limit::SENTENCE, p);
    f.finish(p);
    Some(GutFound {
        low: low?,
        middle: middle?,
        high: high?,
        unknown: unknown?,
    })
}

fn scale(json: &Json, path: Path, p: &mut Problems) -> Option<Scale> {
    let mut f = Fields::of(json, path, p)?;
    let id = f.text("id", limit::LABEL, p);
    let question = f.text("question", limit::SENTENCE, p);
    let low = f.text("low", limit::LABEL, p);
    let high = f.text("high", limit::LABEL, p);
    f.finish(p);
    Some(Scale {
        id: id?,
        question: question?,
        low: low?,
        high: high?,
    })
}

fn key(f: &mut Fields, p: &mut Problems) -> Option<i32> {
    let key = f.whole("key", (-1, 1), p)?;
    if key == 0 {
        let range = What::Range {
            found: 0,
            least: -1,
            most: 1,
        };
        return p.add(&Path::Key(&f.path, "key"), range);
    }
    i32::try_from(key).ok()
}

fn option(json: &Json, path: Path, p: &mut Problems) -> Option<Opt> {
    let most = i64::from(limit::SCORE);
    let mut f = Fields::of(json, path, p)?;
    let words = f.text("text", limit::SENTENCE, p);
    let score = f.whole("score", (-most, most), p);
    f.finish(p);
    Some(Opt {
        text: words?,
        score: i32::try_from(score?).ok()?,
    })
}

fn side(f: &mut Fields, key: &'static str, p: &mut Problems) -> Option<Side> {
    f.word(
        key,
        "low, middle, high",
        &[
            ("low", Side::Low),
            ("middle", Side::Middle),
            ("high", Side::High),
        ],
        p,
    )
}

fn source(json: &Json, path: Path, p: &mut Problems) -> Option<Source> {
    let mut f = Fields::of(json, path, p)?;
    let id = f.text("id", limit::LABEL, p);
    let short = f.text("short", limit::LABEL, p);
    let cite = f.text("cite", limit::PARAGRAPH, p);
    let url = match f.find("url") {
        None => Some(None),
        Some(json) => {
            let path = Path::Key(&f.path, "url");
            match json {
                Json::Text(url) if !url.starts_with("https://") => p.add(&path, What::Address),
                Json::Text(_) => text(json, &path, limit::SENTENCE, p).map(Some),
                _ => p.add(&path, What::Type { wanted: Type::Text }),
            }
        }
    };
    f.finish(p);
    Some(Source {
        id: id?,
        short: short?,
        cite: cite?,
        url: url?,
    })
}
