//! The reader's program: what `embed.js` mounts into the element's shadow root.

use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use which_first::browser::store::{Keep, Store};
use which_first::browser::{chance, console, json};
use which_first::instrument::{self, Instrument, Outcome, Problem, What};
use which_first::sheet::progress::{self, ProgressError};
use which_first::sheet::reader::{Action, Effect, Event, Reader, Step};
use which_first::sheet::{Gut, Sheet, code};
use which_first::view::ui::Ui;
use which_first::view::{
    Content, Message, ProblemListProps, Quiz, Shown, Start, Widget, WidgetProps,
};
use yew::{AppHandle, Callback, Renderer};

fn main() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| console::warn(&panic.to_string())));
}

#[wasm_bindgen]
extern "C" {
    /// What `embed.js` hands over.
    pub type Options;
    /// The instrument's file, as text.
    #[wasm_bindgen(method, getter)]
    fn instrument(this: &Options) -> String;
    /// The interface's words, as the text of their file.
    #[wasm_bindgen(method, getter)]
    fn ui(this: &Options) -> String;
    /// The gut vote tapped on the first card: `low`, `high`, `none`, or nothing.
    #[wasm_bindgen(method, getter)]
    fn vote(this: &Options) -> Option<String>;
    /// The `keep` attribute.
    #[wasm_bindgen(method, getter)]
    fn keep(this: &Options) -> String;
    /// The key under which progress is stored.
    #[wasm_bindgen(method, getter)]
    fn key(this: &Options) -> String;
    /// Whether the first step drawn takes the focus, also without a vote.
    #[wasm_bindgen(method, getter)]
    fn focus(this: &Options) -> bool;
    /// Tells the page of an event: its name, its detail. False when the page says no.
    #[wasm_bindgen(method)]
    fn tell(this: &Options, name: &str, detail: JsValue) -> bool;
}

/// An element in which quizzes are shown, one after another.
///
/// Yew never lets go of an element on which it listens, so there are no more of these than quizzes
/// at one time: one that shows nothing is used again.
#[wasm_bindgen]
pub struct Stage {
    app: AppHandle<Widget>,
}

#[wasm_bindgen]
impl Stage {
    /// A stage in `root`, which must be empty and stay ours. It shows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new(root: web_sys::Element) -> Self {
        let shown = Shown::Nothing;
        Self {
            app: Renderer::with_root_and_props(root, WidgetProps { shown }).render(),
        }
    }

    /// Shows a quiz, and returns the language of its instrument, or nothing.
    ///
    /// # Errors
    ///
    /// The places where the interface's file is wrong; `embed.js` shows the link instead. (A wrong
    /// instrument is not an error here: what is wrong with it is shown in its place.)
    pub fn show(&mut self, options: Options) -> Result<Option<String>, JsValue> {
        let ui = json::parse(&options.ui())
            .and_then(|json| Ui::load(&json))
            .map_err(|problems| JsValue::from_str(&ui_places(&problems)))?;
        let ui = Rc::new(ui);
        let instrument =
            json::parse(&options.instrument()).and_then(|json| instrument::load(&json));
        let lang = instrument.as_ref().ok().map(|i| i.lang.to_string());
        let shown = match instrument {
            Ok(instrument) => Shown::Quiz(quiz(&Rc::new(options), ui, Rc::new(instrument))),
            Err(problems) => Shown::Problems(wrong(&options, ui, problems)),
        };
        self.app.update(WidgetProps { shown });
        Ok(lang)
    }

    /// Shows nothing, and holds nothing of what was shown.
    pub fn clear(&mut self) {
        let shown = Shown::Nothing;
        self.app.update(WidgetProps { shown });
    }

    /// The result while it is shown, `{ code, verdict }`, or null.
    #[wasm_bindgen(getter)]
    pub fn result(&self) -> JsValue {
        let widget = self.app.get_component();
        match widget.as_ref().and_then(|widget| widget.reader()) {
            Some(reader) if reader.step() == Step::Result => {
                value(&Completed::of(reader.instrument(), reader.sheet()))
            }
            _ => JsValue::NULL,
        }
    }

    /// Begins again with a blank sheet.
    pub fn restart(&self) {
        self.app.send_message(Message::Restart);
    }
}

/// Tells the page and the console what is wrong with the instrument.
fn wrong(options: &Options, ui: Rc<Ui>, problems: Vec<Problem>) -> ProblemListProps {
    let lines: Vec<String> = problems.iter().map(|p| ui.line(p)).collect();
    let message = lines.join("\n");
    console::warn(&message);
    let wrong = Wrong {
        message: &message,
        problems: problems.iter().map(|p| p.at.as_str()).collect(),
    };
    options.tell("error", value(&wrong));
    ProblemListProps {
        ui,
        problems: Rc::new(problems),
    }
}

