//! The `WordPress` plugin: `www/wordpress/` and the quiz, as a zip archive that a blogger can upload.
//!
//! The archive is reproducible: the files are sorted and have a fixed time.

use std::{
    io::{Cursor, Write},
    path::Path,
};

use anyhow::{Context, Result};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{npm, output::Output};
use crate::project::{self, Project, VERSION};

/// The path of the plugin in a build.
pub const FILE: &str = "wordpress/which-first.zip";

const SOURCE: &str = "www/wordpress";

/// The name of the plugin and of its folder on a blog.
const NAME: &str = "which-first";

/// The placeholder for the project's version in the sources.
const VERSION_MARK: &str = "@VERSION@";

/// The path prefixes of files that a blog does not need: other packages, and rules for other servers.
const NOT_PACKED: [&str; 6] = [
    "_headers",
    "nginx.conf",
    npm::TYPES,
    "npm/",
    "oembed/",
    "wordpress/",
];

/// Packs the plugin with the files of `site`, except [`NOT_PACKED`].
pub fn plugin(project: &Project, site: &Output) -> Result<Vec<u8>> {
    let mut archive = Archive::new();
    for (path, contents) in own_files(project)? {
        archive.add(&path, &contents)?;
    }
    for (path, contents) in site.files() {
        if !NOT_PACKED.iter().any(|start| path.starts_with(start)) {
            archive.add(&format!("quiz/{path}"), contents)?;
        }
    }
    archive.close()
}

/// The plugin's own files, with the version filled in, and the licences.
fn own_files(project: &Project) -> Result<Vec<(String, Vec<u8>)>> {
    let folder = project.path(SOURCE);
    let mut files = Vec::new();
    for path in project::files_below(&folder)? {
        let text = project::read_text(&path)?.replace(VERSION_MARK, VERSION);
        files.push((inner(&folder, &path)?, text.into_bytes()));
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = project::read_bytes(&project.path(licence))?;
        files.push((licence.to_owned(), text));
    }
    Ok(files)
}

/// A path relative to a folder, with forward slashes on every system, as archives need it.
fn inner(folder: &Path, path: &Path) -> Result<String> {
    let inner = path
        .strip_prefix(folder)
        .with_context(|| format!("{} is not below {}", path.display(), folder.display()))?;
    let parts = inner.iter().map(|part| part.to_string_lossy());
    Ok(parts.collect::<Vec<_>>().join("/"))
}

/// A zip archive with one top folder.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::default()))
    }

    fn add(&mut self, path: &str, contents: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0
            .start_file(format!("{NAME}/{path}"), options)
            .with_context(|| format!("{path} cannot be put into the plugin"))?;
        self.0
            .write_all(contents)
            .with_context(|| format!("{path} cannot be put into the plugin"))
    }

    fn close(self) -> Result<Vec<u8>> {
        let archive = self.0.finish().context("the plugin cannot be packed")?;
        Ok(archive.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::{Output, Project, VERSION, VERSION_MARK, plugin};
    use std::io::{Cursor, Read};
    use zip::ZipArchive;

    fn packed() -> Vec<u8> {
        let mut site = Output::new();
        site.add("embed.js", "loader");
        site.add("v/1/widget.wasm", "program");
        site.add("npm/package.json", "another package");
        site.add("_headers", "rules");
        let project = Project::find().expect("the working copy");
        plugin(&project, &site).expect("a plugin")
    }

    fn open() -> ZipArchive<Cursor<Vec<u8>>> {
        ZipArchive::new(Cursor::new(packed())).expect("an archive")
    }

    fn text(path: &str) -> String {
        let mut archive = open();
        let mut file = archive.by_name(path).expect("a file of the plugin");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn the_plugin_holds_itself_the_licences_and_what_a_blogs_reader_needs() {
        let archive = open();
        let names: Result<Vec<_>, _> = archive.file_names().collect();
        assert_eq!(
            names.expect("names that are text"),
            [
                "which-first/block.json",
                "which-first/editor.js",
                "which-first/readme.txt",
                "which-first/which-first.php",
                "which-first/LICENSE-APACHE",
                "which-first/LICENSE-MIT",
                "which-first/quiz/embed.js",
                "which-first/quiz/v/1/widget.wasm",
            ]
        );
        assert_eq!(text("which-first/quiz/embed.js"), "loader");
    }

    #[test]
    fn the_projects_version_stands_wherever_wordpress_looks_for_one() {
        for (path, line) in [
            ("which-first.php", format!("Version:           {VERSION}")),
            ("readme.txt", format!("Stable tag: {VERSION}")),
            ("block.json", format!("\"version\": \"{VERSION}\"")),
        ] {
            let text = text(&format!("which-first/{path}"));
            assert!(text.contains(&line), "{path} has no `{line}`");
            assert!(!text.contains(VERSION_MARK), "{path} still has the mark");
        }
    }

    #[test]
    fn the_same_sources_give_the_same_bytes() {
        assert!(packed() == packed(), "two archives differ");
    }
}
