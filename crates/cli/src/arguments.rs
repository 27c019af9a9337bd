//! What can be said on the command line.

mod serve;
mod store;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use onrecord::ingest::{Columns, Options};

pub(crate) use serve::ServeOptions;
pub(crate) use store::{
    ActorOptions, Correct, CorrectOptions, CorrectionsOptions, ImportOptions, LinkOptions, OutputOptions,
    SearchOptions, ShowOptions, Shown, SqlOptions,
};

/// Reads news and keeps the record: who said what, in whose words, tied to the exact characters of the source.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Examples:
  onrecord read article.html
  onrecord read --json archive/ > record.jsonl
  onrecord import archive/ --into crisis.onrecord
  onrecord show disputes crisis.onrecord
  onrecord search heavy weapons --in crisis.onrecord
  onrecord serve crisis.onrecord --open

Exit status: 0 when all went well, 1 when some inputs failed or a check found faults, 2 when nothing could be done.")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles and print who said what
    Read(ReadOptions),
    /// Keep the record of many articles in one file
    Import(ImportOptions),
    /// Tie the articles of a file together: actors, links, disputes
    Link(LinkOptions),
    /// List what a file holds
    Show(ShowOptions),
    /// Find words in a file: who said them, and where
    Search(SearchOptions),
    /// Show one actor: names, roles, what it said over time
    Actor(ActorOptions),
    /// Open a file's pages in a browser
    Serve(ServeOptions),
    /// Ask a file in SQL
    Sql(SqlOptions),
    /// Correct what a file holds
    Correct(CorrectOptions),
    /// Print what was corrected
    Corrections(CorrectionsOptions),
    /// Prove that every span of a record equals its text
    Check(CheckOptions),
    /// Score the reading against a gold corpus
    Eval(EvalOptions),
    /// Print the JSON Schema of `read --json`
    Schema,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord read article.html                    one page, as a record to read
  onrecord read news/ feed.xml crawl.warc.gz    folders, feeds and web archives
  curl -s https://example.org/a | onrecord read -
  onrecord read --json --text-column story table.csv > record.jsonl

