//! A standalone linker for wasm, outside any toolchain.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::process;

/// The Debian package of a linker for wasm. The plain `lld` of Debian 12 is too old for the objects that a
/// current compiler writes.
pub const PACKAGE: &str = "lld-19";

/// The first of `rust-lld`, the newest `wasm-ld-NN`, and `wasm-ld` that is in `PATH`.
pub fn on_path() -> Option<PathBuf> {
    process::find_program(&["rust-lld"], &[])
        .or_else(versioned)
        .or_else(|| process::find_program(&["wasm-ld"], &[]))
}

/// The newest `wasm-ld-NN`: distributions install several versions, and an old one cannot read new objects.
fn versioned() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter_map(|path| Some((version(&path)?, path)))
        .max()
        .map(|(_, path)| path)
}

fn version(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?;
    name.strip_prefix("wasm-ld-")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Path, version};

    #[test]
    fn the_version_is_read_from_the_programs_name() {
        assert_eq!(version(Path::new("/usr/bin/wasm-ld-19")), Some(19));
        assert_eq!(version(Path::new("/usr/bin/wasm-ld")), None);
        assert_eq!(version(Path::new("/usr/bin/wasm-ld-old")), None);
    }
}
