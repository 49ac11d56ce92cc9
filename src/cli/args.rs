//! What may be typed.

use super::copy::Copy;
use super::flags::{Flags, day};
use super::roles::role_parser;
use crate::citation::Role;
use crate::config::{Http, OpenSearch, Places, Reading};
use crate::index::Sort;
use crate::ingest::Part;
use crate::notation::{PartialDate, year};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// Finds what Vietnamese administrative documents cite, settles which document is meant, and answers who cites what.
#[derive(Debug, Parser)]
#[command(name = "cancu", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Exit status: 0 done, 1 nothing found or some input failed, 2 wrong usage or no index.")]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    places: Flags<Places>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print what files say and cite; nothing is stored, no index is needed
    Extract(Extract),
    /// Read files and folders into the index; only what changed is read again
    Ingest(Ingest),
    /// Find documents by words, number or citation
    Search(Search),
    /// Find which documents cite a document, on which page and in which words
    CitedBy(CitedBy),
    /// Show what documents say of a cited document, where they contradict each other, and what it amends
    Authority(Authority),
    /// Show which documents rest on what a document replaces, repeals or amends, at which provision and page
    Impact(Impact),
    /// Show what search makes of a text: its normal form, terms and citations; no index is needed
    Analyze(Analyze),
    /// Show what a document rests on, upward to the laws; or what comparable plans rest on
    Basis(Basis),
    /// Check the citations of drafts; exit status 1 where something should be mended before signing
    Check(Check),
    /// Compare provinces, years, issuers or documents by what they cite
    Compare(Compare),
    /// Write the graph of citations, for networkx, Gephi or Graphviz
    Graph(Graph),
    /// Show what the index holds, and what failed to read and why
    Status(Status),
    /// Copy all that one index holds into another, from a folder into a cluster or back
    Copy(Copy),
    /// Serve the HTTP API and the web pages
    Serve(Serve),
    /// Parse files for another process of this program, in frames over standard input and output
    #[command(hide = true)]
    Worker(Worker),
    /// Become another program that is locked in
    #[command(hide = true)]
    Launch(Launch),
}

#[derive(Debug, Args)]
pub(super) struct Extract {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// json: one object a line and a file; text: a table for people; tsv: one citation a row
    #[arg(long, value_enum, default_value_t = ExtractFormat::Json)]
    pub(super) format: ExtractFormat,
    #[command(flatten)]
    reading: Flags<Reading>,
}

#[derive(Debug, Args)]
pub(super) struct Ingest {
    /// Files and folders to read; *.jsonl and *.ndjson hold one document a line: {"id", "title", "text", ...}
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Remove documents under PATH whose file is gone
    #[arg(long)]
    pub(super) prune: bool,
    /// Try files that failed before, and documents with unread pages, again although they have not changed
    #[arg(long)]
    pub(super) retry: bool,
    /// Only one of so many parts of the files, as 3/8: where several writers, on as many machines, share a folder
    #[arg(long, value_name = "N/OF")]
    pub(super) part: Option<Part>,
    /// Start from an empty index in the place of the one that is there, as after an update of cancu
    #[arg(long)]
    pub(super) rebuild: bool,
    #[command(flatten)]
    pub(super) rows: Rows,
    #[command(flatten)]
    reading: Flags<Reading>,
    #[command(flatten)]
    cluster: Flags<OpenSearch>,
}

#[derive(Debug, Args)]
pub(super) struct Rows {
    /// How rows are printed [default: table, or what the ending of --output says]
    #[arg(long, value_enum)]
    pub(super) format: Option<RowFormat>,
    /// Write into this file (*.csv, *.xlsx, *.json) instead of printing
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Search {
    /// Words with or without marks, "a phrase", a document's number, -without, OR; tỉnh:, năm:, loại:, cơquan:, trích: narrow it
    #[arg(required = true, value_name = "QUERY")]
    pub(super) query: Vec<String>,
    #[command(flatten)]
    pub(super) filters: Filters,
    /// Only documents of this issuer
    #[arg(long, value_name = "NAME")]
    pub(super) issuer: Option<String>,
    /// Only documents that cite this number
    #[arg(long, value_name = "NUMBER")]
    pub(super) cites: Option<String>,
    /// In which order
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    pub(super) sort: Order,
    #[command(flatten)]
    pub(super) page: Page,
    #[command(flatten)]
    pub(super) rows: Rows,
}

#[derive(Debug, Args)]
pub(super) struct CitedBy {
    /// The number of the cited document, as 63/2010/NĐ-CP or 17-NQ/TW
    #[arg(required = true, value_name = "NUMBER")]
    pub(super) number: Vec<String>,
    #[command(flatten)]
    pub(super) filters: Filters,
    /// Only citations in this role
    #[arg(long, value_parser = role_parser())]
    pub(super) role: Option<Role>,
    /// Only documents that write it under this date (2010-06-18) or number, one of those that the answer names
    #[arg(long, value_name = "TEXT")]
    pub(super) written: Option<String>,
    /// Instead: documents that cite only what it replaced, although it was in effect
    #[arg(long)]
    pub(super) only_replaced: bool,
    /// The oldest document first
    #[arg(long)]
    pub(super) oldest: bool,
    #[command(flatten)]
    pub(super) page: Page,
    #[command(flatten)]
    pub(super) rows: Rows,
}

#[derive(Debug, Args)]
pub(super) struct Authority {
    /// The key of the cited document, as 17-nq-tw-2007, or its number, as 17-NQ/TW
    #[arg(required = true, value_name = "KEY_OR_NUMBER")]
    pub(super) authority: Vec<String>,
    /// Tell how it stands on this day (2025-08-01 or 01/8/2025): in force, amended, replaced, unknown; works without an
    /// index
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<PartialDate>,
    /// Tell it of this provision: "khoản 2 Điều 5"
    #[arg(long, value_name = "TEXT")]
    pub(super) provision: Option<String>,
    #[command(flatten)]
    pub(super) rows: Rows,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false, args = ["document", "topic"])]
