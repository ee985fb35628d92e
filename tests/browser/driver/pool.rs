//! The browsers, kept from one test to the next: starting one costs more than most tests.
//!
//! A test gets a browser with a new tab, in front of a site with a port that no test has had. Storage and caches
//! belong to a site, and what a test sets (the size of the screen, scripts, the network) belongs to a tab, so the
//! next one finds nothing of it. What belongs to neither is reset between tests: cookies, which do not know of
//! ports, and permissions. A browser in which a test has failed is not kept.

use super::browser::{Browser, BrowserPreferences, Engine};
use serde_json::json;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverResult;
use tokio::runtime::{self, Runtime};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// The number of browsers that may be at work in parallel, whatever the number of test threads.
const AT_WORK: usize = 5;

/// The number of browsers that may be kept, at work or not: three of each engine may wait while others are at work.
const KEPT: usize = 14;

/// The number of tests after which a browser is replaced, so that it does not grow without end.
const MAX_TESTS: u32 = 60;

/// The timeout for closing the windows of a test.
const RESET: Duration = Duration::from_secs(10);

static PERMITS: Semaphore = Semaphore::const_new(AT_WORK);

static IDLE: Mutex<Vec<KeptBrowser>> = Mutex::new(Vec::new());

/// Runs the browsers' processes, the sites and all tests: what one test has started outlives it.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    (runtime::Builder::new_multi_thread().worker_threads(2))
        .enable_all()
        .build()
        .expect("a runtime")
});

/// Runs a future to its end.
pub fn block_on<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(future)
}

/// A permit to have a browser at work. Waits for one.
pub fn permit() -> SemaphorePermit<'static> {
    block_on(PERMITS.acquire()).expect("the semaphore stays open")
}

/// A browser that is kept.
pub struct KeptBrowser {
    engine: Engine,
    preferences: BrowserPreferences,
    browser: Browser,
    tests: u32,
}

impl KeptBrowser {
    /// Takes an idle browser with these preferences, or starts one.
    pub async fn take(engine: Engine, preferences: BrowserPreferences) -> Self {
        while let Some(kept) = take_idle(engine, preferences) {
            // What the pages of the test before have logged last.
            let drained = match engine {
                Engine::Chromium => kept.browser.driver.browser_log().await.map(drop),
                Engine::Firefox | Engine::WebKit => Ok(()),
            };
            if drained.is_ok() {
                return kept;
            }
            kept.end().await;
        }
        Self::start(engine, preferences).await
    }

    /// Starts a browser.
    pub async fn start(engine: Engine, preferences: BrowserPreferences) -> Self {
        let mut browser = Browser::start(engine, preferences).await;
        browser.ends_with_this_process();
        Self {
            engine,
            preferences,
            browser,
            tests: 0,
        }
    }

    /// The connection to its driver.
    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// Closes the test's windows, and keeps the browser for another test.
    pub async fn put_back(mut self) {
        self.tests += 1;
        if self.tests >= MAX_TESTS || !self.reset().await {
            return self.end().await;
        }
        let surplus = {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            idle.push(self);
            // The first has been idle for longest.
            (idle.len() + AT_WORK > KEPT).then(|| idle.remove(0))
        };
        if let Some(surplus) = surplus {
            surplus.end().await;
        }
    }

    /// Resets what the test has left, and replaces its windows by a new tab. Returns false if the browser is not
    /// to be kept.
    async fn reset(&self) -> bool {
        let driver = &self.browser.driver;
        // Firefox's driver may wait forever for a window that a page has opened to close.
        let windows = driver.windows().await.map_or(0, |windows| windows.len());
        let resets = windows == 1 || self.engine == Engine::Chromium;
        let reset = async {
            // There rarely is a dialog to dismiss.
            let _ = driver.dismiss_alert().await;
            self.forget_what_is_no_sites().await?;
            open_new_tab(driver).await
        };
        resets && matches!(timeout(RESET, reset).await, Ok(Ok(())))
    }

    /// Deletes the cookies, and resets the permissions and the folder of downloads that a test has set for all sites.
    async fn forget_what_is_no_sites(&self) -> WebDriverResult<()> {
        let driver = &self.browser.driver;
        if self.engine != Engine::Chromium {
            // Those of the page that is open: tests of these engines have one host.
            return driver.delete_all_cookies().await;
        }
        let cdp = driver.cdp();
        cdp.send_raw("Network.clearBrowserCookies", json!({}))
            .await?;
        cdp.send_raw("Browser.resetPermissions", json!({})).await?;
        let default = json!({ "behavior": "default" });
        cdp.send_raw("Browser.setDownloadBehavior", default)
            .await
            .map(drop)
    }

    /// Closes the browser.
    pub async fn end(self) {
        self.browser.quit().await;
    }
}

fn take_idle(engine: Engine, preferences: BrowserPreferences) -> Option<KeptBrowser> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let fits = |kept: &KeptBrowser| kept.engine == engine && kept.preferences == preferences;
    let at = idle.iter().rposition(fits)?;
    Some(idle.remove(at))
}

/// Opens a tab and closes all others.
async fn open_new_tab(driver: &WebDriver) -> WebDriverResult<()> {
    let old = driver.windows().await?;
    let new = driver.new_tab().await?;
    for window in old {
        driver.switch_to_window(window).await?;
        driver.close_window().await?;
    }
    driver.switch_to_window(new).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::{Host, Served, Site, in_every_engine};
    use serde_json::Value;

    in_every_engine! {
        fn the_next_test_finds_no_cookie_and_no_permission_of_the_one_before(engine) {
            if crate::driver::environment::is_excluded(engine) {
                return;
            }
            let permit = permit();
            block_on(async {
                const COOKIE: &str = "return document.cookie";
                const PERMISSION: &str =
                    "return navigator.permissions.query({ name: 'clipboard-write' }).then(({ state }) => state)";
                let browser = KeptBrowser::start(engine, BrowserPreferences::default()).await;
                let driver = browser.driver();
                let answer = async |script: &str| -> Value {
                    let answer = driver.execute(script, []).await.expect("the page answers");
                    answer.json().clone()
                };
                let opens_a_site = async || {
                    let site = Site::start().await;
                    site.serves("/", Served::Page(Host::new("").html()));
                    let opened = driver.goto(&site.url("/")).await;
                    opened.expect("the page opens");
                    site
                };
                let first = opens_a_site().await;
                answer("document.cookie = 'session=secret; path=/; max-age=9999'").await;
                assert_eq!(answer(COOKIE).await, json!("session=secret"));
                if engine == Engine::Chromium {
                    let denied = json!({ "permission": { "name": "clipboard-write" }, "setting": "denied" });
                    let set = driver.cdp().send_raw("Browser.setPermission", denied).await;
                    set.expect("the permission is denied");
                    assert_eq!(answer(PERMISSION).await, json!("denied"));
                }
                assert!(browser.reset().await, "the browser can be kept");
                first.ends();
                let second = opens_a_site().await;
                assert_eq!(answer(COOKIE).await, json!(""));
                if engine == Engine::Chromium {
                    assert_ne!(answer(PERMISSION).await, json!("denied"));
                }
                second.ends();
                browser.end().await;
            });
            drop(permit);
        }
    }
}
