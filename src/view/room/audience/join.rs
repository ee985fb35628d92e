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
    let (widths, class) = match address {
        Some(_) => ([900, 690], "body join"),
        None => ([1504, 1104], "body join alone"),
    };
    let rooms = |height: i32| widths.map(|width| (width, height));
    let by_phone = address.map(|address| {
        let typed = display_address(address);
        let size = font_size::fitting_classes(typed, rooms(140), 66);
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
                { fitted_heading(props, rooms(200), 80) }
                <div class="by-phone">{ by_phone }</div>
                { part::p("how", ui.text(by_hand)) }
                { part::p("votes", ui.fill(Key::RoomSlideHandedIn, &[("n", &count)])) }
            </div>
            <div class="code">{ code }</div>
        </div>
    }
}
