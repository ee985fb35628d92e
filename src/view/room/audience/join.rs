//! The join slide: taking part by phone if there is an address, and by show of hands in any case.

use super::font_size;
use super::heading::fitted_heading;
use super::props::AudienceProps;
use crate::room::join_link::{display_address, join_address};
use crate::view::part;
use crate::view::room::qr::Qr;
use crate::view::ui::Key;
use yew::prelude::*;

pub fn draw(props: &AudienceProps, address: Option<&str>, tag: &str, handed_in: u32) -> Html {
    let ui = &props.ui;
    let (wide, class) = match address {
        Some(_) => (880, "body join"),
        None => (1504, "body join alone"),
    };
    let by_phone = address.map(|address| {
        let typed = display_address(address);
        let size = font_size::fitting_class(typed, (wide, 170), 66);
        html! {
            <>
                { part::p("how", ui.text(Key::RoomSlideOpen)) }
                <p class={classes!("address", size)} translate="no" dir="ltr" ~textContent={typed}/>
                { part::p("how", ui.text(Key::RoomSlideHandIn)) }
            </>
        }
    });
    let code = address.map(|address| {
        let text = join_address(address, tag);
        html! { <Qr {text} label={ui.text(Key::RoomSlideQr)}/> }
    });
    let count = handed_in.to_string();
    let by_hand = match address {
        Some(_) => Key::RoomSlideOrByHand,
        None => Key::RoomSlideByHand,
    };
    html! {
        <div class={class}>
            <div class="ways">
                <p class="kicker">{ part::around_untranslated(&ui.fill(Key::RoomName, &[("tag", tag)]), tag) }</p>
                { fitted_heading(props, (wide, 240), 88) }
                <div class="by-phone">{ by_phone }</div>
                { part::p("how", ui.text(by_hand)) }
                { part::p("votes", ui.fill(Key::RoomSlideHandedIn, &[("n", &count)])) }
            </div>
            <div class="code">{ code }</div>
        </div>
    }
}
