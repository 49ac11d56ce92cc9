//! The levels of the administration (tỉnh, huyện, xã) by the words of `places.tsv`, and the names of provinces with them.

use super::phrases::{Phrases, word_starts};
use super::{Province, Registry, TableError, table};
use crate::text::slug;

/// Where a place stands. Since 1 July 2025 there are no districts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// A province or a city under the central government.
    Province,
    /// A district, or a city within a province.
    District,
    /// A commune, a ward, a township, a special zone.
    Commune,
}

/// One level: the word that stands before the names of its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceLevel {
    /// `thành phố`.
    pub name: String,
    /// `TP`, with or without a dot behind it.
    pub short: Option<String>,
    /// Where its places stand; `None` for a word that only begins like one (`xã hội`).
    pub tier: Option<Tier>,
    /// The last day on which there were such places, ISO; `None` where there still are.
    pub until: Option<String>,
    /// The committee of the Party at such a place, `Thành ủy`.
    pub party: Option<String>,
}

/// The levels, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// In the order of the table: of two tiers with one word, the higher stands first.
    pub levels: Vec<PlaceLevel>,
    words: Phrases,
    parties: Phrases,
}

impl Places {
    /// Reads rows of `places.tsv`, before those that are there.
    pub(super) fn read(&mut self, file: &str, tsv: &str) -> Result<(), TableError> {
        let rows = table::rows(file, tsv, ["name", "short", "tier", "until", "party"])?;
        let some = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        let level = |[name, short, tier, until, party]: [&str; 5]| PlaceLevel {
            name: name.to_owned(),
            short: some(short),
            tier: match tier {
                "province" => Some(Tier::Province),
                "district" => Some(Tier::District),
                "commune" => Some(Tier::Commune),
                _ => None,
            },
            until: some(until),
            party: some(party),
        };
        self.levels.splice(0..0, rows.into_iter().map(level));
        (self.words, self.parties) = (Phrases::default(), Phrases::default());
        for (row, level) in self.levels.iter().enumerate() {
            self.words.add(&level.name, row);
            if let Some(short) = &level.short {
                self.words.add(short, row);
            }
            if let Some(party) = &level.party {
                self.parties.add(party, row);
            }
        }
        Ok(())
    }

    /// The level whose word, or its abbreviation, `text` begins with, in any capitals, and how many bytes that has: the
    /// highest of those that share the word.
    pub fn leads(&self, text: &str) -> Option<(&PlaceLevel, usize)> {
        let mut found: Option<(usize, usize)> = None;
        for (row, length) in self.words.leading(text) {
            if found.is_none_or(|(_, longest)| length > longest) {
                found = Some((row, length));
            }
        }
        let (row, length) = found?;
        let dot = usize::from(length <= 3 && text[length..].starts_with('.'));
        self.levels[row].tier.is_some().then_some((&self.levels[row], length + dot))
    }

    /// The level whose word ends `text`, the whole last word or words of it, with the byte at which it begins.
    pub fn ends(&self, text: &str) -> Option<(&PlaceLevel, usize)> {
        let whole = text.trim_end().len();
        let word = word_starts(text)
            .find_map(|at| Some((at, self.leads(&text[at..])?)).filter(|(_, (_, length))| at + length == whole));
        word.map(|(at, (level, _))| (level, at))
    }

