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
pub struct Said {
    /// The list that replaces the quiz.
    pub drawn: Html,
    /// One line for each problem, for the browser's console.
    pub lines: Vec<String>,
    /// The location of each problem, as a JSON Pointer.
    pub places: Vec<String>,
}

/// Renders the problems of an instrument.
pub fn say(ui: &Rc<Ui>, problems: Vec<Problem>) -> Said {
    let lines = problems.iter().map(|problem| ui.line(problem)).collect();
    let places = problems
        .iter()
        .map(|problem| problem.pointer.clone())
        .collect();
    let (ui, problems) = (Rc::clone(ui), Rc::new(problems));
    Said {
        drawn: html! { <ProblemList {ui} {problems} /> },
        lines,
        places,
    }
}

/// Lists the problems of an instrument, each with its location.
#[component]
pub fn ProblemList(props: &ProblemListProps) -> Html {
    let ui = &props.ui;
    let problems = props.problems.iter().enumerate().map(|(at, problem)| {
        html! {
            <li key={at}>
                <code translate="no" ~textContent={&*ui.place(problem)}/>
                { part::space() }
                { part::words(&ui.problem(&problem.kind)) }
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
