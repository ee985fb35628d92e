//! A timer as data: nothing runs, and what is left follows from the time of day.

use super::TimerAction;
use serde::{Deserialize, Serialize};

/// The longest time that can be set, in milliseconds.
pub const MAX_TIMER_MS: u32 = 3 * 60 * 60 * 1000;

/// A timer. Times are milliseconds since 1970; spans are milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Timer {
    /// It is not set.
    #[default]
    Idle,
    /// It runs.
    Running {
        /// When it is over.
        ends: u64,
        /// How long it was set for.
        of: u32,
    },
    /// It stands still.
    Paused {
        /// How much is left.
        left: u32,
        /// How long it was set for.
        of: u32,
    },
}

impl Timer {
    /// How much is left at `now`; none where it is not set. Never more than it was set for, also when
    /// the clock has been put back meanwhile; and a laptop that slept has not stopped it.
    pub fn left(self, now: u64) -> Option<u32> {
        match self {
            Self::Idle => None,
            Self::Running { ends, of } => {
                let left = u32::try_from(ends.saturating_sub(now)).unwrap_or(u32::MAX);
                Some(left.min(of))
            }
            Self::Paused { left, .. } => Some(left),
        }
    }

    /// Whether it runs, or ran out.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// What it is after something was done with it at `now`.
    #[must_use]
    pub fn apply(self, action: TimerAction, now: u64) -> Self {
        match action {
            TimerAction::Start(span) => Self::start(span, now),
            TimerAction::Toggle => self.toggle(now),
            TimerAction::Extend(span) => self.extend(span, now),
            TimerAction::Clear => Self::Idle,
        }
    }

    /// Set for a span, from `now` on.
    #[must_use]
    pub fn start(span: u32, now: u64) -> Self {
        let of = span.min(MAX_TIMER_MS);
        Self::Running {
            ends: now.saturating_add(u64::from(of)),
            of,
        }
    }

    /// Stands still, or runs on.
    #[must_use]
    pub fn toggle(self, now: u64) -> Self {
        match self {
            Self::Idle => Self::Idle,
            Self::Running { of, .. } => Self::Paused {
                left: self.left(now).unwrap_or(0),
                of,
            },
            Self::Paused { left, of } => Self::Running {
                ends: now.saturating_add(u64::from(left)),
                of,
            },
        }
    }

    /// With more time; what it was set for grows with it.
    #[must_use]
    pub fn extend(self, span: u32, now: u64) -> Self {
        let Some(left) = self.left(now) else {
            return self;
        };
        let left = left.saturating_add(span).min(MAX_TIMER_MS);
        match self {
            Self::Paused { of, .. } => Self::Paused {
                left,
                of: of.max(left),
            },
            Self::Running { of, .. } => Self::Running {
                ends: now.saturating_add(u64::from(left)),
                of: of.max(left),
            },
            Self::Idle => self,
        }
    }
}
