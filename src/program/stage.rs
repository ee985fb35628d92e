//! The stage: an element in which quizzes are mounted, one after another.

use super::Options;
use super::events::{AnswerDetail, CompleteDetail, ErrorDetail, ShareDetail, StartDetail, to_js};
use crate::browser::progress_store::{Keep, ProgressStore};
use crate::browser::{console, json, random};
use crate::instrument::{self, Instrument, Problem};
use crate::sheet::progress::{self, ProgressError};
use crate::sheet::reader::{Action, Effect, Event, Reader};
use crate::sheet::{GutVote, fragment};
use crate::view::ui::{Ui, UiSection};
use crate::view::{
    self, Content, InitialState, Message, ProblemReport, Quiz, ShareEvent, Widget, WidgetProps,
    WidgetView,
};
use std::cell::{Cell, RefCell};
use std::mem::take;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::{AppHandle, Callback, Html, Renderer};

/// An element in which quizzes are mounted, one after another.
///
/// Yew never releases an element that it has registered listeners on, so idle stages are reused.
pub struct Stage {
    app: AppHandle<Widget>,
    /// The content of the quiz that is shown; none if there is none.
    content: Option<Content>,
    /// The question half of its instrument, as JSON text; empty if the results half is not missing.
    questions: String,
    /// The reader whose own result is shown.
    reader: Rc<RefCell<Option<Reader>>>,
}

impl Stage {
    /// An empty stage in `root`.
    pub fn new(root: web_sys::Element) -> Self {
        let view = WidgetView::Empty;
        Self {
            app: Renderer::with_root_and_props(root, WidgetProps { view }).render(),
            content: None,
            questions: String::new(),
            reader: Rc::default(),
        }
    }

    /// Shows a quiz, and returns the language of its instrument. Returns `None` for an invalid instrument,
    /// and lists its problems in place of the quiz.
    ///
    /// # Errors
    ///
    /// The content does not match this build; `embed.js` then shows the link.
    pub fn show(&mut self, options: Options) -> Result<Option<String>, JsValue> {
        let quiz_ui = parse_ui(&options.ui(), UiSection::Quiz)?;
        let results_ui = options.results_ui();
        let ui = match &results_ui {
            Some(text) => with_results(&quiz_ui, text)?,
            None => quiz_ui,
        };
        self.questions = options.instrument();
        let instrument = match (options.problems_ui(), options.results_content()) {
            (Some(problems_ui), _) => match load_whole(take(&mut self.questions), None) {
                Ok(instrument) => instrument,
                Err(problems) => {
                    let ui = parse_ui(&problems_ui, UiSection::Problems)?;
                    let report = view::report_problems(&ui, &problems);
                    let view = WidgetView::Problems(report_problems(&options, report));
                    self.app.update(WidgetProps { view });
                    return Ok(None);
                }
            },
            (None, None) => load_questions(&self.questions)?,
            (None, results) => {
                load_whole(take(&mut self.questions), results).map_err(|_| other_build())?
            }
        };
        let content = Content {
            instrument: Rc::clone(&instrument),
            has_results: results_ui.is_some(),
            ui: Rc::new(ui),
        };
        self.content = Some(content.clone());
        let quiz = build_quiz(&Rc::new(options), content, Rc::clone(&self.reader));
        let view = WidgetView::Quiz(quiz);
        self.app.update(WidgetProps { view });
        Ok(Some(instrument.lang.to_string()))
    }

    /// Adds the results half of the content to the quiz that is shown: its UI texts, and the content of a
    /// split instrument file, as JSON texts.
    ///
    /// # Errors
    ///
    /// The content does not match this build. The quiz stays as it is.
    pub fn set_results(&self, results: Option<String>, ui: &str) -> Result<(), JsValue> {
        let Some(content) = &self.content else {
            return Ok(());
        };
        let instrument = match results {
            None => Rc::clone(&content.instrument),
            results => load_whole(self.questions.clone(), results).map_err(|_| other_build())?,
        };
        let ui = Rc::new(with_results(&content.ui, ui)?);
        self.app.send_message(Message::ResultsLoaded(Content {
            instrument,
            ui,
            has_results: true,
        }));
        Ok(())
    }

    /// Shows a reader who waits for the results half of the content that it failed to load, with a retry
    /// button.
    pub fn on_load_failed(&self) {
        self.app.send_message(Message::LoadFailed);
    }

    /// The reader's own result while it is shown, `{ code, verdict }`, or null.
    pub fn result(&self) -> JsValue {
        match &*self.reader.borrow() {
            Some(reader) => to_js(&CompleteDetail::new(reader.instrument(), reader.sheet())),
            None => JsValue::NULL,
        }
    }

    /// Starts over with a blank sheet.
    pub fn restart(&self) {
        self.app.send_message(Message::Restart);
    }

    /// Unmounts the quiz and releases its data.
    pub fn clear(&mut self) {
        let view = WidgetView::Empty;
        self.content = None;
        self.reader.take();
        self.app.update(WidgetProps { view });
    }
}

