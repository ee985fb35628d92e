//! The size breakdown of a program: the bytes of its functions, by crate, and of its data.
//!
//! It reads the unstripped copy, with the functions' names, that `site::program` leaves beside the shipped
//! one.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use anyhow::{Context, Result};
use serde::Serialize;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::{
    log,
    project::{self, Project},
    site::program,
};

/// The programs of the site, as the build names them.
const PROGRAMS: [&str; 2] = ["widget", "present"];

/// The number of rows of each kind in a table.
const TABLE_ROWS: usize = 12;

/// A crate or a function with its size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SizeEntry {
    /// A crate, or a function by its path.
    pub name: String,
    /// Its size in bytes, uncompressed.
    pub bytes: usize,
}

/// The size breakdown of one program, the largest entries first.
#[derive(Clone, Debug, Serialize)]
pub struct SizeBreakdown {
    /// The program's name.
    pub program: String,
    /// Sizes by crate; `(data)` and `(the rest)` are the bytes outside functions.
    pub crates: Vec<SizeEntry>,
    /// Sizes by function.
    pub functions: Vec<SizeEntry>,
}

impl SizeBreakdown {
    /// The breakdown of each program in `dist/` that a person downloads.
    pub fn for_site(project: &Project) -> Result<Vec<Self>> {
        let of_program = |name: &str| {
            let named = program::unstripped_path(project, name);
            let wasm = project::read_bytes(&named)
                .context("build it anew with `cargo xtask dist`, which leaves it there")?;
            Self::from_wasm(name, &wasm)
        };
        PROGRAMS.iter().map(|name| of_program(name)).collect()
    }

    /// The breakdown of an unstripped program.
    pub fn from_wasm(program: &str, wasm: &[u8]) -> Result<Self> {
        let parts =
            WasmSections::read(wasm).with_context(|| format!("{program} cannot be read"))?;
        let mut crates = BTreeMap::<&str, usize>::new();
        let functions: Vec<SizeEntry> = (parts.functions.iter())
            .map(|(symbol, bytes)| SizeEntry {
                name: strip_hashes(symbol),
                bytes: *bytes,
            })
            .collect();
        for part in &functions {
            *crates.entry(crate_of(&part.name)).or_default() += part.bytes;
        }
        crates.insert("(data)", parts.data);
        crates.insert("(the rest)", parts.rest);
        let crates = (crates.into_iter())
            .map(|(name, bytes)| SizeEntry {
                name: name.to_owned(),
                bytes,
            })
            .collect();
        Ok(Self {
            program: program.to_owned(),
            crates: heaviest_first(crates),
            functions: heaviest_first(functions),
        })
    }

    /// The largest entries, as a table.
    pub fn table(&self) -> String {
        let total: usize = self.crates.iter().map(|part| part.bytes).sum();
        let mut table = format!(
            "{}.wasm, {} bytes as they are, by crate\n",
            self.program,
            log::format_bytes(total)
        );
        for parts in [&self.crates, &self.functions] {
            for SizeEntry { name, bytes } in parts.iter().take(TABLE_ROWS) {
                let name: String = name.chars().take(100).collect();
                // Writing to a string cannot fail.
                let _ = writeln!(table, "{:>10}  {name}", log::format_bytes(*bytes));
            }
            table.push('\n');
        }
        table
    }
}

fn heaviest_first(mut parts: Vec<SizeEntry>) -> Vec<SizeEntry> {
    // Ties are sorted by name, so that two runs print the same.
    parts.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    parts
}

/// A path without the crates' hashes. wasm-bindgen has demangled the symbols but left the hash after each
/// crate's name: `yew[a017b50ac908c9f5]::…`.
fn strip_hashes(path: &str) -> String {
    const DIGITS: usize = 16;
    let mut parts = path.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, after))
                if hash.len() == DIGITS && hash.bytes().all(|b| b.is_ascii_hexdigit()) =>
            {
                plain += after;
            }
            _ => {
                plain.push('[');
                plain += part;
            }
        }
    }
    plain
}

