//! The stage: an element in which quizzes are mounted, one after another.

use super::Options;
use super::events::{AnswerDetail, CompleteDetail, ErrorDetail, ShareDetail, StartDetail, to_js};
use crate::browser::progress_store::{Keep, ProgressStore};
use crate::browser::{console, json, random};
use crate::instrument::{Instrument, Json, Problem};
use crate::sheet::GutVote;
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

/// An element in which quizzes are mounted, one after another.
///
/// Yew never releases an element that it has registered listeners on, so idle stages are reused.
pub struct Stage {
    app: AppHandle<Widget>,
    capabilities: &'static Capabilities,
    /// The reader's state when the quiz was shown; none for a shared result.
    reader: Option<Rc<Reader>>,
}

impl Stage {
    /// An empty stage in `root`, for a program with these `capabilities`.
    pub fn new(root: web_sys::Element, capabilities: &'static Capabilities) -> Self {
        let view = WidgetView::Empty;
        Self {
            app: Renderer::with_root_and_props(root, WidgetProps { view }).render(),
            capabilities,
            reader: None,
        }
    }

    /// Shows a quiz, and returns the language of its instrument. Returns `None` for an invalid instrument:
    /// the results program then lists its problems, and the quiz program shows nothing.
    ///
    /// # Errors
    ///
    /// The UI texts do not match this build; `embed.js` then shows the link.
    pub fn show(&mut self, options: Options) -> Result<Option<String>, JsValue> {
        let ui = parse_ui(&options.ui(), self.capabilities.ui_section)?;
        let instrument = load_instrument(
            self.capabilities,
            options.instrument(),
            options.results_content(),
        );
        let lang = instrument.as_ref().ok().map(|i| i.lang.to_string());
        let view = match instrument {
            Ok(instrument) => {
                let quiz = build_quiz(&Rc::new(options), ui, instrument, self.capabilities);
                let is_own = quiz.opened_link.is_none();
                self.reader = is_own.then(|| Rc::clone(&quiz.initial.reader));
                WidgetView::Quiz(quiz)
            }
            Err(problems) => match self.capabilities.report_problems {
                Some(render) => {
                    let ui = parse_ui(
                        &options.problems_ui().unwrap_or_default(),
                        UiSection::Problems,
                    )?;
                    WidgetView::Problems(report_problems(&options, render(&ui, problems)))
                }
                None => WidgetView::Empty,
            },
        };
        self.app.update(WidgetProps { view });
        Ok(lang)
    }

    /// Shows that the other program failed to load, with a retry button.
    pub fn on_load_failed(&self) {
        self.app.send_message(Message::LoadFailed);
    }

    /// The reader's own result while it is shown, `{ code, verdict }`, or null. It cannot change while it is
    /// shown: to change an answer, the reader is handed over to the quiz program.
    pub fn result(&self) -> JsValue {
        match &self.reader {
            Some(reader) if reader.step() == Step::Result => {
                to_js(&CompleteDetail::new(reader.instrument(), reader.sheet()))
            }
            _ => JsValue::NULL,
        }
    }

    /// Starts over with a blank sheet.
    pub fn restart(&self) {
        self.app.send_message(Message::Restart);
    }

    /// Unmounts the quiz and releases its data.
    pub fn clear(&mut self) {
        let view = WidgetView::Empty;
        self.reader = None;
        self.app.update(WidgetProps { view });
    }
}

/// Parses a section of the UI texts from the text of its file.
fn parse_ui(text: &str, section: UiSection) -> Result<Rc<Ui>, JsValue> {
    let ui = json::parse(text)
        .ok()
        .and_then(|json| Ui::load_section(&json, section));
    ui.map(Rc::new)
        .ok_or_else(|| JsValue::from_str("the interface's words are not those of this build"))
}

/// The source of an instrument: its file, or the question half and the results half of it.
type InstrumentTexts = (String, Option<String>);

thread_local! {
    /// The last instrument that was loaded, with its source.
    static LAST_LOADED: RefCell<Option<(InstrumentTexts, Rc<Instrument>)>> = const { RefCell::new(None) };
}

/// Loads an instrument, or returns the cached one if the source is the same.
fn load_instrument(
    capabilities: &Capabilities,
    questions: String,
    results_content: Option<String>,
) -> Result<Rc<Instrument>, Vec<Problem>> {
    let texts = (questions, results_content);
    LAST_LOADED.with_borrow_mut(|last| {
        if let Some((last_texts, instrument)) = last
            && *last_texts == texts
        {
            return Ok(Rc::clone(instrument));
        }
        let (questions, results_content) = &texts;
        let results_content = results_content.as_deref().map(json::parse_file).transpose();
        let instrument = json::parse_file(questions)
            .and_then(|questions| {
                (capabilities.load)(questions, results_content?.unwrap_or(Json::Null))
            })
            .map(Rc::new)?;
        *last = Some((texts, Rc::clone(&instrument)));
        Ok(instrument)
    })
}

