//! The facilitator's notes on each item: passages of the essay, and prompts for the talk.
//!
//! A separate file beside the instrument's, `www/notes/<id>.<lang>.json`, since readers of the quiz do
//! not need it.

use crate::instrument::walk::{ObjectReader, Path, Problems, text};
use crate::instrument::{Instrument, Json, Problem, ProblemKind, limit};
use std::rc::Rc;

/// The version of the file format that this build reads.
pub const FORMAT: u32 = 1;

/// The most paragraphs and the most prompts for one item: nobody could find the right one among more
/// while a room waits.
pub const MAX_TEXTS: usize = 6;

/// The notes on an instrument.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// The version of this file format: 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// The id of the instrument.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub instrument: Rc<str>,
    /// The version of the instrument.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub version: u32,
    /// The language of the texts, as a BCP 47 tag.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = limit::LABEL)))]
    pub lang: Rc<str>,
    /// One for each item of the instrument, in any order; read, in the instrument's.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::ITEMS)))]
    pub items: Vec<ItemNotes>,
}

/// The notes on one item.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct ItemNotes {
    /// The id of the item.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub item: usize,
    /// Paragraphs of the text that the item tests, word for word; none where there is no such text.
    #[cfg_attr(feature = "schema", schemars(length(max = MAX_TEXTS), inner(length(min = 1, max = limit::PARAGRAPH))))]
    pub essay: Vec<Rc<str>>,
    /// The subjects that the room may talk about between its two votes.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = MAX_TEXTS), inner(length(min = 1, max = limit::SENTENCE))))]
    pub prompts: Vec<Rc<str>>,
}

/// Loads the notes on an instrument.
///
/// # Errors
///
/// Every problem of the file, in order, each with its JSON Pointer; then the items without notes. For a
/// file of another format or on another instrument, only that problem: the rest cannot be judged.
pub fn load(instrument: &Instrument, json: &Json) -> Result<Notes, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut root = ObjectReader::new(Some(json), Path::Root, &mut problems);
    if !problems.0.is_empty() {
        return Err(problems.0);
    }
    if let Some((key, kind)) = find_mismatch(instrument, &mut root) {
        problems.add(&Path::Key(&root.path, key), kind);
        return Err(problems.0);
    }
    let mut notes = notes(instrument, root, &mut problems);
    if problems.0.is_empty() {
        notes.items.sort_by_key(|notes| notes.item);
        Ok(notes)
    } else {
        Err(problems.0)
    }
}

/// The problem that prevents judging the rest of the file, with its key.
fn find_mismatch(
    instrument: &Instrument,
    root: &mut ObjectReader,
) -> Option<(&'static str, ProblemKind)> {
    if let Some(&Json::Integer(found)) = root.optional("format")
        && found != i64::from(FORMAT)
    {
        return Some(("format", ProblemKind::UnsupportedFormat { found }));
    }
    match root.optional("instrument") {
        Some(Json::String(found)) if **found != *instrument.id => {
            let (found, wanted) = (found.clone(), instrument.id.to_string());
            Some((
                "instrument",
                ProblemKind::OtherInstrument {
                    found,
                    expected: wanted,
                },
            ))
        }
        _ => None,
    }
}

fn notes(instrument: &Instrument, mut f: ObjectReader, p: &mut Problems) -> Notes {
    let ids: Vec<&str> = instrument.items.iter().map(|item| &*item.id).collect();
    let mut seen = vec![false; ids.len()];
    let notes = Notes {
        format: f.integer("format", (1, i64::from(FORMAT)), p),
        instrument: f.text("instrument", limit::LABEL, p),
        version: version(instrument, &mut f, p),
        lang: f.text("lang", limit::LABEL, p),
        items: f.array("items", (1, limit::ITEMS), p, |json, path, p| {
            item(&ids, &mut seen, ObjectReader::new(Some(json), path, p), p)
        }),
    };
    // A missing list is a problem of its own; its items are not reported one by one.
    if let Some(Json::Array(_)) = f.optional("items") {
        for (id, _) in ids.iter().zip(seen).filter(|(_, seen)| !seen) {
            let id = (*id).to_owned();
            p.add(
                &Path::Key(&f.path, "items"),
                ProblemKind::MissingItem { id },
            );
        }
    }
    f.finish(p);
    notes
}

fn version(instrument: &Instrument, f: &mut ObjectReader, p: &mut Problems) -> u32 {
    let before = p.0.len();
    let version: u32 = f.integer("version", (1, i64::from(u32::MAX)), p);
    if p.0.len() == before && version != instrument.version {
        let (found, wanted) = (version.to_string(), instrument.version.to_string());
        p.add(
            &Path::Key(&f.path, "version"),
            ProblemKind::OtherInstrument {
                found,
                expected: wanted,
            },
        );
    }
    version
}

fn item(ids: &[&str], seen: &mut [bool], mut f: ObjectReader, p: &mut Problems) -> ItemNotes {
    let before = p.0.len();
    let item = f.id_position("item", ids, p);
    // With an invalid or missing id the position is a placeholder.
    if p.0.len() == before
        && f.optional("item").is_some()
        && let Some(seen) = seen.get_mut(item)
        && std::mem::replace(seen, true)
    {
        let id = ids[item].to_owned();
        p.add(&Path::Key(&f.path, "item"), ProblemKind::DuplicateId { id });
    }
    let texts = |f: &mut ObjectReader, key, least, most, p: &mut Problems| {
        f.array(key, (least, MAX_TEXTS), p, |json, path, p| {
            text(Some(json), &path, most, p)
        })
    };
    let notes = ItemNotes {
        item,
        essay: texts(&mut f, "essay", 0, limit::PARAGRAPH, p),
        prompts: texts(&mut f, "prompts", 1, limit::SENTENCE, p),
    };
    f.finish(p);
    notes
}

/// The JSON Schema of a file of notes, derived from the types.
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    crate::instrument::with_schema_key(schemars::schema_for!(Notes))
}

#[cfg(test)]
mod tests;
