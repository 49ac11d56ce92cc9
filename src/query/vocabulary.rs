//! What the corpus knows of the words of a question: words that it lacks may be keys of Telex or VNI, or misspelt;
//! numbers that it lacks are words; abbreviations stand for what they are short for, and the other way round.

use super::note::Note;
use super::parse::{Part, Phrase, Understood, Word, parse, words};
use crate::corpus::{Corpus, numbered};
use crate::index::{
    Counted, Dictionary, EngineError, FacetCount, Keyword, TextField, Values, abbreviated, abbreviated_from,
    abbreviation,
};
use crate::text::syllable::{is_syllable, spellings};
use crate::text::{Span, fold, normal, typed};
use std::collections::BTreeSet;

const FOLD: Dictionary = Dictionary::Text(TextField::Fold);
const EXACT: Dictionary = Dictionary::Text(TextField::Exact);
const PAIR: Dictionary = Dictionary::Text(TextField::Pair);
const ABBREVIATION: Dictionary = Dictionary::Keyword(Keyword::Abbreviation);
/// Where a number may be known from.
const NUMBERS: [Dictionary; 5] = [
    Dictionary::Text(TextField::Number),
    Dictionary::Keyword(Keyword::Own),
    Dictionary::Keyword(Keyword::Cites),
    Dictionary::Keyword(Keyword::CitesNumber),
    Dictionary::Keyword(Keyword::MayCite),
];

/// Long forms are looked for among the words of questions that have no more words.
const LONGEST_RUN: usize = 16;
/// The most words that an abbreviation stands for.
const LONGEST_FORM: usize = 8;
/// Short forms that are shorter stand for too much: `CP` is in the symbol of every decree.
const SHORTEST_FORM: usize = 4;
/// So many senses of one abbreviation are searched for.
const MOST_SENSES: usize = 6;

/// What `text` means to the corpus. All that this takes is asked at once, and with it what `also` says of the question.
pub(super) fn understand(
    corpus: &Corpus<'_>,
    text: &str,
    also: impl Fn(&Understood) -> Vec<Values>,
) -> Result<Understood, EngineError> {
    let registry = corpus.registry();
    let mut understood = parse(text, registry);
    corpus.ahead(asks(text, &understood).into_iter().chain(also(&understood)))?;
    let mut text = text.to_owned();
    let letters = meant_keys(corpus, &understood)?;
    if !letters.is_empty() {
        text = rewritten(&text, &letters);
        understood = parse(&text, registry);
        corpus.ahead(asks(&text, &understood).into_iter().chain(also(&understood)))?;
        understood.notes.push(Note::TypedAs { text: text.clone() });
        understood.typed_as = Some(text.clone());
    }
    unknown_numbers(corpus, &text, &mut understood)?;
    expand(corpus, &mut understood)?;
    correct(corpus, &text, &mut understood)?;
    Ok(understood)
}

/// What must be asked for a question that was parsed as `understood`, as far as that can be told beforehand.
fn asks(text: &str, understood: &Understood) -> Vec<Values> {
    let exactly = |of, values| Values::exactly(of, values, Counted::Roughly);
    let words: Vec<&Word> = understood.runs().flatten().collect();
    let mut folds: Vec<String> = words.iter().map(|word| word.fold.clone()).collect();
    let forms: Vec<String> = understood.mentions().map(|mention| mention.form.clone()).collect();
    // A number that nobody knows is searched as words.
    for mention in understood.mentions() {
        let written = self::words(text, mention.span);
        folds.extend(of_form(&mention.form).chain(written).map(|word| word.fold));
    }
    let meant = words.iter().filter(|word| !word.is_marked()).filter_map(|word| Some(normal(&typed(&word.fold)?)));
    let mut asked = vec![exactly(FOLD, folds), exactly(EXACT, meant.collect())];
    asked.extend(NUMBERS.map(|field| exactly(field, forms.clone())));
    asked.extend(forms.iter().filter_map(|form| numbered(form)));
    for run in understood.runs() {
        let short = run.iter().filter(|word| is_abbreviation(word)).map(|word| abbreviation(&word.fold));
        let long =
            run.iter().filter(|_| (2..=LONGEST_RUN).contains(&run.len())).map(|word| abbreviated_from(&word.fold));
        let beginning = |beginning| Values::beginning(ABBREVIATION, beginning, Counted::Roughly);
        asked.extend(short.chain(long).map(beginning));
    }
    asked
}

