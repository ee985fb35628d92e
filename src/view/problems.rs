//! What is wrong with an instrument, in place of the quiz: in plain words, all of it.

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

/// Lists what is wrong with an instrument.
#[component]
pub fn ProblemList(props: &ProblemListProps) -> Html {
    let ui = &props.ui;
    let problems = props.problems.iter().map(|problem| {
        html! {
            <li>
                <code>{ ui.place(problem) }</code>
                { " " }
                { ui.problem(&problem.what) }
            </li>
        }
    });
    html! {
        <section class="card problems">
            <p class="lead" role="alert">{ ui.text(Key::Problems) }</p>
            <ul>{ for problems }</ul>
        </section>
    }
}
