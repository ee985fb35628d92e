//! System packages, installed only with permission.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use super::Setup;
use crate::{log, process, project};

/// Returns true on Debian and its derivatives.
pub fn has_apt() -> bool {
    Path::new("/etc/debian_version").is_file() && process::find_program(&["apt-get"], &[]).is_some()
}

/// The command that a person would type after `sudo`.
pub fn install_command(packages: &[&str]) -> String {
    format!(
        "apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    )
}

/// Installs packages as root, or through `sudo` if that is permitted. Otherwise the error names the command.
pub fn install(setup: &mut Setup, packages: &[&str], for_what: &str) -> Result<()> {
    let Some(runner) = Runner::allowed(setup) else {
        bail!(
            "{for_what} is missing. Type\n  sudo {}\nand run the command again, \
             or add --yes to have it installed through sudo",
            install_command(packages)
        )
    };
    log::line(format_args!(
        "set-up: {} (for {for_what})",
        install_command(packages)
    ));
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    // The package lists may be missing, as in a fresh container, or out of date.
    if process::run(&mut runner.apt_get(&arguments)).is_err() {
        log::line("set-up: apt-get update, then once more");
        process::run(&mut runner.apt_get(&["update"]))?;
        process::run(&mut runner.apt_get(&arguments))?;
    }
    setup.record(format!("installed {}", packages.join(" ")));
    Ok(())
}

/// Downloads packages and unpacks their files into a folder, without installing them or starting their
/// services. That needs no permission.
pub fn unpack(setup: &mut Setup, packages: &[&str], folder: &Path) -> Result<()> {
    let downloads = folder.join("packages");
    project::remove_folder(&downloads)?;
    project::make_folder(&downloads)?;
    log::line(format_args!(
        "set-up: apt-get download {}",
        packages.join(" ")
    ));
    let mut download = Command::new("apt-get");
    download
        // apt's own user cannot write to a working copy, which would print a long warning.
        .args(["-o", "APT::Sandbox::User=root", "download"])
        .args(packages)
        .current_dir(&downloads)
        .stdout(std::io::stderr());
    if process::run(&mut download).is_err() {
        let runner = Runner::allowed(setup)
            .context("are the lists of packages out of date? `apt-get update` brings new ones")?;
        log::line("set-up: apt-get update, then once more");
        process::run(&mut runner.apt_get(&["update"]))?;
        process::run(&mut download)?;
    }
    for package in project::files_below(&downloads)? {
        process::run(Command::new("dpkg-deb").arg("-x").arg(package).arg(folder))?;
    }
    project::remove_folder(&downloads)?;
    setup.record(format!("unpacked {}", packages.join(" ")));
    Ok(())
}

#[derive(Clone, Copy)]
enum Runner {
    Root,
    Sudo,
}

impl Runner {
    /// The runner that is permitted, if any.
    fn allowed(setup: &Setup) -> Option<Self> {
        match (is_root(), setup.yes) {
            (true, _) => Some(Self::Root),
            (false, true) => Some(Self::Sudo),
            (false, false) => None,
        }
    }

    /// A non-interactive `apt-get` command.
    fn apt_get(self, arguments: &[&str]) -> Command {
        let mut command = match self {
            Self::Root => Command::new("env"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.arg("env");
                sudo
            }
        };
        // sudo clears the environment, so `env` sets the variable after sudo.
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        // Waits for the lock: a machine that has just booted may be upgrading itself.
        command.args(["-o", "DPkg::Lock::Timeout=300"]);
        command.args(arguments);
        // Standard output is reserved for our own command; apt's goes to standard error.
        command.stdout(std::io::stderr());
        if matches!(self, Self::Root) {
            command.stdin(Stdio::null());
        }
        command
    }
}

fn is_root() -> bool {
    process::output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
