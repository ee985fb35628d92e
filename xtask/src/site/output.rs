//! The files of a build, collected in memory and then moved into place at once.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result};

use sha2::{Digest as _, Sha256};

use super::{hashed, immutable};
use crate::project::{self, Project};

/// The checksums of all other files, for people who download a build.
const CHECKSUMS: &str = "SHA256SUMS";

/// The contents of files, by their paths below the output folder.
#[derive(Debug, Default)]
pub struct Output {
    files: BTreeMap<String, Vec<u8>>,
}

/// The size of a build.
#[derive(Clone, Copy, Debug)]
pub struct BuildSize {
    /// The number of files.
    pub files: usize,
    /// Their total size in bytes.
    pub bytes: usize,
}

/// A file with the hash of its contents in its name.
#[derive(Clone, Debug)]
pub struct HashedFile {
    /// Its path below the output folder.
    pub path: String,
    /// Its integrity value.
    pub integrity: String,
}

impl Output {
    /// An output without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file under a stable name.
    pub fn add(&mut self, path: impl Into<String>, contents: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), contents.into());
    }

    /// Adds an immutable file, with the hash of its contents in its name.
    pub fn add_hashed(
        &mut self,
        name: &str,
        extension: &str,
        contents: impl Into<Vec<u8>>,
    ) -> HashedFile {
        let contents = contents.into();
        let hash = hashed::url_safe_hash(&contents);
        let file = HashedFile {
            path: immutable(&format!("{name}-{hash}.{extension}")),
            integrity: hashed::integrity(&contents),
        };
        self.add(&file.path, contents);
        file
    }

    /// All files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter();
        files.map(|(path, contents)| (path.as_str(), contents.as_slice()))
    }

    /// The contents of a file. A missing file is an error.
    pub fn get(&self, path: &str) -> Result<&[u8]> {
        let contents = self.files.get(path);
        let contents = contents.with_context(|| format!("the build has no {path}"))?;
        Ok(contents)
    }

    /// Adds the SHA-256 checksums of all files so far, in the format of `sha256sum -c`.
    pub fn add_checksums(&mut self) {
        let mut sums = String::new();
        for (path, contents) in &self.files {
            // Writing to a string cannot fail.
            for byte in Sha256::digest(contents) {
                let _ = write!(sums, "{byte:02x}");
            }
            let _ = writeln!(sums, "  {path}");
        }
        self.add(CHECKSUMS, sums);
    }

    /// Adds a copy of a file under another path.
    pub fn copy(&mut self, from: &str, to: impl Into<String>) -> Result<()> {
        let contents = self.get(from)?.to_vec();
        self.add(to, contents);
        Ok(())
    }

    /// Writes all files beside `folder`, then replaces it by renaming.
    ///
    /// A server of this folder sees either the old files or the new ones, except in the moment between two
    /// renames.
    pub fn replace(self, project: &Project, folder: &Path) -> Result<BuildSize> {
        let name = folder
            .file_name()
            .with_context(|| format!("{} has no name", folder.display()))?
            .to_string_lossy();
        let next = project.path(&format!("target/{name}.next"));
        let last = project.path(&format!("target/{name}.last"));
        project::remove_folder(&next)?;
        project::remove_folder(&last)?;
        for (path, contents) in &self.files {
            project::write(&next.join(path), contents)?;
        }
        if folder.exists() {
            move_folder(folder, &last)?;
        }
        move_folder(&next, folder)?;
        project::remove_folder(&last)?;
        Ok(BuildSize {
            files: self.files.len(),
            bytes: self.files.values().map(Vec::len).sum(),
        })
    }
}

/// Renames a folder, or copies it if `target/` is on another file system.
fn move_folder(from: &Path, to: &Path) -> Result<()> {
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    project::remove_folder(to)?;
    for file in project::files_below(from)? {
        let relative = file
            .strip_prefix(from)
            .with_context(|| format!("{} is not below {}", file.display(), from.display()))?;
        project::write(&to.join(relative), project::read_bytes(&file)?)?;
    }
    project::remove_folder(from)
}

#[cfg(test)]
mod tests {
    use super::{Output, move_folder};
    use std::fs;

    #[test]
    fn a_hashed_name_changes_with_what_the_file_holds() {
        let mut output = Output::new();
        let one = output.add_hashed("widget", "css", "a{}");
        let two = output.add_hashed("widget", "css", "b{}");
        assert_ne!(one.path, two.path);
        assert_ne!(one.integrity, two.integrity);
    }

    #[test]
    fn the_sums_are_of_all_files_as_sha256sum_writes_them() {
        let mut output = Output::new();
        output.add("b/two", "abc");
        output.add("one", "");
        output.add_checksums();
        let sums = output.get("SHA256SUMS").expect("the sums");
        // The first two vectors of FIPS 180-2.
        assert_eq!(
            std::str::from_utf8(sums),
            Ok(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/two\n\
                 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  one\n"
            )
        );
    }

    #[test]
    fn a_folder_takes_the_place_of_another() {
        let home = tempfile::tempdir().expect("a folder for the test");
        let (from, to) = (home.path().join("from"), home.path().join("to"));
        fs::create_dir_all(from.join("deep")).expect("a folder");
        fs::write(from.join("deep/file"), "new").expect("a file");
        move_folder(&from, &to).expect("a move");
        let moved = fs::read_to_string(to.join("deep/file")).expect("the moved file");
        assert_eq!(moved, "new");
        assert!(!from.exists());
    }
}
