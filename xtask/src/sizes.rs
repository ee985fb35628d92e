//! The sizes of the files of a build, and their budgets.

use std::{fmt::Write as _, io::Write as _, path::Path};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use serde::Serialize;

use crate::{
    log,
    project::{self, VERSION},
    site::{DEFAULT_INSTRUMENT, content, single},
};
use which_first::view::ui::UiSection;

/// The environment variable that tells the tests the form of the standard library: `stock`, or `source` if it
/// is compiled with our flags.
pub const LIBRARY_VARIABLE: &str = "WHICH_FIRST_LIBRARY";

/// The kilobyte of the budgets, in bytes.
const KIB: usize = 1024;

/// A file and its sizes in bytes.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    /// Its path below `dist/`.
    pub path: String,
    /// Uncompressed.
    pub raw: usize,
    /// Compressed by gzip -9.
    pub gzip: usize,
    /// Compressed by brotli -11.
    pub brotli: usize,
}

impl File {
    /// Measures a file.
    pub fn measure(path: String, contents: &[u8]) -> Result<Self> {
        let gzip = gzip(contents).with_context(|| format!("could not gzip {path}"))?;
        let brotli = brotli(contents).with_context(|| format!("could not brotli {path}"))?;
        Ok(Self {
            path,
            raw: contents.len(),
            gzip,
            brotli,
        })
    }
}

fn gzip(contents: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(contents)?;
    Ok(encoder.finish()?.len())
}

fn brotli(mut contents: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        // The largest window without the large-window mode, which no browser accepts.
        lgwin: 24,
        size_hint: contents.len(),
        ..BrotliEncoderParams::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut contents, &mut small, &parameters)?;
    Ok(small.len())
}

/// A moment in a reader's visit, and the files that have been downloaded by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The moment, in words.
    pub name: String,
    /// The paths of the files.
    pub files: Vec<String>,
    /// Their total size: each compressed by brotli -11, except the single file, which is not downloaded
    /// compressed.
    pub bytes: usize,
    /// The budget, if there is one.
    pub budget: Option<usize>,
}

impl Moment {
    /// Returns true if the budget is exceeded.
    pub fn is_over(&self) -> bool {
        self.budget.is_some_and(|budget| self.bytes > budget)
    }

    fn of(name: impl Into<String>, budget: Option<usize>, files: &[&File]) -> Self {
        Self {
            name: name.into(),
            files: files.iter().map(|file| file.path.clone()).collect(),
            bytes: files.iter().map(|file| file.brotli).sum(),
            budget,
        }
    }

    /// A file that is carried on a stick and counts uncompressed.
    fn uncompressed(name: &str, budget: usize, file: &File) -> Self {
        Self {
            name: name.to_owned(),
            files: vec![file.path.clone()],
            bytes: file.raw,
            budget: Some(budget),
        }
    }
}

/// Measures every file of a build.
pub fn weigh(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in project::files_below(folder)? {
        let relative = path.strip_prefix(folder).unwrap_or(&path);
        // Joins with slashes on every system, as in URLs.
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let contents = project::read_bytes(&path)?;
        let path = parts.join("/");
        if let Some(words) = inlined_texts(&path, &contents)? {
            files.push(words);
        }
        files.push(File::measure(path, &contents)?);
    }
    Ok(files)
}

/// The suffix to an interface file's name for its texts that are inlined in the quiz script.
const IN_SCRIPT: &str = " (in the script)";

/// The interface's texts that are inlined in a script, measured by themselves.
fn inlined_texts(path: &str, contents: &[u8]) -> Result<Option<File>> {
    if !path.starts_with("ui/") {
        return Ok(None);
    }
    let texts = serde_json::from_slice(contents).with_context(|| format!("{path} is no JSON"))?;
    let words = content::select_texts(&texts, UiSection::Quiz.keys()).to_string();
    File::measure(format!("{path}{IN_SCRIPT}"), words.as_bytes()).map(Some)
}

