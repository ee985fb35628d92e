//! The comparison of several people: the item on which they differ most, one map, a list of the participants, their
//! gut votes, and the other items on which they differ or agree.

use super::texts::participant_name;
use super::{line, mark};
use crate::instrument::{Instrument, Outcome, Reading};
use crate::publish::url::{compare_url, is_http_url};
use crate::sheet::code_search::MAX_NAME_CHARS;
use crate::sheet::comparison::{Comparison, Participant};
use crate::sheet::comparison_summary::ComparisonSummary;
use crate::sheet::{GutVote, Sheet, code};
use crate::view::content::Content;
use crate::view::map::{self, Point};
use crate::view::share::{ButtonMessage, ShareAction, ShareButton};
use crate::view::ui::{Key, Ui};
use crate::view::{claims, outcome, part};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The context that the comparison is rendered from.
struct GroupContext<'a> {
    instrument: &'a Instrument,
    ui: &'a Ui,
    comparison: &'a Comparison,
    /// True if the others have letters: with two people, the other one is unambiguous.
    lettered: bool,
}

/// The link that opens the comparison.
pub struct Link<'a> {
    /// The address of the reader's page. None if there is no such page.
    pub page: Option<&'a AttrValue>,
    /// The button that copies the link.
    pub button: &'a ShareButton,
    /// Sends a message to that button.
    pub send: Callback<ButtonMessage>,
}

/// The callbacks for another participant, by the letter.
pub struct OnPerson {
    /// Removes them.
    pub remove: Callback<u8>,
    /// Names them.
    pub rename: Callback<(u8, String)>,
}

/// Draws a comparison of two or more people.
pub fn draw(content: &Content, comparison: &Comparison, link: &Link, on: &OnPerson) -> Html {
    let Content { instrument, ui, .. } = content;
    let cx = GroupContext {
        instrument,
        ui,
        comparison,
        lettered: !comparison.is_pair(),
    };
    let readings: Vec<Reading> = (comparison.participants().iter())
        .map(|participant| instrument.read(&participant.sheet.answers))
        .collect();
    let page = link.page.filter(|page| is_http_url(page));
    let sheets: Vec<&Sheet> = comparison.participants().iter().map(|m| &m.sheet).collect();
    let compared = ComparisonSummary::new(instrument, &sheets);
    let people = (comparison.participants().iter().zip(&readings).enumerate())
        .map(|(at, (participant, reading))| cx.person(at, participant, reading, on));
    html! {
        <>
            { cx.headline(&compared) }
            <div class="where">{ cx.map(&readings) }</div>
            <ul class="people">{ for people }</ul>
            <div class="guts">{ cx.gut_votes() }</div>
            <div class="apart">{ cx.apart(&compared.furthest_apart) }</div>
            <div class="link-together">{ page.map(|page| cx.link(page, link)) }</div>
        </>
    }
}

