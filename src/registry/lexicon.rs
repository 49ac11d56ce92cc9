//! Phrases and what they mean, as a trie over [`WordKey`]s.

use crate::text::{WordKey, word_key};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What a word of the grammar does in a sentence, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue(pub u32);

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)*) => {
        impl Cue {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// The cue that `words.tsv` calls `name`.
            fn named(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

cues! {
    /// `số` before a number.
    NUMBER = 0, "number";
    /// `của` before an issuer.
    OF = 1, "of";
    /// `do` before an issuer.
    BY = 2, "by";
    /// `tại` before an issuer or a place.
    AT = 3, "at";
    /// Joins members of a list.
    AND = 4, "and";
    /// `ngày`.
    DAY = 5, "day";
    /// `tháng`.
    MONTH = 6, "month";
    /// `năm`.
    YEAR = 7, "year";
    /// Opens a legal basis (căn cứ).
    BASIS = 8, "basis";
    /// What follows is to be carried out or complied with.
    CARRY = 9, "carry";
    /// What follows is only named.
    NAME = 10, "name";
    /// What follows is amended, replaced or repealed.
    AMEND = 11, "amend";
    /// `kèm theo`.
    WITH = 12, "with";
    /// May open a subject (trích yếu).
    SUBJECT = 13, "subject";
    /// Introduces a short form.
    CALLED = 14, "called";
    /// Ends a subject.
    STOP = 15, "stop";
    /// A body of the local state: committee or council of the people.
    LOCAL = 16, "local";
    /// A head of a body (chủ tịch, giám đốc, bộ trưởng).
    OFFICE = 17, "office";
    /// A committee of the Party at some level.
    PARTY = 18, "party";
    /// A level of the administration (tỉnh, thành phố, huyện, xã).
    PLACE = 19, "place";
    /// A body whose name goes on in words of its own (Ban Chỉ đạo, Cục, Tổ giúp việc).
    BODY = 20, "body";
    /// A verb of which an issuer is the subject (ban hành, xây dựng).
    ACT = 21, "act";
    /// `này`, which makes a type word mean the document itself.
    THIS = 22, "this";
    /// Congress of the Party (Đại hội).
    CONGRESS = 23, "congress";
    /// Plenum of the Party (Hội nghị, Trung ương).
    PLENUM = 24, "plenum";
    /// Says that what stood before is amended by what follows (được sửa đổi).
    AMENDED_BY = 25, "amended_by";
    /// A term of office (khóa, nhiệm kỳ).
    TERM = 26, "term";
    /// Article, clause, point (Điều, khoản, điểm).
    PROVISION = 27, "provision";
    /// A noun that the cited document gives (mục tiêu, nhiệm vụ): what stands before it governs the citation.
    CONTENT = 28, "content";
    /// Before whom a document is addressed to (gửi).
    TO = 29, "to";
    /// Between the ends of a range (đến).
    UNTIL = 30, "until";
}

impl Cue {
    /// Whether any of `other` is in it.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// All that one phrase may mean; indices are of the registry's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meaning {
    /// A document type.
    pub doc_type: Option<u16>,
    /// An issuer's name.
    pub issuer: Option<u16>,
    /// A province's name.
    pub province: Option<u16>,
    /// A law's name.
    pub law: Option<u16>,
    /// How the name of a body begins.
    pub body: Option<u16>,
    /// What it does in a sentence.
    pub cues: Cue,
}

/// A hasher for keys that are hashes already.
#[derive(Default, Clone)]
pub(super) struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u32(&mut self, node: u32) {
        self.0 = self.0.rotate_left(23) ^ u64::from(node).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = self.0.rotate_left(23) ^ key;
    }
}

/// The phrases of the grammar and the names of the registry.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    edges: HashMap<(u32, u64), u32, BuildHasherDefault<Ready>>,
    meanings: Vec<Option<Meaning>>,
}

impl Lexicon {
    /// The node where every phrase begins.
    pub const ROOT: u32 = 0;

    /// The node behind `node` along one word.
    pub fn step(&self, node: u32, word: WordKey) -> Option<u32> {
        self.edges.get(&(node, word.0)).copied()
    }

    /// What the phrase that ends at `node` means.
    pub fn meaning(&self, node: u32) -> Option<Meaning> {
        self.meanings.get(node as usize).copied().flatten()
    }

    /// The longest phrase that `words` begin with: its meaning, and how many words it has.
    pub fn longest(&self, words: impl IntoIterator<Item = WordKey>) -> Option<(Meaning, usize)> {
        let (mut node, mut best) = (Self::ROOT, None);
        for (index, word) in words.into_iter().enumerate() {
            let Some(next) = self.step(node, word) else { break };
            node = next;
            if let Some(meaning) = self.meaning(node) {
                best = Some((meaning, index + 1));
            }
        }
        best
    }

    /// Adds to the meaning of `phrase`, whose words are its runs of letters and digits.
    pub(super) fn add(&mut self, phrase: &str, change: impl FnOnce(&mut Meaning)) {
        if self.meanings.is_empty() {
            self.meanings.push(None);
        }
        let mut node = Self::ROOT;
        for word in phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let fresh = self.meanings.len() as u32;
            node = *self.edges.entry((node, word_key(word).0.0)).or_insert(fresh);
            if node == fresh {
                self.meanings.push(None);
            }
        }
        if node != Self::ROOT {
            change(self.meanings[node as usize].get_or_insert_default());
        }
    }

    /// Adds a row of `words.tsv`.
    pub(super) fn add_cues(&mut self, phrase: &str, names: &str) -> Result<(), String> {
        let mut cues = Cue::default();
        for name in names.split(',').map(str::trim) {
            cues = cues.or(Cue::named(name).ok_or_else(|| format!("`{name}` is no cue"))?);
        }
        self.add(phrase, |meaning| meaning.cues = meaning.cues.or(cues));
        Ok(())
    }
}
