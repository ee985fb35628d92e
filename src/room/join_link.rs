//! Join links: the address of the quiz with the room's tag in the fragment, and the same as a QR code.

use crate::publish::url::{host, is_http_url, percent_encode};
use qrcodegen::{QrCode, QrCodeEcc};
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The fragment's prefix before the room's tag. `www/page.js` parses it.
const ROOM_FRAGMENT: &str = "#room=";

/// The longest address that is accepted, in bytes: the QR code of a longer one is too fine to be
/// scanned from the back of a room.
pub const MAX_ADDRESS_BYTES: usize = 200;

/// The width of the quiet zone around a QR code in modules, which scanners need.
const QUIET_ZONE: usize = 4;

/// The reason why an address that a facilitator typed is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// It is not a web address: a local file, for example, which no phone can open.
    NotWeb,
    /// It has no valid host.
    InvalidHost,
    /// It is longer than [`MAX_ADDRESS_BYTES`].
    TooLong,
}

impl Error for AddressError {}

impl Display for AddressError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::NotWeb => f.write_str("not a web address"),
            Self::InvalidHost => f.write_str("no valid host"),
            Self::TooLong => write!(f, "longer than {MAX_ADDRESS_BYTES} bytes"),
        }
    }
}

/// Normalises an address of the quiz as a facilitator types it: adds the scheme, drops the fragment,
/// and replaces the facilitator's own page by the reader's. `None` if nothing was typed.
///
/// # Errors
///
/// The address is not one that a phone could open.
pub fn normalize_address(typed: &str) -> Result<Option<String>, AddressError> {
    let typed = typed.trim();
    let typed = typed.split('#').next().unwrap_or_default();
    if typed.is_empty() {
        return Ok(None);
    }
    let mut address = with_scheme(typed)?;
    let strange = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "\"<>\\^`{|}".contains(letter)
    };
    if address.contains(strange) {
        return Err(AddressError::InvalidHost);
    }
    let named = host(&address).ok_or(AddressError::InvalidHost)?;
    if named.starts_with([':', '.']) {
        return Err(AddressError::InvalidHost);
    }
    let after_host = address.find("://").map_or(0, |at| at + "://".len());
    if !address[after_host..].contains('/') {
        let end = address.find('?').unwrap_or(address.len());
        address.insert(end, '/');
    }
    let end = address.find('?').unwrap_or(address.len());
    for own in ["/present.html", "/present"] {
        if address[..end].ends_with(own) {
            address.replace_range(end - own.len() + 1..end, "");
            break;
        }
    }
    if address.len() > MAX_ADDRESS_BYTES {
        return Err(AddressError::TooLong);
    }
    Ok(Some(address))
}

/// Returns true if an address leads to the machine that opens it, so that a phone in the room finds nothing there.
pub fn is_this_machine(address: &str) -> bool {
    let named = host(address).unwrap_or_default().to_ascii_lowercase();
    let named = match named.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => named.split(':').next().unwrap_or_default(),
    };
    let named = named.trim_end_matches('.');
    let is_number = named.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    match named.rsplit('.').next() {
        Some("localhost" | "localdomain") => true,
        _ if is_number => named.starts_with("127.") || matches!(named, "0.0.0.0" | "0" | "127"),
        _ => matches!(named, "::1" | "::") || named.starts_with("::ffff:127."),
    }
}

/// The address with its own scheme, or `http` for hosts of a local network and `https` for others.
fn with_scheme(typed: &str) -> Result<String, AddressError> {
    if is_http_url(typed) {
        return Ok(typed.to_owned());
    }
    let end = typed.find(['/', '?']).unwrap_or(typed.len());
    let (named, port) = typed[..end].split_once(':').unwrap_or((&typed[..end], ""));
    if typed.starts_with('/') || !port.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(AddressError::NotWeb);
    }
    if typed[end..].starts_with("//") {
        return Err(AddressError::NotWeb);
    }
    // Hosts of the local network have no certificate.
    let is_number = named.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let last = named.rsplit('.').next().unwrap_or_default();
    let is_local = ["local", "localhost"]
        .iter()
        .any(|name| last.eq_ignore_ascii_case(name));
    let own = is_number || is_local;
    let scheme = if own { "http://" } else { "https://" };
    Ok(scheme.to_owned() + typed)
}

/// The link that opens the quiz in the room with this tag. `address` is normalised by
/// [`normalize_address`].
pub fn join_address(address: &str, tag: &str) -> String {
    let mut whole = address.split('#').next().unwrap_or_default().to_owned();
    whole.push_str(ROOM_FRAGMENT);
    whole.push_str(&percent_encode(tag));
    whole
}

