//! One visit: sets up a site, a browser and a reader, and shuts them down.

use super::browser::{Browser, BrowserPreferences, Engine};
use super::environment;
use super::host::Host;
use super::pool::{self, KeptBrowser};
use super::reader::Reader;
use super::site::{Served, Site};
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use tempfile::TempDir;

/// A browser that is killed and restarted, on one profile and for one site.
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

    /// Starts the browser on the profile of its earlier lives. It retries, so that a long run survives a
    /// moment in which the machine is too busy.
    pub async fn starts(&mut self) -> Reader {
        const TRIES: usize = 3;
        for _ in 0..TRIES {
            let preferences = BrowserPreferences::default();
            let browser = Browser::start_on(self.engine, preferences, self.profile.path()).await;
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

/// The settings of a visit.
#[must_use = "nothing is tested before `check`"]
pub struct Test {
    engine: Engine,
    path: String,
    replaced: Vec<(String, Served)>,
    preferences: BrowserPreferences,
    width: u32,
    scripts: bool,
    fresh: bool,
}

impl Test {
    /// A visit to the reader's own page, on a screen 1280 pixels wide.
    pub fn new() -> Self {
        Self {
            engine: Engine::default(),
            path: "/".to_owned(),
            replaced: Vec::new(),
            preferences: BrowserPreferences::default(),
            width: 1280,
            scripts: true,
            fresh: false,
        }
    }

    /// A visit to a path of the site.
    pub fn at(path: &str) -> Self {
        let mut test = Self::new();
        path.clone_into(&mut test.path);
        test
    }

    /// A visit to a file of the build by a `file:` URL. Its console is captured in Chromium alone.
    pub fn of_file(name: &str, fragment: &str) -> Self {
        let path = environment::dist().join(name);
        let path = path.canonicalize().expect("the build has this file");
        // All files are one site, with one storage.
        Self::at(&format!("file://{}{fragment}", path.display())).in_a_fresh_browser()
    }

    /// In a browser that no other test uses, before or after.
    pub fn in_a_fresh_browser(mut self) -> Self {
        self.fresh = true;
        self
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

    /// Serves another response for paths that match this pattern.
    pub fn serves(mut self, pattern: &str, served: Served) -> Self {
        self.replaced.push((pattern.to_owned(), served));
        self
    }

    /// On a screen of this width in pixels.
    pub fn wide(mut self, width: u32) -> Self {
        self.width = width;
        self
    }

    /// With the system preference for reduced motion.
    pub fn with_reduced_motion(mut self) -> Self {
        self.preferences.less_motion = true;
        self
    }

    /// With forced colours.
    pub fn in_forced_colours(mut self) -> Self {
        self.preferences.forced_colours = true;
        self
    }

    /// With this default font size in pixels; the usual one is 16. `WebKit` does not support that.
    pub fn with_type_of(mut self, pixels: u32) -> Self {
        self.preferences.type_size = Some(pixels);
        self
    }

    /// With scripts disabled; only Chromium supports that.
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// Makes the visit, and fails if the console has lines that no step expected.
    #[track_caller]
    pub fn check(self, visit: impl AsyncFnOnce(&Reader)) {
        if environment::is_excluded(self.engine) {
            let left_out = Location::caller();
            environment::print_line(&format!(
                "{left_out}: not run in {}, as WHICH_FIRST_WITHOUT says",
                self.engine
            ));
            return;
        }
        let permit = pool::permit();
        let (browser, reader) = pool::block_on(self.begin());
        // Closes the browser after a failed visit too.
        let visited = catch_unwind(AssertUnwindSafe(|| {
            pool::block_on(async {
                self.arrive(&reader).await;
                visit(&reader).await;
            });
        }));
        let left = pool::block_on(reader.unexpected());
        reader.site.ends();
        if self.fresh || visited.is_err() || !left.is_empty() {
            pool::block_on(browser.end());
        } else {
            pool::block_on(browser.put_back());
        }
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

    /// Makes several visits with one profile, and kills the browser between them. The console is ignored,
    /// since a killed browser may log anything.
    #[track_caller]
    pub fn check_lives(engine: Engine, story: impl AsyncFnOnce(&mut Lives)) {
        if environment::is_excluded(engine) {
            let left_out = Location::caller();
            environment::print_line(&format!(
                "{left_out}: not run in {engine}, as WHICH_FIRST_WITHOUT says"
            ));
            return;
        }
        let permit = pool::permit();
        let mut lives = pool::block_on(Lives::begin(engine));
        let told = catch_unwind(AssertUnwindSafe(|| pool::block_on(story(&mut lives))));
        pool::block_on(lives.is_killed());
        lives.site.ends();
        drop(permit);
        if let Err(failure) = told {
            resume_unwind(failure);
        }
    }

    async fn begin(&self) -> (KeptBrowser, Reader) {
        let site = Site::start().await;
        for (pattern, served) in &self.replaced {
            site.serves(pattern, served.clone());
        }
        if self.engine != Engine::Chromium {
            site.listens();
        }
        let browser = if self.fresh {
            KeptBrowser::start(self.engine, self.preferences).await
        } else {
            KeptBrowser::take(self.engine, self.preferences).await
        };
        let reader = Reader::new(self.engine, browser.driver().clone(), site);
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
