//! wasm-opt, with exactly the wasm features that browsers support.

use std::path::Path;

use anyhow::Result;

use crate::{breakdown, process, project, setup::NodeTools};

/// The features that Rust's default target uses and every current browser supports.
///
/// Never `--all-features`: with it binaryen 132 writes compact imports, which no browser accepts
/// ("Invalid import kind 126").
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Optimises a program for size and strips its names. Leaves the unstripped program at `named`.
pub fn run(node: &NodeTools, wasm: &Path, named: &Path) -> Result<Vec<u8>> {
    let mut command = node.wasm_opt();
    command
        .args(["-Oz", "--debuginfo"])
        .args(FEATURES)
        .arg(wasm)
        .arg("-o")
        .arg(named)
        .stdout(std::io::stderr());
    process::run(&mut command)?;
    breakdown::strip_custom_sections(&project::read_bytes(named)?)
}
