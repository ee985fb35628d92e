//! The contents of a link that another reader has shared.

use super::compare::Other;
use crate::sheet::Sheet;
use crate::sheet::code::CodeError;
use crate::sheet::duel::Duel;
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
    /// The duel, if the link is to one.
    pub fn duel(&self) -> Option<Duel> {
        let sheet = self
            .sheets
            .first()
            .filter(|_| self.kind == FragmentKind::Duel)?;
        Duel::from_sheet(sheet).ok()
    }

    /// The people that a reader can compare with, without names: none of a duel, which has only one answer.
    pub fn others(&self) -> Vec<Other> {
        let sheets = self
            .sheets
            .iter()
            .filter(|_| self.kind != FragmentKind::Duel)
            .cloned();
        sheets
            .map(|sheet| Other {
                sheet,
                name: String::new(),
            })
            .collect()
    }
}
