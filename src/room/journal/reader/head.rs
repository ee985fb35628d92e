//! Parses the head of a journal.

use crate::instrument::walk::{ObjectReader, Path, Problems};
use crate::instrument::{Instrument, Json, JsonType, Problem, ProblemKind};
use crate::room::journal::{FORMAT, JournalError, VERSION};
use crate::room::{Head, MAX_TIMESTAMP};
use std::rc::Rc;

/// Returns true if this is the head of a journal, of any version.
pub(super) fn is_head(json: &Json) -> bool {
    matches!(member(json, "format"), Some(Json::String(format)) if format == FORMAT)
}

/// Parses a head. Returns it with its problems. Missing fields about the instrument are not problems.
///
/// # Errors
///
/// The format, the instrument or the instrument's version is another one.
pub(super) fn read(
    instrument: &Instrument,
    json: &Json,
) -> Result<(Head, Vec<Problem>), JournalError> {
    match member(json, "version") {
        Some(&Json::Integer(version)) if version != i64::from(VERSION) => {
            return Err(JournalError::OtherFormat { version });
        }
        _ => {}
    }
    match member(json, "instrument") {
        Some(Json::String(id)) if **id != *instrument.id => {
            return Err(JournalError::OtherInstrument { id: id.clone() });
        }
        _ => {}
    }
    let version = i64::from(instrument.version);
    let identity = i64::from(instrument.fingerprint());
    let is = |key: &str, right: i64| match member(json, key) {
        Some(&Json::Integer(found)) if found != right => Some(found),
        _ => None,
    };
    // A different identity with the same version: somebody changed items without incrementing it.
    let other = is("instrument_version", version);
    let other = other.or_else(|| is("identity", identity).map(|_| version));
    if let Some(version) = other {
        return Err(JournalError::OtherVersion { version });
    }
    let mut problems = Problems::default();
    let mut fields = ObjectReader::new(Some(json), Path::Root, &mut problems);
    let whole = (0, i64::MAX);
    fields.integer::<i64>("version", whole, &mut problems);
    let tag = match fields.required("room", &mut problems) {
        Some(Json::String(tag)) => Rc::from(tag.as_str()),
        other => {
            if other.is_some() {
                let path = Path::Key(&fields.path, "room");
                problems.add(
                    &path,
                    ProblemKind::WrongType {
                        expected: JsonType::String,
                    },
                );
            }
            Rc::default()
        }
    };
    let latest = i64::try_from(MAX_TIMESTAMP).unwrap_or(i64::MAX);
    let head = Head {
        tag,
        created_at: fields.integer("made", (0, latest), &mut problems),
        // Any value but `false`, even an invalid one, may have been meant to mark a rehearsal.
        rehearsal: !matches!(fields.optional("rehearsal"), None | Some(Json::Bool(false))),
    };
    Ok((head, problems.0))
}

fn member<'a>(json: &'a Json, key: &str) -> Option<&'a Json> {
    match json {
        Json::Object(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
        _ => None,
    }
}
