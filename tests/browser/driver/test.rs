//! One visit: a site, a browser, a reader, and the way home.

use super::browser::{Browser, Engine, Wishes};
use super::environment;
use super::host::Host;
use super::reader::Reader;
use super::site::{Served, Site};
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use tempfile::TempDir;
use tokio::runtime;
use tokio::sync::Semaphore;

/// How many browsers run at once, whatever the number of test threads.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A browser that is killed and started again, on one profile and for one site.
pub struct Lives {
    /// The engine.
    pub engine: Engine,
    /// The site, which outlives the browser.
    pub site: Site,
    browser: Option<Browser>,
    profile: TempDir,
}

impl Lives {
    async fn begin(engine: Engine) -> Self {
        Self {
            engine,
            site: Site::start().await,
            browser: None,
            profile: TempDir::with_prefix("which-first-").expect("a folder for the profile"),
        }
    }

    /// Starts the browser, with whatever it has left behind. A long run goes on over a moment in which
    /// the machine has no time for it.
    pub async fn starts(&mut self) -> Reader {
        const TRIES: usize = 3;
        for _ in 0..TRIES {
            let wishes = Wishes::default();
            let browser = Browser::start_on(self.engine, wishes, self.profile.path()).await;
            if let Some(browser) = browser {
                let reader = Reader::new(self.engine, browser.driver.clone(), self.site.clone());
                self.browser = Some(browser);
                return reader;
            }
        }
        panic!("the browser did not start in time, {TRIES} times")
    }

    /// Kills all the browser's processes at once.
    pub async fn is_killed(&mut self) {
        if let Some(browser) = self.browser.take() {
            browser.kill().await;
        }
    }
}

/// A visit to be made.
#[must_use = "nothing is tested before `check`"]
pub struct Test {
    engine: Engine,
    path: String,
    replaced: Vec<(String, Served)>,
    wishes: Wishes,
    width: u32,
    scripts: bool,
}

impl Test {
    /// A visit to the reader's own page, on a screen 1280 wide.
    pub fn new() -> Self {
        Self {
            engine: Engine::default(),
            path: "/".to_owned(),
            replaced: Vec::new(),
            wishes: Wishes::default(),
            width: 1280,
            scripts: true,
        }
    }

    /// A visit to a path of the site.
    pub fn at(path: &str) -> Self {
        let mut test = Self::new();
        path.clone_into(&mut test.path);
        test
    }

    /// A visit to a file of the build by double click, and not from a site. What its console says is
    /// heard in Chromium alone.
    pub fn of_file(name: &str, fragment: &str) -> Self {
        let path = environment::dist().join(name);
        let path = path.canonicalize().expect("the build has this file");
        Self::at(&format!("file://{}{fragment}", path.display()))
    }

    /// A visit to a blogger's page.
    pub fn on(host: &Host) -> Self {
        let mut test = Self::new().serves("/host.html", Served::Page(host.html()));
        "/host.html".clone_into(&mut test.path);
        test
    }

    /// In a browser with another engine than Chromium's.
    pub fn in_engine(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// Serves something else where a path fits this pattern.
    pub fn serves(mut self, pattern: &str, served: Served) -> Self {
        self.replaced.push((pattern.to_owned(), served));
        self
    }

    /// On a screen this wide.
    pub fn wide(mut self, width: u32) -> Self {
        self.width = width;
        self
    }

    /// For a reader who asked the system for less motion.
    pub fn with_reduced_motion(mut self) -> Self {
        self.wishes.less_motion = true;
        self
    }

    /// For a reader who has the system paint everything in a few colours of their own.
    pub fn in_forced_colours(mut self) -> Self {
        self.wishes.forced_colours = true;
        self
    }

    /// For a reader who has set the browser's type to this many pixels; most leave it at 16. `WebKit`
    /// cannot be asked for that.
    pub fn with_type_of(mut self, pixels: u32) -> Self {
        self.wishes.type_size = Some(pixels);
        self
    }

    /// For a reader whose browser runs no scripts. Only Chromium can be asked for that.
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// Makes the visit. Whatever the reader did not look for in the console must not be there.
    #[track_caller]
    pub fn check(self, visit: impl AsyncFnOnce(&Reader)) {
        if environment::is_without(self.engine) {
            let left_out = Location::caller();
            environment::say(&format!(
                "{left_out}: not run in {}, as WHICH_FIRST_WITHOUT says",
                self.engine
            ));
            return;
        }
        // Two threads: the site must answer while the browser is waited for.
        let runtime = (runtime::Builder::new_multi_thread().worker_threads(1))
            .enable_all()
            .build()
            .expect("a runtime");
        let permit = (runtime.block_on(BROWSERS.acquire())).expect("the semaphore stays open");
        let (browser, reader) = runtime.block_on(self.begin());
        // A failed visit closes its browser too.
        let visited = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async {
                self.arrive(&reader).await;
                visit(&reader).await;
            });
        }));
        let left = runtime.block_on(reader.unexpected());
        runtime.block_on(browser.quit());
        drop(permit);
        if let Err(failure) = visited {
            if !left.is_empty() {
                eprintln!("in the console:\n{}", left.join("\n"));
            }
            resume_unwind(failure);
        }
        assert!(
            left.is_empty(),
            "unexpected in the console:\n{}",
            left.join("\n")
        );
    }

    /// Makes several visits with one browser and its profile, which is killed between them. What its
    /// console says is not looked at: who is killed leaves in the middle of a sentence.
    #[track_caller]
    pub fn check_lives(engine: Engine, story: impl AsyncFnOnce(&mut Lives)) {
        if environment::is_without(engine) {
            let left_out = Location::caller();
            environment::say(&format!(
                "{left_out}: not run in {engine}, as WHICH_FIRST_WITHOUT says"
            ));
            return;
        }
        let runtime = (runtime::Builder::new_multi_thread().worker_threads(1))
            .enable_all()
            .build()
            .expect("a runtime");
        let permit = (runtime.block_on(BROWSERS.acquire())).expect("the semaphore stays open");
        let mut lives = runtime.block_on(Lives::begin(engine));
        let told = catch_unwind(AssertUnwindSafe(|| runtime.block_on(story(&mut lives))));
        runtime.block_on(lives.is_killed());
        drop(permit);
        if let Err(failure) = told {
            resume_unwind(failure);
        }
    }

    async fn begin(&self) -> (Browser, Reader) {
        let site = Site::start().await;
        for (pattern, served) in &self.replaced {
            site.serves(pattern, served.clone());
        }
        if self.engine != Engine::Chromium {
            site.listens();
        }
        let browser = Browser::start(self.engine, self.wishes).await;
        let reader = Reader::new(self.engine, browser.driver.clone(), site);
        if self.engine == Engine::Chromium {
            reader.hears_of_text_nodes().await;
        }
        (browser, reader)
    }

    async fn arrive(&self, reader: &Reader) {
        reader.turns_to_width(self.width).await;
        if !self.scripts {
            reader.turns_scripts_off().await;
        }
        reader.opens(&self.path).await;
    }
}