    /// Every level that `text` names, with the place of its word and its length.
    pub fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t PlaceLevel, usize, usize)> + 't {
        let mut past = 0;
        word_starts(text).filter_map(move |at| {
            let (level, length) = self.leads(&text[at..]).filter(|_| at >= past)?;
            past = at + length;
            Some((level, at, length))
        })
    }

    /// The committee of the Party at some place with which `text` begins, in any capitals, and its level.
    pub fn party(&self, text: &str) -> Option<(&PlaceLevel, usize)> {
        self.parties.leading(text).next().map(|(row, length)| (&self.levels[row], length))
    }

    /// The committee of the Party at a place whose level is `word`: `Thành ủy` for `thành phố`.
    pub fn party_at(&self, word: &str) -> Option<&str> {
        self.level(word).and_then(|level| level.party.as_deref())
    }

    /// The committee of the Party at a province of the kind that most have.
    pub fn party_of_province(&self) -> &str {
        let first = self.levels.iter().find(|level| level.tier == Some(Tier::Province));
        first.and_then(|level| level.party.as_deref()).unwrap_or_default()
    }

    /// Whether `name` begins with the committee of the Party at a province.
    pub fn is_party_of_province(&self, name: &str) -> bool {
        self.party(name).is_some_and(|(level, _)| level.tier == Some(Tier::Province))
    }

    /// Whether `word` is the level of a province in any capitals.
    pub fn is_of_province(&self, word: &str) -> bool {
        self.tiers(word).any(|tier| tier == Tier::Province)
    }

    /// The tiers whose places `word` stands before.
    pub fn tiers<'w>(&'w self, word: &'w str) -> impl Iterator<Item = Tier> + 'w {
        let whole = word.trim_end_matches('.');
        self.words
            .leading(whole)
            .filter(move |(_, length)| *length == whole.len())
            .filter_map(|(row, _)| self.levels[row].tier)
    }

    /// The level by its word or abbreviation.
    pub fn level(&self, word: &str) -> Option<&PlaceLevel> {
        self.leads(word).filter(|(_, length)| *length >= word.trim_end().len()).map(|(level, _)| level)
    }

    /// Whether `word` abbreviates a level, so that a dot behind it ends no sentence: `TP`, `Tp`, `Q`.
    pub fn is_short(&self, word: &str) -> bool {
        let same = |short: &str| word.starts_with(char::is_uppercase) && word.to_uppercase() == short;
        self.levels.iter().filter_map(|level| level.short.as_deref()).any(same)
    }

    /// `name` without the word of its level: `Thành phố Hồ Chí Minh` is `Hồ Chí Minh`, `TP. Huế` is `Huế`.
    pub fn bare<'n>(&self, name: &'n str) -> &'n str {
        self.leads(name).map(|(_, length)| name[length..].trim_start()).filter(|bare| !bare.is_empty()).unwrap_or(name)
    }
}

impl Registry {
    /// The provinces whose offices may have issued on day `on` (ISO, maybe a year alone) what a document of `home` means when
    /// it was written on day `written` and names no province: those of which the land of `home` was made in between, and
    /// `home` itself where it stood; of these only such as `kind` fits (`tỉnh`, `thành phố`), where the text gives one. Where
    /// nothing changed in between that is `home` alone.
    pub fn provinces_then<'r>(
        &'r self,
        home: &'r Province,
        on: &str,
        written: &str,
        kind: Option<&str>,
    ) -> Vec<&'r Province> {
        let stood = |province: &&Province| {
            let since = province.since.as_deref().is_none_or(|since| &since[..since.len().min(on.len())] <= on);
            since && province.until.as_deref().is_none_or(|until| on <= until)
        };
        let joined = |province: &&Province| {
            province.today.as_deref() == Some(home.name.as_str())
                && province.name != home.name
                && province.until.as_deref().is_some_and(|until| until < written)
        };
        let others = self.provinces.iter().filter(joined).filter(stood);
        let mut found: Vec<&Province> = std::iter::once(home).filter(stood).chain(others).collect();
        if found.is_empty() {
            found.push(home);
        }
        found.retain(|province| kind.is_none_or(|kind| province.kind == kind || province.kind_of() == kind));
        found
    }
}

impl Province {
    /// The name without the word of its kind, `Hồ Chí Minh`.
    pub fn bare(&self) -> &str {
        let mut letters = self.name.chars();
        let same =
            self.kind.chars().all(|c| letters.next().is_some_and(|other| other.to_lowercase().eq(c.to_lowercase())));
        let rest = letters.as_str();
        if same && rest.starts_with(' ') { rest.trim_start() } else { &self.name }
    }

    /// The bare name in ASCII, as keys have it: `ho-chi-minh`.
    pub fn slug(&self) -> String {
        slug(self.bare())
    }

    /// `tỉnh` or `thành phố`: what it is today, or was when it ended.
    pub fn kind_of(&self) -> &str {
        let stands = self.today.as_deref() == Some(self.name.as_str());
        self.kind_today.as_deref().filter(|_| stands).unwrap_or(&self.kind)
    }

    /// Kind and name, `tỉnh Quảng Ngãi`, `thành phố Hồ Chí Minh`.
    pub fn in_full(&self) -> String {
        format!("{} {}", self.kind_of(), self.bare())
    }
}