/// The error for content of another build.
fn other_build() -> JsValue {
    JsValue::from_str("the content is not that of this build")
}

/// Parses a section of the UI texts from the text of its file.
fn parse_ui(text: &str, section: UiSection) -> Result<Ui, JsValue> {
    let ui = json::parse(text)
        .ok()
        .and_then(|json| Ui::load_section(&json, section));
    ui.ok_or_else(other_build)
}

/// Appends the UI texts of the result, from the text of their file.
fn with_results(ui: &Ui, text: &str) -> Result<Ui, JsValue> {
    let ui = json::parse(text)
        .ok()
        .and_then(|json| ui.with_results(&json));
    ui.ok_or_else(other_build)
}

/// Loads the question half of an instrument.
fn load_questions(text: &str) -> Result<Rc<Instrument>, JsValue> {
    let questions = json::parse(text).ok();
    let instrument = questions.and_then(|questions| instrument::load_questions(&questions));
    instrument.map(Rc::new).ok_or_else(other_build)
}

/// The source of an instrument: its file, or the question half and the results half of it.
type InstrumentTexts = (String, Option<String>);

thread_local! {
    /// The last instrument that was loaded whole, with its source.
    static LAST_LOADED: RefCell<Option<(InstrumentTexts, Rc<Instrument>)>> = const { RefCell::new(None) };
}

/// Loads an instrument from its file, or from both halves, or returns the cached one if the source is the
/// same.
fn load_whole(text: String, results: Option<String>) -> Result<Rc<Instrument>, Vec<Problem>> {
    let texts = (text, results);
    LAST_LOADED.with_borrow_mut(|last| {
        if let Some((last_texts, instrument)) = last
            && *last_texts == texts
        {
            return Ok(Rc::clone(instrument));
        }
        let (text, results) = &texts;
        let mut json = json::parse_file(text)?;
        if let Some(results) = results {
            json = instrument::merge(json, json::parse_file(results)?);
        }
        let instrument = Rc::new(instrument::load(&json)?);
        *last = Some((texts, Rc::clone(&instrument)));
        Ok(instrument)
    })
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

/// Builds a quiz from its options: resumed, or at the start. The reader whose own result is shown goes to
/// `shown`.
fn build_quiz(options: &Rc<Options>, content: Content, shown: Rc<RefCell<Option<Reader>>>) -> Quiz {
    let instrument = Rc::clone(&content.instrument);
    let store = ProgressStore::open(Keep::parse(&options.keep()), options.key());
    let mut reader = resume(options, &store, &instrument)
        .unwrap_or_else(|| Reader::new(Rc::clone(&instrument), random::nonce()));
    let completed = Rc::new(Cell::new(false));
    let on_effects = {
        let (instrument, options) = (Rc::clone(&instrument), Rc::clone(options));
        let completed = Rc::clone(&completed);
        Callback::from(move |(reader, effects): (Reader, Vec<Effect>)| {
            for effect in effects {
                match effect {
                    Effect::Save => {
                        let line = progress::serialize(&reader);
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
                    // The event is dispatched once the result is shown, see `on_result`.
                    Effect::Emit(Event::Complete) => completed.set(true),
                    // Performed by the view.
                    Effect::Focus => {}
                }
            }
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
        let effects = reader.apply(Action::Vote(gut));
        on_effects.emit((reader.clone(), effects));
    }
    let opened_link = (options.shared_fragment())
        .filter(|_| content.has_results)
        .and_then(|fragment| fragment::parse(&instrument, &fragment))
        .map(|shared| Rc::new(shared.into()));
    Quiz {
        content,
        initial: InitialState {
            reader: Rc::new(reader),
            focus: vote.is_some() || options.focus(),
        },
        opened_link,
        on_effects,
        on_result: {
            let options = Rc::clone(options);
            Callback::from(move |reader: Option<Reader>| {
                let detail = (reader.as_ref())
                    .filter(|_| completed.take())
                    .map(|reader| to_js(&CompleteDetail::new(reader.instrument(), reader.sheet())));
                shown.replace(reader);
                if let Some(detail) = detail {
                    options.dispatch("complete", detail);
                }
            })
        },
        load_results: {
            let options = Rc::clone(options);
            Callback::from(move |()| options.load_results())
        },
        on_continue: {
            let options = Rc::clone(options);
            Callback::from(move |()| options.on_continue())
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
        on_share: {
            let options = Rc::clone(options);
            Callback::from(move |ShareEvent { method, code }| {
                let (how, code) = (method.as_str(), &*code);
                options.dispatch("share", to_js(&ShareDetail { how, code }));
            })
        },
    }
}

/// Resumes the stored progress. Logs a warning and returns `None` if that cannot be read.
fn resume(options: &Options, store: &ProgressStore, instrument: &Rc<Instrument>) -> Option<Reader> {
    let line = store.line()?;
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
