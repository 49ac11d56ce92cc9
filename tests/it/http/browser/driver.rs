//! A browser by the W3C WebDriver protocol: JSON over HTTP to `chromedriver`.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A headless Chromium; it ends with the value.
pub(super) struct Browser {
    driver: Child,
    session: String,
    agent: ureq::Agent,
}

/// How long a page or an element may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// What WebDriver calls the reference of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Browser {
    /// Starts one, with scripts or without; `None` where Chromium or its driver is absent, which fails where `CI` is `true`.
    pub(super) fn start(scripts: bool) -> Option<Self> {
        if !(installed("chromium") && installed("chromedriver")) {
            return None;
        }
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let mut lines = BufReader::new(driver.stdout.take().expect("its words")).lines();
        let port = lines.by_ref().find_map(|line| {
            let line = line.expect("its words are text");
            line.split("successfully on port ").nth(1).map(|port| port.trim_end_matches('.').to_owned())
        });
        // It must be able to go on writing.
        std::thread::spawn(move || lines.for_each(drop));
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        let base = format!("http://127.0.0.1:{}/session", port.expect("chromedriver names its port"));
        let mut browser = Self { driver, session: base, agent: config.new_agent() };
        let arguments =
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"];
        let preferences = json!({"profile.managed_default_content_settings.javascript": if scripts { 1 } else { 2 }});
        let wanted = json!({"capabilities": {"alwaysMatch": {"browserName": "chrome",
            "goog:chromeOptions": {"args": arguments, "prefs": preferences}}}});
        let started = browser.post("", &wanted);
        let id = started["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {started}"));
        browser.session = format!("{}/{id}", browser.session);
        Some(browser)
    }

    /// Opens `address`.
    pub(super) fn go(&self, address: &str) {
        self.done("/url", &json!({"url": address}));
    }

    pub(super) fn address(&self) -> String {
        let mut reply = self.agent.get(format!("{}/url", self.session)).call().expect("the driver answers");
        let reply: Value = reply.body_mut().read_json().expect("JSON");
        reply["value"].as_str().expect("an address").to_owned()
    }

    /// Clicks the first element that `selector` finds, once it is there.
    #[track_caller]
    pub(super) fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.done(&format!("/element/{element}/click"), &json!({}));
    }

    /// Types into it; names a file for a field of files.
    #[track_caller]
    pub(super) fn write(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.done(&format!("/element/{element}/value"), &json!({"text": text}));
    }

    /// The words of it that a reader sees.
    #[track_caller]
    pub(super) fn text(&self, selector: &str) -> String {
        let element = self.element(selector);
        let address = format!("{}/element/{element}/text", self.session);
        let mut reply = self.agent.get(address).call().expect("the driver answers");
        let reply: Value = reply.body_mut().read_json().expect("JSON");
        reply["value"].as_str().unwrap_or_else(|| panic!("{selector}: {reply}")).to_owned()
    }

    /// Whether `script` comes to say true.
    pub(super) fn waits_for(&self, script: &str) -> bool {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if self.says(script) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        false
    }

    /// Whether `script` says true now.
    #[track_caller]
    pub(super) fn says(&self, script: &str) -> bool {
        self.done("/execute/sync", &json!({"script": script, "args": []})) == json!(true)
    }

    #[track_caller]
    fn element(&self, selector: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.post("/element", &json!({"using": "css selector", "value": selector}));
            if let Some(id) = found[ELEMENT].as_str() {
                return id.to_owned();
            }
            assert!(Instant::now() < until, "{selector} is not on {}: {found}", self.address());
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// What a command returns that must succeed.
    #[track_caller]
    fn done(&self, path: &str, body: &Value) -> Value {
        let value = self.post(path, body);
        assert!(value.get("error").is_none(), "{path} {body}: {value}");
        value
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let mut reply = self.agent.post(format!("{}{path}", self.session)).send_json(body).expect("the driver answers");
        let mut reply: Value = reply.body_mut().read_json().expect("JSON");
        reply["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser first, which the driver would leave behind.
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Whether `program` is on the machine; where it must be and is not, the test fails.
#[expect(clippy::print_stderr, reason = "a test that was skipped should say so")]
fn installed(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    assert!(found || std::env::var("CI").as_deref() != Ok("true"), "{program} is absent");
    if !found {
        eprintln!("skipped: {program} is absent");
    }
    found
}
