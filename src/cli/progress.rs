//! How far an ingest has come: a bar on a terminal, a few lines about failures elsewhere.

use super::output::complain;
use crate::index::Failure;
use crate::ingest::Event;
use crate::view::sentences::Told;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// How many failures are told one by one.
const TOLD: usize = 5;

/// What is shown while an ingest goes on.
pub(super) struct Progress {
    bar: ProgressBar,
    documents: u64,
    failed: usize,
}

impl Progress {
    /// A bar on standard error where that is a terminal.
    pub(super) fn new() -> Self {
        let bar = if std::io::stderr().is_terminal() { ProgressBar::no_length() } else { ProgressBar::hidden() };
        // The bar counts bytes: documents differ too much in size for their number to tell the remaining time.
        let style = ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes}  {msg}, {bytes_per_sec}  {eta} left");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar, documents: 0, failed: 0 }
    }

    /// Shows one event.
    pub(super) fn show(&mut self, event: &Event<'_>) {
        match event {
            Event::Listed { bytes, .. } => {
                self.bar.set_length(*bytes);
                self.bar.reset_elapsed();
            }
            Event::Done { bytes } => {
                self.documents += 1;
                self.bar.inc(*bytes);
                let seconds = self.bar.elapsed().as_secs_f64().max(1e-3);
                let rate = self.documents as f64 / seconds;
                self.bar.set_message(format!("{} documents, {rate:.0}/s", self.documents));
            }
            Event::Failed(failure) => self.failed(failure),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
        if self.failed > TOLD {
            complain(&format!("{} more failed; `cancu status` names them", self.failed - TOLD));
        }
    }

    fn failed(&mut self, failure: &Failure) {
        self.failed += 1;
        if self.failed <= TOLD {
            self.bar.suspend(|| complain(&Told::failure(failure).message));
        }
    }
}
