//! The facts about this machine, gathered before the decision on the next step.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{debian, linker, packages, rustup};
use crate::{
    process,
    project::{Project, WASM_TARGET},
};

/// Everything that the decision on a compiler depends on.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The toolchain that runs xtask.
    pub active: Toolchain,
    /// True if `rustup` can be started and manages the active toolchain.
    pub rustup: bool,
    /// The steps of rustup that failed in an earlier run with this toolchain.
    pub rustup_failed: RustupFailed,
    /// Debian's compiler for WebAssembly.
    pub debian: Debian,
    /// A linker for wasm outside any toolchain.
    pub standalone_linker: Option<PathBuf>,
}

/// A compiler and the components that came with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toolchain {
    /// The folder it is installed in.
    pub sysroot: PathBuf,
    /// The minor version: 95 for Rust 1.95.
    pub minor: u32,
    /// True if the prebuilt standard library for the browser's target is installed.
    pub wasm_std: bool,
    /// True if the source of the standard library is installed.
    pub source: bool,
    /// The linker that comes with the toolchain.
    pub rust_lld: Option<PathBuf>,
}

/// Steps of rustup that failed before and are not worth a retry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RustupFailed {
    /// Adding the target.
    pub target: bool,
    /// Adding the source of the standard library.
    pub source: bool,
}

/// The facts about Debian's packages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debian {
    /// The packages that a build lacks, apart from a linker.
    pub missing: Vec<&'static str>,
    /// True if `apt-get` is available to install them.
    pub apt: bool,
}

/// Gathers the facts. With `retry`, earlier failures of rustup are forgotten.
pub fn gather(project: &Project, retry: bool) -> Result<Facts> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let active = toolchain(Path::new(&rustc))
        .with_context(|| format!("could not learn about the compiler {}", rustc.display()))?;
    Ok(Facts {
        rustup: rustup::manages(&active),
        rustup_failed: rustup::failed_before(project, &active, retry)?,
        debian: Debian {
            missing: debian::missing_packages(),
            apt: packages::has_apt(),
        },
        standalone_linker: linker::on_path(),
        active,
    })
}

/// Reads a compiler's version and looks for its components.
pub fn toolchain(rustc: &Path) -> Result<Toolchain> {
    let version = process::output_of(Command::new(rustc).arg("-vV"))?;
    let sysroot = process::output_of(Command::new(rustc).args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(sysroot.trim());
    let rustlib = sysroot.join("lib/rustlib");
    let host = field(&version, "host: ").context("`rustc -vV` names no host")?;
    let minor = field(&version, "release: ")
        .and_then(minor_version)
        .context("`rustc -vV` names no release")?;
    let rust_lld = rustlib
        .join(host)
        .join("bin")
        .join(format!("rust-lld{}", env::consts::EXE_SUFFIX));
    Ok(Toolchain {
        minor,
        wasm_std: rustlib.join(WASM_TARGET).join("lib").is_dir(),
        source: rustlib.join("src/rust/library/std/Cargo.toml").is_file(),
        rust_lld: rust_lld.is_file().then_some(rust_lld),
        sysroot,
    })
}

fn field<'text>(text: &'text str, name: &str) -> Option<&'text str> {
    text.lines().find_map(|line| line.strip_prefix(name))
}

fn minor_version(release: &str) -> Option<u32> {
    release.split('.').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{field, minor_version};

    #[test]
    fn the_host_is_read_from_the_compilers_answer() {
        let answer = "rustc 1.95.0\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\n";
        assert_eq!(field(answer, "host: "), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(field(answer, "release: "), None);
    }

    #[test]
    fn the_minor_version_is_read_from_any_channel() {
        assert_eq!(minor_version("1.95.0"), Some(95));
        assert_eq!(minor_version("1.98.0-nightly"), Some(98));
        assert_eq!(minor_version("one"), None);
    }
}
