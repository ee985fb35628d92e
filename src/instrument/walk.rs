//! Walking a JSON tree while collecting everything that is wrong with it.
//!
//! Each reader returns `None` when it has reported a problem and goes on with its neighbours, so
//! one pass finds them all. A path is a chain of borrowed steps, written out only for a problem.

use super::json::Json;
use super::problem::{Problem, Type, What};
use std::rc::Rc;

/// The way from the root of a file to a value.
#[derive(Clone, Copy)]
pub enum Path<'a> {
    /// The file.
    Root,
    /// A member of an object.
    Key(&'a Path<'a>, &'a str),
    /// A member of a list.
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The path as a JSON Pointer.
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
    /// Notes a problem. Always `None`, so that a reader can end with it.
    pub fn add<T>(&mut self, at: &Path, what: What) -> Option<T> {
        self.0.push(Problem {
            at: at.pointer(),
            what,
        });
        None
    }
}

/// An object being read, which remembers the keys that were asked for.
pub struct Fields<'a> {
    entries: &'a [(String, Json)],
    /// Where the object stands.
    pub path: Path<'a>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Reads `json` as an object.
    pub fn of(json: &'a Json, path: Path<'a>, problems: &mut Problems) -> Option<Self> {
        match json {
            Json::Object(entries) => Some(Self {
                entries,
                path,
                known: Vec::new(),
            }),
            _ => problems.add(
                &path,
                What::Type {
                    wanted: Type::Object,
                },
            ),
        }
    }

    /// The value of a key that may be absent.
    pub fn find(&mut self, key: &'static str) -> Option<&'a Json> {
        self.known.push(key);
        let (_, value) = self.entries.iter().find(|(k, _)| k == key)?;
        Some(value)
    }

    /// The value of a key that must be there.
    pub fn get(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'a Json> {
        let value = self.find(key);
        if value.is_none() {
            problems.add::<()>(&self.path, What::Missing { key });
        }
        value
    }

    /// A text of 1 to `most` characters.
    pub fn text(
        &mut self,
        key: &'static str,
        most: usize,
        problems: &mut Problems,
    ) -> Option<Rc<str>> {
        let json = self.get(key, problems)?;
        text(json, &Path::Key(&self.path, key), most, problems)
    }

    /// A whole number between two bounds.
    pub fn whole(
        &mut self,
        key: &'static str,
        (least, most): (i64, i64),
        problems: &mut Problems,
    ) -> Option<i64> {
        let json = self.get(key, problems)?;
        whole(json, &Path::Key(&self.path, key), (least, most), problems)
    }

    /// One of a few words.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        allowed: &'static str,
        words: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        let json = self.get(key, problems)?;
        let path = Path::Key(&self.path, key);
        let Json::Text(found) = json else {
            return problems.add(&path, What::Type { wanted: Type::Text });
        };
        match words.iter().find(|(word, _)| word == found) {
            Some((_, value)) => Some(*value),
            None => problems.add(
                &path,
                What::Word {
                    found: found.clone(),
                    allowed,
                },
            ),
        }
    }

    /// The position of the id that a key names among `ids`.
    pub fn id(
        &mut self,
        key: &'static str,
        ids: &[&str],
        problems: &mut Problems,
    ) -> Option<usize> {
        let json = self.get(key, problems)?;
        let path = Path::Key(&self.path, key);
        let Json::Text(id) = json else {
            return problems.add(&path, What::Type { wanted: Type::Text });
        };
        match ids.iter().position(|known| known == id) {
            Some(at) => Some(at),
            None => problems.add(&path, What::UnknownId { id: id.clone() }),
        }
    }

    /// The members of a list of `least` to `most`, each read by `member`. `None` when one failed.
    pub fn list<T>(
        &mut self,
        key: &'static str,
        (least, most): (usize, usize),
        problems: &mut Problems,
        mut member: impl FnMut(&'a Json, Path, &mut Problems) -> Option<T>,
    ) -> Option<Vec<T>> {
        let json = self.get(key, problems)?;
        let path = Path::Key(&self.path, key);
        let Json::List(list) = json else {
            return problems.add(&path, What::Type { wanted: Type::List });
        };
        let mut out = Vec::with_capacity(list.len());
        for (n, json) in list.iter().enumerate() {
            out.extend(member(json, Path::Index(&path, n), problems));
        }
        if !(least..=most).contains(&list.len()) {
            let found = list.len();
            return problems.add(&path, What::Count { found, least, most });
        }
        (out.len() == list.len()).then_some(out)
    }

    /// Ends the object: what was never asked for is a problem. `$schema` is for editors.
    pub fn finish(self, problems: &mut Problems) {
        for (key, _) in self.entries {
            if key != "$schema" && !self.known.iter().any(|known| known == key) {
                problems.add::<()>(&Path::Key(&self.path, key), What::UnknownKey);
            }
        }
    }
}

/// Reads a text of 1 to `most` characters.
pub fn text(json: &Json, path: &Path, most: usize, problems: &mut Problems) -> Option<Rc<str>> {
    let Json::Text(text) = json else {
        return problems.add(path, What::Type { wanted: Type::Text });
    };
    let found = text.chars().count();
    if text.trim().is_empty() {
        return problems.add(path, What::Empty);
    }
    if found > most {
        return problems.add(path, What::TooLong { found, most });
    }
    Some(Rc::from(text.as_str()))
}

/// Reads a whole number between two bounds.
pub fn whole(
    json: &Json,
    path: &Path,
    (least, most): (i64, i64),
    problems: &mut Problems,
) -> Option<i64> {
    match *json {
        Json::Whole(found) if (least..=most).contains(&found) => Some(found),
        Json::Whole(found) => problems.add(path, What::Range { found, least, most }),
        _ => problems.add(
            path,
            What::Type {
                wanted: Type::Whole,
            },
        ),
    }
}

/// The `id` of each member of the list at `key`; empty where there is none. A first look, so that
/// a part may name another that stands later in the file, or that has problems of its own.
pub fn ids<'a>(file: &'a Json, key: &str) -> Vec<&'a str> {
    let member = |json: &'a Json, key: &str| match json {
        Json::Object(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
        _ => None,
    };
    let Some(Json::List(list)) = member(file, key) else {
        return Vec::new();
    };
    list.iter()
        .map(|json| match member(json, "id") {
            Some(Json::Text(id)) => id.as_str(),
            _ => "",
        })
        .collect()
}