/// All moments with their sizes. If languages differ, the largest one counts.
pub fn moments(files: &[File], instrument: &str) -> Result<Vec<Moment>> {
    let loader = find_one(files, |path| path == "embed.js", "embed.js")?;
    let part = |name: &str, extension| {
        let is_it = |path: &str| immutable(path) == Some((name, extension));
        find_one(files, is_it, &format!("v/{VERSION}/{name}-….{extension}"))
    };
    let program = [part("widget", "js")?, part("widget", "wasm")?];
    let Some((lang, content)) = heaviest_language(files, instrument) else {
        bail!("dist holds no language; build it anew with `cargo xtask dist`");
    };
    let [questions, _, results_content, results_ui] = content;
    let script = part(&format!("widget.{lang}"), "js")?;
    let single = find_one(files, |path| path == single::FILE, single::FILE)?;
    Ok(vec![
        Moment::of("before interest", Some(5 * KIB), &[loader]),
        Moment::of(
            "until the first item can be answered",
            Some(60 * KIB),
            &[loader, script],
        ),
        Moment::of(
            "until the second item can be answered",
            None,
            &[loader, script, program[0], program[1]],
        ),
        Moment::of(
            "until the result is drawn",
            None,
            &[
                loader,
                script,
                program[0],
                program[1],
                results_content,
                results_ui,
            ],
        ),
        Moment::of(
            format!("one language's content ({lang})"),
            Some(10 * KIB),
            &content,
        ),
        Moment::of(
            format!("the facilitator's page ({lang})"),
            None,
            &present_files(files, lang, [questions, results_content])?,
        ),
        Moment::uncompressed(
            "the single file, as it lies on a stick",
            single::MAX_BYTES,
            single,
        ),
    ])
}

/// The files that the facilitator's page loads. Notes are optional in each language.
fn present_files<'files>(
    files: &'files [File],
    lang: &str,
    instrument: [&'files File; 2],
) -> Result<Vec<&'files File>> {
    let of = |name: String, extension| {
        let is_it = |path: &str| immutable(path) == Some((&*name, extension));
        find_one(files, is_it, &format!("v/{VERSION}/{name}-….{extension}"))
    };
    let present = |extension| of("present".to_owned(), extension);
    let mut found = vec![
        find_one(files, |path| path == "present.html", "present.html")?,
        present("css")?,
        present("js")?,
        present("wasm")?,
        of(format!("ui-present.{lang}"), "json")?,
    ];
    found.extend(instrument);
    found.extend(of(format!("notes.{DEFAULT_INSTRUMENT}.{lang}"), "json").ok());
    Ok(found)
}

fn find_one<'files>(
    files: &'files [File],
    is_it: impl Fn(&str) -> bool,
    name: &str,
) -> Result<&'files File> {
    let mut found = files.iter().filter(|file| is_it(&file.path));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        (None, _) => bail!("dist holds no {name}; build it anew with `cargo xtask dist`"),
        (Some(_), Some(_)) => {
            bail!("dist holds more than one {name}; build it anew with `cargo xtask dist`")
        }
    }
}

/// The length of the hash in a name: a SHA-256 in base64.
const HASH_LENGTH: usize = 43;

/// The name and the extension of an immutable file: `v/1.0.0/name-HASH.extension`.
fn immutable(path: &str) -> Option<(&str, &str)> {
    let file = path
        .strip_prefix("v/")?
        .strip_prefix(VERSION)?
        .strip_prefix('/')?;
    let (name, extension) = file.rsplit_once('.')?;
    // A hash may itself contain the separator, `-`.
    let name = name.get(..name.len().checked_sub(HASH_LENGTH)?)?;
    Some((name.strip_suffix('-')?, extension))
}

