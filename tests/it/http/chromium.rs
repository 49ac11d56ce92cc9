//! A real Chromium, driven over W3C WebDriver by the program `chromedriver`.

use crate::support::skip;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A browser with one window; it ends when this is dropped.
pub(super) struct Browser {
    driver: Child,
    agent: ureq::Agent,
    session: String,
}

/// How browsers are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scripts {
    On,
    Off,
}

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// On a busy machine chromedriver may end before it listens: another process takes the port that it chose.
const STARTS: usize = 5;

/// Starts a driver; the port on which it listens.
fn drive() -> Option<(Child, u16)> {
    let started = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut driver = started.ok()?;
    let said = BufReader::new(driver.stdout.take()?);
    let port = said.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    if port.is_none() {
        // It said all that it had to say.
        let _ = driver.kill();
        let _ = driver.wait();
    }
    Some((driver, port?))
}

impl Browser {
    /// Starts one; `None`, and a word about it, where this machine has none.
    pub(super) fn start(scripts: Scripts) -> Option<Self> {
        let Some((driver, port)) = (0..STARTS).find_map(|_| drive()) else {
            skip("chromedriver (packages chromium and chromium-driver)");
            return None;
        };
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        let mut browser = Self { driver, agent: config.new_agent(), session: String::new() };
        let setting = if scripts == Scripts::Off { 2 } else { 1 };
        let options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"],
            "prefs": {"profile.managed_default_content_settings.javascript": setting}
        });
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}
        }}});
        let base = format!("http://127.0.0.1:{}/session", port);
        browser.session.clone_from(&base);
        let session = browser.ask("POST", "", &wanted);
        let id = session["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {session}"));
        browser.session = format!("{base}/{id}");
        Some(browser)
    }

    /// One command; its value.
    #[track_caller]
    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let address = format!("{}{path}", self.session);
        let sent = if method == "GET" {
            self.agent.get(&address).call()
        } else if method == "DELETE" {
            self.agent.delete(&address).call()
        } else {
            self.agent.post(&address).header("content-type", "application/json").send(body.to_string())
        };
        let mut reply = sent.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let (status, text) = (reply.status(), reply.body_mut().read_to_string().expect("JSON is text"));
        assert!(status.is_success(), "{method} {path}: {text}");
        serde_json::from_str::<Value>(&text).expect("chromedriver answers JSON")["value"].take()
    }

    #[track_caller]
    pub(super) fn open(&self, address: &str) {
        self.ask("POST", "/url", &json!({ "url": address }));
    }

    /// Waits until the address holds `part`: a click returns before the page is another.
    #[track_caller]
    pub(super) fn arrive(&self, part: &str) {
        let there = || self.ask("GET", "/url", &Value::Null).as_str().filter(|at| at.contains(part)).map(drop);
        patiently(there).unwrap_or_else(|| panic!("no page at {part}"));
    }

    /// Waits until an element is there.
    #[track_caller]
    pub(super) fn element(&self, css: &str) -> String {
        let wanted = json!({"using": "css selector", "value": css});
        let found = || self.ask("POST", "/elements", &wanted)[0][ELEMENT].as_str().map(str::to_owned);
        patiently(found).unwrap_or_else(|| panic!("no {css}"))
    }

    /// How many elements there are.
    pub(super) fn count(&self, css: &str) -> usize {
        let found = self.ask("POST", "/elements", &json!({"using": "css selector", "value": css}));
        found.as_array().map_or(0, Vec::len)
    }

    #[track_caller]
    pub(super) fn click(&self, css: &str) {
        self.ask("POST", &format!("/element/{}/click", self.element(css)), &json!({}));
    }

    /// Types into a field, or gives a file's path to one that takes files.
    #[track_caller]
    pub(super) fn write(&self, css: &str, text: &str) {
        self.ask("POST", &format!("/element/{}/value", self.element(css)), &json!({ "text": text }));
    }

    /// Makes the window one of a phone, 390 pixels wide.
    #[track_caller]
    pub(super) fn narrow(&self) {
        let metrics = json!({"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": true});
        let command = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics});
        self.ask("POST", "/goog/cdp/execute", &command);
    }

    /// Presses one key, `count` times.
    #[track_caller]
    pub(super) fn press(&self, key: char, count: usize) {
        let once = [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})];
        let strokes: Vec<Value> = once.iter().cycle().take(2 * count).cloned().collect();
        self.ask("POST", "/actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": strokes}]}));
    }

    /// The value of an expression over the page, in which `e` is what has the focus. It is asked by the driver, so that it
    /// has a value also where pages may run no scripts.
    #[track_caller]
    pub(super) fn value(&self, expression: &str) -> Value {
        let script = format!("const e = document.activeElement; return {expression};");
        self.ask("POST", "/execute/sync", &json!({"script": script, "args": []}))
    }

    /// Waits until `expression` is true.
    #[track_caller]
    pub(super) fn until(&self, expression: &str) {
        let there = || (self.value(expression) == json!(true)).then_some(());
        patiently(there).unwrap_or_else(|| panic!("never {expression}"));
    }

    /// What a reader sees of an element.
    #[track_caller]
    pub(super) fn text(&self, css: &str) -> String {
        self.ask("GET", &format!("/element/{}/text", self.element(css)), &Value::Null)
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// What the console got since this was asked last; a violation of the policy, a script's error, a file not found.
    pub(super) fn complaints(&self) -> Vec<String> {
        let lines = self.ask("POST", "/se/log", &json!({"type": "browser"}));
        let said = lines.as_array().into_iter().flatten();
        said.filter_map(|line| Some(line["message"].as_str()?.to_owned())).collect()
    }
}

/// What `look` finds within ten seconds.
fn patiently<T>(look: impl Fn() -> Option<T>) -> Option<T> {
    (0..200).find_map(|_| {
        let seen = look();
        if seen.is_none() {
            std::thread::sleep(Duration::from_millis(50));
        }
        seen
    })
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Deleting the session ends the browser; the driver is ours to end.
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
