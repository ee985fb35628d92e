//! An element in which quizzes are shown, one after another.

use super::Options;
use super::told::{Answered, Completed, Left, Started, Wrong, value};
use crate::browser::store::{Keep, Store};
use crate::browser::{chance, console, json};
use crate::instrument::{Instrument, Json, Problem};
use crate::sheet::Gut;
use crate::sheet::progress::{self, ProgressError};
use crate::sheet::reader::{Action, Effect, Event, Reader, Step};
use crate::view::ui::{Ui, UiSection};
use crate::view::{
    Capabilities, Content, HandOver, InitialState, Message, ProblemReport, Quiz, ShareEvent,
    Widget, WidgetProps, WidgetView,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::{AppHandle, AttrValue, Callback, Html, Renderer};

/// An element in which quizzes are shown, one after another.
///
/// Yew never lets go of an element on which it listens, so there are no more of these than quizzes
/// at one time: one that shows nothing is used again.
pub struct Stage {
    app: AppHandle<Widget>,
    screens: &'static Capabilities,
    /// The reader as they came here.
    reader: Option<Rc<Reader>>,
}

impl Stage {
    /// A stage in `root` on which `screens` are drawn. It shows nothing yet.
    pub fn new(root: web_sys::Element, screens: &'static Capabilities) -> Self {
        let shown = WidgetView::Empty;
        Self {
            app: Renderer::with_root_and_props(root, WidgetProps { shown }).render(),
            screens,
            reader: None,
        }
    }

    /// Shows a quiz, and returns the language of its instrument, or nothing: where that is wrong, the
    /// program that tells shows what, and the one that asks shows nothing.
    ///
    /// # Errors
    ///
    /// The interface's words are not those of this build; `embed.js` shows the link instead.
    pub fn show(&mut self, options: Options) -> Result<Option<String>, JsValue> {
        let ui = words(&options.ui(), self.screens.ui_section)?;
        let instrument = read(self.screens, options.instrument(), options.told());
        let lang = instrument.as_ref().ok().map(|i| i.lang.to_string());
        let shown = match instrument {
            Ok(instrument) => {
                let quiz = quiz(&Rc::new(options), ui, instrument, self.screens);
                let own = quiz.opened_link.is_none();
                self.reader = own.then(|| Rc::clone(&quiz.initial.reader));
                WidgetView::Quiz(quiz)
            }
            Err(problems) => match self.screens.report_problems {
                Some(say) => {
                    let ui = words(&options.checking().unwrap_or_default(), UiSection::Problems)?;
                    WidgetView::Problems(tell(&options, say(&ui, problems)))
                }
                None => WidgetView::Empty,
            },
        };
        self.app.update(WidgetProps { shown });
        Ok(lang)
    }

    /// Says that what the reader waits for has not come.
    pub fn failed(&self) {
        self.app.send_message(Message::LoadFailed);
    }

    /// The reader's own result while it is shown, `{ code, verdict }`, or null. It cannot change
    /// meanwhile: to change an answer the reader is passed on.
    pub fn result(&self) -> JsValue {
        match &self.reader {
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

    /// Shows nothing, and holds nothing of what was shown.
    pub fn clear(&mut self) {
        let shown = WidgetView::Empty;
        self.reader = None;
        self.app.update(WidgetProps { shown });
    }
}

/// The interface's words, of the text of their file.
fn words(text: &str, part: UiSection) -> Result<Rc<Ui>, JsValue> {
    let ui = json::parse(text)
        .ok()
        .and_then(|json| Ui::load_section(&json, part));
    ui.map(Rc::new)
        .ok_or_else(|| JsValue::from_str("the interface's words are not those of this build"))
}

/// What an instrument was read from: its file, or the two parts of it.
type Texts = (String, Option<String>);

thread_local! {
    /// The last instrument that was read.
    static LAST: RefCell<Option<(Texts, Rc<Instrument>)>> = const { RefCell::new(None) };
}

/// Reads an instrument once for all that show it, one after another.
fn read(
    screens: &Capabilities,
    asked: String,
    told: Option<String>,
) -> Result<Rc<Instrument>, Vec<Problem>> {
    let texts = (asked, told);
    LAST.with_borrow_mut(|last| {
        if let Some((of, instrument)) = last
            && *of == texts
        {
            return Ok(Rc::clone(instrument));
        }
        let (asked, told) = &texts;
        let told = told.as_deref().map(json::file).transpose();
        let instrument = json::file(asked)
            .and_then(|asked| (screens.load)(asked, told?.unwrap_or(Json::Null)))
            .map(Rc::new)?;
        *last = Some((texts, Rc::clone(&instrument)));
        Ok(instrument)
    })
}

/// Whether an instrument has no problems: its file, or the two parts of it. Who shows it next does not read
/// it again.
pub fn is_sound(screens: &Capabilities, asked: String, told: Option<String>) -> bool {
    read(screens, asked, told).is_ok()
}

/// Tells the page and the console what is wrong with the instrument, and returns what is drawn.
fn tell(options: &Options, said: ProblemReport) -> Html {
    console::warn(&said.lines.join("\n"));
    let wrong = Wrong {
        kind: "instrument",
        count: said.pointers.len(),
        message: "the instrument has problems; the console lists them",
        problems: said.pointers.iter().map(String::as_str).collect(),
    };
    options.tell("error", value(&wrong));
    said.html
}

/// A quiz as the reader left it, or as it begins.
fn quiz(
    options: &Rc<Options>,
    ui: Rc<Ui>,
    instrument: Rc<Instrument>,
    screens: &'static Capabilities,
) -> Quiz {
    let store = Store::open(Keep::parse(&options.keep()), options.key());
    let mut reader = resume(options, &store, &instrument)
        .unwrap_or_else(|| Reader::new(Rc::clone(&instrument), chance::nonce()));
    let completed = Rc::new(Cell::new(false));
    let perform = {
        let (instrument, options) = (Rc::clone(&instrument), Rc::clone(options));
        let completed = Rc::clone(&completed);
        Callback::from(move |effect| match effect {
            Effect::Save(line) => {
                options.stored(Some(&line));
                store.save(line);
            }
            Effect::Forget => {
                store.forget();
                options.stored(None);
            }
            Effect::Tell(Event::Answer { item, choice }) => {
                let item = instrument.items.get(item).map_or("", |item| &item.id);
                let answer = choice.map(|choice| choice + 1);
                options.tell("answer", value(&Answered { item, answer }));
            }
            // Told when the result is there to be asked for.
            Effect::Tell(Event::Complete) => completed.set(true),
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
    let sent = |fragment: Option<String>| (screens.open_link?)(&instrument, &fragment?);
    let opened = sent(options.opened()).map(Rc::new);
    let others = sent(options.others()).map_or_else(Rc::default, |opened| opened.sheets());
    Quiz {
        content: Content { instrument, ui },
        initial: InitialState {
            reader: Rc::new(reader),
            focus: vote.is_some() || options.focus(),
        },
        capabilities: screens,
        opened_link: opened,
        others,
        on_effect: perform,
        on_hand_over: {
            let options = Rc::clone(options);
            Callback::from(move |passed: HandOver| {
                options.pass(
                    &passed.progress_line,
                    completed.take(),
                    passed.user_initiated,
                );
            })
        },
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
        page: options.page().map(Into::into),
        on_compare: {
            let options = Rc::clone(options);
            Callback::from(move |others: AttrValue| options.compare(&others))
        },
        on_share: {
            let options = Rc::clone(options);
            Callback::from(move |ShareEvent { method: how, code }| {
                let (how, code) = (how.as_str(), &*code);
                options.tell("share", value(&Left { how, code }));
            })
        },
    }
}

/// Takes up where the other program left the reader, or what was stored, or says on the console
/// why not.
fn resume(options: &Options, store: &Store, instrument: &Rc<Instrument>) -> Option<Reader> {
    let line = options.line().or_else(|| store.line())?;
    match progress::read(instrument, &line) {
        Ok(reader) => Some(reader),
        Err(error) => {
            store.forget();
            options.stored(None);
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
