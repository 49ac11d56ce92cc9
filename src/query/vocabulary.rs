//! What the corpus knows of the words of a question: words that it lacks may be keys of Telex or VNI, or misspelt;
//! numbers that it lacks are words; abbreviations stand for what they are short for, and the other way round.

use super::note::Note;
use super::parse::{Part, Phrase, Understood, Word, parse, words};
use crate::index::{
    Dictionary, Engine, EngineError, FacetCount, Keyword, TextField, abbreviated, abbreviated_from, abbreviation,
};
use crate::registry::Registry;
use crate::text::syllable::{is_syllable, spellings};
use crate::text::{Span, fold, normal, typed};
use std::collections::BTreeSet;

const FOLD: Dictionary = Dictionary::Text(TextField::Fold);
const EXACT: Dictionary = Dictionary::Text(TextField::Exact);
const PAIR: Dictionary = Dictionary::Text(TextField::Pair);

/// Long forms are looked for among the words of questions that have no more words.
const LONGEST_RUN: usize = 16;
/// The most words that an abbreviation stands for.
const LONGEST_FORM: usize = 8;
/// Short forms that are shorter stand for too much: `CP` is in the symbol of every decree.
const SHORTEST_FORM: usize = 4;
/// So many senses of one abbreviation are searched for.
const MOST_SENSES: usize = 6;

/// What `text` means to the corpus of `engine`.
pub(super) fn understand(engine: &dyn Engine, registry: &Registry, text: &str) -> Result<Understood, EngineError> {
    let mut understood = parse(text, registry);
    let mut text = text.to_owned();
    let letters = meant_keys(engine, &understood)?;
    if !letters.is_empty() {
        text = rewritten(&text, &letters);
        understood = parse(&text, registry);
        understood.notes.push(Note::TypedAs { text: text.clone() });
        understood.typed_as = Some(text.clone());
    }
    unknown_numbers(engine, &text, &mut understood)?;
    expand(engine, registry, &mut understood)?;
    correct(engine, &text, &mut understood)?;
    Ok(understood)
}

impl Understood {
    /// The notes without those that say again what [`Understood::typed_as`] and [`Understood::did_you_mean`] hold.
    pub fn other_notes(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| !matches!(note, Note::TypedAs { .. } | Note::DidYouMean { .. }))
    }
}

/// `text` with some places replaced, which are in order.
fn rewritten(text: &str, replaced: &[(Span, String)]) -> String {
    let (mut out, mut done) = (String::new(), 0);
    for (span, with) in replaced {
        out.push_str(&text[done..span.start]);
        out.push_str(with);
        done = span.end;
    }
    out + &text[done..]
}

fn unknown<'u>(engine: &dyn Engine, words: Vec<&'u Word>) -> Result<Vec<&'u Word>, EngineError> {
    let folds: Vec<String> = words.iter().map(|word| word.fold.clone()).collect();
    let known = engine.frequencies(FOLD, &folds)?;
    Ok(words.into_iter().zip(known).filter(|(_, known)| *known == 0).map(|(word, _)| word).collect())
}

/// Words that the corpus lacks and that are keys for words that it has.
fn meant_keys(engine: &dyn Engine, understood: &Understood) -> Result<Vec<(Span, String)>, EngineError> {
    let words = understood.runs().flatten().filter(|word| !word.is_marked()).collect();
    let meant = unknown(engine, words)?.into_iter().filter_map(|word| Some((word.span, normal(&typed(&word.fold)?))));
    let meant: Vec<(Span, String)> = meant.collect();
    let known = engine.frequencies(EXACT, &meant.iter().map(|(_, word)| word.clone()).collect::<Vec<_>>())?;
    Ok(meant.into_iter().zip(known).filter(|(_, known)| *known > 0).map(|(meant, _)| meant).collect())
}

/// Numbers that nothing in the corpus bears or cites are searched as words.
fn unknown_numbers(engine: &dyn Engine, text: &str, understood: &mut Understood) -> Result<(), EngineError> {
    let fields = [
        Dictionary::Text(TextField::Number),
        Dictionary::Keyword(Keyword::Own),
        Dictionary::Keyword(Keyword::Cites),
        Dictionary::Keyword(Keyword::CitesNumber),
        Dictionary::Keyword(Keyword::MayCite),
    ];
    for part in understood.alternatives.iter_mut().flatten() {
        let Part::Number(mention) = part else { continue };
        let form = std::slice::from_ref(&mention.form);
        let mut known = 0;
        for field in fields {
            known += engine.frequencies(field, form)?.first().copied().unwrap_or(0);
        }
        if known == 0 {
            // What is written as a number is still one thing, in the order in which numbers are written.
            *part = match mention.written.contains('/') || mention.form.matches('-').count() > 1 {
                true => {
                    let words =
                        mention.form.split(['-', '.']).flat_map(|piece| self::words(piece, Span::new(0, piece.len())));
                    Part::Phrase(Phrase { words: words.collect(), exact: false })
                }
                false => Part::Words(words(text, mention.span)),
            };
        }
    }
    Ok(())
}

