//! Paths in the working copy, and file operations whose errors name the file.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The version that names the folder of immutable files: that of the whole workspace.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The compilation target of every program for the browser.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The working copy.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the working copy that this xtask belongs to.
    ///
    /// Cargo passes the folder of the manifest in an environment variable. The folder at compile time is only
    /// a fallback, since a working copy can be moved afterwards.
    pub fn find() -> Result<Self> {
        let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest_dir
            .parent()
            .with_context(|| format!("{} has no parent folder", manifest_dir.display()))?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// The working copy in this folder.
    pub fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// The top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the top folder.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The folder of the production build.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// The folder of the build that `serve` serves.
    pub fn serve_folder(&self) -> PathBuf {
        self.path("target/serve")
    }

    /// The folder of the tools that set-up has installed for this working copy, and of its own state files.
    pub fn tools(&self) -> PathBuf {
        self.path("target/tools")
    }

    /// A path for messages, relative to the top folder.
    pub fn display_path(&self, path: &Path) -> String {
        let shown = path.strip_prefix(&self.root).unwrap_or(path);
        shown.display().to_string()
    }
}

/// Reads a text file. An error names the file.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))
}

/// Reads a file. An error names the file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

/// Writes a file, and creates the folders above it. An error names the file.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, contents).with_context(|| format!("could not write {}", path.display()))
}

/// Creates a folder and those above it. An error names the folder.
pub fn make_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path)
        .with_context(|| format!("could not make the folder {}", path.display()))
}

/// Removes a folder and its contents, if it exists.
pub fn remove_folder(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path)
            .with_context(|| format!("could not remove the folder {}", path.display()))?;
    }
    Ok(())
}

/// Every file below a folder, sorted by path.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("could not list the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry
                .with_context(|| format!("could not list the folder {}", folder.display()))?
                .path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
