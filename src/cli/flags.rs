//! The flags of settings, made of their blocks, and what was typed of them.

use crate::config::{Block, Group, Places, Typed, blocks};
use crate::index::Place;
use crate::notation::PartialDate;
use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::error::Result;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use std::ffi::OsString;
use std::marker::PhantomData;

/// The flags of a group of settings. They hold nothing: what was typed goes into the settings, see [`typed`].
#[derive(Debug)]
pub(super) struct Flags<G>(PhantomData<G>);

/// A folder or an address, as `--index` takes it.
pub(super) fn place() -> impl TypedValueParser<Value = Place> {
    OsStringValueParser::new().try_map(Place::try_from)
}

/// A day as people write it.
pub(super) fn day(written: &str) -> std::result::Result<PartialDate, String> {
    PartialDate::typed(written).ok_or_else(|| "write a day as 2025-08-01 or 01/8/2025".to_owned())
}

impl<G: Group> Args for Flags<G> {
    fn augment_args(command: Command) -> Command {
        let (flags, unflagged): (Vec<Block>, _) = G::blocks().into_iter().partition(|block| block.flag.is_some());
        let command = flags.into_iter().filter_map(argument).fold(command, |command, argument| {
            command.arg(argument.help_heading(G::HEADING).global(G::HEADING == Places::HEADING))
        });
        if unflagged.is_empty() { command } else { command.after_help(environment_only(&unflagged)) }
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<G> FromArgMatches for Flags<G> {
    fn from_arg_matches(_: &ArgMatches) -> Result<Self> {
        Ok(Self(PhantomData))
    }

    fn update_from_arg_matches(&mut self, _: &ArgMatches) -> Result<()> {
        Ok(())
    }
}

/// What was typed of all settings.
pub(super) fn typed(matches: &ArgMatches) -> Typed {
    let flags: Vec<&'static str> = blocks().iter().filter_map(|block| block.flag).collect();
    let mut typed = Typed::new();
    let mut level = Some(matches);
    while let Some(matches) = level {
        for flag in &flags {
            // A command has the flags that it needs, and not the others.
            if let Ok(Some(value)) = matches.try_get_one::<OsString>(flag) {
                typed.insert(flag, value.clone());
            }
        }
        level = matches.subcommand().map(|(_, matches)| matches);
    }
    typed
}

/// The flag of a setting, where it has one.
fn argument(block: Block) -> Option<Arg> {
    let flag = block.flag?;
    let help = format!("{} [default: {}] [env: {}]", block.help, block.usual, block.variable);
    let argument = Arg::new(flag).long(flag).value_name(block.value).help(help);
    Some(argument.value_parser(parser(block)))
}

fn parser(block: Block) -> ValueParser {
    if block.names.is_empty() {
        let block = std::sync::Arc::new(block);
        OsStringValueParser::new().try_map(move |value| block.check(&value).map(|()| value)).into()
    } else {
        PossibleValuesParser::new(block.names).map(OsString::from).into()
    }
}

/// Tells of the settings that have no flag.
fn environment_only(blocks: &[Block]) -> String {
    let told = blocks.iter().map(|Block { variable, help, usual, .. }| {
        let lines = super::table::wrap(&format!("{help} [default: {usual}]"), 80);
        format!("  {variable}\n      {}", lines.join("\n      "))
    });
    format!("Environment only:\n{}", told.collect::<Vec<_>>().join("\n"))
}