/// Adds what abbreviations stand for, and how long forms are shortened.
fn expand(engine: &dyn Engine, registry: &Registry, understood: &mut Understood) -> Result<(), EngineError> {
    let of_corpus = |beginning: &str| engine.dictionary(Dictionary::Keyword(Keyword::Abbreviation), beginning);
    let behind = |values: &[FacetCount], beginning: &str| -> Vec<String> {
        values.iter().filter_map(|value| Some(value.value.strip_prefix(beginning)?.to_owned())).collect()
    };
    let names = registry.typed();
    let mut senses = Vec::new();
    for run in understood.plain_runs() {
        for word in run.iter_mut().filter(|word| is_abbreviation(word)) {
            let mut long: Vec<String> = names.long_forms(&word.fold).to_vec();
            let beginning = abbreviation(&word.fold);
            long.extend(behind(&of_corpus(&beginning)?, &beginning));
            let long: Vec<String> = long.iter().map(|long| fold(long)).filter(|long| long.contains(' ')).collect();
            let different: BTreeSet<String> = long.into_iter().take(MOST_SENSES).collect();
            senses.extend(different.iter().map(|long| (word.fold.to_uppercase(), long.clone())));
            word.also.extend(different);
        }
        if !(2..=LONGEST_RUN).contains(&run.len()) {
            continue;
        }
        let mut known = Vec::new();
        for word in &*run {
            known.push(of_corpus(&abbreviated_from(&word.fold))?);
        }
        for length in (2..=LONGEST_FORM.min(run.len())).rev() {
            for start in 0..=run.len() - length {
                let folds: Vec<&str> = run[start..start + length].iter().map(|word| word.fold.as_str()).collect();
                let long = folds.join(" ");
                let mut short = names.short_forms(&long).to_vec();
                short.extend(behind(&known[start], &abbreviated(&long)));
                short.retain(|short| short.len() >= SHORTEST_FORM && !short.contains(' ') && !is_syllable(short));
                for word in &mut run[start..start + length] {
                    let new = short.iter().filter(|short| !word.also.contains(short)).cloned().collect::<BTreeSet<_>>();
                    word.also.extend(new);
                }
            }
        }
    }
    senses.dedup();
    for (short, long) in senses {
        understood.notes.push(Note::Stands { short, long });
    }
    Ok(())
}

fn is_abbreviation(word: &Word) -> bool {
    word.fold.len() > 1
        && word.fold.bytes().all(|b| b.is_ascii_lowercase())
        && (word.capitals || !is_syllable(&word.exact))
}

/// Corrects words that the corpus lacks by one edit, where a word that it has is so near.
fn correct(engine: &dyn Engine, text: &str, understood: &mut Understood) -> Result<(), EngineError> {
    let marked = understood.runs().flatten().any(Word::is_marked);
    let mut replaced = Vec::new();
    for run in understood.plain_runs() {
        let lacking: Vec<Span> = unknown(engine, run.iter().collect())?.into_iter().map(|word| word.span).collect();
        for at in 0..run.len() {
            let word = &run[at];
            let plain = word.fold.len() > 3 && word.fold.bytes().all(|b| b.is_ascii_lowercase());
            if !lacking.contains(&word.span) || !plain || !word.also.is_empty() {
                continue;
            }
            let neighbour = |at: Option<usize>| at.and_then(|at| run.get(at)).map(|word| word.fold.as_str());
            let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
            let Some(meant) = nearest(engine, &word.fold, before, after)? else { continue };
            let shown = if marked { spelt(engine, &meant)? } else { meant.clone() };
            replaced.push((word.span, shown));
            run[at].also.push(meant);
        }
    }
    if !replaced.is_empty() {
        replaced.sort_by_key(|(span, _)| span.start);
        let meant = rewritten(text, &replaced);
        understood.notes.push(Note::DidYouMean { text: meant.clone() });
        understood.did_you_mean = Some(meant);
    }
    Ok(())
}

/// The known word one edit from `fold` that stands most often beside its neighbours, else most often at all.
fn nearest(
    engine: &dyn Engine,
    fold: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> Result<Option<String>, EngineError> {
    let edits = edits(fold);
    let known: Vec<(String, usize)> =
        engine.frequencies(FOLD, &edits)?.into_iter().zip(edits).filter(|(n, _)| *n > 0).map(|(n, w)| (w, n)).collect();
    let pairs = |word: &str| {
        let first = before.map(|before| format!("{before}_{word}"));
        first.into_iter().chain(after.map(|after| format!("{word}_{after}"))).collect::<Vec<_>>()
    };
    let mut best: Option<((usize, usize), String)> = None;
    for (word, count) in known {
        let beside = engine.frequencies(PAIR, &pairs(&word))?.into_iter().sum();
        if best.as_ref().is_none_or(|(most, _)| (beside, count) > *most) {
            best = Some(((beside, count), word));
        }
    }
    Ok(best.map(|(_, word)| word))
}

/// How the corpus mostly writes the folded `word` with its marks.
pub(super) fn spelt(engine: &dyn Engine, word: &str) -> Result<String, EngineError> {
    let forms = spellings(word);
    let counts = engine.frequencies(EXACT, &forms)?;
    let most = counts.into_iter().zip(forms).filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count);
    Ok(most.map_or_else(|| word.to_owned(), |(_, form)| form))
}

/// Every word one edit from the ASCII word `word`: a letter left out, exchanged with its neighbour, replaced or added.
fn edits(word: &str) -> Vec<String> {
    let mut found = BTreeSet::new();
    for at in 0..=word.len() {
        let (head, tail) = word.split_at(at);
        for letter in 'a'..='z' {
            found.insert(format!("{head}{letter}{tail}"));
            if !tail.is_empty() {
                found.insert(format!("{head}{letter}{}", &tail[1..]));
            }
        }
        if !tail.is_empty() {
            found.insert(format!("{head}{}", &tail[1..]));
        }
        if tail.len() > 1 {
            found.insert(format!("{head}{}{}{}", &tail[1..2], &tail[..1], &tail[2..]));
        }
    }
    found.remove(word);
    found.into_iter().collect()
}