/// The pieces of a number in normal form, as words.
fn of_form(form: &str) -> impl Iterator<Item = Word> + '_ {
    form.split(['-', '.']).flat_map(|piece| words(piece, Span::new(0, piece.len())))
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

fn unknown<'u>(corpus: &Corpus<'_>, words: Vec<&'u Word>) -> Result<Vec<&'u Word>, EngineError> {
    let folds: Vec<String> = words.iter().map(|word| word.fold.clone()).collect();
    let known = corpus.counts(FOLD, &folds, Counted::Roughly)?;
    Ok(words.into_iter().zip(known).filter(|(_, known)| *known == 0).map(|(word, _)| word).collect())
}

/// Words that the corpus lacks and that are keys for words that it has.
fn meant_keys(corpus: &Corpus<'_>, understood: &Understood) -> Result<Vec<(Span, String)>, EngineError> {
    let words = understood.runs().flatten().filter(|word| !word.is_marked()).collect();
    let meant = unknown(corpus, words)?.into_iter().filter_map(|word| Some((word.span, normal(&typed(&word.fold)?))));
    let meant: Vec<(Span, String)> = meant.collect();
    let spelt: Vec<String> = meant.iter().map(|(_, word)| word.clone()).collect();
    let known = corpus.counts(EXACT, &spelt, Counted::Roughly)?;
    Ok(meant.into_iter().zip(known).filter(|(_, known)| *known > 0).map(|(meant, _)| meant).collect())
}

/// Numbers that nothing in the corpus bears or cites are searched as words.
fn unknown_numbers(corpus: &Corpus<'_>, text: &str, understood: &mut Understood) -> Result<(), EngineError> {
    for part in understood.alternatives.iter_mut().flatten() {
        let Part::Number(mention) = part else { continue };
        let form = std::slice::from_ref(&mention.form);
        let mut known = 0;
        for field in NUMBERS {
            known += corpus.counts(field, form, Counted::Roughly)?.first().copied().unwrap_or(0);
        }
        if known == 0 {
            // What is written as a number is still one thing, in the order in which numbers are written.
            *part = match mention.written.contains('/') || mention.form.matches('-').count() > 1 {
                true => Part::Phrase(Phrase { words: of_form(&mention.form).collect(), exact: false }),
                false => Part::Words(words(text, mention.span)),
            };
        }
    }
    Ok(())
}

