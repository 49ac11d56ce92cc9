//! What the title and the sentence of issue say: what the document guides, and what it changes where its provisions leave it out.

use super::body::Block;
use super::clause::{self, Context, Said};
use super::line::find_words;
use super::token::Source;
use crate::document::Document;
use crate::text::Span;

/// Lines that open what a document rests on.
const BASIS: [&str; 5] = ["Căn cứ", "Theo đề nghị", "Theo ", "Xét ", "Để "];

/// The longest title, in bytes.
const LONGEST: usize = 3000;

/// What the title says, read as one provision; `None` where no title is found.
pub(super) fn read(source: Source<'_>, document: &Document, root: &Block) -> Option<(Said, Span)> {
    let span = place(source.text, document, root)?;
    let tokens = source.lex(span, &[]);
    Some((clause::read(&tokens, source.references, Context { act: None, guides: true }), span))
}

/// The sentence of issue: `Chính phủ ban hành Nghị định quy định chi tiết …`.
pub(super) fn issue(source: Source<'_>, root: &Block) -> Option<(Said, Span)> {
    let head = &source.text[root.span.start..root.span.end];
    let mut last = head.rmatch_indices("ban").map(|(at, _)| at);
    let end = last.find_map(|at| {
        find_words(&head[at..], &["ban", "hành"]).filter(|(start, _)| *start == 0).map(|(_, end)| at + end)
    })?;
    let from = root.span.start + end;
    let tokens = source.lex(Span::new(from, root.span.end), &[]);
    let typed = tokens.type_words(0);
    let start = tokens.list.get(typed).filter(|_| typed > 0)?.span.start;
    let span = Span::new(start, root.span.end);
    let tokens = source.lex(span, &[]);
    Some((clause::read(&tokens, source.references, Context { act: None, guides: true }), span))
}

/// The words of the title, behind the word for the type.
fn place(text: &str, document: &Document, root: &Block) -> Option<Span> {
    let doc_type = document.doc_type.as_deref()?;
    let upper = doc_type.to_uppercase();
    let head = &text[root.span.start..root.span.end];
    let at = head.find(&upper)? + upper.len();
    let rest = &head[at..];
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if BASIS.iter().any(|basis| line.trim_start().starts_with(basis)) || end > LONGEST {
            break;
        }
        end += line.len();
    }
    let skipped = rest.len() - rest.trim_start().len();
    (skipped < end).then(|| Span::new(root.span.start + at + skipped, root.span.start + at + end))
}
