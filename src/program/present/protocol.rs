//! The messages between the console and the projector's window.
//!
//! The console opens the screen at its own address with the fragment `#screen=NONCE`. From then on:
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
//! Either window may be reloaded at any time. A reloaded screen asks with `fresh` and gets the current
//! slide. A reloaded console has lost its reference to the screen, but the screen still has its opener:
//! with the screen's next `Ask`, the console adopts it again by the nonce, which `sessionStorage`
//! keeps. Both sides ask and both answer, since browsers throttle the timers of hidden windows, but not
//! their message events.
//!
//! Other messages are ignored. A message is accepted if it comes from the expected window and carries
//! the nonce. The origin is not checked: pages opened from files have none.

use crate::browser::keyboard::KeyPress;
use crate::room::Slide;
use crate::room::pictures::Theme;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// The time without a message after which the other side is reported as silent, in milliseconds.
pub const SILENCE_TIMEOUT_MS: u64 = 5_000;

/// The interval of `Ask` messages, in milliseconds.
pub const HEARTBEAT_MS: u32 = 1_000;

/// The messages from the screen to the console.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToConsole {
    /// Asks if the console is there.
    Ask {
        /// True if the screen has nothing to show yet.
        fresh: bool,
    },
    /// Confirms that the screen is there.
    Answer,
    /// A key was pressed on the screen.
    Pressed(KeyPress),
    /// The screen is being closed, or reloaded.
    Bye,
}

/// The messages from the console to the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToScreen {
    /// Shows a slide; always complete, never a difference.
    Show {
        /// The slide.
        slide: Slide,
        /// The theme.
        #[serde(rename = "look")]
        theme: Theme,
    },
    /// Asks if the screen is there.
    Ask,
    /// Confirms that the console is there.
    Answer,
}

/// The envelope of a message, as it is posted.
#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    nonce: String,
    #[serde(rename = "says")]
    body: T,
}

/// Serialises a message for the other window.
pub fn envelope(nonce: &str, body: impl Serialize) -> JsValue {
    let envelope = Envelope {
        nonce: nonce.to_owned(),
        body,
    };
    // Serialising these types does not fail; `null` would be ignored by the other window.
    serde_wasm_bindgen::to_value(&envelope).unwrap_or(JsValue::NULL)
}

/// Deserialises the body of a message; `None` if it is not one of ours with this nonce.
pub fn open_envelope<T: DeserializeOwned>(nonce: &str, message: JsValue) -> Option<T> {
    let envelope: Envelope<T> = serde_wasm_bindgen::from_value(message).ok()?;
    (envelope.nonce == nonce).then_some(envelope.body)
}
