//! The capabilities of the reader's two programs: which steps each draws, and how it loads an
//! instrument. Each names only its own parts of the view, so that the linker keeps the result's
//! code out of the quiz program, which a reader's first item waits for.

use super::problems::{self, ProblemReport};
use super::ui::{Ui, UiSection};
use super::widget::DrawContext;
use super::{OpenedLink, gut, item, opened_link, result};
use crate::instrument::{self, Instrument, Json, Problem};
use crate::sheet::fragment;
use crate::sheet::reader::Step;
use std::rc::Rc;
use yew::prelude::*;

/// Renders the problems of an instrument.
type ReportProblems = fn(&Rc<Ui>, Vec<Problem>) -> ProblemReport;

/// The steps of a quiz that a program can draw, and the input that it can read.
pub struct Capabilities {
    /// Returns true if the program draws this step. The second argument is true while a link from
    /// another reader is open, which is drawn before any step.
    pub handles_step: fn(Step, bool) -> bool,
    /// The section of the interface's texts that the program needs.
    pub ui_section: UiSection,
    /// Loads an instrument: from a whole file, or from the question half and the results half of a
    /// split one.
    pub load: fn(Json, Json) -> Result<Instrument, Vec<Problem>>,
    /// Renders an instrument's problems. None if the program leaves that to the other one.
    pub report_problems: Option<ReportProblems>,
    /// Parses the fragment of an address that another reader has shared.
    pub open_link: Option<fn(&Instrument, &str) -> Option<OpenedLink>>,
    /// The number of parts that the step is rendered in, from the top. Each is rendered once the browser
    /// has painted the one before it, so that the content in view does not wait for the rest.
    pub part_count: fn(Step, bool) -> usize,
    /// Draws a step. Each kind of step has its own key, so that Yew replaces the previous step's
    /// elements and does not patch them.
    pub draw: fn(&DrawContext) -> Html,
}

// Each program has one static instance, so identity is equality.
impl PartialEq for Capabilities {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The quiz program: the gut vote and the items.
pub static QUIZ: Capabilities = Capabilities {
    handles_step: |step, opened| step != Step::Result && !opened,
    ui_section: UiSection::Quiz,
    load: |questions, _| instrument::load_questions(&questions).ok_or_else(Vec::new),
    report_problems: None,
    open_link: None,
    part_count: |_, _| 1,
    draw: |cx| match cx.reader.step() {
        Step::Item(n) => html! { <div key="item">{ item::draw(cx, n) }</div> },
        _ => html! { <div key="gut">{ gut::draw(cx) }</div> },
    },
};

/// The results program: the result, and links from other readers.
pub static RESULTS: Capabilities = Capabilities {
    handles_step: |step, opened| step == Step::Result || opened,
    ui_section: UiSection::Results,
    load: |questions, results_content| {
        instrument::load(&instrument::merge(questions, results_content))
    },
    report_problems: Some(problems::report),
    open_link: Some(|instrument, fragment| Some(fragment::parse(instrument, fragment)?.into())),
    part_count: |_, opened| if opened { 1 } else { 3 },
    draw: |cx| match cx.quiz.opened_link.as_deref() {
        Some(opened) => html! { <div key="opened">{ opened_link::draw(cx, opened) }</div> },
        None => html! { <div key="result">{ result::draw(cx) }</div> },
    },
};
