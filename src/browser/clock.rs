//! Time and timers.

use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;

pub use gloo_timers::callback::Interval;

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

/// Calls `callback` in a later task, after pending events and rendering. Browsers throttle this in background
/// windows.
pub fn defer(callback: impl FnOnce() + 'static) {
    set_timeout(0, callback);
}

/// Calls `callback` once, after so many milliseconds.
pub fn set_timeout(milliseconds: u32, callback: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, callback).forget();
}

/// Calls `callback` once after the next paint; in a hidden window, after it becomes visible.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    let next = Closure::once_into_js(move || defer(callback));
    if let Some(window) = web_sys::window() {
        // Fails only for a handler that is not a function.
        let _ = window.request_animation_frame(next.unchecked_ref());
    }
}

/// Formats the date of a time, in milliseconds since 1970, in the locale `lang`.
pub fn format_date(time: u64, lang: &str) -> String {
    let options = js_sys::Object::new();
    set_option(&options, "dateStyle", "medium");
    String::from(to_date(time).to_locale_date_string(lang, &options))
}

/// Formats the time of day, to the minute.
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
    // Fails only on frozen objects.
    let _ = js_sys::Reflect::set(options, &name.into(), &value.into());
}
