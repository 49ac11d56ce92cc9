//! What governs a topic: the headings of the code that bear its name, and documents that do.
//!
//! Without the package of the code the corpus holds no heading; then documents answer whose own name is that of the topic.

use super::governing::{Governing, of_heading, of_registry, ordered, stand};
use super::tree::{HeadingCard, headings, is_heading};
use crate::corpus::Corpus;
use crate::index::{EngineError, Node, Parts, Plan, Sort, TermsMode, TextField};
use crate::query::Days;
use crate::registry::{CodeWord, Registry};
use crate::text::analyse;
use std::collections::BTreeSet;

/// What governs a topic.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Governed {
    /// The headings of the code, the fittest first.
    pub headings: Vec<TopicHeading>,
    /// The documents, by rank.
    pub documents: Vec<Governing>,
}

/// A heading that fits a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicHeading {
    /// Which.
    pub card: HeadingCard,
    /// Whether it bears the name of the topic; else its articles only speak of it.
    pub named: bool,
}

/// So many headings answer a topic.
const HEADINGS: usize = 3;

/// What governs `topic`, which may be the title of a plan; documents stand as they do on `on`, at most `limit` of them.
///
/// # Errors
/// Only where the engine fails.
pub fn governed(corpus: &Corpus<'_>, topic: &str, on: Option<Days>, limit: usize) -> Result<Governed, EngineError> {
    let registry = corpus.registry();
    let core = core(topic, registry);
    if core.is_empty() {
        return Ok(Governed::default());
    }
    let fitting = fitting(corpus, topic, &core)?;
    let mut documents: Vec<Governing> = Vec::new();
    for heading in fitting.iter().filter(|heading| heading.named) {
        let record = corpus.document(&heading.card.id, Parts::HEAD)?;
        if let Some(code) = record.and_then(|record| record.reading.document.code) {
            add(&mut documents, of_heading(&code, &heading.card, registry, on));
        }
    }
    let titled = titled(registry, &core);
    add(&mut documents, titled.into_iter().map(|document| of_registry(document, registry, on)).collect());
    stand(corpus, &mut documents, on)?;
    ordered(&mut documents, registry);
    documents.truncate(limit);
    Ok(Governed { headings: fitting, documents })
}

/// Adds what is not there yet.
fn add(documents: &mut Vec<Governing>, more: Vec<Governing>) {
    let known: BTreeSet<(String, String)> =
        documents.iter().map(|one| (one.doc_type.clone(), one.canonical.clone())).collect();
    documents.extend(more.into_iter().filter(|one| !known.contains(&(one.doc_type.clone(), one.canonical.clone()))));
}

/// The headings that bear the topic's name; where none does, those whose articles speak of it in these words.
fn fitting(corpus: &Corpus<'_>, topic: &str, core: &[String]) -> Result<Vec<TopicHeading>, EngineError> {
    let all = headings(corpus)?;
    let words = terms(topic);
    let mut named: Vec<(usize, HeadingCard)> =
        all.into_iter().filter_map(|card| Some((fit(&terms(&card.title), &words, core)?, card))).collect();
    named.sort_by_key(|(fit, card)| (std::cmp::Reverse(*fit), card.order()));
    if !named.is_empty() {
        let cards = named.into_iter().take(HEADINGS).map(|(_, card)| TopicHeading { card, named: true });
        return Ok(cards.collect());
    }
    if core.len() < 2 {
        return Ok(Vec::new());
    }
    let folded = core.iter().map(|word| crate::text::fold(word)).collect();
    let spoken = Node::Terms { field: TextField::Fold, terms: folded, mode: TermsMode::Phrase, boost: 1.0 };
    let matching = Node::And(vec![is_heading(corpus.registry()), spoken]);
    let found = corpus.ask(Plan { sort: Sort::Relevance, ..Plan::newest(matching, HEADINGS) })?;
    let fitting =
        |hit: crate::index::Hit| TopicHeading { card: HeadingCard::of(hit.card, corpus.registry()), named: false };
    Ok(found.hits.into_iter().map(fitting).collect())
}

/// How well a title fits a topic, in words: the topic holds the title, or the title what the topic is about. A short title
/// may stand in any sentence (`Giá`, `Việc làm`): it must make up half of what the topic is about.
fn fit(title: &[String], topic: &[String], core: &[String]) -> Option<usize> {
    let told = title.len() >= 3 || title.len() * 2 >= core.len();
    if told && !title.is_empty() && holds(topic, title) {
        return Some(title.len());
    }
    (core.len() >= 2 && holds(title, core)).then_some(core.len())
}

