//! The list of an instrument's problems, shown in place of the quiz.

use super::part;
use super::ui::{Key, Ui};
use crate::instrument::Problem;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ProblemList`].
#[derive(Clone, Properties)]
pub struct ProblemListProps {
    /// The interface's texts.
    pub ui: Rc<Ui>,
    /// The problems to list.
    pub problems: Rc<Vec<Problem>>,
}

impl PartialEq for ProblemListProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.problems, &other.problems)
    }
}

/// An instrument's problems, rendered for the reader and for the page.
pub struct ProblemReport {
    /// The list that replaces the quiz.
    pub html: Html,
    /// One line for each problem, for the browser's console.
    pub lines: Vec<String>,
    /// The location of each problem, as a JSON Pointer.
    pub pointers: Vec<String>,
}

/// Renders the problems of an instrument.
pub fn report(ui: &Ui, problems: &[Problem]) -> ProblemReport {
    let lines = problems
        .iter()
        .map(|problem| ui.problem_line(problem))
        .collect();
    let pointers = problems
        .iter()
        .map(|problem| problem.pointer.clone())
        .collect();
    ProblemReport {
        html: list(ui, problems),
        lines,
        pointers,
    }
}

/// The problems of an instrument as the root component of a page.
#[component]
pub fn ProblemList(props: &ProblemListProps) -> Html {
    list(&props.ui, &props.problems)
}

/// Lists the problems of an instrument, each with its location.
fn list(ui: &Ui, problems: &[Problem]) -> Html {
    let problems = problems.iter().enumerate().map(|(at, problem)| {
        html! {
            <li key={at}>
                <code translate="no" ~textContent={&*ui.problem_location(problem)}/>
                { part::space() }
                { part::text_span(&ui.problem_text(&problem.kind)) }
            </li>
        }
    });
    html! {
        <section class="card problems">
            <p class="lead" role="alert" ~textContent={&*ui.text(Key::Problems)}/>
            <ul>{ for problems }</ul>
        </section>
    }
}
