//! The decision on the next step towards a compiler for the browser, a pure function of the facts.
//!
//! The order of preference:
//!
//! 1. A compiler that is installed already, so that a second run does nothing.
//! 2. rustup, which most people have.
//! 3. Debian's packages, for machines where rustup cannot reach its server.
//!
//! A production build prefers the *source* of the standard library, because compiling it with our
//! own flags makes the program about a quarter smaller. If the source is unavailable, the prebuilt library is
//! the fallback.

use std::path::PathBuf;

use super::{
    compiler::Purpose,
    facts::{Facts, Toolchain},
    linker,
};

/// The minor version of the first compiler with `-Cpanic=immediate-abort`.
pub const IMMEDIATE_ABORT_SINCE: u32 = 92;

/// The next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Everything is installed: build by this plan.
    Build(Plan),
    /// Add the target with rustup.
    AddTarget,
    /// Add the source of the standard library with rustup.
    AddSource,
    /// Install Debian packages.
    Install(Vec<&'static str>),
    /// Nothing is left to try: fail with instructions.
    GiveUp,
}

/// The compiler, library and linker of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The compiler.
    pub origin: CompilerOrigin,
    /// The standard library.
    pub library: StdLibrary,
    /// The linker, if the compiler would not find one by itself.
    pub linker: Option<PathBuf>,
}

/// The origin of the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompilerOrigin {
    /// The toolchain that runs xtask.
    Active,
    /// Debian's packages.
    Debian,
}

/// The form of the standard library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StdLibrary {
    /// The prebuilt library that comes with the compiler.
    Stock,
    /// The library's source, compiled along with ours.
    Source,
}

/// Decides on the next step.
pub fn next_step(facts: &Facts, purpose: Purpose) -> NextStep {
    let active = &facts.active;
    let stock = NextStep::Build(Plan {
        origin: CompilerOrigin::Active,
        library: StdLibrary::Stock,
        linker: None,
    });
    let may_add_target = facts.rustup && !facts.rustup_failed.target;
    match purpose {
        Purpose::Serve => {
            if active.wasm_std {
                return stock;
            }
            if active.source
                && let Some(build) = from_source(facts)
            {
                return build;
            }
        }
        Purpose::Dist => {
            let new_enough = active.minor >= IMMEDIATE_ABORT_SINCE;
            if new_enough
                && active.source
                && let Some(build) = from_source(facts)
            {
                return build;
            }
            let may_add_source = facts.rustup && !facts.rustup_failed.source;
            if new_enough && !active.source && may_add_source {
                return NextStep::AddSource;
            }
            if active.wasm_std {
                return stock;
            }
        }
    }
    if may_add_target {
        return NextStep::AddTarget;
    }
    debian(facts)
}

/// A build by the active compiler with the library's source, if there is a linker for it.
fn from_source(facts: &Facts) -> Option<NextStep> {
    let linker = match facts.active {
        // The compiler finds its own linker.
        Toolchain {
            rust_lld: Some(_), ..
        } => None,
        Toolchain { rust_lld: None, .. } => Some(facts.standalone_linker.clone()?),
    };
    Some(NextStep::Build(Plan {
        origin: CompilerOrigin::Active,
        library: StdLibrary::Source,
        linker,
    }))
}

fn debian(facts: &Facts) -> NextStep {
    let linker = facts
        .active
        .rust_lld
        .clone()
        .or_else(|| facts.standalone_linker.clone());
    let mut missing = facts.debian.missing.clone();
    if linker.is_none() {
        missing.push(linker::PACKAGE);
    }
    if missing.is_empty() {
        return NextStep::Build(Plan {
            origin: CompilerOrigin::Debian,
            library: StdLibrary::Source,
            linker,
        });
    }
    if facts.debian.apt {
        return NextStep::Install(missing);
    }
    NextStep::GiveUp
}

#[cfg(test)]
mod tests {
    use super::{
        super::facts::{Debian, RustupFailed},
        CompilerOrigin, Facts, IMMEDIATE_ABORT_SINCE, NextStep, PathBuf, Plan, Purpose, StdLibrary,
        Toolchain, linker, next_step,
    };

    /// A typical machine: rustup with a fresh toolchain and nothing added.
    fn fresh() -> Facts {
        Facts {
            active: Toolchain {
                sysroot: PathBuf::from("/toolchain"),
                minor: IMMEDIATE_ABORT_SINCE,
                wasm_std: false,
                source: false,
                rust_lld: Some(PathBuf::from("/toolchain/rust-lld")),
            },
            rustup: true,
            rustup_failed: RustupFailed::default(),
            debian: Debian {
                missing: vec!["rustc-web", "cargo-web", "rust-web-src"],
                apt: true,
            },
            standalone_linker: None,
        }
    }

