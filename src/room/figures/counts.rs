//! Conversion and addition of a room's counts.

/// Converts a length to the type of a room's counts.
pub(super) fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// The sum of the counts.
pub(super) fn sum(counts: &[u32]) -> u64 {
    counts.iter().map(|&count| u64::from(count)).sum()
}
