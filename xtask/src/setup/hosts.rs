//! The generators of sites and apps that the quiz is tested with, each with its themes.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};
use clap::ValueEnum;

use super::{Setup, apps, node, packages};
use crate::{
    process,
    project::{self, Project},
};

/// A program that makes a site out of posts, or out of an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Generator {
    /// An app in a framework of its own
    Angular,
    /// Files, from components
    Astro,
    /// Files, from Markdown with React
    Docusaurus,
    /// A bundler
    Esbuild,
    /// Files, from Markdown
    Hugo,
    /// Files, from Markdown with Liquid
    Jekyll,
    /// An app in React, rendered on a server
    Next,
    /// A bundler
    Parcel,
    /// A bundler
    Rollup,
    /// An app in a framework of its own
    Svelte,
    /// A bundler
    Vite,
    /// An old version of it, which many apps use
    Vite5,
    /// Files, from Markdown with Vue
    Vitepress,
    /// Pages made by PHP out of a database
    Wordpress,
}

impl Generator {
    /// All generators.
    pub const ALL: [Self; 14] = [
        Self::Angular,
        Self::Astro,
        Self::Docusaurus,
        Self::Esbuild,
        Self::Hugo,
        Self::Jekyll,
        Self::Next,
        Self::Parcel,
        Self::Rollup,
        Self::Svelte,
        Self::Vite,
        Self::Vite5,
        Self::Vitepress,
        Self::Wordpress,
    ];

    /// The generator's name in commands and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Angular => "angular",
            Self::Astro => "astro",
            Self::Docusaurus => "docusaurus",
            Self::Esbuild => "esbuild",
            Self::Hugo => "hugo",
            Self::Jekyll => "jekyll",
            Self::Next => "next",
            Self::Parcel => "parcel",
            Self::Rollup => "rollup",
            Self::Svelte => "svelte",
            Self::Vite => "vite",
            Self::Vite5 => "vite5",
            Self::Vitepress => "vitepress",
            Self::Wordpress => "wordpress",
        }
    }
}

/// A program or folder that a test needs, and the environment variable that names it to the test. If the
/// variable is set already, its value is used.
type EnvPath = (&'static str, PathBuf);

/// Finds the programs and folders of a generator, or installs them from Debian and npm.
pub fn find(setup: &mut Setup, project: &Project, generator: Generator) -> Result<Vec<EnvPath>> {
    match generator {
        Generator::Hugo => hugo(setup, project),
        Generator::Jekyll => jekyll(setup),
        Generator::Wordpress => wordpress(setup, project),
        app => node_app(setup, project, app.name()),
    }
}

/// Installs what an app of `tests/hosts` is built with, in a folder of its name.
fn node_app(setup: &mut Setup, project: &Project, name: &str) -> Result<Vec<EnvPath>> {
    let apps = project.tools().join("hosts");
    node::find_node(setup, name, apps::OLDEST_NODE)?;
    let source = project.path("tests/hosts").join(name);
    node::ensure_installed(setup, &source, &apps.join(name), name)?;
    Ok(vec![("WHICH_FIRST_HOST_APPS", apps)])
}

fn hugo(setup: &mut Setup, project: &Project) -> Result<Vec<EnvPath>> {
    const THEMES: &str = "WHICH_FIRST_HUGO_THEMES";
    let hugo = program(setup, "WHICH_FIRST_HUGO", "hugo", &["hugo"])?;
    let themes = if let Some(folder) = path_from_env(THEMES) {
        folder
    } else {
        let folder = project.tools().join("hugo-themes");
        let source = project.path("tests/hosts/hugo");
        node::ensure_installed(setup, &source, &folder, "themes for Hugo")?;
        folder.join("node_modules")
    };
    Ok(vec![hugo, (THEMES, themes)])
}

fn jekyll(setup: &mut Setup) -> Result<Vec<EnvPath>> {
    let packages = ["jekyll", "jekyll-theme-minima"];
    let jekyll = program(setup, "WHICH_FIRST_JEKYLL", "jekyll", &packages)?;
    Ok(vec![jekyll])
}

fn wordpress(setup: &mut Setup, project: &Project) -> Result<Vec<EnvPath>> {
    const WORDPRESS: &str = "WHICH_FIRST_WORDPRESS";
    // The package of the server's executables alone: it starts no service and touches no database.
    let mariadb = ["mariadb-server-core"];
    let mariadb = program(setup, "WHICH_FIRST_MARIADBD", "mariadbd", &mariadb)?;
    let packages = ["php-cli", "php-mysql"];
    let php = program(setup, "WHICH_FIRST_PHP", "php", &packages)?;
    if !has_mysqli(&php.1) {
        install_packages(setup, "PHP's mysqli", &packages)?;
    }
    let wordpress = match path_from_env(WORDPRESS) {
        Some(folder) => folder,
        None => unpacked_wordpress(setup, project)?,
    };
    Ok(vec![mariadb, php, (WORDPRESS, wordpress)])
}

fn has_mysqli(php: &Path) -> bool {
    let script = "exit(extension_loaded('mysqli') ? 0 : 1);";
    process::succeeds(Command::new(php).args(["-r", script]))
}

/// The files of `WordPress`, unpacked. Installing the package would also start a web server.
fn unpacked_wordpress(setup: &mut Setup, project: &Project) -> Result<PathBuf> {
    let packages = [
        "wordpress",
        // A classic theme, and a block theme.
        "wordpress-theme-twentytwentyone",
        "wordpress-theme-twentytwentythree",
        // WordPress's own files are links to files of these packages.
        "libjs-underscore",
        "php-getid3",
    ];
    let folder = project.tools().join("wordpress");
    let stamp = folder.join("unpacked.txt");
    if !stamp.is_file() {
        if !packages::has_apt() {
            bail!(
                "WordPress is missing: set WHICH_FIRST_WORDPRESS to a folder that holds it with \
                 the themes Twenty Twenty-One and Twenty Twenty-Three, and run the command again"
            );
        }
        packages::unpack(setup, &packages, &folder)?;
        project::write(&stamp, packages.join("\n"))?;
    }
    Ok(folder.join("usr/share/wordpress"))
}

/// Finds a program by its environment variable or by its name, or installs it from Debian.
fn program(
    setup: &mut Setup,
    variable: &'static str,
    name: &str,
    packages: &[&str],
) -> Result<EnvPath> {
    let find = || {
        path_from_env(variable)
            .or_else(|| process::find_program(&[name], &[Path::new("/usr/sbin")]))
    };
    if find().is_none() {
        install_packages(setup, name, packages)?;
    }
    match find() {
        Some(path) => Ok((variable, path)),
        None => bail!("{name} is not where programs are; set {variable} to its path"),
    }
}

fn install_packages(setup: &mut Setup, what: &str, packages: &[&str]) -> Result<()> {
    if packages::has_apt() {
        return packages::install(setup, packages, &format!("tests that use {what}"));
    }
    bail!(
        "{what} is missing: install what Debian has as {}, and run the command again",
        packages.join(" and ")
    )
}

fn path_from_env(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}
