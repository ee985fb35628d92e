//! Progress lines, on standard error, each with the seconds since the command began.
//!
//! Standard output is kept for what another program may want to read: the address of `serve`, the
//! output of `cargo test`, the tables of `bench`.

use std::{
    fmt::Display,
    sync::OnceLock,
    time::{Duration, Instant},
};

/// Time since the first call, which [`commands`](crate::commands) makes before it does anything.
pub fn elapsed() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Says what is being done now.
pub fn line(text: impl Display) {
    eprintln!("[{:6.1} s] {text}", elapsed().as_secs_f64());
}

/// A count of bytes with its thousands set apart: `41 234`.
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
