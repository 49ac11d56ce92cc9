//! One block a setting: its flag, its variable, its default, its bounds and its help stand together and nowhere else.
//!
//! The command line makes its flags of the blocks, `docs/settings.md` its table, and [`Said::value`] checks every value by
//! them, wherever it comes from.

use super::ConfigError;
use super::form::Form;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;

/// What there is to say of one setting, whatever type its value has.
pub struct Block {
    /// Its flag without dashes; none where only the environment may say it.
    pub flag: Option<&'static str>,
    /// What help calls its value: `N`, `DIR`.
    pub value: &'static str,
    /// Its environment variable.
    pub variable: &'static str,
    /// Its default, in words.
    pub usual: String,
    /// All values that it may have, where they can be listed.
    pub names: Vec<&'static str>,
    /// What it is for, as one sentence.
    pub help: String,
    check: Check,
}

/// Whether a value is one, else what is wrong with it.
type Check = Box<dyn Fn(&OsStr) -> Result<(), String> + Send + Sync>;

impl Block {
    /// The block of a setting; `flag` with what help calls its value, as `--threads N`, or empty.
    pub(super) fn new<T: 'static>(
        flag: &'static str,
        variable: &'static str,
        help: impl Into<String>,
        form: Form<T>,
    ) -> Self {
        let (usual, names) = (form.told.clone(), form.names.clone());
        let check = Box::new(move |value: &OsStr| match (form.parse)(value) {
            Some(_) => Ok(()),
            None => Err(format!("it is not {}", form.wanted)),
        });
        let (flag, value) = parts(flag);
        Self { flag, value, variable, usual, names, help: help.into(), check }
    }

    /// Whether the setting may have this value.
    ///
    /// # Errors
    /// What a value must be, as the end of a sentence.
    pub fn check(&self, value: &OsStr) -> Result<(), String> {
        (self.check)(value)
    }
}

impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Block").field("flag", &self.flag).field("variable", &self.variable).finish_non_exhaustive()
    }
}

/// `--threads N` as `threads` and `N`.
fn parts(flag: &'static str) -> (Option<&'static str>, &'static str) {
    match flag.strip_prefix("--").map(|flag| flag.split_once(' ').unwrap_or((flag, ""))) {
        Some((name, value)) => (Some(name), value),
        None => (None, ""),
    }
}

/// Settings that belong together, and the flags of one heading.
pub trait Group {
    /// The heading of their flags in help; none where they stand with the other options.
    const HEADING: Option<&'static str>;

    /// Their blocks, in the order of help.
    fn blocks() -> Vec<Block>;
}

/// Flags as they were typed, by their names without dashes.
pub type Typed = BTreeMap<&'static str, OsString>;

/// What was said of settings: flags, and the environment.
pub(super) struct Said<'s> {
    pub(super) typed: &'s Typed,
    pub(super) environment: &'s dyn Fn(&'static str) -> Option<OsString>,
}

impl Said<'_> {
    /// The value of a setting: a flag outranks its variable, the variable the default. An empty variable says nothing.
    pub(super) fn value<T>(&self, flag: &'static str, variable: &'static str, form: Form<T>) -> Result<T, ConfigError> {
        let typed = parts(flag).0.and_then(|flag| Some((format!("--{flag}"), self.typed.get(flag)?.clone())));
        let set = || Some((format!("the environment variable {variable}"), self.variable(variable)?));
        let Some((name, value)) = typed.or_else(set) else { return Ok(form.usual) };
        match (form.parse)(&value) {
            Some(parsed) => Ok(parsed),
            None => {
                let value = value.to_string_lossy();
                let value = if form.secret { "*".repeat(value.len().min(8)) } else { value.into_owned() };
                Err(ConfigError { name, value, wanted: form.wanted })
            }
        }
    }

    /// The value of an environment variable that says something.
    pub(super) fn variable(&self, name: &'static str) -> Option<OsString> {
        (self.environment)(name).filter(|value| !value.to_string_lossy().trim().is_empty())
    }
}

/// Makes a record of settings and their [`Block`]s of one block a setting:
///
/// ```text
/// /// What it is for, as one sentence
/// field: Type = form of its values with the default, "--flag VALUE", "CANCU_VARIABLE";
/// ```
macro_rules! settings {
    (
        $(#[doc = $about:literal])+
        $group:ident, $heading:expr;
        $( $(#[doc = $help:literal])+ $field:ident: $type:ty = $form:expr, $flag:literal, $variable:literal; )+
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $group {
            $( $(#[doc = $help])+ pub $field: $type, )+
        }

        impl $crate::config::Group for $group {
            const HEADING: Option<&'static str> = $heading;

            fn blocks() -> Vec<$crate::config::Block> {
                vec![$( $crate::config::Block::new($flag, $variable, concat!($($help),+).trim(), $form) ),+]
            }
        }

        impl $group {
            pub(super) fn read(said: &$crate::config::block::Said<'_>) -> Result<Self, $crate::config::ConfigError> {
                Ok(Self { $( $field: said.value($flag, $variable, $form)?, )+ })
            }
        }

        impl Default for $group {
            /// What holds where nothing is said.
            fn default() -> Self {
                Self { $( $field: $form.usual, )+ }
            }
        }
    };
}

pub(super) use settings;
