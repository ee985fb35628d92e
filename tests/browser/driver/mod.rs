//! The driver: a [`Test`] starts a site, takes a browser, and runs a scenario for a [`Reader`].

mod browser;
mod console;
pub mod environment;
mod host;
mod pool;
mod reader;
mod site;
mod test;

pub use browser::{Engine, Program};
pub use environment::{axe, built, built_bytes, built_in, is_built, purify, shipped};
pub use host::{Host, QUIZ};
pub use reader::{Facilitator, Reader, Told};
pub use site::{Served, Site};
pub use test::{Lives, Test};
pub use thirtyfour::Key;

/// Generates a test of one scenario for each engine, so that a failure names the engine:
///
/// ```ignore
/// in_every_engine! {
///     fn a_reader_takes_the_quiz(engine) {
///         Test::new().in_engine(engine).check(async |reader| { … });
///     }
/// }
/// ```
macro_rules! in_every_engine {
    ($(fn $name:ident($engine:ident) $scenario:block)+) => {
        $(mod $name {
            #[allow(unused_imports, reason = "a scenario need not name what stands beside it")]
            use super::*;

            fn scenario($engine: Engine) $scenario

            #[test]
            fn in_chromium() {
                scenario(Engine::Chromium);
            }

            #[test]
            fn in_firefox() {
                scenario(Engine::Firefox);
            }

            #[test]
            fn in_webkit() {
                scenario(Engine::WebKit);
            }
        })+
    };
}
pub(crate) use in_every_engine;
