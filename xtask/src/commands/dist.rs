//! `cargo xtask dist`: the production build.

use anyhow::Result;

use crate::{
    log,
    project::Project,
    setup::{Purpose, Setup},
    site::{self, Publication, SiteUrl},
};

/// Sets up and builds.
pub fn run(project: &Project, mut setup: Setup, publication: &Publication) -> Result<()> {
    let tools = site::Tools {
        compiler: setup.compiler(project, Purpose::Dist)?,
        node: setup.node_tools(project)?,
    };
    setup.end();
    build(project, &tools, publication)?;
    if publication.at.is_none() {
        log::line(
            "without --at URL there are no oEmbed answers, no links to them and no canonical \
             link, and previews of links name their pictures as most sites do not follow: all \
             of these name the site by where it is published",
        );
    }
    Ok(())
}

/// Builds with tools that are already set up, and logs a summary.
pub fn build(project: &Project, tools: &site::Tools, publication: &Publication) -> Result<()> {
    if !tools.compiler.compiles_library() {
        log::line(
            "the source of the standard library is not there, so the program comes out about a \
             third bigger; `rustup component add rust-src` brings it",
        );
    }
    let site::Summary { size, pinned } =
        site::build(project, tools, Purpose::Dist, publication, &project.dist())?;
    log::line(format_args!(
        "dist/ is ready: {} files, {} bytes",
        size.files,
        log::format_bytes(size.bytes)
    ));
    let at = publication.at.as_ref();
    let host = at.map_or("https://HOST/".to_owned(), SiteUrl::to_string);
    log::line(format_args!(
        "to pin this build: <script async src=\"{host}{}\" integrity=\"{}\" \
         crossorigin=\"anonymous\"></script>",
        pinned.path, pinned.integrity
    ));
    Ok(())
}
