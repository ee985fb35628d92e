//! Progress lines on standard error, each with the seconds since the command started.
//!
//! Standard output is reserved for what another program may read: the address of `serve`, the output of
//! `cargo test`, the tables of `bench`.

use std::{
    fmt::Display,
    sync::OnceLock,
    time::{Duration, Instant},
};

/// The time since the first call, which [`commands`](crate::commands) makes before anything else.
pub fn elapsed() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Writes a progress line.
pub fn line(text: impl Display) {
    eprintln!("[{:6.1} s] {text}", elapsed().as_secs_f64());
}

/// A number of bytes with its thousands separated by spaces: `41 234`.
pub fn format_bytes(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::format_bytes;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(format_bytes(0), "0");
        assert_eq!(format_bytes(999), "999");
        assert_eq!(format_bytes(1_000), "1 000");
        assert_eq!(format_bytes(1_234_567), "1 234 567");
    }
}