/// The language with the most content, and its files: the questions, the quiz's interface texts, the results
/// content, and the results' interface texts.
fn heaviest_language<'files>(
    files: &'files [File],
    instrument: &str,
) -> Option<(&'files str, [&'files File; 4])> {
    let of_kind = |kind: &str| {
        let prefix = format!("{kind}.");
        let of_language = |file: &'files File| {
            let lang = immutable(&file.path)?.0.strip_prefix(&prefix)?;
            Some((lang, file))
        };
        files.iter().filter_map(of_language).collect::<Vec<_>>()
    };
    let results_content = format!("results.{instrument}");
    let [results_contents, results_uis] = [&results_content, "ui-results"].map(of_kind);
    let quiz_ui = |lang: &str| {
        let path = format!("ui/{lang}.json{IN_SCRIPT}");
        files.iter().find(|file| file.path == path)
    };
    let in_language = |files: &[(&str, &'files File)], lang: &str| {
        let found = files.iter().find(|(other, _)| *other == lang);
        found.map(|(_, file)| *file)
    };
    let languages = of_kind(instrument)
        .into_iter()
        .filter_map(|(lang, questions)| {
            let [results_content, results_ui] =
                [&results_contents, &results_uis].map(|files| in_language(files, lang));
            Some((
                lang,
                [questions, quiz_ui(lang)?, results_content?, results_ui?],
            ))
        });
    languages.max_by_key(|(_, files)| files.iter().map(|file| file.brotli).sum::<usize>())
}

/// The table of all files.
pub fn files_table(files: &[File]) -> String {
    let width = files.iter().map(|file| file.path.len()).max();
    let width = width.unwrap_or_default().max("file".len());
    let mut table = format!(
        "{:width$} {:>10} {:>10} {:>10}\n",
        "file", "raw", "gzip -9", "brotli -11"
    );
    for file in files {
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "{:width$} {:>10} {:>10} {:>10}",
            file.path,
            log::format_bytes(file.raw),
            log::format_bytes(file.gzip),
            log::format_bytes(file.brotli),
        );
    }
    table
}

