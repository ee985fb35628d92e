//! `which-first.html`: the quiz and the room in a single file, which opens by double click from a USB stick.
//!
//! It fetches nothing. It contains the content and the programs, compressed, and `www/single/fetch.js`
//! answers fetches with them. Scripts and styles are inline; the page's own policy lists their hashes, and
//! blocks everything else, including the network.

use std::{io::Write as _, path::Path};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compression, write::DeflateEncoder};
use serde_json::{Map, Value, json};
use which_first::publish::fill_placeholders;

use super::{
    LANG,
    bundle::{self, Bundler},
    content::Edition,
    embed::BuildAssets,
    hashed, markup,
    oembed::SiteUrl,
    output::Output,
    paper, present,
    program::ProgramAssets,
    publication::Publication,
};
use crate::{
    log,
    project::{self, Project},
};

/// The file's name, on a site and on a stick.
pub const FILE: &str = "which-first.html";

/// The budget for the file's size, in bytes, uncompressed.
pub const MAX_BYTES: usize = 1_000_000;

const TEMPLATE: &str = "www/which-first.html";

/// The section of the reader's page for readers in a room.
const IN_ROOM: &str = "in room";

/// The inputs of the single file.
#[derive(Debug)]
pub struct SingleFileInputs<'build> {
    /// The style of the quiz, up to the result.
    pub quiz_style: &'build str,
    /// The reader's program.
    pub program: ProgramAssets<'build>,
    /// The facilitator's program.
    pub present: ProgramAssets<'build>,
    /// The other files of the build that the programs need.
    pub parts: &'build BuildAssets,
    /// The source of the reader's page, and its style.
    pub page: (&'build str, &'build str),
    /// The content of the paper form.
    pub edition: &'build Edition,
}

/// Adds the file. Its links lead to the published site, `at`; without that there are none.
pub fn emit(
    project: &Project,
    bundler: &Bundler,
    from: &SingleFileInputs,
    at: Option<&SiteUrl>,
    output: &mut Output,
) -> Result<()> {
    let [mode, scripts @ ..] = scripts(bundler, from, at)?;
    let present = project::read_text(&project.path(present::PAGE))?;
    let styles = [from.page.1, from.present.style];
    let room = present::room_markup(&present, "#")?;
    let in_room = markup::between(from.page.0, IN_ROOM)?;
    let parts = data_blocks(from.parts, output)?;
    let policy = policy([&mode].into_iter().chain(&scripts), &styles);
    let template = project::read_text(&project.path(TEMPLATE))?;
    let template = paper::insert_form(&template, from.edition, at)?;
    let file = fill_placeholders(
        &template,
        &[
            ("policy", &policy),
            ("mode", &script(&mode)?),
            ("style", &style(styles[0], " data-quiz")?),
            ("in_room", in_room),
            ("room_style", &style(styles[1], "")?),
            ("room", &room),
            ("parts", &parts),
            (
                "scripts",
                &scripts
                    .iter()
                    .map(|text| script(text))
                    .collect::<Result<String>>()?,
            ),
        ],
    );
    log::line(format_args!(
        "{FILE}: {} bytes of {}",
        log::format_bytes(file.len()),
        log::format_bytes(MAX_BYTES)
    ));
    output.add(FILE, file);
    Ok(())
}

/// The scripts: the choice between quiz and room, the script that opens a quiz, the reader's program, the quiz
/// page, and the room.
fn scripts(
    bundler: &Bundler,
    from: &SingleFileInputs,
    at: Option<&SiteUrl>,
) -> Result<[String; 5]> {
    let page = at.map(SiteUrl::to_string).unwrap_or_default();
    let with_page = |mut constants: Map<String, Value>| {
        constants.insert("__WF_PAGE__".to_owned(), json!(page).to_string().into());
        // The file loads no instruments from any site.
        constants.extend(Publication::default().constants());
        constants
    };
    let of_build = bundle::defines(&from.parts.constant(None)?);
    let of_room = present::constant(&from.parts.present_wasm, &from.parts.content);
    let BuildAssets {
        program: files,
        progress_module: progress,
        content,
        ..
    } = from.parts;
    let language = (content.get(LANG)).context("the content has no language of the single file")?;
    let of_programs = bundle::quiz_constants(files, progress, content, language);
    bundler.run([
        bundler.script("www/single/mode.js", &Map::new()),
        bundler.inlined_module("quiz", "www/widget.js", None, from.quiz_style, of_programs),
        bundler.inlined_module(
            "program",
            "www/program.js",
            Some(from.program.glue),
            from.program.style,
            Map::new(),
        ),
        bundler.inlined("www/single/reader.js", None, &with_page(of_build)),
        bundler.inlined(
            "www/single/present.js",
            Some(from.present.glue),
            &with_page(of_room),
        ),
    ])
}

