//! A timer as data: nothing runs, and the time left is derived from the clock.

use serde::{Deserialize, Serialize};

/// The longest duration, in milliseconds.
pub const MAX_TIMER_MS: u32 = 3 * 60 * 60 * 1000;

/// A timer. Times are in milliseconds since 1970, durations in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Timer {
    /// Not set.
    #[default]
    Idle,
    /// Running, or run out.
    Running {
        /// The time when it ends.
        ends: u64,
        /// The duration it was set for.
        of: u32,
    },
    /// Paused.
    Paused {
        /// The time left.
        left: u32,
        /// The duration it was set for.
        of: u32,
    },
}

/// An action on the timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerAction {
    /// Sets the timer to this many milliseconds and starts it.
    Start(u32),
    /// Pauses or resumes the timer.
    Toggle,
    /// Adds this many milliseconds.
    Extend(u32),
    /// Removes the timer.
    Clear,
}

impl Timer {
    /// The time left at `now`; `None` if it is not set. Never more than the duration, even if the clock
    /// was set back; sleep of the computer does not stop it.
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

    /// Returns true if it is running or has run out.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// The timer after an action at `now`.
    #[must_use]
    pub fn apply(self, action: TimerAction, now: u64) -> Self {
        match action {
            TimerAction::Start(span) => Self::start(span, now),
            TimerAction::Toggle => self.toggle(now),
            TimerAction::Extend(span) => self.extend(span, now),
            TimerAction::Clear => Self::Idle,
        }
    }

    /// A timer that starts at `now` with this duration.
    #[must_use]
    pub fn start(span: u32, now: u64) -> Self {
        let of = span.min(MAX_TIMER_MS);
        Self::Running {
            ends: now.saturating_add(u64::from(of)),
            of,
        }
    }

    /// Pauses or resumes.
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

    /// Adds time; the duration grows accordingly.
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
