//! A field for one line. It is drawn anew only when what it is about has changed, so that what somebody
//! types outlasts the ticking of the clock.

use crate::view::part;
use yew::prelude::*;

/// What a field is given.
#[derive(Clone, Properties)]
pub struct FieldProps {
    /// What it asks for.
    pub label: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// Whether it takes digits alone.
    #[prop_or_default]
    pub digits: bool,
    /// Where it is found again.
    #[prop_or_default]
    pub node: NodeRef,
    /// Is told what was typed, and says what is to stand there, or what is wrong with it.
    pub set: Callback<String, Result<AttrValue, AttrValue>>,
}

// What `set` does with a text does not depend on when it was made.
impl PartialEq for FieldProps {
    fn eq(&self, other: &Self) -> bool {
        self.label == other.label && self.value == other.value && self.digits == other.digits
    }
}

/// A field for one line.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let FieldProps {
        label,
        value,
        digits,
        node,
        set,
    } = props.clone();
    let wrong = use_state(AttrValue::default);
    let onchange = {
        let wrong = wrong.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() else {
                return;
            };
            match set.emit(input.value()) {
                Ok(stands) => {
                    input.set_value(&stands);
                    wrong.set(AttrValue::default());
                }
                // It stays as it was typed, to be mended.
                Err(said) => wrong.set(said),
            }
        })
    };
    let (class, mode) = if digits {
        ("field digits", "numeric")
    } else {
        ("field", "url")
    };
    let invalid = (!wrong.is_empty()).then_some("true");
    html! {
        <div {class}>
            <label>
                { part::span("name", label) }
                <input type="text" inputmode={mode} aria-invalid={invalid} {value} ref={node} {onchange} autocomplete="off"
                    autocapitalize="off" spellcheck="false" dir={(!digits).then_some("ltr")}/>
            </label>
            <span class="wrong" role="alert" ~textContent={&**wrong}/>
        </div>
    }
}
