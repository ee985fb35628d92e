//! What the console and the window on the projector say to each other.
//!
//! The console opens the screen at its own address with `#screen=NONCE` behind it. From then on:
//!
//! ```text
//! screen → console   Ask { fresh }       "are you there?", once a second; fresh: "I have nothing to show"
//!                    Answer              "I am"
//!                    Pressed             a key that belongs to the console: presenter remotes speak to
//!                                        whichever window has the focus
//!                    Bye                 it is being closed, or reloaded
//! console → screen   Show { … }          everything that there is to see; whole, never a difference
//!                    Ask                 "are you there?", once a second
//!                    Answer              "I am"
//! ```
//!
//! Either window may be reloaded at any time. A reloaded screen asks afresh and is shown what there is.
//! A reloaded console has lost its hold on the screen, but the screen has not lost the console: with the
//! screen's next question the console takes it on again, by the nonce, which a tab keeps over a reload.
//! Both ask and both answer, since a browser slows the clock of a window that nobody sees, but not its
//! ears.
//!
//! Nothing else is understood. A message counts when it comes from the window that it should come from
//! and carries the nonce; from files, which have no origin, that is all there is to go by.

use crate::room::Slide;
use crate::room::pictures::Theme;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// How long the other side may be silent before people are told, in milliseconds.
pub const SILENCE_TIMEOUT_MS: u64 = 5_000;

/// How often each side asks, in milliseconds.
pub const HEARTBEAT_MS: i32 = 1_000;

/// What the screen says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToConsole {
    /// Asks whether the console is there.
    Ask {
        /// Whether the screen has nothing to show yet.
        fresh: bool,
    },
    /// Says that the screen is there.
    Answer,
    /// A key was pressed on the screen.
    Pressed {
        /// Its name, as `KeyboardEvent.key` has it.
        key: String,
        /// Whether Shift was held.
        shift: bool,
    },
    /// The screen is being closed, or reloaded.
    Bye,
}

/// What the console says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToScreen {
    /// Everything that there is to see.
    Show {
        /// The slide.
        slide: Slide,
        /// Its colours.
        #[serde(rename = "look")]
        theme: Theme,
    },
    /// Asks whether the screen is there.
    Ask,
    /// Says that the console is there.
    Answer,
}

/// A message as it crosses.
#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    nonce: String,
    #[serde(rename = "says")]
    body: T,
}

/// A message for the other window.
pub fn envelope(nonce: &str, body: impl Serialize) -> JsValue {
    let envelope = Envelope {
        nonce: nonce.to_owned(),
        body,
    };
    // Nothing above can fail to be written; what nobody understands is ignored.
    serde_wasm_bindgen::to_value(&envelope).unwrap_or(JsValue::NULL)
}

/// What a message says, where it is one of ours and carries this nonce.
pub fn open_envelope<T: DeserializeOwned>(nonce: &str, message: JsValue) -> Option<T> {
    let envelope: Envelope<T> = serde_wasm_bindgen::from_value(message).ok()?;
    (envelope.nonce == nonce).then_some(envelope.body)
}
