//! The facilitator's program. `www/present/open.js` starts it once in each window: as the console, or
//! as the projector's window. `protocol` defines the messages between the two.

mod exports;
mod facilitator;
mod import_queue;
mod journal_store;
mod letter_keys;
mod open_error;
mod options;
mod projector;
mod protocol;
mod room_store;
mod screen;
mod session;
mod setup;
mod unsaved;

pub use options::PresentOptions;

use crate::view::{ProblemList, ProblemListProps};
use facilitator::{Facilitator, FacilitatorProps};
use screen::{Screen, ScreenProps};
use setup::Setup;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::Renderer;

/// Starts the program in `root`, which must be empty and must not be changed by others.
///
/// # Errors
///
/// The interface texts do not match this build.
pub fn start(root: Element, options: &PresentOptions) -> Result<(), JsValue> {
    let setup = match Setup::read(options)? {
        Ok(setup) => Rc::new(setup),
        Err((ui, problems)) => {
            let problems = Rc::new(problems);
            let props = ProblemListProps { ui, problems };
            Renderer::<ProblemList>::with_root_and_props(root, props).render();
            return Ok(());
        }
    };
    if let Some(nonce) = options.screen_nonce() {
        let nonce = nonce.into();
        let props = ScreenProps { setup, nonce };
        Renderer::<Screen>::with_root_and_props(root, props).render();
    } else {
        let props = FacilitatorProps { setup };
        Renderer::<Facilitator>::with_root_and_props(root, props).render();
    }
    Ok(())
}
