//! Files: the inputs and outputs of generators, and servers for them.

use crate::driver::environment;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use tokio::runtime::{self, Runtime};
use tower_http::services::ServeDir;

/// A static server for a folder, on a free port of this machine, until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    _runtime: Runtime,
}

impl Server {
    /// Serves a folder, which may still be empty.
    pub fn of(folder: &Path) -> Self {
        let runtime = (runtime::Builder::new_multi_thread().worker_threads(1))
            .enable_all()
            .build()
            .expect("a runtime");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port to serve on");
        let address = listener.local_addr().expect("the address of a bound port");
        listener
            .set_nonblocking(true)
            .expect("a port that is not waited for");
        let app = Router::new()
            .fallback_service(ServeDir::new(folder))
            .layer(middleware::from_fn(serve));
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a bound port");
            axum::serve(listener, app).await
        });
        Self {
            address,
            _runtime: runtime,
        }
    }

    /// Serves the build, as the HOST of the README does: on another site than the blog's.
    pub fn of_the_quiz() -> Self {
        Self::of(&environment::path("WHICH_FIRST_DIST"))
    }

    /// The URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

async fn serve(request: Request, next: Next) -> Response {
    // Browsers request it by themselves.
    if request.uri().path() == "/favicon.ico" {
        return StatusCode::NO_CONTENT.into_response();
    }
    let mut response = next.run(request).await;
    let everyone = HeaderValue::from_static("*");
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, everyone);
    response
}

/// A path below the folder of these tests.
pub fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/hosts")
        .join(path)
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a file in a folder");
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
}

/// Copies a folder recursively, following links.
pub fn copy(from: &Path, to: &Path) {
    let copied = copy_folder(from, to);
    copied.unwrap_or_else(|error| panic!("{} cannot be copied: {error}", from.display()));
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to)?;
        } else if from.exists() {
            // Skips broken links, such as those to a server's settings.
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Runs a command to completion and returns its output.
pub fn run(command: &mut Command) -> String {
    let output = command.output().expect("a program that starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{command:?} failed: {said}{errors}"
    );
    said
}
