//! One person's mark: the reader's is filled, another's is outlined and contains their letter, so that
//! they differ by shape and not by colour alone. Sized in `em`, so that it scales with the font size.
//!
//! Marks are positioned by nested `<svg>` elements of size 1 by 1 with visible overflow: without a size
//! each would be as large as the `<svg>` around it, and extend beyond it.

use yew::prelude::*;

/// The letters that people are called by.
const LETTERS: &str = "ABCDEFGH";

/// The letter of a person.
pub fn letter(n: u8) -> AttrValue {
    // There is a letter for each of the most participants that a comparison can have.
    let n = usize::from(n) % LETTERS.len();
    AttrValue::Static(&LETTERS[n..=n])
}

/// A mark, centred on the position of the `<svg>` that contains it.
pub fn draw(who: Option<u8>, lettered: bool) -> Html {
    let Some(who) = who else {
        return html! { <g class="own"><circle class="halo" r=".875em"/><circle class="mark" r=".5625em"/></g> };
    };
    let letter =
        lettered.then(|| html! { <text translate="no" dy=".36em" ~textContent={&*letter(who)}/> });
    html! {
        <g class="other">
            <circle r=".625em"/>
            <g>{ letter }</g>
        </g>
    }
}

/// A mark by itself, beside a name.
pub fn standalone(who: Option<u8>, lettered: bool) -> Html {
    html! {
        <svg class="who" aria-hidden="true"><svg x="50%" y="50%" width="1" height="1">{ draw(who, lettered) }</svg></svg>
    }
}

/// A length in `em` from hundredths of one.
pub fn em(hundredths: i32) -> AttrValue {
    let n = hundredths.unsigned_abs();
    let mut text = String::from(if hundredths < 0 { "-" } else { "" });
    text.push_str(&(n / 100).to_string());
    text.push('.');
    text.push_str(&(n / 10 % 10).to_string());
    text.push_str(&(n % 10).to_string());
    text.push_str("em");
    AttrValue::from(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_written_in_full() {
        assert_eq!(em(190), "1.90em");
        assert_eq!(em(-5), "-0.05em");
        assert_eq!(em(0), "0.00em");
    }
}