    fn with(change: impl FnOnce(&mut Facts)) -> Facts {
        let mut facts = fresh();
        change(&mut facts);
        facts
    }

    fn build(whose: CompilerOrigin, library: StdLibrary, linker: Option<&str>) -> NextStep {
        NextStep::Build(Plan {
            origin: whose,
            library,
            linker: linker.map(PathBuf::from),
        })
    }

    #[track_caller]
    fn check(purpose: Purpose, facts: &Facts, expect: &NextStep) {
        assert_eq!(&next_step(facts, purpose), expect);
    }

    #[test]
    fn a_fresh_machine_asks_rustup_first() {
        check(Purpose::Serve, &fresh(), &NextStep::AddTarget);
        check(Purpose::Dist, &fresh(), &NextStep::AddSource);
    }

    #[test]
    fn a_target_that_is_there_serves_at_once() {
        let facts = with(|facts| facts.active.wasm_std = true);
        let stock = build(CompilerOrigin::Active, StdLibrary::Stock, None);
        check(Purpose::Serve, &facts, &stock);
    }

    #[test]
    fn a_library_source_that_is_there_needs_no_target() {
        let facts = with(|facts| facts.active.source = true);
        let source = build(CompilerOrigin::Active, StdLibrary::Source, None);
        check(Purpose::Serve, &facts, &source);
        check(Purpose::Dist, &facts, &source);
    }

    #[test]
    fn production_takes_the_stock_library_when_the_source_cannot_be_had() {
        let facts = with(|facts| {
            facts.active.wasm_std = true;
            facts.rustup_failed.source = true;
        });
        let stock = build(CompilerOrigin::Active, StdLibrary::Stock, None);
        check(Purpose::Dist, &facts, &stock);
    }

    #[test]
    fn production_with_an_old_compiler_takes_the_stock_library() {
        let facts = with(|facts| {
            facts.active.minor = IMMEDIATE_ABORT_SINCE - 1;
            facts.active.source = true;
        });
        check(Purpose::Dist, &facts, &NextStep::AddTarget);
    }

    #[test]
    fn production_asks_for_the_target_after_the_source_failed() {
        let facts = with(|facts| facts.rustup_failed.source = true);
        check(Purpose::Dist, &facts, &NextStep::AddTarget);
    }

    fn unreachable() -> Facts {
        with(|facts| {
            facts.rustup_failed = RustupFailed {
                target: true,
                source: true,
            };
        })
    }

    #[test]
    fn debian_is_asked_when_rustup_cannot_reach_its_server() {
        let packages = vec!["rustc-web", "cargo-web", "rust-web-src"];
        for purpose in [Purpose::Serve, Purpose::Dist] {
            check(
                purpose,
                &unreachable(),
                &NextStep::Install(packages.clone()),
            );
        }
    }

    #[test]
    fn debians_compiler_links_with_the_linker_of_the_active_toolchain() {
        let mut facts = unreachable();
        facts.debian.missing.clear();
        let expect = build(
            CompilerOrigin::Debian,
            StdLibrary::Source,
            Some("/toolchain/rust-lld"),
        );
        check(Purpose::Dist, &facts, &expect);
    }

    #[test]
    fn debians_compiler_gets_a_linker_installed_when_there_is_none() {
        let mut facts = unreachable();
        facts.debian.missing.clear();
        facts.active.rust_lld = None;
        check(
            Purpose::Dist,
            &facts,
            &NextStep::Install(vec![linker::PACKAGE]),
        );
    }

    #[test]
    fn a_compiler_without_a_linker_of_its_own_uses_a_loose_one() {
        let facts = with(|facts| {
            facts.rustup = false;
            facts.active.source = true;
            facts.active.rust_lld = None;
            facts.standalone_linker = Some(PathBuf::from("/usr/bin/wasm-ld"));
        });
        let expect = build(
            CompilerOrigin::Active,
            StdLibrary::Source,
            Some("/usr/bin/wasm-ld"),
        );
        check(Purpose::Dist, &facts, &expect);
    }

    #[test]
    fn a_machine_with_nothing_to_offer_gets_a_message() {
        let mut facts = unreachable();
        facts.debian.apt = false;
        check(Purpose::Serve, &facts, &NextStep::GiveUp);
        check(Purpose::Dist, &facts, &NextStep::GiveUp);
    }
}