Formats are found by content: HTML, plain text, RSS and Atom, WARC, JSON Lines, CSV; each may be gzipped.")]
pub(crate) struct ReadOptions {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Print one JSON object per article and line
    #[arg(long)]
    pub(crate) json: bool,
    /// Print the outlet's own sentences too, and every figure and date
    #[arg(long, conflicts_with = "json")]
    pub(crate) all: bool,
    /// Print only what people are called, and by whom; with several outlets, what each calls whom
    #[arg(long, conflicts_with = "json")]
    pub(crate) namings: bool,
    /// No records, no progress: failures and the summary's exit status only; with --json, the records only
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Threads that read; by default, one per processor
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    #[command(flatten)]
    pub(crate) columns: ColumnOptions,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Columns of CSV and keys of JSON Lines")]
pub(crate) struct ColumnOptions {
    /// Holds the article's text
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// Holds the identifier
    #[arg(long, value_name = "NAME")]
    id_column: Option<String>,
    /// Holds the headline
    #[arg(long, value_name = "NAME")]
    title_column: Option<String>,
    /// Holds the publisher
    #[arg(long, value_name = "NAME")]
    outlet_column: Option<String>,
    /// Holds the writers
    #[arg(long, value_name = "NAME")]
    authors_column: Option<String>,
    /// Holds the date of publication
    #[arg(long, value_name = "NAME")]
    published_column: Option<String>,
    /// Holds the address
    #[arg(long, value_name = "NAME")]
    url_column: Option<String>,
}

impl ColumnOptions {
    pub(crate) fn options(&self) -> Options {
        let columns = Columns {
            text: self.text_column.clone(),
            id: self.id_column.clone(),
            title: self.title_column.clone(),
            outlet: self.outlet_column.clone(),
            authors: self.authors_column.clone(),
            published: self.published_column.clone(),
            url: self.url_column.clone(),
        };
        Options { columns, ..Options::default() }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord check record.jsonl
  onrecord check crisis.onrecord
  onrecord check --repair crisis.onrecord
  onrecord read --json news/ | onrecord check -

The articles, their records and the corrections are what a file of `import` is made of. Its tables and search indexes are
made from these; --repair makes them again where they are damaged.")]
pub(crate) struct CheckOptions {
    /// Records as `read --json` prints them, or files of `import`; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Make the tables and search indexes of damaged files of `import` again
    #[arg(long)]
    pub(crate) repair: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord eval attribution --data \"$ONRECORD_DATA\"
  onrecord eval attribution --gold polnear/dev --predictions record.jsonl --json
  onrecord eval speakers --data \"$ONRECORD_DATA\" --wrong
  onrecord eval dates --data \"$ONRECORD_DATA\" --json
  onrecord eval figures --data \"$ONRECORD_DATA\"
  onrecord eval places --json
  onrecord eval namings --data \"$ONRECORD_DATA\" --wrong
  onrecord eval entities --wrong
  onrecord eval entities --texts > texts.jsonl
  onrecord eval syntax --part dev --json
  onrecord eval coreference")]
pub(crate) struct EvalOptions {
    /// What to score
    #[arg(value_enum)]
    pub(crate) what: Evaluated,
    /// Folder of the corpora; holds attribution/polnear, dates/timebank, quantities and so on
    #[arg(long, env = "ONRECORD_DATA", value_name = "FOLDER")]
    pub(crate) data: Option<PathBuf>,
    /// Part of the corpus
    #[arg(long, default_value = "dev")]
    pub(crate) part: String,
    /// Folder with `text` and `attributions`, with .tml files for dates, or file of sentences for figures, instead of
    /// --data and --part
    #[arg(long, value_name = "PATH")]
    pub(crate) gold: Option<PathBuf>,
    /// Score these instead of reading the texts: records from `read --json`, or entities by text of --texts
    #[arg(long, value_name = "FILE")]
    pub(crate) predictions: Option<PathBuf>,
    /// Read with this model instead of the one inside the program
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Print one JSON object, metric to value (in per cent)
    #[arg(long)]
    pub(crate) json: bool,
    /// Conflict, entities, namings and speakers: print each wrong one too, with its words; links: print all; copies: pairs
    /// of two items
    #[arg(long)]
    pub(crate) wrong: bool,
    /// Attribution: print what speaks for each statement instead, for `calibrate.py`
    #[arg(long, conflicts_with_all = ["json", "wrong", "predictions"])]
    pub(crate) evidence: bool,
    /// Namings: folder of the sample articles
    #[arg(long, default_value = "samples", value_name = "FOLDER")]
    pub(crate) samples: PathBuf,
    /// Entities: print the texts as JSON Lines instead, for another reader
    #[arg(long, conflicts_with_all = ["json", "wrong", "predictions"])]
    pub(crate) texts: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Evaluated {
    /// Source, cue and content of statements, on PolNeAR
    Attribution,
    /// Statements, speakers, parties, replies, disputes and what is named, on conflict news annotated by hand; --part test
    /// is sealed
    Conflict,
    /// Who speaks, on statements of PolNeAR dev annotated by hand
    Speakers,
    /// Time expressions with type and value, on TimeBank as TempEval-3 scores it
    Dates,
    /// Numbers with unit, change and what they concern, on NewsQuant
    Figures,
    /// Place names and where they lead, on LGL
    Places,
    /// What people are called and by whom, on sample articles and BASIL annotated by hand
    Namings,
    /// Names and mentions, on re3d, UNER, wikigold and PolNeAR
    Entities,
    /// Dependency trees and parts of speech, on UD English EWT and GUM
    Syntax,
    /// Who is meant again, on GUM
    Coreference,
    /// What ties articles together, on BASIL; --gold is a file of links judged by hand
    Links,
    /// Near-duplicates, on copies made of Reuters items; --gold is the folder of the .sgm files
    Copies,
}