/// The address to be typed by people: without `https://`, which browsers add.
pub fn display_address(address: &str) -> &str {
    address.strip_prefix("https://").unwrap_or(address)
}

/// A QR code as a square of light and dark modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
}

/// Encodes a text; `None` if it is too long for any QR code.
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).ok()?;
    let edge = code.size();
    let row = |y| (0..edge).map(move |x| (x, y));
    let dark = (0..edge).flat_map(row);
    Some(Qr {
        size: usize::try_from(edge).ok()?,
        dark: dark.map(|(x, y)| code.get_module(x, y)).collect(),
    })
}

impl Qr {
    /// The width and height in modules, including the quiet zone.
    pub fn size(&self) -> usize {
        self.size + 2 * QUIET_ZONE
    }

    /// Returns true if the module at this position is dark, counted from the corner of the quiet zone.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let inner = |at: usize| at.checked_sub(QUIET_ZONE).filter(|&at| at < self.size);
        match (inner(x), inner(y)) {
            (Some(x), Some(y)) => self.dark[y * self.size + x],
            _ => false,
        }
    }

    /// The dark modules as the data of one SVG path, in modules from the corner of the quiet zone. Runs
    /// of adjacent modules in a row are one rectangle, so that no seams show between them.
    pub fn path(&self) -> String {
        let mut path = String::new();
        let size = self.size();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let long = (x..size).take_while(|&x| self.is_dark(x, y)).count();
                if long > 0 {
                    for (letter, number) in [('M', x), (' ', y), ('h', long)] {
                        path.push(letter);
                        path.push_str(&number.to_string());
                    }
                    path.push_str("v1h-");
                    path.push_str(&long.to_string());
                    path.push('z');
                }
                x += long.max(1);
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn is_cleaned(typed: &str, expect: &str) {
        assert_eq!(
            normalize_address(typed),
            Ok(Some(expect.to_owned())),
            "{typed}"
        );
    }

    #[test]
    fn an_address_that_was_copied_from_the_address_bar_is_taken() {
        is_cleaned("https://quiz.example/", "https://quiz.example/");
        is_cleaned(
            " https://quiz.example/sales/?lang=de#r=WF-1 ",
            "https://quiz.example/sales/?lang=de",
        );
    }

    #[test]
    fn an_address_that_was_typed_is_made_whole() {
        is_cleaned("quiz.example", "https://quiz.example/");
        is_cleaned("quiz.example/which", "https://quiz.example/which");
        is_cleaned("quiz.example?lang=de", "https://quiz.example/?lang=de");
        is_cleaned("HTTP://quiz.example", "HTTP://quiz.example/");
    }

    #[test]
    fn a_machine_of_the_rooms_own_network_is_reached_without_a_certificate() {
        is_cleaned("192.168.0.20:8080", "http://192.168.0.20:8080/");
        is_cleaned("localhost:8080/quiz/", "http://localhost:8080/quiz/");
        is_cleaned("laptop.local", "http://laptop.local/");
    }

    #[test]
    fn an_address_of_this_machine_alone_is_known_as_such() {
        for address in [
            "http://127.0.0.1:8080/",
            "http://127.1/",
            "http://localhost/",
            "http://LOCALHOST:3000/quiz/",
            "http://quiz.localhost:8080/",
            "http://localhost./",
            "http://localhost.localdomain/",
            "http://0.0.0.0:8000/",
            "http://[::1]:8080/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "https://me@localhost/",
        ] {
            assert!(is_this_machine(address), "{address}");
        }
        for address in [
            "https://quiz.example/",
            "http://192.168.0.20:8080/",
            "http://10.127.0.1/",
            "http://laptop.local/",
            "https://localhost.example/",
            "https://127.example/",
            "http://[fe80::1]/",
            "http://[2001:db8::1]:8080/",
        ] {
            assert!(!is_this_machine(address), "{address}");
        }
    }

    #[test]
    fn the_facilitators_own_page_stands_for_the_readers_beside_it() {
        is_cleaned("https://quiz.example/present.html", "https://quiz.example/");
        is_cleaned(
            "https://quiz.example/a/present?lang=de",
            "https://quiz.example/a/?lang=de",
        );
        is_cleaned(
            "https://present.example/represent",
            "https://present.example/represent",
        );
    }

    #[test]
    fn nothing_typed_is_no_address_and_no_mistake() {
        for nothing in ["", "  ", "#room=K7Q2"] {
            assert_eq!(normalize_address(nothing), Ok(None), "{nothing:?}");
        }
    }

    #[test]
    fn what_no_phone_can_open_is_told_as_such() {
        for typed in [
            "file:///media/stick/which-first.html",
            "/media/stick/which-first.html",
            "javascript:alert(1)",
            "mailto:anna@quiz.example",
            "ftp://quiz.example/",
        ] {
            assert_eq!(
                normalize_address(typed),
                Err(AddressError::NotWeb),
                "{typed}"
            );
        }
        for typed in [
            "https://",
            "https:///quiz",
            "our quiz",
            "http://:80/",
            "<a>",
        ] {
            assert_eq!(
                normalize_address(typed),
                Err(AddressError::InvalidHost),
                "{typed}"
            );
        }
        let long = "quiz.example/".to_owned() + &"a".repeat(MAX_ADDRESS_BYTES);
        assert_eq!(normalize_address(&long), Err(AddressError::TooLong));
    }

    #[test]
    fn people_join_by_the_quizs_address_with_the_rooms_tag_behind_it() {
        let join = join_address("https://quiz.example/?lang=de", "K7Q2");
        assert_eq!(join, "https://quiz.example/?lang=de#room=K7Q2");
        assert_eq!(display_address(&join), "quiz.example/?lang=de#room=K7Q2");
        // A hand-edited journal may contain such an address.
        let strange = join_address("https://quiz.example/#x", "K&\"");
        assert_eq!(strange, "https://quiz.example/#room=K%26%22");
        assert_eq!(display_address("http://localhost/"), "http://localhost/");
    }

    /// The text that a QR decoder reads from the code, drawn with `scale` pixels per module.
    fn seen(qr: &Qr, scale: usize) -> String {
        let size = qr.size() * scale;
        let light = |x, y| {
            if qr.is_dark(x / scale, y / scale) {
                0
            } else {
                255
            }
        };
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size, size, light);
        let grids = picture.detect_grids();
        let [grid] = &grids[..] else {
            panic!("{} codes are seen", grids.len())
        };
        grid.decode().expect("a code that can be read").1
    }

    #[test]
    fn a_camera_reads_what_was_written() {
        let join = join_address("https://blog.example/which-first/", "K7Q2");
        let qr = qr(&join).expect("a short text");
        assert_eq!(seen(&qr, 4), join);
        // Version 4 for 44 bytes at medium correction: 33 modules, and a quiet zone of 4 on each side.
        assert_eq!(qr.size(), 33 + 8);
    }

    #[test]
    fn the_longest_address_that_is_taken_has_a_code() {
        let longest = "https://quiz.example/".to_owned() + &"a".repeat(MAX_ADDRESS_BYTES - 21);
        let join = join_address(&longest, "K7Q2");
        assert_eq!(seen(&qr(&join).expect("a code"), 4), join);
        assert_eq!(qr(&"a".repeat(3000)), None);
    }

    #[test]
    fn there_is_paper_all_around_a_code() {
        let qr = qr("K7Q2").expect("a code");
        let size = qr.size();
        let edge = |at: usize| at < QUIET_ZONE || at >= size - QUIET_ZONE;
        for (x, y) in (0..size).flat_map(|y| (0..size).map(move |x| (x, y))) {
            assert!(!(edge(x) || edge(y)) || !qr.is_dark(x, y), "{x} {y}");
        }
        assert!(!qr.is_dark(size + 9, size + 9));
        // The top left finder: seven modules in a row.
        assert!(qr.path().starts_with("M4 4h7v1h-7z"), "{}", qr.path());
    }

    proptest! {
        #[test]
        fn the_path_covers_what_is_dark_and_nothing_else(text in "[ -~]{0,60}") {
            let qr = qr(&text).expect("a short text");
            let mut covered = vec![false; qr.size() * qr.size()];
            for stroke in qr.path().split_terminator('z') {
                let numbers = stroke.split(['M', ' ', 'h', 'v', '-']);
                let numbers: Vec<usize> =
                    numbers.filter_map(|number| number.parse().ok()).collect();
                let [x, y, long, 1, back] = numbers[..] else { panic!("{stroke}") };
                prop_assert_eq!(long, back);
                for x in x..x + long {
                    covered[y * qr.size() + x] = true;
                }
            }
            let dark = (0..covered.len()).map(|at| qr.is_dark(at % qr.size(), at / qr.size()));
            prop_assert!(dark.eq(covered.iter().copied()));
        }

        #[test]
        fn whatever_is_typed_comes_out_as_an_address_of_the_web_or_not_at_all(typed in "\\PC{0,40}") {
            if let Ok(Some(address)) = normalize_address(&typed) {
                prop_assert!(is_http_url(&address));
                prop_assert!(host(&address).is_some());
                prop_assert_eq!(normalize_address(&address), Ok(Some(address)));
            }
        }
    }
}