/// A quiz as the reader left it, or as it begins.
fn quiz(options: &Rc<Options>, ui: Rc<Ui>, instrument: Rc<Instrument>) -> Quiz {
    let store = Store::open(Keep::parse(&options.keep()), options.key());
    let mut reader = resume(&store, &instrument)
        .unwrap_or_else(|| Reader::new(Rc::clone(&instrument), chance::nonce()));
    let perform = {
        let (instrument, options) = (Rc::clone(&instrument), Rc::clone(options));
        Callback::from(move |effect| match effect {
            Effect::Save(line) => store.save(line),
            Effect::Forget => store.forget(),
            Effect::Tell(event) => tell(&options, &instrument, event),
            // The view's own.
            Effect::Focus => {}
        })
    };
    let vote = options.vote();
    if let Some(vote) = &vote {
        let gut = match vote.as_str() {
            "low" => Some(Gut::Low),
            "high" => Some(Gut::High),
            _ => None,
        };
        // `embed.js` has asked the page already, when the card was tapped.
        for effect in reader.apply(Action::Vote(gut)) {
            perform.emit(effect);
        }
    }
    Quiz {
        content: Content { instrument, ui },
        start: Start {
            reader: Rc::new(reader),
            focus: vote.is_some() || options.focus(),
        },
        perform,
        may_start: {
            let options = Rc::clone(options);
            Callback::from(move |gut: Option<Gut>| {
                let vote = gut.map(|gut| match gut {
                    Gut::Low => "low",
                    Gut::High => "high",
                });
                options.tell("start", value(&Started { vote }))
            })
        },
        nonce: Callback::from(|()| chance::nonce()),
    }
}

/// Takes up what was stored, or says on the console why not.
fn resume(store: &Store, instrument: &Rc<Instrument>) -> Option<Reader> {
    let line = store.line()?;
    match progress::read(instrument, &line) {
        Ok(reader) => Some(reader),
        Err(error) => {
            store.forget();
            console::warn(match error {
                ProgressError::Damaged => "the stored answers are damaged; the quiz starts afresh",
                ProgressError::OtherInstrument => {
                    "the stored answers belong to another instrument, or to another version of \
                     this one; the quiz starts afresh"
                }
            });
            None
        }
    }
}

/// Where the interface's file is wrong. Its own words cannot say so.
fn ui_places(problems: &[Problem]) -> String {
    let mut words = String::from("the interface's file is wrong at");
    for problem in problems {
        words.push(' ');
        words.push_str(match &problem.what {
            What::Missing { key } => key,
            _ => &problem.at,
        });
    }
    words
}

/// What the page is told of a start.
#[derive(Serialize)]
struct Started {
    vote: Option<&'static str>,
}

/// What the page is told of an answer, numbered from 1; none where the item was left blank.
#[derive(Serialize)]
struct Answered<'a> {
    item: &'a str,
    answer: Option<u8>,
}

/// What the page is told of a result: its code, and the ids of its verdict, or of the two that it
/// lies between, or of none.
#[derive(Serialize)]
struct Completed<'a> {
    code: String,
    verdict: Vec<&'a str>,
}

impl<'a> Completed<'a> {
    fn of(instrument: &'a Instrument, sheet: &Sheet) -> Self {
        let id = |n: usize| &*instrument.verdicts[n].id;
        Self {
            code: code::encode(instrument, sheet),
            verdict: match instrument.read(&sheet.answers).outcome {
                Outcome::One(a) => vec![id(a)],
                Outcome::Between(a, b) => vec![id(a), id(b)],
                Outcome::TooLittle | Outcome::Straight => Vec::new(),
            },
        }
    }
}

/// What the page is told of a wrong instrument: what the console says, and the places as JSON
/// Pointers.
#[derive(Serialize)]
struct Wrong<'a> {
    message: &'a str,
    problems: Vec<&'a str>,
}

/// Tells the page.
fn tell(options: &Options, instrument: &Instrument, event: Event) {
    match event {
        Event::Answer { item, choice } => {
            let item = instrument.items.get(item).map_or("", |item| &item.id);
            let answer = choice.map(|choice| choice + 1);
            options.tell("answer", value(&Answered { item, answer }));
        }
        Event::Complete(sheet) => {
            options.tell("complete", value(&Completed::of(instrument, &sheet)));
        }
    }
}

/// A detail as a JavaScript object, with `null` for what is not there.
fn value(detail: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    // Nothing above can fail to be written; an event without detail is better than none.
    detail.serialize(&serializer).unwrap_or(JsValue::NULL)
}