/// An inline script element.
fn script(text: &str) -> Result<String> {
    let lower = text.to_ascii_lowercase();
    for end in ["</script", "<!--"] {
        ensure!(!lower.contains(end), "a script of {FILE} holds `{end}`");
    }
    Ok(format!("<script>{text}</script>\n"))
}

/// An inline style element.
fn style(text: &str, attributes: &str) -> Result<String> {
    let end = "</style";
    ensure!(
        !text.to_ascii_lowercase().contains(end),
        "a style of {FILE} holds `{end}`"
    );
    Ok(format!("<style{attributes}>{text}</style>\n"))
}

/// The page's own policy, which permits these scripts and styles and no network access.
fn policy<'texts>(scripts: impl Iterator<Item = &'texts String>, styles: &[&str]) -> String {
    let named = |text: &str| format!(" '{}'", hashed::integrity(text.as_bytes()));
    let scripts: String = scripts.map(|text| named(text)).collect();
    let styles: String = styles.iter().map(|text| named(text)).collect();
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{scripts}; style-src{styles}; \
         img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
}

/// The files that the scripts fetch, each as a data block with its path as the id.
fn data_blocks(parts: &BuildAssets, output: &Output) -> Result<String> {
    let mut blocks = String::new();
    for path in parts.paths().chain(parts.present_paths()) {
        let contents = output.get(path)?;
        let ending = Path::new(path).extension().unwrap_or_default();
        let block = match ending.to_string_lossy().as_ref() {
            "wasm" => {
                let packed = STANDARD.encode(deflate(contents)?);
                format!(
                    "<script type=\"application/wasm\" id=\"{path}\" data-packed>{packed}</script>\n"
                )
            }
            "json" => {
                let text =
                    std::str::from_utf8(contents).with_context(|| format!("{path} is no text"))?;
                // Only JSON strings contain `<`; escaped, nothing looks like the end of the block.
                let text = text.replace('<', "\\u003c");
                format!("<script type=\"application/json\" id=\"{path}\">{text}</script>\n")
            }
            // Scripts are inlined by themselves.
            _ => continue,
        };
        blocks.push_str(&block);
    }
    Ok(blocks)
}

fn deflate(contents: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(contents)
        .context("a program cannot be packed")?;
    encoder.finish().context("a program cannot be packed")
}

#[cfg(test)]
mod tests {
    use super::{deflate, policy, script, style};
    use flate2::read::DeflateDecoder;
    use std::io::Read as _;

    #[test]
    fn the_policy_names_what_stands_in_the_page_and_nothing_from_anywhere() {
        let text = "alert('Hello, world.');".to_owned();
        let policy = policy([&text].into_iter(), &["a{}"]);
        for part in [
            "default-src 'none'",
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
            "'wasm-unsafe-eval'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.contains(part), "no {part} in {policy}");
        }
        for other in ["'self'", "'unsafe", "http", "connect-src"] {
            assert!(!policy.contains(other), "{other} in {policy}");
        }
    }

    #[test]
    fn a_script_or_style_that_would_end_too_soon_is_an_error() {
        assert_eq!(script("a").expect("a script"), "<script>a</script>\n");
        for text in ["'</script>'", "'</SCRIPT '", "'<!--'"] {
            assert!(script(text).is_err(), "{text}");
        }
        let markup = style("a{}", " data-quiz").expect("a style");
        assert_eq!(markup, "<style data-quiz>a{}</style>\n");
        assert!(style("</style>", "").is_err());
    }

    #[test]
    fn what_is_packed_unpacks() {
        let contents = [7; 10_000];
        let packed = deflate(&contents).expect("packed");
        assert!(packed.len() < 100, "{}", packed.len());
        let mut unpacked = Vec::new();
        let mut decoder = DeflateDecoder::new(&*packed);
        decoder.read_to_end(&mut unpacked).expect("unpacked");
        assert_eq!(unpacked, contents);
    }

    #[test]
    fn every_place_of_the_template_is_filled() {
        let template = include_str!("../../../www/which-first.html");
        let places = template.split('{').skip(1);
        let places: Vec<&str> = places
            .map(|rest| rest.split('}').next().unwrap_or_default())
            .collect();
        let filled = [
            "policy",
            "mode",
            "style",
            "in_room",
            "room_style",
            "room",
            "parts",
            "scripts",
        ];
        assert_eq!(places, filled);
    }
}
