//! What is wrong with an instrument, in place of the quiz: in plain words, all of it.

use super::part;
use super::ui::{Key, Ui};
use crate::instrument::Problem;
use std::rc::Rc;
use yew::prelude::*;

/// What the list is given.
#[derive(Clone, Properties)]
pub struct ProblemListProps {
    /// The interface's words.
    pub ui: Rc<Ui>,
    /// What is wrong.
    pub problems: Rc<Vec<Problem>>,
}

impl PartialEq for ProblemListProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.problems, &other.problems)
    }
}

/// What is wrong with an instrument, as it is said.
pub struct Said {
    /// In the place of the quiz.
    pub drawn: Html,
    /// In a line each, for the console.
    pub lines: Vec<String>,
    /// The places alone, as JSON Pointers.
    pub places: Vec<String>,
}

/// Says what is wrong with an instrument.
pub fn say(ui: &Rc<Ui>, problems: Vec<Problem>) -> Said {
    let lines = problems.iter().map(|problem| ui.line(problem)).collect();
    let places = problems.iter().map(|problem| problem.at.clone()).collect();
    let (ui, problems) = (Rc::clone(ui), Rc::new(problems));
    Said {
        drawn: html! { <ProblemList {ui} {problems} /> },
        lines,
        places,
    }
}

/// Lists what is wrong with an instrument.
#[component]
pub fn ProblemList(props: &ProblemListProps) -> Html {
    let ui = &props.ui;
    let problems = props.problems.iter().enumerate().map(|(at, problem)| {
        html! {
            <li key={at}>
                <code translate="no" ~textContent={&*ui.place(problem)}/>
                { part::space() }
                { part::words(&ui.problem(&problem.what)) }
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
