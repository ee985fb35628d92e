//! The contents of a link that another reader has shared.

use crate::sheet::Sheet;
use crate::sheet::code::CodeError;
use crate::sheet::fragment::{FragmentKind, SharedCodes};
use std::rc::Rc;

/// The contents of a shared link: the sheets that can be shown, and the codes that cannot.
#[derive(Debug, PartialEq)]
pub struct SharedLink {
    pub kind: FragmentKind,
    /// The sheets, without duplicates.
    pub sheets: Rc<Vec<Sheet>>,
    /// The codes that could not be read, in order, each with its error.
    pub errors: Vec<(String, CodeError)>,
}

impl From<SharedCodes> for SharedLink {
    fn from(shared: SharedCodes) -> Self {
        let (mut sheets, mut errors) = (Vec::new(), Vec::new());
        for found in shared.matches {
            match found.sheet {
                Ok(sheet) if !sheets.contains(&sheet) => sheets.push(sheet),
                Ok(_) => {}
                Err(error) => errors.push((found.text, error)),
            }
        }
        Self {
            kind: shared.kind,
            sheets: Rc::new(sheets),
            errors,
        }
    }
}

impl SharedLink {
    /// The sheets that a reader can compare with.
    pub fn sheets(&self) -> Rc<Vec<Sheet>> {
        Rc::clone(&self.sheets)
    }
}
