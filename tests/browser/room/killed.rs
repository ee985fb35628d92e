//! A browser that is killed while a facilitator counts: all its processes at once, at any moment. What
//! the desk had shown as counted is there afterwards.
//!
//! A few times by default; `cargo xtask kills` does it as often as is wanted, and prints the table of
//! TESTING.md.

use super::PAGE;
use crate::driver::{Engine, Facilitator, Lives, Test, environment};
use std::cell::Cell;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;
use tokio::time::timeout;

/// How often each browser is killed where nobody says.
const TIMES: u32 = 3;

/// How long a facilitator counts at most, in milliseconds: in a room that has just been opened, and in
/// one that was resumed.
const COUNTS: [u64; 2] = [1_200, 4_000];

/// What the desk shows: the room's tag, and how many have voted on its item. Nothing where no desk is
/// drawn.
const SHOWN: &str = "
    if (!document.querySelector('.work')) return null;
    const votes = document.querySelector('.so-far')?.innerText.match(/Voted: (\\d+)/);
    return [sessionStorage.getItem('which-first:room'), Number(votes?.[1] ?? 0)]";

/// Presses the button that begins so, in what is called so where that is named.
const PRESS: &str = "
    const rows = [...document.querySelectorAll('SCOPE')].filter((row) => row.innerText.includes('CALLED'));
    const buttons = rows.flatMap((row) => [...row.querySelectorAll('button')]);
    const button = buttons.find((button) => button.innerText.startsWith('BUTTON'));
    button?.click();
    return Boolean(button)";

/// What came of it.
#[derive(Debug, Default)]
struct Figures {
    kills: u32,
    shown: u64,
    lost: u64,
    rooms: u32,
    gone: u32,
}

fn times() -> u32 {
    let times = std::env::var("WHICH_FIRST_KILLS").ok();
    times.map_or(TIMES, |times| times.parse().expect("a number of kills"))
}

/// A number below `end`, another one each time.
fn chance(end: u64) -> u64 {
    RandomState::new().build_hasher().finish() % end
}

async fn press(facilitator: &Facilitator, scope: &str, called: &str, button: &str) -> bool {
    let script = PRESS
        .replace("SCOPE", scope)
        .replace("CALLED", called)
        .replace("BUTTON", button);
    facilitator.finds(&script).await
}

async fn shown(facilitator: &Facilitator) -> Option<(String, u64)> {
    facilitator.finds(SHOWN).await
}

/// Counts hand by hand, by keys, and notes whatever the desk has shown; until the browser is killed.
async fn counts(facilitator: &Facilitator, seen: &Cell<Option<(String, u64)>>) {
    loop {
        let now = shown(facilitator).await;
        let is_open = now.is_some();
        if is_open {
            seen.set(now);
        }
        let at_an_item: bool = facilitator
            .finds("return Boolean(document.querySelector('.tally'))")
            .await;
        match (is_open, at_an_item) {
            (false, _) => {}
            (true, false) => facilitator.presses(&["PageDown"]).await,
            // A row that is picked takes its number for a count, so it is left first.
            (true, true) => facilitator.presses_quickly("\u{1b}1+++++").await,
        }
    }
}

/// One life: the browser starts, shows what it had shown before, and is killed while somebody counts.
async fn lives_once(
    lives: &mut Lives,
    address: &str,
    before: Option<(String, u64)>,
    figures: &mut Figures,
    last: bool,
) -> Option<(String, u64)> {
    let reader = lives.starts().await;
    let facilitator = reader.as_facilitator();
    facilitator.opens(address).await;
    facilitator.sees("New room").await;
    let mut resumed = false;
    if let Some((tag, votes)) = &before {
        figures.rooms += 1;
        figures.shown += votes;
        resumed = press(&facilitator, ".kept li", tag, "Resume").await;
        let found = if resumed {
            facilitator.sees_in(".bar", tag).await;
            shown(&facilitator).await.map_or(0, |(_, votes)| votes)
        } else {
            figures.gone += 1;
            0
        };
        figures.lost += votes.saturating_sub(found);
    }
    if last {
        return None;
    }
    // Every third room is another one.
    let anew = !resumed || figures.kills.is_multiple_of(3);
    if anew && resumed {
        press(&facilitator, ".desk", "", "All rooms").await;
        facilitator.sees("New room").await;
    }
    if anew {
        press(&facilitator, ".start", "", "New room").await;
    }
    let span = Duration::from_millis(chance(COUNTS[usize::from(!anew)]));
    let seen = Cell::new(None);
    let _ = timeout(span, counts(&facilitator, &seen)).await;
    lives.is_killed().await;
    figures.kills += 1;
    seen.take()
}

fn loses_nothing(engine: Engine, from: &str) {
    Test::check_lives(engine, async |lives| {
        let address = match from {
            "a stick" => {
                let file = environment::dist().join("which-first.html");
                let file = file.canonicalize().expect("the build has this file");
                format!("file://{}#present", file.display())
            }
            _ => lives.site.url(PAGE),
        };
        let mut figures = Figures::default();
        let mut before = None;
        for _ in 0..times() {
            before = lives_once(lives, &address, before, &mut figures, false).await;
        }
        lives_once(lives, &address, before, &mut figures, true).await;
        let Figures {
            kills,
            shown,
            lost,
            rooms,
            gone,
        } = figures;
        environment::say(&format!(
            "| {engine}, from {from} | {kills} | {shown} | {lost} | {rooms} | {gone} |"
        ));
        assert_eq!((lost, gone), (0, 0), "lines lost, and rooms gone");
    });
}

mod from_a_site {
    use super::*;

    #[test]
    fn in_chromium() {
        loses_nothing(Engine::Chromium, "a site");
    }

    #[test]
    fn in_firefox() {
        loses_nothing(Engine::Firefox, "a site");
    }
}

mod from_a_stick {
    use super::*;

    #[test]
    fn in_chromium() {
        loses_nothing(Engine::Chromium, "a stick");
    }

    #[test]
    fn in_firefox() {
        loses_nothing(Engine::Firefox, "a stick");
    }
}
