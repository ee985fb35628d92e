//! `cargo xtask serve`: the development server, which rebuilds the site on every change.

use std::{io::Write, net::TcpListener};

use anyhow::{Context, Result, bail};

use crate::{
    log,
    project::Project,
    server::{Server, watch::Changes},
    setup::{Purpose, Setup},
    site,
};

const DEFAULT_PORT: u16 = 8080;

/// The number of ports to try after the default one.
const MORE_PORTS: u16 = 100;

/// Sets up, builds, and serves until the process is stopped.
pub fn run(project: &Project, mut setup: Setup, port: Option<u16>) -> Result<()> {
    // Binds the port before the slow steps, so that a port in use is reported at once.
    let listener = listen(port)?;
    let address = listener
        .local_addr()
        .context("the port that was opened has no address")?;
    // At once: the steps before the first page take a minute, and more at the first time.
    log::line(format_args!(
        "http://{address}/ will answer when the first build is done"
    ));
    let tools = site::Tools {
        compiler: setup.compiler(project, Purpose::Serve)?,
        node: setup.node_tools(project)?,
    };
    setup.end();

    // Watches from before the first build, so that no change made during it is missed.
    let changes = Changes::watch(project)?;
    while !build(project, &tools) {
        log::line("waiting for a change to try again");
        changes.wait()?;
    }
    let server = Server::start(listener, &project.serve_folder())?;
    println!("which-first is at http://{address}/");
    // Flushes for programs that read this line through a pipe.
    std::io::stdout()
        .flush()
        .context("could not write to standard output")?;

    loop {
        changes.wait()?;
        if build(project, &tools) {
            server.reload();
        } else {
            log::line("the last good build is still served");
        }
    }
}

/// Builds, logs the result, and returns true if the build succeeded.
fn build(project: &Project, tools: &site::Tools) -> bool {
    match site::build(
        project,
        tools,
        Purpose::Serve,
        &site::Publication::default(),
        &project.serve_folder(),
    ) {
        Ok(_) => {
            log::line("built");
            true
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            false
        }
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind(("127.0.0.1", port)).with_context(|| {
            format!("port {port} cannot be used; name another one with --port, or none at all")
        });
    }
    let last = DEFAULT_PORT + MORE_PORTS;
    for port in DEFAULT_PORT..=last {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)) {
            return Ok(listener);
        }
    }
    bail!("no port from {DEFAULT_PORT} to {last} is free; name another one with --port")
}

#[cfg(test)]
mod tests {
    use super::listen;

    #[test]
    fn a_port_that_is_asked_for_and_taken_is_an_error_that_names_it() {
        let taken = listen(None).expect("a free port");
        let port = taken.local_addr().expect("an address").port();
        let error = listen(Some(port)).expect_err("the port is taken");
        assert!(error.to_string().contains(&port.to_string()), "{error}");
    }

    #[test]
    fn a_default_port_that_is_taken_gives_way_to_the_next() {
        let first = listen(None).expect("a free port");
        let second = listen(None).expect("another free port");
        let port =
            |listener: &std::net::TcpListener| listener.local_addr().expect("an address").port();
        assert!(port(&second) > port(&first));
    }
}
