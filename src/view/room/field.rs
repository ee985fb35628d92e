//! A single-line text field. It is rendered again only when its own properties have changed, so that the
//! clock's ticks do not discard what is being typed.

use crate::browser::focus;
use crate::view::part;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Field`].
#[derive(Clone, Properties)]
pub struct TextFieldProps {
    /// The field's label.
    pub label: AttrValue,
    /// The stored value.
    pub value: AttrValue,
    /// True if the field is for a number.
    #[prop_or_default]
    pub digits: bool,
    /// A reference to the `<input>` element, to focus it.
    #[prop_or_default]
    pub node_ref: NodeRef,
    /// Called with the typed text. Returns the cleaned value, or an error message.
    pub on_submit: Callback<String, Result<AttrValue, AttrValue>>,
}

// Callbacks created at different times behave the same, so `on_submit` is not compared.
impl PartialEq for TextFieldProps {
    fn eq(&self, other: &Self) -> bool {
        self.label == other.label && self.value == other.value && self.digits == other.digits
    }
}

/// A single-line text field with its label and error message.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps {
        label,
        value,
        digits,
        node_ref,
        on_submit,
    } = props.clone();
    let error = use_state(AttrValue::default);
    let submit = {
        let error = error.clone();
        Callback::from(move |input: HtmlInputElement| {
            let result = on_submit.emit(input.value());
            let is_valid = result.is_ok();
            match result {
                Ok(value) => {
                    input.set_value(&value);
                    error.set(AttrValue::default());
                }
                // The typed text stays, so that it can be corrected.
                Err(message) => error.set(message),
            }
            is_valid
        })
    };
    // Enter submits and gives the keys back to the desk, unless there is something to correct.
    let onkeydown = {
        let submit = submit.clone();
        Callback::from(move |event: KeyboardEvent| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            let Some(input) = input.filter(|_| event.key() == "Enter" && !event.is_composing())
            else {
                return;
            };
            event.prevent_default();
            if submit.emit(input.clone()) {
                focus::leave_to(&input, ".desk");
            }
        })
    };
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into() {
            submit.emit(input);
        }
    });
    let (class, mode) = if digits {
        ("field digits", "numeric")
    } else {
        ("field", "url")
    };
    let invalid = (!error.is_empty()).then_some("true");
    html! {
        <div {class}>
            <label>
                { part::span("name", label) }
                <input type="text" inputmode={mode} aria-invalid={invalid} {value} ref={node_ref} {onchange}
                    {onkeydown} autocomplete="off"
                    autocapitalize="off" spellcheck="false" dir={(!digits).then_some("ltr")}/>
            </label>
            <span class="wrong" role="alert" ~textContent={&**error}/>
        </div>
    }
}