/// Documents of the registry whose name is about the topic, and only it: no plan and no local rule is among them.
fn titled(registry: &Registry, core: &[String]) -> Vec<crate::registry::Document> {
    if core.len() < 2 {
        return Vec::new();
    }
    // Folding is cheap beside the analysis of a title, and leaves few to analyse.
    let bare: Vec<String> = core.iter().map(|word| crate::text::fold(word)).collect();
    let may = |title: &str| {
        let title = crate::text::fold(title);
        bare.iter().all(|word| title.contains(word.as_str()))
    };
    let mut seen = BTreeSet::new();
    let documents = registry.documents_titled(|title| may(title) && holds(&terms(title), core));
    documents.filter(|one| seen.insert((one.doc_type.clone(), one.number.clone()))).collect()
}

/// Whether `words` hold `part` in one piece. Marks count, so that `giá` is not `gia`, where both were typed with marks.
fn holds(words: &[String], part: &[String]) -> bool {
    !part.is_empty() && words.windows(part.len()).any(|window| window.iter().zip(part).all(|(a, b)| alike(a, b)))
}

/// A word typed without marks means any.
fn alike(a: &str, b: &str) -> bool {
    a == b || (a.is_ascii() || b.is_ascii()) && crate::text::fold(a) == crate::text::fold(b)
}

/// The words of a text, in small letters and with their marks.
fn terms(text: &str) -> Vec<String> {
    let analysed = analyse(text);
    analysed.exact_terms().split(' ').filter(|term| !term.is_empty()).map(str::to_owned).collect()
}

/// What a topic is about: without what every plan's title begins with, and without year and place behind it.
fn core(topic: &str, registry: &Registry) -> Vec<String> {
    let words = registry.code();
    let list = |kind| words.of(kind).iter().map(|word| terms(word)).collect::<Vec<_>>();
    let (leads, ends) = (list(CodeWord::TopicLead), list(CodeWord::TopicEnd));
    let mut core = terms(topic);
    while let Some(lead) =
        leads.iter().filter(|lead| core.len() > lead.len() && begins(&core, lead)).max_by_key(|l| l.len())
    {
        core.drain(..lead.len());
    }
    let is_end = |at: usize| {
        let rest = &core[at..];
        ends.iter().any(|end| begins(rest, end)) || rest[0].len() == 4 && rest[0].bytes().all(|b| b.is_ascii_digit())
    };
    // A name of one word may itself be such an end: `năm` alone is no topic, `tỉnh` within a name is not at its beginning.
    if let Some(end) = (1..core.len()).find(|at| is_end(*at)) {
        core.truncate(end);
    }
    core
}

fn begins(words: &[String], part: &[String]) -> bool {
    words.len() >= part.len() && words.iter().zip(part).all(|(a, b)| alike(a, b))
}

#[cfg(test)]
mod tests {
    use super::{core, fit, terms};
    use crate::registry::Registry;

    #[test]
    fn a_topic_is_what_its_plan_is_about() {
        let registry = Registry::built_in();
        for (topic, about) in [
            ("kiểm soát thủ tục hành chính năm 2026", "kiểm soát thủ tục hành chính"),
            (
                "Kế hoạch triển khai công tác phổ biến, giáo dục pháp luật trên địa bàn tỉnh Quảng Ngãi",
                "phổ biến giáo dục pháp luật",
            ),
            ("ke hoach phong, chong ma tuy 2026", "phong chong ma tuy"),
            ("bình đẳng giới", "bình đẳng giới"),
            ("2026", "2026"),
        ] {
            assert_eq!(core(topic, &registry).join(" "), about, "{topic}");
        }
    }

    #[test]
    fn a_heading_fits_by_its_name() {
        let registry = Registry::built_in();
        let fits = |title: &str, topic: &str| fit(&terms(title), &terms(topic), &core(topic, &registry));
        assert_eq!(fits("Kiểm soát thủ tục hành chính", "Kế hoạch kiểm soát thủ tục hành chính năm 2026"), Some(6));
        assert_eq!(fits("Phòng, chống ma túy", "phong chong ma tuy"), Some(4));
        assert_eq!(fits("Bình đẳng giới", "truyền thông về bình đẳng giới và vì sự tiến bộ của phụ nữ"), Some(3));
        assert_eq!(fits("Hòa giải ở cơ sở", "hòa giải"), Some(2));
        assert_eq!(fits("Giá", "đánh giá kết quả cải cách hành chính"), None);
        assert_eq!(fits("Việc làm", "bố trí công việc làm thêm giờ của người lao động"), None);
        assert_eq!(fits("Việc làm", "giải quyết việc làm năm 2026"), Some(2));
        assert_eq!(fits("Dân số", "cải cách hành chính"), None);
    }
}
