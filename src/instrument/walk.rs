//! Walks a JSON tree and collects all of its problems.
//!
//! Each method reports a problem and returns a default value instead, so that one pass finds all
//! problems and no caller has to check for errors after each step. The caller that owns the [`Problems`]
//! discards the value built from such defaults, unless there are no problems.
//! A path is a chain of borrowed steps, formatted only for a problem.

use super::json::Json;
use super::problem::{JsonType, Problem, ProblemKind};
use std::rc::Rc;

/// The path from the root of a file to a value.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// The file.
    Root,
    /// The value at a key of an object.
    Key(&'a Path<'a>, &'a str),
    /// An element of an array.
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// Formats the path as a JSON Pointer.
    pub fn pointer(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Root => {}
            Self::Key(parent, key) => {
                parent.write(out);
                out.push('/');
                for c in key.chars() {
                    match c {
                        '~' => out.push_str("~0"),
                        '/' => out.push_str("~1"),
                        c => out.push(c),
                    }
                }
            }
            Self::Index(parent, index) => {
                parent.write(out);
                out.push('/');
                out.push_str(&index.to_string());
            }
        }
    }
}

/// The problems found so far.
#[derive(Default)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Reports a problem.
    pub fn add(&mut self, at: &Path, kind: ProblemKind) {
        self.0.push(Problem {
            pointer: at.pointer(),
            kind,
        });
    }
}

/// Reads an object, and remembers the keys that were requested.
pub struct ObjectReader<'a> {
    /// `None` if the value is not an object; that was reported, and its keys are not reported as missing.
    entries: Option<&'a [(String, Json)]>,
    /// The path of the object.
    pub path: Path<'a>,
    known_keys: Vec<&'static str>,
}

impl<'a> ObjectReader<'a> {
    /// Reads `json` as an object; `None` is a value whose absence has been reported already.
    pub fn new(json: Option<&'a Json>, path: Path<'a>, problems: &mut Problems) -> Self {
        let entries = match json {
            None => None,
            Some(Json::Object(entries)) => Some(entries.as_slice()),
            Some(_) => {
                problems.add(
                    &path,
                    ProblemKind::WrongType {
                        expected: JsonType::Object,
                    },
                );
                None
            }
        };
        Self {
            entries,
            path,
            known_keys: Vec::new(),
        }
    }

