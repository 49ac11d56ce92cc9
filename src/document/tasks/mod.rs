//! Tasks: what is to be done, by whom, with whom, until when.

mod assigned;
mod labelled;

use super::outline::Outline;
use super::paragraph::Paragraph;
use super::table::Row;
use super::{Document, Task, when, who};
use crate::notation::PartialDate;
use crate::registry::{PartWords, TaskRole};
use crate::text::{PagedText, Span, squeeze};

/// What the readers of tasks look at.
pub(super) struct Source<'t> {
    pub(super) paged: &'t PagedText,
    pub(super) text: &'t str,
    pub(super) parts: &'t PartWords,
    pub(super) paragraphs: &'t [Paragraph],
    pub(super) outline: &'t Outline,
    /// The year of the plan, for times that name none; `None` where the plan has a period.
    pub(super) year: Option<i16>,
}

/// Longer names of bodies, in bytes, are a sentence of which they are the subject.
const LONG_NAMES: usize = 150;

impl<'t> Source<'t> {
    /// The words of a paragraph.
    fn words(&self, at: usize) -> &'t str {
        self.paragraphs[at].words(self.text)
    }

    /// The task that begins and ends at `span`.
    fn task(&self, span: Span, text: &str) -> Task {
        Task {
            text: squeeze(text.trim_end_matches([' ', ';', '\n'])),
            lead: Vec::new(),
            with: Vec::new(),
            when: None,
            due: None,
            product: None,
            span,
            page: self.paged.page_at(span.start),
        }
    }

    /// Puts who leads and who joins into the task, where one cell or line names both: `Chủ trì: …; phối hợp: …`, `Sở Nội vụ chủ
    /// trì, phối hợp với …`; whether it does.
    fn tell_apart(&self, task: &mut Task, words: &str) -> bool {
        let told = labelled::labels(self, words);
        for (role, words) in &told {
            // Within the words of a label there is none.
            match role {
                TaskRole::Lead => extend(&mut task.lead, who::split(words, self.parts)),
                role => self.tell(task, *role, words),
            }
        }
        if !told.is_empty() {
            return true;
        }
        let Some((bodies, verb)) = who::subject(words, self.parts).filter(|_| words.contains("chủ trì")) else {
            return false;
        };
        if !words[verb..].starts_with("chủ trì") {
            return false;
        }
        extend(&mut task.lead, bodies);
        let partners = who::partners(&words[verb..], self.parts).into_iter().filter(|body| !task.lead.contains(body));
        let partners = partners.collect();
        extend(&mut task.with, partners);
        true
    }

    fn due(&self, when: &str) -> Option<PartialDate> {
        when::due(when, self.year)
    }

    /// Puts what a cell or a line tells into the task.
    fn tell(&self, task: &mut Task, role: TaskRole, words: &str) {
        match role {
            TaskRole::Lead if self.tell_apart(task, words) => {}
            TaskRole::Lead => {
                // `Sở Nội vụ tiến hành rà soát …` says more than who.
                let sentence = words.len() > LONG_NAMES;
                let subject = sentence.then(|| who::subject(words, self.parts)).flatten();
                let bodies = subject.map_or_else(|| who::split(words, self.parts), |(bodies, _)| bodies);
                // `Văn phòng Sở (chủ trì); các phòng (phối hợp)`.
                let (with, lead): (Vec<String>, Vec<String>) =
                    bodies.into_iter().partition(|body| body.ends_with("(phối hợp)"));
                let bare = |body: String| {
                    body.trim_end_matches("(chủ trì)").trim_end_matches("(phối hợp)").trim_end().to_owned()
                };
                extend(&mut task.lead, lead.into_iter().map(bare).collect());
                extend(&mut task.with, with.into_iter().map(bare).collect());
            }
            TaskRole::With => extend(&mut task.with, who::split(words, self.parts)),
            TaskRole::When if task.when.is_none() => {
                let when = trimmed(words);
                task.due = self.due(&when);
                task.when = Some(when).filter(|when| !when.is_empty());
            }
            TaskRole::Product if task.product.is_none() => {
                task.product = Some(trimmed(words)).filter(|product| !product.is_empty());
            }
            _ => {}
        }
    }
}

fn extend(list: &mut Vec<String>, more: Vec<String>) {
    for body in more {
        if !list.contains(&body) {
            list.push(body);
        }
    }
}

/// Words on one line, without the sign that ends an item.
fn trimmed(words: &str) -> String {
    squeeze(words.trim().trim_end_matches(['.', ';', ',', '/', ' ', '\n']))
}

/// All tasks of the text, in order.
pub(super) fn find(source: &Source<'_>, rows: &[Row]) -> Vec<Task> {
    let mut tasks: Vec<Task> = rows.iter().filter_map(|row| of_row(source, row)).collect();
    let (labelled, used) = labelled::find(source);
    tasks.extend(labelled);
    tasks.extend(assigned::find(source, &used));
    tasks.sort_by_key(|task| (task.span.start, task.span.end));
    tasks
}

fn of_row(source: &Source<'_>, row: &Row) -> Option<Task> {
    let what = row.cell(TaskRole::What)?;
    let end = row.cells.iter().map(|(_, span)| span.end).max().unwrap_or(what.end);
    let mut task = source.task(Span::new(what.start, end.max(what.end)), what.of(source.text));
    for (role, span) in &row.cells {
        source.tell(&mut task, *role, span.of(source.text));
    }
    let timed = task.when.as_ref().is_some_and(|when| when::begins_time(when, source.parts));
    (!task.text.is_empty() && (!task.lead.is_empty() || timed)).then_some(task)
}

/// The year for times that name none.
pub(super) fn year_of(document: &Document) -> Option<i16> {
    document.year.filter(|_| document.period.is_none())
}
