//! The development web server, with live reload.

pub mod watch;

use std::{net::TcpListener, path::Path, thread};

use anyhow::{Context, Result};
use axum::{
    Router,
    http::{
        HeaderValue,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL},
    },
};
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};
use tower_livereload::{LiveReloadLayer, Reloader};

/// A server that runs in a thread of its own until the process ends.
#[derive(Debug)]
pub struct Server {
    reloader: Reloader,
}

impl Server {
    /// Starts to serve the files of `folder`.
    pub fn start(listener: TcpListener, folder: &Path) -> Result<Self> {
        let live = LiveReloadLayer::new();
        let reloader = live.reloader();
        // As static hosts respond.
        let missing = ServeFile::new(folder.join("404.html"));
        let router = Router::new()
            .fallback_service(ServeDir::new(folder).not_found_service(missing))
            // A browser must never show a previous build.
            .layer(header(CACHE_CONTROL, "no-store"))
            // As on a published site: pages of other origins embed the element.
            .layer(header(ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
            .layer(live);
        listener
            .set_nonblocking(true)
            .context("the port cannot be listened on")?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("the server cannot start")?;
        thread::spawn(move || {
            let served = runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, router).await
            });
            if let Err(error) = served {
                eprintln!("error: the server has stopped: {error}");
            }
        });
        Ok(Self { reloader })
    }

    /// Reloads all open pages.
    pub fn reload(&self) {
        self.reloader.reload();
    }
}

fn header(
    name: axum::http::HeaderName,
    value: &'static str,
) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}
