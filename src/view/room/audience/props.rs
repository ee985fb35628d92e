//! The properties of the audience's view.

use crate::instrument::Instrument;
use crate::room::Slide;
use crate::room::pictures::Theme;
use crate::view::ui::Ui;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of the audience's view.
#[derive(Properties, PartialEq)]
pub struct AudienceProps {
    /// The instrument.
    pub instrument: Rc<Instrument>,
    /// The interface's texts.
    pub ui: Rc<Ui>,
    /// The slide.
    pub slide: Rc<Slide>,
    /// The theme: dark on light, or light on dark.
    pub theme: Theme,
    /// The current time, in milliseconds since 1970, from which the timer is calculated.
    pub now: u64,
}
