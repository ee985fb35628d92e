//! wasm-opt, told exactly what browsers understand.

use std::path::Path;

use anyhow::Result;

use crate::{breakdown, process, project, setup::NodeTools};

/// What Rust's default target uses and every current browser has.
///
/// Never `--all-features`: with it binaryen 132 writes compact imports, which no browser loads
/// ("Invalid import kind 126").
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The program, made small, without names. A copy with the names of its functions stays at `named`.
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
