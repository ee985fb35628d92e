//! The site under test: the build's files, with the replacements of a test.

use super::console::{self, Line};
use super::environment;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tower_http::services::{ServeDir, ServeFile};

/// A response in place of a file.
#[derive(Clone, Debug)]
pub enum Served {
    /// An HTML page.
    Page(String),
    /// JSON, valid or not.
    Json(String),
    /// A script.
    Script(String),
    /// A wasm module.
    Wasm(Vec<u8>),
    /// A file as plain text, as from a misconfigured server.
    Plain(Vec<u8>),
    /// A file with a content type.
    Typed(&'static str, Vec<u8>),
    /// A redirect to another URL.
    Redirect(String),
    /// Status 404.
    Missing,
    /// Status 404 at the first request, the file itself from then on.
    MissingOnce,
    /// The file itself, delayed until [`Site::lets_go`].
    Held,
}

/// A site on a free port of this machine.
#[derive(Clone, Debug)]
pub struct Site {
    address: SocketAddr,
    state: Arc<SiteState>,
    server: AbortHandle,
}

/// The ports that sites have had. Browsers are kept between tests, and storage belongs to a host and a port.
static PORTS: Mutex<Option<HashSet<u16>>> = Mutex::new(None);

/// Listens on a port that no site has had.
async fn listen() -> TcpListener {
    loop {
        let listener = (TcpListener::bind("127.0.0.1:0").await).expect("a free port to serve on");
        let address = listener.local_addr().expect("the address of a bound port");
        if lock(&PORTS).get_or_insert_default().insert(address.port()) {
            return listener;
        }
    }
}

#[derive(Debug)]
struct SiteState {
    /// Patterns of paths and the responses to them; the last match counts.
    replaced: Mutex<Vec<(String, Served)>>,
    asked: Mutex<Vec<String>>,
    /// The paths of requests with a cookie or a `Referer`.
    identified: Mutex<Vec<String>>,
    /// The paths of requests with a cookie.
    with_cookie: Mutex<Vec<String>>,
    held: watch::Sender<bool>,
    /// The console lines that pages have reported; `None` if they do not report.
    console_lines: Mutex<Option<Vec<Line>>>,
    /// The headers of `_headers`, by patterns of paths.
    rules: Vec<Rule>,
}

impl Site {
    /// Serves the build until [`Self::ends`].
    pub async fn start() -> Self {
        let state = Arc::new(SiteState {
            replaced: Mutex::default(),
            asked: Mutex::default(),
            identified: Mutex::default(),
            with_cookie: Mutex::default(),
            held: watch::Sender::new(true),
            console_lines: Mutex::default(),
            rules: parse_headers(&environment::built("_headers")),
        });
        // As static hosts respond.
        let missing = ServeFile::new(environment::dist().join("404.html"));
        let built = ServeDir::new(environment::dist()).not_found_service(missing);
        let app = Router::new()
            .nest_service("/hosts", ServeDir::new(environment::hosts()))
            // The same site in a subfolder.
            .nest_service("/quiz", built.clone())
            .fallback_service(built)
            .layer(middleware::from_fn_with_state(Arc::clone(&state), serve));
        let listener = listen().await;
        let address = listener.local_addr().expect("the address of a bound port");
        let server = tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            address,
            state,
            server: server.abort_handle(),
        }
    }

    /// Serves nothing more. Requests that are held back are let go.
    pub fn ends(&self) {
        self.lets_go();
        self.server.abort();
    }

    /// Serves this response for paths that match `pattern`, in which each `*` matches any text.
    pub fn serves(&self, pattern: &str, served: Served) {
        lock(&self.state.replaced).push((pattern.to_owned(), served));
    }

    /// Serves the file itself again.
    pub fn serves_again(&self, pattern: &str) {
        lock(&self.state.replaced).retain(|(replaced, _)| replaced != pattern);
    }

    /// Delivers the files that were held back.
    pub fn lets_go(&self) {
        self.state.held.send_replace(false);
    }

    /// Lets every page report its console.
    pub fn listens(&self) {
        lock(&self.state.console_lines).get_or_insert_default();
    }

    /// Takes the console lines that pages have reported since the last call.
    pub fn take_console_lines(&self) -> Vec<Line> {
        (lock(&self.state.console_lines).as_mut()).map_or_else(Vec::new, std::mem::take)
    }

    /// The requested paths so far, with their queries.
    pub fn asked(&self) -> Vec<String> {
        lock(&self.state.asked).clone()
    }

    /// The requested paths so far whose request had a cookie or a `Referer`.
    pub fn identified_requests(&self) -> Vec<String> {
        lock(&self.state.identified).clone()
    }

    /// The requested paths so far whose request had a cookie.
    pub fn requests_with_a_cookie(&self) -> Vec<String> {
        lock(&self.state.with_cookie).clone()
    }

    /// The URL of a path; a URL is returned unchanged.
    pub fn url(&self, path: &str) -> String {
        if ["http://", "file://"]
            .iter()
            .any(|scheme| path.starts_with(scheme))
        {
            return path.to_owned();
        }
        format!("http://{}{path}", self.address)
    }
}