/// The crate that a function belongs to: the first one in its path. So a generic function of the standard
/// library counts for that library, whatever its type arguments.
fn crate_of(path: &str) -> &str {
    let begun = path.trim_start_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let begun = begun.strip_prefix("dyn ").unwrap_or(begun);
    match begun.split_once("::") {
        Some((name, _)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => name,
        _ => "(no crate)",
    }
}

/// The sizes of a program's sections.
#[derive(Default)]
struct WasmSections {
    /// Each function's symbol and size.
    functions: Vec<(String, usize)>,
    data: usize,
    rest: usize,
}

impl WasmSections {
    fn read(wasm: &[u8]) -> Result<Self> {
        let mut parts = Self::default();
        let mut imported = 0;
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(section) => {
                    for import in section.clone().into_imports() {
                        if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                            imported += 1;
                        }
                    }
                    parts.rest += section.range().len();
                }
                Payload::CodeSectionEntry(body) => {
                    parts.functions.push((String::new(), body.range().len()));
                }
                Payload::DataSection(section) => parts.data += section.range().len(),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(found) = section.as_known() {
                        for kind in found {
                            if let Name::Function(all) = kind? {
                                for naming in all {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name);
                                }
                            }
                        }
                    }
                }
                other => {
                    // The code section is counted function by function.
                    if let Some((id, range)) = other.as_section()
                        && id != CODE_SECTION
                    {
                        parts.rest += range.len();
                    }
                }
            }
        }
        for (index, (symbol, _)) in (imported..).zip(&mut parts.functions) {
            if let Some(name) = names.get(&index) {
                (*name).clone_into(symbol);
            }
        }
        Ok(parts)
    }
}

/// The id of the code section.
const CODE_SECTION: u8 = 10;

/// The program without its custom sections, such as names, which only people and tools read.
pub fn strip_custom_sections(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut kept = Vec::with_capacity(wasm.len());
    // A section's range begins after its own header: the bytes between two ranges are the second's header.
    let mut end = 0;
    let mut keep = |range: Range<usize>| kept.extend_from_slice(&wasm[range]);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::Version { range, .. } => {
                end = range.end;
                keep(range);
            }
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    if id != CUSTOM_SECTION {
                        keep(end..range.end);
                    }
                    end = range.end;
                }
            }
        }
    }
    Ok(kept)
}

/// The id of custom sections.
const CUSTOM_SECTION: u8 = 0;

#[cfg(test)]
mod tests {
    use super::{SizeBreakdown, SizeEntry, crate_of, strip_custom_sections, strip_hashes};

    /// A program with one function of four bytes, followed by the name section `names`.
    fn program(names: &[u8]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // A type without parameters and results, and a function of it.
        wasm.extend([1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0]);
        // The function's code, without locals: nop, nop, end.
        wasm.extend([10, 6, 1, 4, 0, 1, 1, 0x0b]);
        wasm.extend(names);
        wasm
    }

    /// A name section in which function 0 is `f::g`.
    const NAMES: &[u8] = b"\0\x0e\x04name\x01\x07\x01\0\x04f::g";

    #[test]
    fn a_function_is_weighed_under_its_name_and_its_crate() {
        let found = SizeBreakdown::from_wasm("widget", &program(NAMES)).expect("a program");
        let part = |name: &str, bytes| SizeEntry {
            name: name.to_owned(),
            bytes,
        };
        assert_eq!(found.functions, [part("f::g", 4)]);
        // The type section has four bytes, the function section two.
        let crates = [part("(the rest)", 6), part("f", 4), part("(data)", 0)];
        assert_eq!(found.crates, crates);
    }

    #[test]
    fn what_is_shipped_has_no_names_and_lost_nothing_else() {
        let kept = strip_custom_sections(&program(NAMES)).expect("a program");
        assert_eq!(kept, program(&[]));
    }

    #[test]
    fn the_compilers_numbers_for_crates_are_left_out_and_nothing_else_in_brackets() {
        let path = "<[u8; 4] as yew[a017b50ac908c9f5]::Key<alloc[0123456789abcdef]::Box>>::key";
        let plain = "<[u8; 4] as yew::Key<alloc::Box>>::key";
        assert_eq!(strip_hashes(path), plain);
    }

    #[test]
    fn code_is_the_crates_that_its_path_names_first() {
        for (path, name) in [
            ("yew::scheduler::start", "yew"),
            ("<yew::VNode as yew::Reconcilable>::attach", "yew"),
            (
                "<&[alloc::string::String] as core::fmt::Debug>::fmt",
                "alloc",
            ),
            ("<dyn core::any::Any>::is", "core"),
            ("__wbindgen_malloc", "(no crate)"),
            ("main", "(no crate)"),
        ] {
            assert_eq!(crate_of(path), name, "{path}");
        }
    }
}