pub(super) struct Basis {
    /// A document of the index: its id, number or file name
    #[arg(value_name = "DOCUMENT")]
    pub(super) document: Vec<String>,
    /// A topic or title: what do comparable plans rest on
    #[arg(long, value_name = "TEXT")]
    pub(super) topic: Option<String>,
    #[command(flatten)]
    pub(super) filters: Filters,
    /// Tell how each authority stands on this day [default: the document's date]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<PartialDate>,
    #[command(flatten)]
    pub(super) rows: Rows,
}

#[derive(Debug, Args)]
pub(super) struct Analyze {
    /// Words as a document or a question has them
    #[arg(required = true, value_name = "TEXT")]
    pub(super) text: Vec<String>,
    #[command(flatten)]
    pub(super) rows: Rows,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    /// Provinces, years, issuers, or documents (id, number or file name); all but documents where none is named
    #[arg(value_name = "VALUE")]
    pub(super) values: Vec<String>,
    /// What the columns are
    #[arg(long, value_enum, default_value_t = Columns::Province)]
    pub(super) by: Columns,
    /// Sum provinces up into those since 1 July 2025
    #[arg(long)]
    pub(super) today: bool,
    #[command(flatten)]
    pub(super) filters: Filters,
    /// How many authorities to print, at the most 5000
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = clap::value_parser!(u16).range(0..=5000))]
    pub(super) limit: u16,
    #[command(flatten)]
    pub(super) rows: Rows,
}

#[derive(Debug, Args)]
pub(super) struct Impact {
    /// The key or number of a document of the index, or a file, which need not be in the index
    #[arg(required = true, value_name = "KEY_OR_FILE")]
    pub(super) document: Vec<String>,
    /// Only what acts by this day (2025-08-01 or 01/8/2025)
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<PartialDate>,
    #[command(flatten)]
    pub(super) rows: Rows,
    #[command(flatten)]
    reading: Flags<Reading>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 clean or hints alone, 1 warnings or errors found, 2 a file could not be checked."
)]
pub(super) struct Check {
    /// Files to check
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The day on which the draft is to be signed [default: its own date]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<PartialDate>,
    /// text: file:page:line: severity: code: message; json: one object a file; sarif: one log for editors
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(super) format: CheckFormat,
    #[command(flatten)]
    reading: Flags<Reading>,
}

#[derive(Debug, Args)]
pub(super) struct Graph {
    #[command(flatten)]
    pub(super) filters: Filters,
    /// How it is written [default: graphml, or what the ending of --output says]
    #[arg(long, value_enum)]
    pub(super) format: Option<GraphFormat>,
    /// Write into this file (*.graphml, *.dot, *.gv) instead of printing
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Filters {
    /// Only documents of this province, under its old or its present name
    #[arg(long, value_name = "NAME")]
    pub(super) province: Option<String>,
    /// Only documents of this year
    #[arg(long, value_parser = clap::value_parser!(i16).range(i64::from(*year::DATES.start())..=i64::from(*year::DATES.end())), allow_negative_numbers = true)]
    pub(super) year: Option<i16>,
    /// Only documents of this type, as "Kế hoạch"
    #[arg(long = "type", value_name = "TYPE")]
    pub(super) doc_type: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Page {
    /// How many hits to pass over
    #[arg(long, value_name = "N", default_value_t = 0, allow_negative_numbers = true,
        value_parser = clap::value_parser!(i64).range(0..=1_000_000_000))]
    pub(super) from: i64,
    /// How many hits to print, at the most 1000
    #[arg(long, value_name = "N", default_value_t = 20, allow_negative_numbers = true,
        value_parser = clap::value_parser!(i64).range(0..=1000))]
    pub(super) limit: i64,
}

#[derive(Debug, Args)]
pub(super) struct Status {
    #[command(flatten)]
    pub(super) rows: Rows,
}

#[derive(Debug, Args)]
pub(super) struct Worker {
    /// Bytes of memory that it may use
    pub(super) memory: usize,
}

#[derive(Debug, Args)]
pub(super) struct Launch {
    /// The only folder where it may write
    #[arg(long)]
    pub(super) folder: Option<PathBuf>,
    /// A folder beside what is installed that it may read
    #[arg(long)]
    pub(super) reads: Option<PathBuf>,
    /// The program and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    pub(super) command: Vec<OsString>,
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    http: Flags<Http>,
    #[command(flatten)]
    reading: Flags<Reading>,
}

impl From<Filters> for crate::query::Filters {
    fn from(Filters { province, year, doc_type }: Filters) -> Self {
        Self { province, year, doc_type, issuer: None }
    }
}

impl Page {
    /// How many hits to pass over.
    pub(super) fn offset(&self) -> usize {
        usize::try_from(self.from).unwrap_or(usize::MAX)
    }

    /// How many hits to print.
    pub(super) fn limit(&self) -> usize {
        usize::try_from(self.limit).unwrap_or(0)
    }
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    Relevance,
    Newest,
    Oldest,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Relevance => Self::Relevance,
            Order::Newest => Self::Newest,
            Order::Oldest => Self::Oldest,
        }
    }
}

/// How `extract` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExtractFormat {
    Json,
    Text,
    Tsv,
}

/// How `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    Text,
    Json,
    Sarif,
}

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RowFormat {
    Table,
    Json,
    Csv,
    Xlsx,
}

/// What the columns of a comparison are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Columns {
    Province,
    Year,
    Issuer,
    Document,
}

/// How a graph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    Graphml,
    Dot,
}