async fn serve(State(state): State<Arc<SiteState>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if path == console::PATH {
        return receive_console_lines(&state, request).await;
    }
    lock(&state.asked).push(format!("{} {}", request.method(), request.uri()));
    let told = [header::COOKIE, header::REFERER];
    if told.iter().any(|name| request.headers().contains_key(name)) {
        lock(&state.identified).push(path.clone());
    }
    if request.headers().contains_key(header::COOKIE) {
        lock(&state.with_cookie).push(path.clone());
    }
    let replaced = (lock(&state.replaced).iter().rev())
        .find(|(pattern, _)| matches_pattern(pattern, &path))
        .map(|(_, served)| served.clone());
    if matches!(replaced, Some(Served::MissingOnce)) {
        lock(&state.replaced).retain(|(pattern, _)| !matches_pattern(pattern, &path));
    }
    let is_built = replaced.is_none();
    let typed = |kind: &'static str, body: Body| ([(header::CONTENT_TYPE, kind)], body);
    let mut response = match replaced {
        Some(Served::Page(html)) => typed("text/html; charset=utf-8", html.into()).into_response(),
        Some(Served::Json(json)) => typed("application/json", json.into()).into_response(),
        Some(Served::Script(js)) => typed("text/javascript", js.into()).into_response(),
        Some(Served::Wasm(wasm)) => typed("application/wasm", wasm.into()).into_response(),
        Some(Served::Plain(bytes)) => typed("text/plain", bytes.into()).into_response(),
        Some(Served::Typed(kind, bytes)) => typed(kind, bytes.into()).into_response(),
        Some(Served::Redirect(address)) => Redirect::temporary(&address).into_response(),
        Some(Served::Missing | Served::MissingOnce) => StatusCode::NOT_FOUND.into_response(),
        // Browsers request it by themselves.
        None if path == "/favicon.ico" => StatusCode::NO_CONTENT.into_response(),
        Some(Served::Held) => {
            // The sender outlives this function, which holds the state that owns it.
            let _ = state.held.subscribe().wait_for(|held| !held).await;
            next.run(request).await
        }
        None => next.run(request).await,
    };
    if lock(&state.console_lines).is_some() && console::accepts_script(response.headers()) {
        response = console::inject_script(response).await;
    }
    // A page that reports its console contains a script for that, which the policy header would block. The
    // policy inside the page comes after the script.
    let barred = !is_built || lock(&state.console_lines).is_some();
    // Without this, a browser would also log that a missing script has the wrong type.
    let missing = response.status() == StatusCode::NOT_FOUND;
    for (name, value) in headers_for(&state.rules, &path) {
        let left_out = (barred && name == header::CONTENT_SECURITY_POLICY)
            || (missing && name == header::X_CONTENT_TYPE_OPTIONS);
        if !left_out {
            response.headers_mut().insert(name.clone(), value.clone());
        }
    }
    // Files that a test replaces must not come from a cache. `no-store` would also keep pages out of the
    // back/forward cache.
    let headers = response.headers_mut();
    let kept = if console::is_page(headers) {
        "no-cache"
    } else {
        "no-store"
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

/// A pattern of paths, and the headers for paths that match it.
type Rule = (String, Vec<(HeaderName, HeaderValue)>);

/// Parses `_headers`: patterns, each followed by its headers, one per line.
fn parse_headers(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| line.starts_with(['/', ' '])) {
        match line
            .strip_prefix("  ")
            .and_then(|line| line.split_once(": "))
        {
            None => rules.push((line.to_owned(), Vec::new())),
            Some((name, value)) => {
                let (_, headers) = rules.last_mut().expect("a header belongs to a pattern");
                let name = HeaderName::try_from(name).expect("the name of a header");
                headers.push((name, HeaderValue::try_from(value).expect("its value")));
            }
        }
    }
    rules
}

/// The headers for a path, except its content type, which a test may have changed.
fn headers_for<'rules>(
    rules: &'rules [Rule],
    path: &str,
) -> impl Iterator<Item = &'rules (HeaderName, HeaderValue)> {
    let fitting = rules
        .iter()
        .filter(move |(pattern, _)| matches_pattern(pattern, path));
    let headers = fitting.flat_map(|(_, headers)| headers);
    headers.filter(|(name, _)| name != header::CONTENT_TYPE)
}

/// Stores the console lines that a page reports. The page may have an opaque origin.
async fn receive_console_lines(state: &SiteState, told: Request) -> Response {
    let line = to_bytes(told.into_body(), usize::MAX).await;
    let line = line.expect("what a page tells can be read");
    let line = serde_json::from_slice(&line).expect("what a page tells is a line");
    lock(&state.console_lines)
        .get_or_insert_default()
        .push(line);
    [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")].into_response()
}

/// Returns true if a path matches a pattern, in which each `*` matches any text.
fn matches_pattern(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len()).any(|at| {
                rest.get(at..)
                    .is_some_and(|rest| matches_pattern(after, rest))
            })
        }),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