/// Returns true if an instrument has no problems, and caches it for [`Stage::show`]. `questions` is its file,
/// or the question half of a split one.
pub fn is_valid(
    capabilities: &Capabilities,
    questions: String,
    results_content: Option<String>,
) -> bool {
    load_instrument(capabilities, questions, results_content).is_ok()
}

/// Reports the problems of an instrument to the page and the console, and returns their HTML.
fn report_problems(options: &Options, report: ProblemReport) -> Html {
    console::warn(&report.lines.join("\n"));
    let detail = ErrorDetail {
        kind: "instrument",
        count: report.pointers.len(),
        message: "the instrument has problems; the console lists them",
        problems: report.pointers.iter().map(String::as_str).collect(),
    };
    options.dispatch("error", to_js(&detail));
    report.html
}

/// Builds a quiz from its options: resumed, or at the start.
fn build_quiz(
    options: &Rc<Options>,
    ui: Rc<Ui>,
    instrument: Rc<Instrument>,
    capabilities: &'static Capabilities,
) -> Quiz {
    let store = ProgressStore::open(Keep::parse(&options.keep()), options.key());
    let mut reader = resume(options, &store, &instrument)
        .unwrap_or_else(|| Reader::new(Rc::clone(&instrument), random::nonce()));
    let completed = Rc::new(Cell::new(false));
    let on_effect = {
        let (instrument, options) = (Rc::clone(&instrument), Rc::clone(options));
        let completed = Rc::clone(&completed);
        Callback::from(move |effect| match effect {
            Effect::Save(line) => {
                options.on_save(Some(&line));
                store.save(line);
            }
            Effect::RemoveSaved => {
                store.remove();
                options.on_save(None);
            }
            Effect::Emit(Event::Answer { item, choice }) => {
                let item = instrument.items.get(item).map_or("", |item| &item.id);
                let answer = choice.map(|choice| choice + 1);
                options.dispatch("answer", to_js(&AnswerDetail { item, answer }));
            }
            // `widget.js` dispatches the event once the result is available.
            Effect::Emit(Event::Complete) => completed.set(true),
            // Performed by the view.
            Effect::Focus => {}
        })
    };
    let vote = options.vote();
    if let Some(vote) = &vote {
        let gut = match vote.as_str() {
            "low" => Some(GutVote::Low),
            "high" => Some(GutVote::High),
            _ => None,
        };
        // `embed.js` has dispatched `start` already, when the card was tapped.
        for effect in reader.apply(Action::Vote(gut)) {
            on_effect.emit(effect);
        }
    }
    let open_link = |fragment: Option<String>| (capabilities.open_link?)(&instrument, &fragment?);
    let opened_link = open_link(options.shared_fragment()).map(Rc::new);
    let others = open_link(options.comparison()).map_or_else(Rc::default, |link| link.sheets());
    Quiz {
        content: Content { instrument, ui },
        initial: InitialState {
            reader: Rc::new(reader),
            focus: vote.is_some() || options.focus(),
        },
        capabilities,
        opened_link,
        others,
        on_effect,
        on_hand_over: {
            let options = Rc::clone(options);
            Callback::from(move |hand_over: HandOver| {
                options.hand_over(
                    &hand_over.progress_line,
                    completed.take(),
                    hand_over.user_initiated,
                );
            })
        },
        may_start: {
            let options = Rc::clone(options);
            Callback::from(move |gut: Option<GutVote>| {
                let vote = gut.map(|gut| match gut {
                    GutVote::Low => "low",
                    GutVote::High => "high",
                });
                options.dispatch("start", to_js(&StartDetail { vote }))
            })
        },
        generate_nonce: Callback::from(|()| random::nonce()),
        page: options.page().map(Into::into),
        on_compare: {
            let options = Rc::clone(options);
            Callback::from(move |others: AttrValue| options.on_compare(&others))
        },
        on_share: {
            let options = Rc::clone(options);
            Callback::from(move |ShareEvent { method, code }| {
                let (how, code) = (method.as_str(), &*code);
                options.dispatch("share", to_js(&ShareDetail { how, code }));
            })
        },
    }
}

/// Resumes the progress handed over by the other program, or the stored progress. Logs a warning and returns
/// `None` if that cannot be read.
fn resume(options: &Options, store: &ProgressStore, instrument: &Rc<Instrument>) -> Option<Reader> {
    let line = options.progress().or_else(|| store.line())?;
    match progress::parse(instrument, &line) {
        Ok(reader) => Some(reader),
        Err(error) => {
            store.remove();
            options.on_save(None);
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
