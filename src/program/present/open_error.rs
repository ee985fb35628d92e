//! The reasons why a room cannot be opened.

use crate::browser::local_store::StorageError;
use crate::room::journal::JournalError;
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

/// The reason why a room could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// No room with this tag is stored.
    NotStored(Rc<str>),
    /// The storage cannot be read, so it is unknown whether the room is stored.
    Storage(StorageError),
    /// Its journal cannot be read.
    Journal(JournalError),
    /// It is stored, and no line of it can be read.
    Unreadable,
}

impl Error for OpenError {}

impl Display for OpenError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::NotStored(tag) => write!(f, "no room `{tag}` is stored"),
            Self::Storage(error) => error.fmt(f),
            Self::Journal(error) => error.fmt(f),
            Self::Unreadable => f.write_str("no line of the room can be read"),
        }
    }
}
