//! The build of one program for the browser: compiled, bound to JavaScript, optimised for size.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Tools, bindgen, optimise, shorten};
use crate::{
    log, process,
    project::{self, Project, WASM_TARGET},
    setup::Purpose,
};

/// A program and its glue script.
#[derive(Clone, Debug)]
pub struct Program {
    /// The wasm module.
    pub wasm: Vec<u8>,
    /// The glue script, as a module that still imports the files beside it.
    pub glue: PathBuf,
}

/// The glue script and the style of a program.
#[derive(Clone, Copy, Debug)]
pub struct ProgramAssets<'build> {
    /// The glue script.
    pub glue: &'build Path,
    /// The style sheet.
    pub style: &'build str,
}

/// The path of a shipped program's unstripped copy, with the names of its functions, for `bench`.
pub fn unstripped_path(project: &Project, name: &str) -> PathBuf {
    project.path("target/named").join(format!("{name}.wasm"))
}

/// Builds the program `name`.
pub fn build(project: &Project, tools: &Tools, purpose: Purpose, name: &str) -> Result<Program> {
    let compiler = &tools.compiler;
    log::line(format_args!("compile {name} {}", compiler.describe()));
    bindgen::check_version(project)?;
    let mut command = compiler.build(project, purpose);
    // Standard output is reserved for our own command; cargo's goes to standard error.
    command
        .args(["--package", "which-first", "--bin", name])
        .stdout(std::io::stderr());
    process::run(&mut command)?;

    let folder = project
        .path(compiler.target_dir())
        .join(WASM_TARGET)
        .join(purpose.profile());
    let unbound = folder.join(format!("{name}.wasm"));
    let bound = folder.join("bound").join(name);

    log::line(format_args!("bind {name} to JavaScript"));
    let files = bindgen::run(&unbound, &bound, name, purpose)?;
    let wasm = match purpose {
        Purpose::Serve => project::read_bytes(&files.wasm)?,
        Purpose::Dist => {
            log::line(format_args!("make {name} small (wasm-opt)"));
            shorten::run(&files)?;
            let named = unstripped_path(project, name);
            project::make_folder(named.parent().unwrap_or(project.root()))?;
            optimise::run(&tools.node, &files.wasm, &named)?
        }
    };
    Ok(Program {
        wasm,
        glue: files.glue,
    })
}