/// The table of moments against their budgets.
pub fn moments_table(moments: &[Moment]) -> String {
    let width = moments.iter().map(|moment| moment.name.len()).max();
    let heading = "bytes over the line (1 KB = 1,024 bytes)";
    let width = width.unwrap_or_default().max(heading.len());
    let mut table = format!("{heading:width$} {:>10} {:>10}\n", "brotli -11", "budget");
    for moment in moments {
        let over = moment.budget.filter(|_| moment.is_over());
        let verdict = over.map_or_else(String::new, |budget| {
            format!("  OVER by {}", log::format_bytes(moment.bytes - budget))
        });
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "{:width$} {:>10} {:>10}{verdict}",
            moment.name,
            log::format_bytes(moment.bytes),
            moment.budget.map(log::format_bytes).unwrap_or_default(),
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{
        DEFAULT_INSTRUMENT, File, LIBRARY_VARIABLE, Moment, VERSION, moments, moments_table, weigh,
    };
    use crate::project::Project;

    fn file(path: &str, brotli: usize) -> File {
        File {
            path: (path.replace("VERSION", VERSION)).replace("0123456789", &"-_a".repeat(15)[..43]),
            raw: brotli * 3,
            gzip: brotli + brotli / 8,
            brotli,
        }
    }

    fn build() -> Vec<File> {
        vec![
            file("embed.js", 4_000),
            file("instruments/which-first.en.json", 7_000),
            file("ui/de.json", 20_000),
            file("ui/de.json (in the script)", 1_500),
            file("ui/en-US.json", 19_000),
            file("ui/en-US.json (in the script)", 1_000),
            file("v/VERSION/ui-results.de-0123456789.json", 1_200),
            file("v/VERSION/ui-results.en-US-0123456789.json", 900),
            file("v/VERSION/which-first.de-0123456789.json", 1_500),
            file("v/VERSION/which-first.en-US-0123456789.json", 1_400),
            file("v/VERSION/results.which-first.de-0123456789.json", 5_000),
            file("v/VERSION/results.which-first.en-US-0123456789.json", 4_600),
            file("v/VERSION/embed-0123456789.js", 4_000),
            file("present.html", 900),
            file("v/VERSION/notes.which-first.de-0123456789.json", 4_000),
            file("v/VERSION/present-0123456789.css", 2_000),
            file("v/VERSION/present-0123456789.js", 5_000),
            file("v/VERSION/present-0123456789.wasm", 70_000),
            file("v/VERSION/ui-present.de-0123456789.json", 3_000),
            file("v/VERSION/widget-0123456789.js", 9_000),
            file("which-first.html", 200_000),
            file("v/VERSION/widget.de-0123456789.js", 5_000),
            file("v/VERSION/widget.en-US-0123456789.js", 4_500),
            file("v/VERSION/widget-0123456789.wasm", 60_000),
        ]
    }

    #[track_caller]
    fn brotli(files: &[File]) -> Vec<usize> {
        let moments = moments(files, "which-first").expect("a whole build");
        moments.iter().map(|moment| moment.bytes).collect()
    }

    #[test]
    fn every_moment_adds_up_what_it_needs_in_the_heaviest_language() {
        assert_eq!(
            brotli(&build()),
            [
                4_000,
                4_000 + 5_000,
                4_000 + 5_000 + 9_000 + 60_000,
                4_000 + 5_000 + 9_000 + 60_000 + 5_000 + 1_200,
                1_500 + 1_500 + 5_000 + 1_200,
                900 + 2_000 + 5_000 + 70_000 + 3_000 + 6_500 + 4_000,
                // Not compressed.
                3 * 200_000,
            ]
        );
    }

    #[test]
    fn a_build_without_its_program_is_no_build() {
        let mut files = build();
        files.pop();
        let error = moments(&files, "which-first").expect_err("no program");
        assert!(error.to_string().contains("holds no"), "{error}");
    }

    #[test]
    fn a_budget_is_kept_to_the_last_byte() {
        let at = Moment::of("", Some(5_120), &[&file("embed.js", 5_120)]);
        let past = Moment::of("", Some(5_120), &[&file("embed.js", 5_121)]);
        assert!(!at.is_over());
        assert!(past.is_over());
    }

    #[test]
    fn a_figure_past_its_budget_is_marked() {
        let past = Moment::of("before interest", Some(5_120), &[&file("embed.js", 6_120)]);
        let table = moments_table(&[past]);
        assert!(table.trim_end().ends_with("OVER by 1 000"), "{table}");
    }

    /// The rows of the README's table of sizes: the name and the kilobytes.
    fn readme() -> Vec<(String, f64)> {
        let text = include_str!("../../README.md");
        let rows = text.lines().filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" | ");
            let (what, figure) = (cells.next()?, cells.next()?);
            Some((what.to_owned(), figure.parse().ok()?))
        });
        rows.collect()
    }

    /// Tolerates small differences between versions of the compiler. A standard library that was not compiled
    /// with our flags makes a big difference: then only moments without a program are compared.
    #[test]
    fn the_readme_says_what_the_build_weighs() {
        const TOLERANCE: f64 = 0.03;
        let project = Project::find().expect("the working copy");
        let weighed = weigh(&project.dist()).expect("a build: `cargo xtask dist` makes one");
        let moments = moments(&weighed, DEFAULT_INSTRUMENT).expect("a whole build");
        let said = readme();
        assert!(said.len() >= moments.len(), "{said:?}");
        for moment in moments {
            let stock = std::env::var(LIBRARY_VARIABLE).is_ok_and(|library| library == "stock");
            if stock
                && moment.files.iter().any(|file| {
                    [".wasm", ".html"]
                        .iter()
                        .any(|ending| file.ends_with(ending))
                })
            {
                continue;
            }
            let name = moment.name.split(" (").next().unwrap_or_default();
            let found = said.iter().find(|(what, _)| what.starts_with(name));
            let (_, said) = found.unwrap_or_else(|| panic!("the README has no row for {name}"));
            #[expect(
                clippy::cast_precision_loss,
                reason = "far below where it would matter"
            )]
            let kilobytes = moment.bytes as f64 / 1024.0;
            assert!(
                (said - kilobytes).abs() <= kilobytes * TOLERANCE,
                "README.md, What it weighs: {name} is {kilobytes:.1} KB now, not {said}"
            );
        }
    }

    #[test]
    fn compression_is_measured() {
        let file = File::measure("a".into(), &[b'a'; 10_000]).expect("a measure");
        assert_eq!(file.raw, 10_000);
        assert!(file.brotli < file.gzip && file.gzip < 100, "{file:?}");
    }
}
