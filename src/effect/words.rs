//! What the first words of a provision tell, without reading it whole.

use super::line::{find_words, is_same_word};
use crate::registry::{ActCue, ActWords, Registry};
use crate::text::leading_word;

/// How many bytes of a provision tell whether it instructs.
const REACH: usize = 400;

const VERBS: ActCue = ActCue::AMEND
    .or(ActCue::ADD)
    .or(ActCue::REPLACE)
    .or(ActCue::REPEAL)
    .or(ActCue::SUSPEND)
    .or(ActCue::CORRECT)
    .or(ActCue::EXTEND);

/// Whether `words` begin an instruction to change another document: `Sửa đổi khoản 2 Điều 5 …`, `Khoản 2 Điều 5 được sửa đổi …`,
/// `Thay thế cụm từ …`, `Tại điểm a khoản 1 …`.
pub(super) fn is_instruction(words: &str, registry: &Registry) -> bool {
    let acts = registry.acts();
    let mut phrases = Phrases { rest: head(words), words: acts };
    let Some(first) = phrases.next() else { return false };
    if first.has(VERBS) {
        // An object must follow: a unit with its label, words, or a document.
        let mut object = false;
        for (at, phrase) in phrases.by_ref().take(14).enumerate() {
            object |= phrase.unit && phrase.labelled
                || at < 4 && phrase.has(ActCue::PHRASE.or(ActCue::SOME).or(ActCue::WHOLE).or(ActCue::RULES))
                || at < 6 && phrase.typed(registry);
            if object {
                return true;
            }
        }
        return false;
    }
    let at = first.is("tại");
    let first = if first.is("tại") || first.is("các") { phrases.next() } else { Some(first) };
    let quoted = || words.contains(['“', '"']);
    let opens = first.is_some_and(|first| {
        first.unit && first.labelled || first.has(ActCue::PHRASE) && first.words() > 1 && quoted()
    });
    if !opens {
        return false;
    }
    // `Tại điểm đ khoản 3 Điều 16: “…”`
    if at && head(words).ends_with([':', '“']) && head(words).split_whitespace().count() < 16 {
        return true;
    }
    let mut passive = false;
    for (at, phrase) in phrases.take(40).enumerate() {
        if passive && phrase.has(VERBS) || phrase.has(ActCue::END) || at < 8 && phrase.has(ActCue::AS_FOLLOWS) {
            return true;
        }
        passive = phrase.has(ActCue::PASSIVE);
    }
    false
}

/// Whether an article's head is one of the last articles of a document.
pub(super) fn is_final_head(head: &str, words: &ActWords) -> bool {
    words
        .leads(head)
        .is_some_and(|(length, cue)| cue.has(ActCue::FINAL.or(ActCue::TRANSITION)) && length * 3 > head.len().min(60))
        || find_words(head, &["này", "có", "hiệu", "lực"]).is_some()
        || find_words(head, &["chịu", "trách", "nhiệm"]).is_some()
}

/// Whether an article's head says that it is of transition.
pub(super) fn is_transition(head: &str, words: &ActWords) -> bool {
    words.leads(head).is_some_and(|(_, cue)| cue.has(ActCue::TRANSITION))
}

/// The first paragraph, or the first sentence of a long one.
fn head(words: &str) -> &str {
    let mut end = words.len().min(REACH);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let head = &words[..end];
    let stop = head.char_indices().find(|(_, c)| matches!(c, ':' | '“' | '"'));
    stop.and_then(|(at, c)| head.get(..at + c.len_utf8())).unwrap_or(head)
}

/// A phrase of the table, or a word that is none.
struct Found<'t> {
    text: &'t str,
    cue: ActCue,
    unit: bool,
    labelled: bool,
}

impl Found<'_> {
    fn has(&self, cue: ActCue) -> bool {
        self.cue.has(cue)
    }

    /// Whether the word, or the first of two, is this one.
    fn is(&self, word: &str) -> bool {
        self.text.split(' ').next().is_some_and(|first| is_same_word(first, word))
    }

    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    fn typed(&self, registry: &Registry) -> bool {
        let keys = self.text.split_whitespace().map(|word| crate::text::word_key(word).0);
        registry.lexicon().longest(keys).is_some_and(|(meaning, _)| meaning.doc_type.is_some() || meaning.law.is_some())
    }
}

struct Phrases<'t> {
    rest: &'t str,
    words: &'t ActWords,
}

impl<'t> Iterator for Phrases<'t> {
    type Item = Found<'t>;

    fn next(&mut self) -> Option<Found<'t>> {
        let skipped = self.rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let (one, _, _) = leading_word(skipped);
        if one == 0 {
            return None;
        }
        let phrase = longest(skipped, self.words);
        let (length, cue, unit) = phrase.unwrap_or((one, ActCue::default(), false));
        // Two words at once where neither is of the table: types of documents have two.
        let text = match phrase {
            Some(_) => &skipped[..length],
            None => two(skipped, one),
        };
        self.rest = &skipped[length..];
        let label = self.rest.trim_start();
        let labelled = label.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
            || label.chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
        Some(Found { text, cue, unit, labelled })
    }
}

fn two(text: &str, one: usize) -> &str {
    let gap = text[one..].len() - text[one..].trim_start().len();
    let (next, _, _) = leading_word(&text[one + gap..]);
    &text[..one + gap + next]
}

fn longest(text: &str, words: &ActWords) -> Option<(usize, ActCue, bool)> {
    let (mut node, mut at, mut best) = (ActWords::ROOT, 0, None);
    loop {
        let gap: usize =
            text[at..].chars().take(3).take_while(|c| c.is_whitespace() || *c == ',').map(char::len_utf8).sum();
        let (length, key, _) = leading_word(&text[at + gap..]);
        let next = if length == 0 || at > 0 && gap == 0 { None } else { words.step(node, key) };
        let Some(next) = next else { return best };
        (node, at) = (next, at + gap + length);
        if let Some((cue, unit)) = words.meaning(node) {
            best = Some((at, cue, unit.is_some()));
        }
    }
}