    /// Returns the value of an optional key.
    pub fn optional(&mut self, key: &'static str) -> Option<&'a Json> {
        self.known_keys.push(key);
        let (_, value) = self.entries?.iter().find(|(k, _)| k == key)?;
        Some(value)
    }

    /// Returns the value of a required key.
    pub fn required(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'a Json> {
        let value = self.optional(key);
        if value.is_none() && self.entries.is_some() {
            problems.add(&self.path, ProblemKind::MissingKey { key });
        }
        value
    }

    /// Reads a text of 1 to `max` characters.
    pub fn text(&mut self, key: &'static str, max: usize, problems: &mut Problems) -> Rc<str> {
        let json = self.required(key, problems);
        text(json, &Path::Key(&self.path, key), max, problems)
    }

    /// Reads an integer between two bounds, both inclusive.
    pub fn integer<T: TryFrom<i64> + Default>(
        &mut self,
        key: &'static str,
        bounds: (i64, i64),
        problems: &mut Problems,
    ) -> T {
        let json = self.required(key, problems);
        let number = integer(json, &Path::Key(&self.path, key), bounds, problems);
        T::try_from(number).unwrap_or_default()
    }

    /// Reads one of a few keywords; returns the first one's value if it is none of them.
    pub fn keyword<T: Copy>(
        &mut self,
        key: &'static str,
        allowed: &'static str,
        keywords: &[(&str, T)],
        problems: &mut Problems,
    ) -> T {
        let found = self.required(key, problems);
        let path = Path::Key(&self.path, key);
        match found {
            None => {}
            Some(Json::String(found)) => {
                if let Some((_, value)) = keywords.iter().find(|(keyword, _)| keyword == found) {
                    return *value;
                }
                let found = found.clone();
                problems.add(&path, ProblemKind::NotAllowed { found, allowed });
            }
            Some(_) => problems.add(
                &path,
                ProblemKind::WrongType {
                    expected: JsonType::String,
                },
            ),
        }
        keywords[0].1
    }

    /// Reads an id and returns its position in `ids`.
    pub fn id_position(
        &mut self,
        key: &'static str,
        ids: &[&str],
        problems: &mut Problems,
    ) -> usize {
        let found = self.required(key, problems);
        let path = Path::Key(&self.path, key);
        match found {
            None => {}
            Some(Json::String(id)) => {
                if let Some(at) = ids.iter().position(|known| known == id) {
                    return at;
                }
                problems.add(&path, ProblemKind::UnknownId { id: id.clone() });
            }
            Some(_) => problems.add(
                &path,
                ProblemKind::WrongType {
                    expected: JsonType::String,
                },
            ),
        }
        0
    }

    /// Reads an array of `min` to `max` elements, each by `element`.
    pub fn array<T>(
        &mut self,
        key: &'static str,
        (min, max): (usize, usize),
        problems: &mut Problems,
        mut element: impl FnMut(&'a Json, Path, &mut Problems) -> T,
    ) -> Vec<T> {
        let found = self.required(key, problems);
        let path = Path::Key(&self.path, key);
        match found {
            None => {}
            Some(Json::Array(list)) => {
                let out = (list.iter().enumerate())
                    .map(|(n, json)| element(json, Path::Index(&path, n), problems))
                    .collect();
                let found = list.len();
                if !(min..=max).contains(&found) {
                    problems.add(&path, ProblemKind::WrongCount { found, min, max });
                }
                return out;
            }
            Some(_) => problems.add(
                &path,
                ProblemKind::WrongType {
                    expected: JsonType::Array,
                },
            ),
        }
        Vec::new()
    }

    /// Reports every key that was never requested, except `$schema`, which is for editors.
    pub fn finish(self, problems: &mut Problems) {
        for (key, _) in self.entries.unwrap_or_default() {
            if key != "$schema" && !self.known_keys.iter().any(|known| known == key) {
                problems.add(&Path::Key(&self.path, key), ProblemKind::UnknownKey);
            }
        }
    }
}

/// Reads a text of 1 to `max` characters.
pub fn text(json: Option<&Json>, path: &Path, max: usize, problems: &mut Problems) -> Rc<str> {
    match json {
        None => {}
        Some(Json::String(text)) => {
            let found = text.chars().count();
            if text.trim().is_empty() {
                problems.add(path, ProblemKind::Empty);
            } else if found > max {
                problems.add(path, ProblemKind::TooLong { found, max });
            }
            return Rc::from(text.as_str());
        }
        Some(_) => problems.add(
            path,
            ProblemKind::WrongType {
                expected: JsonType::String,
            },
        ),
    }
    Rc::default()
}

/// Reads an integer between two bounds, both inclusive; returns the lower one if it is invalid.
pub fn integer(
    json: Option<&Json>,
    path: &Path,
    (min, max): (i64, i64),
    problems: &mut Problems,
) -> i64 {
    match json {
        Some(&Json::Integer(found)) if (min..=max).contains(&found) => return found,
        Some(&Json::Integer(found)) => {
            problems.add(path, ProblemKind::OutOfRange { found, min, max });
        }
        Some(_) => problems.add(
            path,
            ProblemKind::WrongType {
                expected: JsonType::Integer,
            },
        ),
        None => {}
    }
    min
}

/// Returns the `id` of each element of the array at `key`; an empty one if it has none. Collected in advance,
/// so that a part may refer to another that comes later in the file, or that has problems of its own.
pub fn member_ids<'a>(file: &'a Json, key: &str) -> Vec<&'a str> {
    (file.array(key).unwrap_or_default().iter())
        .map(|json| match json.member("id") {
            Some(Json::String(id)) => id.as_str(),
            _ => "",
        })
        .collect()
}
