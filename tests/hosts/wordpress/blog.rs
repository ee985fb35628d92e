//! A temporary blog: the files of `WordPress`, a database, and PHP's built-in server.

use crate::driver::environment;
use crate::generators::files::{copy, source};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The timeout for a server to start: long, since the machine may be building something.
const PATIENCE: Duration = Duration::from_secs(60);

/// A blog with the plugin and some posts, until it is dropped.
pub struct Blog {
    address: String,
    numbers: Value,
    // Dropped in this order: the processes end before their files are removed.
    _pages: Program,
    _database: Program,
    folder: TempDir,
}

impl Blog {
    /// A blog in this theme, with posts by name.
    pub fn new(theme: &str, posts: &[(&str, String)]) -> Self {
        let folder = TempDir::with_prefix("which-first-").expect("a folder for the blog");
        let home = folder.path();
        let files = home.join("blog");
        copy(&environment::path("WHICH_FIRST_WORDPRESS"), &files);
        let settings = files.join("wp-config.php");
        fs::copy(source("wordpress/wp-config.php"), settings).expect("the blog's settings");
        // Browsers request it by themselves.
        File::create(files.join("favicon.ico")).expect("an icon, though an empty one");
        let database = database(home);
        let numbers = seed(&files, theme, posts);
        let (pages, address) = pages(home, &files);
        Self {
            address,
            numbers,
            _pages: pages,
            _database: database,
            folder,
        }
    }

    /// The URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The URL of a post's editor.
    pub fn editor(&self, post: &str) -> String {
        let number = &self.numbers[post];
        self.url(&format!("/wp-admin/post.php?post={number}&action=edit"))
    }

    /// The log of `WordPress` and PHP does not mention the plugin.
    #[track_caller]
    pub fn complains_of_nothing_of_ours(&self) {
        // The file is created with the first message.
        let log = fs::read_to_string(self.folder.path().join("debug.log")).unwrap_or_default();
        let ours: Vec<&str> = (log.lines())
            .filter(|line| line.contains("plugins/which-first") || line.contains("which_first"))
            .collect();
        assert!(ours.is_empty(), "{}", ours.join("\n"));
    }
}

/// The PHP executable.
pub fn php() -> PathBuf {
    environment::path("WHICH_FIRST_PHP")
}

/// The plugin's PHP files.
pub fn php_of_the_plugin() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/wordpress");
    let files = fs::read_dir(folder).expect("the plugin's folder");
    let php: Vec<PathBuf> = files
        .map(|file| file.expect("a file of the plugin").path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "php"))
        .collect();
    assert!(!php.is_empty(), "the plugin has no PHP");
    php
}

/// A child process that is killed when it is dropped.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A database for this blog alone, without network, accounts, and durability.
fn database(home: &Path) -> Program {
    let data = home.join("data");
    fs::create_dir(&data).expect("a folder for the database");
    let option = |name: &str, path: PathBuf| format!("--{name}={}", path.display());
    let program = Command::new(environment::path("WHICH_FIRST_MARIADBD"))
        .arg("--no-defaults")
        .args(["--skip-networking", "--skip-grant-tables", "--skip-log-bin"])
        .arg("--innodb-flush-log-at-trx-commit=0")
        // Required for root; for other users it only logs a warning.
        .arg("--user=root")
        .arg(option("datadir", data))
        .arg(option("socket", home.join("mariadb.sock")))
        .arg(option("pid-file", home.join("mariadb.pid")))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log(home, "mariadb.log"))
        .spawn();
    Program(program.expect("the database starts"))
}

/// Installs the blog, and returns the ids of its posts by name.
fn seed(files: &Path, theme: &str, posts: &[(&str, String)]) -> Value {
    let posts: Value = posts
        .iter()
        .map(|(name, content)| ((*name).to_owned(), json!(content)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let mut seed = Command::new(php())
        .arg(source("wordpress/seed.php"))
        .args([files, Path::new(theme)])
        .arg(environment::path("WHICH_FIRST_DIST").join("wordpress/which-first.zip"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("PHP starts");
    let mut stdin = seed.stdin.take().expect("its input is piped");
    (stdin.write_all(posts.to_string().as_bytes())).expect("it reads the posts");
    drop(stdin);
    let said = seed.wait_with_output().expect("it ends").stdout;
    let said = String::from_utf8_lossy(&said);
    serde_json::from_str(&said).unwrap_or_else(|_| panic!("no blog came of it: {said}"))
}

/// PHP's built-in server on a free port.
fn pages(home: &Path, files: &Path) -> (Program, String) {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        // PHP cannot choose a port itself. If another process takes this one first, PHP exits, and the next
        // attempt gets another port.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = port.expect("a free port to serve on").to_string();
        let program = Command::new(php())
            .args(["-S", &address, "-t"])
            .arg(files)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log(home, "php.log"))
            .spawn();
        let mut program = Program(program.expect("PHP starts"));
        if listens(&mut program, &address) {
            return (program, format!("http://{address}"));
        }
    }
    panic!("PHP's server ended {TRIES} times")
}

/// Waits until the process accepts connections. Returns false if it ends instead.
fn listens(program: &mut Program, address: &str) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let ended = program.0.try_wait().expect("a program that can be asked");
        if ended.is_some() {
            return false;
        }
        if TcpStream::connect(address).is_ok() {
            return true;
        }
        sleep(Duration::from_millis(20));
    }
    panic!("PHP's server does not answer at {address}")
}

fn log(home: &Path, name: &str) -> File {
    File::create(home.join(name)).expect("a file to write complaints to")
}