impl GroupContext<'_> {
    fn name(&self, participant: &Participant) -> AttrValue {
        participant_name(self.ui, self.comparison, participant)
    }

    /// The `translate` attribute for a participant's name: a letter is not translated.
    fn untranslated(&self, participant: &Participant) -> Option<&'static str> {
        (self.lettered && participant.letter.is_some()).then_some("no")
    }

    /// One map with all participants who have a position on it.
    fn map(&self, readings: &[Reading]) -> Html {
        let points: Vec<Point> = (self.comparison.participants().iter().zip(readings))
            .filter(|(_, reading)| is_on_map(reading))
            .map(|(participant, reading)| Point {
                letter: participant.letter,
                name: self.name(participant),
                answers: &participant.sheet.answers,
                reading,
            })
            .collect();
        if points.is_empty() {
            return html! {};
        }
        map::draw_group(self.instrument, self.ui, &points, self.lettered)
    }

    /// A participant's mark, verdict and gut vote, with a button to remove them.
    fn person(
        &self,
        at: usize,
        participant: &Participant,
        reading: &Reading,
        on: &OnPerson,
    ) -> Html {
        let Self { ui, .. } = self;
        let name = self.name(participant);
        let verdict = match reading.outcome {
            Outcome::Straightlined => ui.text(Key::CompareStraight),
            Outcome::TooFewAnswers => ui.text(Key::TooLittle),
            outcome => outcome::title(self.instrument, ui, outcome).unwrap_or_default(),
        };
        let remove = participant.letter.map(|letter| {
            let onclick = on.remove.reform(move |_: MouseEvent| letter);
            let label = ui.fill(Key::CompareRemoveWho, &[("who", &name)]);
            html! {
                <button type="button" class="quiet remove" aria-label={label} {onclick}
                    ~textContent={&*ui.text(Key::CompareRemove)}/>
            }
        });
        html! {
            <li key={at} class={classes!(participant.letter.is_none().then_some("you"))}>
                { mark::standalone(participant.letter, self.lettered) }
                <div class="about">
                    { self.name_field(participant, &on.rename) }
                    { part::space() }
                    { part::span("verdict", verdict) }
                    { part::space() }
                    { part::span("vote", self.vote_text(participant.sheet.gut)) }
                </div>
                <div class="off">{ remove }</div>
            </li>
        }
    }

    /// The name of a participant: a field in which the reader can change another's.
    fn name_field(&self, participant: &Participant, rename: &Callback<(u8, String)>) -> Html {
        let Some(letter) = participant.letter else {
            let name = self.name(participant);
            return html! { <strong class="name" ~textContent={&*name}/> };
        };
        let rename = rename.clone();
        let oninput = move |event: InputEvent| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            if let Some(field) = field {
                rename.emit((letter, field.value()));
            }
        };
        let unnamed = Participant {
            name: String::new(),
            ..participant.clone()
        };
        html! {
            <input type="text" class="name" dir="auto" autocomplete="off" value={participant.name.clone()}
                aria-label={self.ui.text(Key::CompareName)} placeholder={self.name(&unnamed)}
                maxlength={MAX_NAME_CHARS.to_string()} {oninput}/>
        }
    }

    fn vote_text(&self, vote: Option<GutVote>) -> AttrValue {
        match vote {
            None => self.ui.text(Key::CompareUnvoted),
            Some(vote) => {
                let choice = &vote.pole(&self.instrument.gut).choice;
                self.ui.fill(Key::CompareVoted, &[("vote", choice)])
            }
        }
    }

    /// The gut votes on the line between their poles. Nothing if fewer than two people gave one.
    fn gut_votes(&self) -> Option<Html> {
        let gut = &self.instrument.gut;
        let poles = [&gut.low, &gut.high].map(|pole| AttrValue::from(pole.choice.clone()));
        let votes: Vec<_> = (self.comparison.participants().iter())
            .filter_map(|participant| {
                Some((participant.sheet.gut?.hundredths(), participant.letter))
            })
            .collect();
        (votes.len() > 1).then(|| {
            html! {
                <>
                    <h4 ~textContent={&*self.ui.text(Key::CompareGuts)}/>
                    { line::draw(poles, &votes, self.lettered) }
                </>
            }
        })
    }

    /// The item on which two people differ most, and the number of those on which all agree.
    fn headline(&self, compared: &ComparisonSummary) -> Html {
        let first = compared.furthest_apart.first().zip(compared.opponents);
        let most = match first {
            Some((&item, opponents)) => {
                let people = self.comparison.participants();
                let [a, b] = opponents.map(|at| people.get(at).map(|who| self.name(who)));
                let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
                let names = [("a", &*a), ("b", &*b)];
                html! {
                    <>
                        <h4 ~textContent={&*self.ui.fill(Key::CompareMost, &names)}/>
                        { self.item_apart(item) }
                    </>
                }
            }
            None => html! { <h4 ~textContent={&*self.ui.text(Key::CompareApartNone)}/> },
        };
        html! {
            <div class="most">
                <div class="differ">{ most }</div>
                { self.alike(compared) }
            </div>
        }
    }

    /// The other items with large differences.
    fn apart(&self, items: &[usize]) -> Option<Html> {
        let items = items.get(1..).filter(|items| !items.is_empty())?;
        let items = items.iter().enumerate();
        let items =
            items.map(|(at, &item)| html! { <div key={at}>{ self.item_apart(item) }</div> });
        Some(html! {
            <>
                <h4 ~textContent={&*self.ui.text(Key::CompareApart)}/>
                <div class="items">{ for items }</div>
            </>
        })
    }

    /// An item with everybody's answer, and both sides of its debrief, folded.
    fn item_apart(&self, item: usize) -> Html {
        let question = &self.instrument.items[item];
        let scale = &self.instrument.scales[question.scale];
        let poles = [&scale.low, &scale.high].map(|pole| AttrValue::from(pole.clone()));
        let answers: Vec<_> = (self.comparison.participants().iter())
            .filter_map(|participant| {
                let choice = (*participant.sheet.answers.get(item)?)?;
                // From -2 to 2, in hundredths.
                Some((question.score(choice)? * 100, participant.letter))
            })
            .collect();
        let sides = [Key::Essay, Key::Research].map(|key| self.ui.text(key));
        html! {
            <article class="item-apart">
                { part::p("asked", AttrValue::from(question.text.clone())) }
                { line::draw(poles, &answers, self.lettered) }
                { self.answers(item) }
                { folded("more", sides.join(&self.ui.text(Key::CompareComma)), html! {
                    <dl class="both">{ claims::both_sides(self.ui, question) }</dl>
                }) }
            </article>
        }
    }

    /// The number of items on which all participants are on the same side, and these items, folded.
    fn alike(&self, compared: &ComparisonSummary) -> Html {
        let count = [
            ("n", &*compared.agreed.len().to_string()),
            ("of", &*compared.compared.to_string()),
        ];
        let items = compared.agreed.iter().enumerate().map(|(at, &item)| {
            html! {
                <li key={at}>
                    { part::p("asked", AttrValue::from(self.instrument.items[item].text.clone())) }
                    { self.answers(item) }
                </li>
            }
        });
        let count = self.ui.fill(Key::CompareCount, &count);
        folded("alike", count.to_string(), html! { <ul>{ for items }</ul> })
    }

    /// The participants' answers to an item, grouped by answer.
    fn answers(&self, item: usize) -> Html {
        let mut given: Vec<(Option<u8>, Vec<&Participant>)> = Vec::new();
        for participant in self.comparison.participants() {
            let answer = participant.sheet.answers.get(item).copied().flatten();
            match given.iter_mut().find(|(there, _)| *there == answer) {
                Some((_, members)) => members.push(participant),
                None => given.push((answer, vec![participant])),
            }
        }
        let given = given
            .into_iter()
            .enumerate()
            .map(|(at, (answer, members))| {
                let label = answer.and_then(|choice| self.instrument.answer_label(item, choice));
                let label = match label {
                    Some(label) => AttrValue::from(label.clone()),
                    None => self.ui.text(Key::CompareBlank),
                };
                let names: Vec<AttrValue> = members
                    .iter()
                    .map(|participant| self.name(participant))
                    .collect();
                let names = names.join(&self.ui.text(Key::CompareComma));
                // The reader comes first if they are in the group.
                let translate = members.first().and_then(|first| self.untranslated(first));
                html! {
                    <div key={at}>
                        <dt {translate} ~textContent={names}/>
                        <dd ~textContent={&*label}/>
                    </div>
                }
            });
        html! { <dl class="answers-given">{ for given }</dl> }
    }

    /// A link that opens this comparison, with a button that copies it.
    fn link(&self, page: &str, link: &Link) -> Html {
        let Self { ui, .. } = self;
        let codes: Vec<String> = (self.comparison.participants().iter())
            .map(|participant| code::encode(self.instrument, &participant.sheet))
            .collect();
        let address = AttrValue::from(compare_url(page, &codes));
        let copy = ShareAction::Copy(address.clone());
        html! {
            <>
                <h4 ~textContent={&*ui.text(Key::CompareLink)}/>
                { part::p("note", ui.text(Key::CompareLinkNote)) }
                <p class="address" translate="no" dir="ltr" ~textContent={&*address}/>
                { link.button.draw(ui, "choice", Key::ShareLink, copy, &link.send) }
            </>
        }
    }
}

/// The part that is shown once its line is tapped.
fn folded(class: &'static str, line: String, content: Html) -> Html {
    html! {
        <details class={classes!("closed", class)}>
            <summary>{ part::span("says", line.into()) }</summary>
            { content }
        </details>
    }
}

/// Returns true if the answers give a position on the map.
fn is_on_map(reading: &Reading) -> bool {
    matches!(reading.outcome, Outcome::Verdict(_) | Outcome::Between(..))
}
