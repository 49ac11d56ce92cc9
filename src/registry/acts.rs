//! The words by which a document acts on others and tells its own days: verbs, predicates, joints, heads of final articles.

use super::lexicon::Ready;
use super::table;
use crate::text::{WordKey, leading_word};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

const ACTS: &str = include_str!("data/acts.tsv");

/// What a phrase of `acts.tsv` does in a clause, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ActCue(pub u64);

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)*) => {
        impl ActCue {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// The cue that `acts.tsv` calls `name`.
            fn named(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

cues! {
    /// Changes what stands (sửa đổi, bổ sung).
    AMEND = 0, "amend";
    /// Adds what did not stand (bổ sung).
    ADD = 1, "add";
    /// Puts one in the place of another (thay thế).
    REPLACE = 2, "replace";
    /// Takes away (bãi bỏ).
    REPEAL = 3, "repeal";
    /// Behind its subject: is no longer in effect (hết hiệu lực).
    END = 5, "end";
    /// Stops the effect for a time (ngưng hiệu lực).
    SUSPEND = 6, "suspend";
    /// Corrects a slip of the print (đính chính).
    CORRECT = 7, "correct";
    /// Lets it last longer (kéo dài thời gian thực hiện).
    EXTEND = 8, "extend";
    /// Behind its subject: goes on (tiếp tục có hiệu lực).
    CONTINUE = 9, "continue";
    /// Before its object: goes on by it (tiếp tục thực hiện theo).
    CONTINUE_BY = 10, "continue_by";
    /// Before its object: is done by it (thực hiện theo).
    FOLLOW = 11, "follow";
    /// Says in detail or guides (quy định chi tiết, hướng dẫn thi hành).
    GUIDE = 12, "guide";
    /// Leaves out for a time (không áp dụng).
    DISAPPLY = 13, "disapply";
    /// Begins to be in effect (có hiệu lực).
    EFFECTIVE = 14, "effective";
    /// Makes what follows a passive (được, bị).
    PASSIVE = 15, "passive";
    /// Words are the object (cụm từ).
    PHRASE = 16, "phrase";
    /// Behind a passive: by whom it was done (theo, bởi, tại).
    BY = 17, "by";
    /// Before what comes in its place (bằng, thành).
    WITH = 18, "with";
    /// Opens an exception (trừ).
    EXCEPT = 19, "except";
    /// Opens a condition (trường hợp, nếu, khi).
    CONDITION = 20, "condition";
    /// Announces a list (sau đây).
    FOLLOWING = 21, "following";
    /// Announces new text (như sau).
    AS_FOLLOWS = 22, "as_follows";
    /// The day of signing (ngày ký).
    SIGNED = 23, "signed";
    /// The day of the gazette (ngày đăng Công báo).
    GAZETTE = 24, "gazette";
    /// Before a day: from it on (kể từ).
    FROM = 25, "from";
    /// Before a day: up to it (đến hết).
    UNTIL = 26, "until";
    /// Before the place of what is added (vào sau, trước).
    BESIDE = 27, "beside";
    /// Before the unit to which something is added (vào).
    INTO = 28, "into";
    /// Of provisions in general, or of a part by its subject (quy định, nội dung).
    RULES = 29, "rules";
    /// The whole of it (toàn bộ).
    WHOLE = 30, "whole";
    /// Joins (và).
    AND = 31, "and";
    /// Before the owner of a unit (của).
    OF = 32, "of";
    /// Means the document or the unit itself (này).
    THIS = 33, "this";
    /// Head of an article that tells the days (hiệu lực thi hành).
    FINAL = 34, "final";
    /// Head of an article of transition (quy định chuyển tiếp).
    TRANSITION = 35, "transition";
    /// Begins a line that a gazette or a signature put into the text.
    FURNITURE = 36, "furniture";
    /// Some units of what follows (một số điều).
    SOME = 37, "some";
    /// Says what is to be said of a document in the items below (đối với).
    CONCERNING = 38, "concerning";
    /// Days, as a measure of time (ngày).
    DAY = 39, "day";
    /// Months, as a measure of time (tháng).
    MONTH = 40, "month";
    /// Behind that many days (sau).
    AFTER = 41, "after";
    /// Before a predicate, of all that stood before (đều, nay).
    ALL = 42, "all";
    /// Ends the text of a document (nơi nhận).
    CLOSING = 43, "closing";
    /// Issues what the words behind tell (ban hành).
    ISSUE = 44, "issue";
    /// Working days (làm việc): no calendar of holidays is known here.
    WORKING = 45, "working";
    /// Is applied or carried out (áp dụng, thực hiện).
    APPLY = 46, "apply";
    /// The head of a list of documents that are no longer in effect (danh mục).
    LIST = 47, "list";
    /// A legal basis (căn cứ), in a reason for the end of another.
    BASIS = 48, "basis";
    /// Takes the place of, told of another document (được thay thế bằng).
    CAUSE = 49, "cause";
}

impl ActCue {
    /// Whether any of `other` is in it.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words that name a unit of a document, from the innermost outward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitWord {
    /// Its name (tên, tiêu đề).
    Name,
    /// A paragraph without number (đoạn, khổ).
    Paragraph,
    /// Below a point (tiết).
    Item,
    /// A point (điểm).
    Point,
    /// A clause (khoản), or a row of a table (số thứ tự).
    Clause,
    /// A form or table (mẫu, bảng).
    Form,
    /// An article (Điều).
    Article,
    /// A sub-section (tiểu mục).
    Subsection,
    /// A section (Mục).
    Section,
    /// A chapter (Chương).
    Chapter,
    /// A part (Phần).
    Part,
    /// An annex (Phụ lục).
    Annex,
}

/// The table, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct ActWords {
    edges: HashMap<(u32, u64), u32, BuildHasherDefault<Ready>>,
    meanings: Vec<(ActCue, Option<UnitWord>)>,
    numbers: HashMap<u32, u16>,
}

impl ActWords {
    /// The node where every phrase begins.
    pub const ROOT: u32 = 0;

    /// Reads the built-in table.
    pub(super) fn built_in() -> Result<Self, table::TableError> {
        let mut words = Self { meanings: vec![Default::default()], ..Self::default() };
        for (line, [phrase, kinds]) in table::rows("acts.tsv", ACTS, ["word", "kind"])?.into_iter().enumerate() {
            let node = words.node(phrase);
            for kind in kinds.split(',').map(str::trim) {
                let known = words.set(node, kind);
                if !known {
                    let reason = format!("`{kind}` is no kind of word");
                    return Err(table::TableError { file: "acts.tsv".to_owned(), line: line + 2, reason });
                }
            }
        }
        Ok(words)
    }

    fn set(&mut self, node: u32, kind: &str) -> bool {
        let meaning = &mut self.meanings[node as usize];
        if let Some(cue) = ActCue::named(kind) {
            meaning.0 = meaning.0.or(cue);
        } else if let Some(unit) = unit_named(kind) {
            meaning.1 = Some(unit);
        } else if let Some(number) = kind.strip_prefix("number ").and_then(|number| number.parse().ok()) {
            self.numbers.insert(node, number);
        } else {
            return false;
        }
        true
    }

    fn node(&mut self, phrase: &str) -> u32 {
        let (mut node, mut rest) = (Self::ROOT, phrase);
        while !rest.is_empty() {
            let (length, key, _) = leading_word(rest);
            if length == 0 {
                rest = &rest[rest.chars().next().map_or(1, char::len_utf8)..];
                continue;
            }
            rest = &rest[length..];
            let fresh = self.meanings.len() as u32;
            node = *self.edges.entry((node, key.0)).or_insert(fresh);
            if node == fresh {
                self.meanings.push(Default::default());
            }
        }
        node
    }

    /// The node behind `node` along one word.
    pub fn step(&self, node: u32, word: WordKey) -> Option<u32> {
        self.edges.get(&(node, word.0)).copied()
    }

    /// What the phrase that ends at `node` does, and the unit that it names; `None` where no phrase ends there.
    pub fn meaning(&self, node: u32) -> Option<(ActCue, Option<UnitWord>)> {
        let meaning = self.meanings.get(node as usize).copied()?;
        (meaning.0 != ActCue::default() || meaning.1.is_some()).then_some(meaning)
    }

    /// The number that the phrase at `node` spells, `bốn mươi lăm`.
    pub fn number(&self, node: u32) -> Option<u16> {
        self.numbers.get(&node).copied()
    }

    /// Whether `text` ends with a word that a label must follow, or with a clause or point that an article must, so that the next
    /// line goes on with it: `khoản`, `theo Điều`, `tại khoản 3`.
    pub fn trailing_unit(&self, text: &str) -> bool {
        let mut words = text.rsplit(|c: char| c.is_whitespace()).filter(|word| !word.is_empty());
        let last = words.next().unwrap_or_default();
        let meaning = |word: &str| self.step(Self::ROOT, leading_word(word).1).and_then(|node| self.meaning(node));
        let (length, _, _) = leading_word(last);
        let small =
            words.next().and_then(meaning).and_then(|(_, unit)| unit).is_some_and(|unit| unit <= UnitWord::Clause);
        if small && length == last.len() && last.chars().count() <= 3 {
            return true;
        }
        let meaning = meaning(last);
        let joins = ActCue::BY.or(ActCue::AND).or(ActCue::OF).or(ActCue::FROM).or(ActCue::UNTIL).or(ActCue::DAY);
        length == last.len() && length > 0 && meaning.is_some_and(|(cue, unit)| unit.is_some() || cue.has(joins))
    }

    /// The longest phrase that `text` begins with, single spaces and commas between its words: its length in bytes and what it
    /// does.
    pub fn leads(&self, text: &str) -> Option<(usize, ActCue)> {
        let (mut node, mut at, mut best) = (Self::ROOT, 0, None);
        loop {
            let gap: usize =
                text[at..].chars().take(3).take_while(|c| c.is_whitespace() || *c == ',').map(char::len_utf8).sum();
            let (length, key, _) = leading_word(&text[at + gap..]);
            let next = if length == 0 || at > 0 && gap == 0 { None } else { self.step(node, key) };
            let Some(next) = next else { return best };
            (node, at) = (next, at + gap + length);
            if let Some((cue, _)) = self.meaning(node) {
                best = Some((at, cue));
            }
        }
    }
}

fn unit_named(kind: &str) -> Option<UnitWord> {
    Some(match kind {
        "unit name" => UnitWord::Name,
        "unit paragraph" => UnitWord::Paragraph,
        "unit item" => UnitWord::Item,
        "unit point" => UnitWord::Point,
        "unit clause" => UnitWord::Clause,
        "unit form" => UnitWord::Form,
        "unit article" => UnitWord::Article,
        "unit subsection" => UnitWord::Subsection,
        "unit section" => UnitWord::Section,
        "unit chapter" => UnitWord::Chapter,
        "unit part" => UnitWord::Part,
        "unit annex" => UnitWord::Annex,
        _ => return None,
    })
}
