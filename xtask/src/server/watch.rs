//! A file watcher: waits for changes to the files that a build depends on.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::{log, project::Project};

/// Folders to watch recursively.
const FOLDERS: [&str; 2] = ["src", "www"];

/// Files in the top folder to watch.
const FILES: [&str; 2] = ["index.html", "Cargo.toml"];

/// The debounce time, without events, after which a change is complete: editors write a file in several
/// steps, and a checkout writes many files.
const QUIET: Duration = Duration::from_millis(150);

/// Changes in the working copy since this was created.
#[derive(Debug)]
pub struct Changes {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    /// Stops watching when it is dropped.
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Starts watching.
    pub fn watch(project: &Project) -> Result<Self> {
        // Events name files by their canonical paths.
        let root = project
            .root()
            .canonicalize()
            .with_context(|| format!("{} cannot be found", project.root().display()))?;
        let (sender, events) = channel();
        let mut watcher =
            notify::recommended_watcher(sender).context("changes cannot be watched for")?;
        for folder in FOLDERS {
            watcher
                .watch(&root.join(folder), RecursiveMode::Recursive)
                .with_context(|| format!("changes in {folder}/ cannot be watched for"))?;
        }
        // Watches the folder and not the files: many editors save by replacing the file, which ends a watch
        // on the old one.
        watcher
            .watch(&root, RecursiveMode::NonRecursive)
            .context("changes at the top cannot be watched for")?;
        Ok(Self {
            root,
            events,
            _watcher: watcher,
        })
    }

    /// Waits for a change to a source file, debounced.
    pub fn wait(&self) -> Result<()> {
        loop {
            let event = self.events.recv().map_err(|_| ended())?;
            if let Some(name) = self.change(&event) {
                log::line(format_args!("changed: {name}"));
                break;
            }
        }
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
            }
        }
    }

    /// The file of an event, if a build depends on it.
    fn change(&self, event: &notify::Result<Event>) -> Option<String> {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                log::line(format_args!("a change may have been missed: {error}"));
                return None;
            }
        };
        // Ignores reads, since our own builds read everything.
        if matches!(event.kind, EventKind::Access(_)) {
            return None;
        }
        let relative = event
            .paths
            .iter()
            .filter_map(|path| path.strip_prefix(&self.root).ok());
        let mut sources = relative.filter(|path| is_source(path));
        sources.next().map(|path| path.display().to_string())
    }
}

fn ended() -> anyhow::Error {
    anyhow!("changes are not watched for any longer")
}

/// Returns true if a build depends on this file, relative to the top of the working copy.
fn is_source(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    // Temporary files of editors.
    let temporary = name.starts_with('.') || name.ends_with('~') || name.starts_with('#');
    let in_folder = FOLDERS.iter().any(|folder| path.starts_with(folder));
    let at_the_top = FILES.iter().any(|file| path == Path::new(file));
    (in_folder && !temporary) || at_the_top
}

#[cfg(test)]
mod tests {
    use super::{Path, is_source};

    #[test]
    fn sources_count_and_what_an_editor_leaves_beside_them_does_not() {
        let counts = |path| is_source(Path::new(path));
        assert!(counts("src/view/card.rs"));
        assert!(counts("www/ui/en.json"));
        assert!(counts("Cargo.toml"));
        assert!(!counts("Cargo.lock"));
        assert!(!counts("src/view/.card.rs.swp"));
        assert!(!counts("src/view/card.rs~"));
        assert!(!counts("target"));
    }
}
