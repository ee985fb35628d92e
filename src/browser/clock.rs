//! The time of day, and what is done later.

use wasm_bindgen::prelude::*;
use web_sys::Window;

/// Milliseconds since 1970.
pub fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clock before 1970 counts as 1970"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// Does something at every so many milliseconds, until it is dropped.
pub struct Interval {
    window: Window,
    id: i32,
    _tick: Closure<dyn FnMut()>,
}

impl Interval {
    /// None where there is no window.
    pub fn start(span: i32, tick: impl FnMut() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let tick = Closure::<dyn FnMut()>::new(tick);
        let handler = tick.as_ref().unchecked_ref();
        let id = window.set_interval_with_callback_and_timeout_and_arguments_0(handler, span);
        Some(Self {
            id: id.ok()?,
            window,
            _tick: tick,
        })
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        self.window.clear_interval_with_handle(self.id);
    }
}

/// Does something once, as soon as the browser has drawn and heard what waits. A window in the
/// background is made to wait longer.
pub fn defer(what: impl FnOnce() + 'static) {
    let later = Closure::once_into_js(what);
    if let Some(window) = web_sys::window() {
        // Fails only for a handler that is no function.
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), 0);
    }
}

/// Does something once, after so many milliseconds.
pub fn set_timeout(milliseconds: i32, what: impl FnOnce() + 'static) {
    let later = Closure::once_into_js(what);
    if let Some(window) = web_sys::window() {
        // Fails only for a handler that is no function.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            later.unchecked_ref(),
            milliseconds,
        );
    }
}

/// Does something once, as soon as what has been drawn is painted: in a window that nobody sees, when
/// somebody does.
pub fn after_paint(what: impl FnOnce() + 'static) {
    let next = Closure::once_into_js(move || defer(what));
    if let Some(window) = web_sys::window() {
        // Fails only for a handler that is no function.
        let _ = window.request_animation_frame(next.unchecked_ref());
    }
}

/// The day of a time, as people who speak `lang` write it.
pub fn format_date(time: u64, lang: &str) -> String {
    let options = js_sys::Object::new();
    set_option(&options, "dateStyle", "medium");
    String::from(to_date(time).to_locale_date_string(lang, &options))
}

/// The time of day, to the minute.
pub fn format_time(time: u64, lang: &str) -> String {
    let options = js_sys::Object::new();
    set_option(&options, "timeStyle", "short");
    let time = to_date(time).to_locale_time_string_with_options(lang, &options);
    String::from(time)
}

fn to_date(time: u64) -> js_sys::Date {
    #[expect(
        clippy::cast_precision_loss,
        reason = "exact for the next 280,000 years"
    )]
    let time = time as f64;
    js_sys::Date::new(&JsValue::from_f64(time))
}

fn set_option(options: &js_sys::Object, name: &str, value: &str) {
    // Fails only on objects that were made to refuse.
    let _ = js_sys::Reflect::set(options, &name.into(), &value.into());
}