/// Adds what abbreviations stand for, and how long forms are shortened.
fn expand(corpus: &Corpus<'_>, understood: &mut Understood) -> Result<(), EngineError> {
    let of_corpus = |beginning: &str| corpus.beginning(ABBREVIATION, beginning, Counted::Roughly);
    let behind = |values: &[FacetCount], beginning: &str| -> Vec<String> {
        values.iter().filter_map(|value| Some(value.value.strip_prefix(beginning)?.to_owned())).collect()
    };
    let names = corpus.registry().typed();
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

/// A word that the corpus lacks, the words it has one edit from it with their counts, and the pairs that each of these makes
/// with the neighbours.
struct Lacking {
    run: usize,
    at: usize,
    known: Vec<(String, usize)>,
    neighbours: [Option<String>; 2],
}

/// Corrects words that the corpus lacks by one edit, where a word that it has is so near.
fn correct(corpus: &Corpus<'_>, text: &str, understood: &mut Understood) -> Result<(), EngineError> {
    let marked = understood.runs().flatten().any(Word::is_marked);
    let mut lacking = lacking(corpus, understood)?;
    let near: Vec<Vec<String>> = lacking.iter().map(|lacking| edits(&lacking.word(understood))).collect();
    corpus.ahead([Values::exactly(FOLD, near.concat(), Counted::Roughly)])?;
    for (lacking, edits) in lacking.iter_mut().zip(near) {
        let counts = corpus.counts(FOLD, &edits, Counted::Roughly)?;
        lacking.known = edits.into_iter().zip(counts).filter(|(_, count)| *count > 0).collect();
    }
    let words = || lacking.iter().flat_map(|lacking| lacking.known.iter().map(move |(word, _)| (lacking, word)));
    let pairs = words().flat_map(|(lacking, word)| lacking.pairs(word)).collect();
    let spelt_as = words().filter(|_| marked).map(|(_, word)| asks_spelt(word));
    corpus.ahead([Values::exactly(PAIR, pairs, Counted::Roughly)].into_iter().chain(spelt_as))?;
    let mut replaced = Vec::new();
    for lacking in &lacking {
        let Some(meant) = lacking.nearest(corpus)? else { continue };
        let shown = if marked { spelt(corpus, &meant)? } else { meant.clone() };
        if let Some(word) = understood.plain_runs().nth(lacking.run).and_then(|run| run.get_mut(lacking.at)) {
            replaced.push((word.span, shown));
            word.also.push(meant);
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

/// The plain words outside quotes that the corpus lacks and nothing stands for yet.
fn lacking(corpus: &Corpus<'_>, understood: &mut Understood) -> Result<Vec<Lacking>, EngineError> {
    let mut found = Vec::new();
    for (number, run) in understood.plain_runs().enumerate() {
        let unknown: Vec<Span> = unknown(corpus, run.iter().collect())?.into_iter().map(|word| word.span).collect();
        for (at, word) in run.iter().enumerate() {
            let plain = word.fold.len() > 3 && word.fold.bytes().all(|b| b.is_ascii_lowercase());
            if unknown.contains(&word.span) && plain && word.also.is_empty() {
                let neighbour = |at: Option<usize>| Some(run.get(at?)?.fold.clone());
                let neighbours = [neighbour(at.checked_sub(1)), neighbour(Some(at + 1))];
                found.push(Lacking { run: number, at, known: Vec::new(), neighbours });
            }
        }
    }
    Ok(found)
}

impl Lacking {
    fn word(&self, understood: &mut Understood) -> String {
        let run = understood.plain_runs().nth(self.run);
        run.and_then(|run| run.get(self.at)).map(|word| word.fold.clone()).unwrap_or_default()
    }

    /// The pairs that `word` makes in its place.
    fn pairs(&self, word: &str) -> Vec<String> {
        let [before, after] = &self.neighbours;
        let first = before.as_ref().map(|before| format!("{before}_{word}"));
        first.into_iter().chain(after.as_ref().map(|after| format!("{word}_{after}"))).collect()
    }

    /// The known word that stands most often beside its neighbours, else most often at all.
    fn nearest(&self, corpus: &Corpus<'_>) -> Result<Option<String>, EngineError> {
        let mut best: Option<((usize, usize), &String)> = None;
        for (word, count) in &self.known {
            let beside = corpus.counts(PAIR, &self.pairs(word), Counted::Roughly)?.into_iter().sum();
            if best.as_ref().is_none_or(|(most, _)| (beside, *count) > *most) {
                best = Some(((beside, *count), word));
            }
        }
        Ok(best.map(|(_, word)| word.clone()))
    }
}

/// What must be asked for [`spelt`].
pub(super) fn asks_spelt(word: &str) -> Values {
    Values::exactly(EXACT, spellings(word), Counted::Roughly)
}

/// How the corpus mostly writes the folded `word` with its marks.
pub(super) fn spelt(corpus: &Corpus<'_>, word: &str) -> Result<String, EngineError> {
    let forms = spellings(word);
    let counts = corpus.counts(EXACT, &forms, Counted::Roughly)?;
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
