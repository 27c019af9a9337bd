//! What can be said of files that hold many articles.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use onrecord::store::{Filter, List};

use super::ColumnOptions;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord import news/ --into crisis.onrecord
  onrecord import archive.warc.gz feed.xml --into crisis.onrecord -j 4
  onrecord import --retry --into crisis.onrecord      what failed the last time
  onrecord import --reread --into crisis.onrecord     with a new version of this program

An import that was stopped, in whatever way, goes on where it stopped when it is given again: articles that are stored are
not read twice. An article whose address is known and whose text has changed is stored as a new version; see
`onrecord show changes`.")]
pub(crate) struct ImportOptions {
    /// Files and folders; `-` is standard input
    #[arg(value_name = "PATH", required_unless_present_any = ["retry", "reread"])]
    pub(crate) paths: Vec<PathBuf>,
    /// The file to keep the record in; made where there is none
    #[arg(long, value_name = "FILE")]
    pub(crate) into: PathBuf,
    /// Try the inputs again that failed before
    #[arg(long)]
    pub(crate) retry: bool,
    /// Read the stored articles again that another version or model has read; corrections are kept
    #[arg(long)]
    pub(crate) reread: bool,
    /// No progress and no summary: failures and the exit status only
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Threads that read; by default, one per processor
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// Do not link across articles when all is stored; `onrecord link` does it later
    #[arg(long)]
    pub(crate) no_link: bool,
    #[command(flatten)]
    pub(crate) columns: ColumnOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord link crisis.onrecord

`onrecord import` links by itself when it ends. Links, actors and disputes are made from the articles and from what people
have corrected; making them again loses nothing.")]
pub(crate) struct LinkOptions {
    /// The file
    pub(crate) file: PathBuf,
    /// No progress and no summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Threads that look at articles; by default, one per processor
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord show statements crisis.onrecord --actor \"Ferhat Obi\" --since 2019-05-12
  onrecord show statements crisis.onrecord --act deny --topic 'convoy mortar*'
  onrecord show statements crisis.onrecord --party Dravenia --since monday --manner direct
  onrecord show figures crisis.onrecord --casualty killed --since 7d --json
  onrecord show namings crisis.onrecord --outlet Banner --csv > namings.csv
  onrecord show disputes crisis.onrecord --actor Dravenia
  onrecord show disputes crisis.onrecord --csv        one row a position
  onrecord show changes crisis.onrecord
  onrecord show statements crisis.onrecord --rejected

Newest first. `id` is what `onrecord correct` takes.")]
pub(crate) struct ShowOptions {
    /// What to show
    #[arg(value_enum)]
    pub(crate) what: Shown,
    /// The file
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) filter: FilterOptions,
    /// Words that it must hold: all of them; \"several words\" together; word* begins a word
    #[arg(long, value_name = "WORDS")]
    pub(crate) topic: Option<String>,
    /// Its sort: links by kind (denies), figures (money), places (country), changes (added), actors (person),
    /// disputes by state or issue (open)
    #[arg(long, value_name = "SORT")]
    pub(crate) kind: Option<String>,
    /// Figures: what became of those counted: killed, wounded, detained, missing, displaced
    #[arg(long, value_name = "CASUALTY")]
    pub(crate) casualty: Option<String>,
    /// Figures: the unit, such as USD
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    /// Statements: the outlet's own sentences instead of what others say
    #[arg(long)]
    pub(crate) outlet_voice: bool,
    /// What people have rejected instead of what holds
    #[arg(long)]
    pub(crate) rejected: bool,
    /// The oldest first
    #[arg(long)]
    pub(crate) oldest_first: bool,
    #[command(flatten)]
    pub(crate) output: OutputOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Shown {
    /// Who said what
    Statements,
    /// Numbers with what they count, and who asserts them
    Figures,
    /// Time expressions
    Dates,
    /// Where names lead on the map
    Places,
    /// Who calls whom what
    Namings,
    /// Articles
    Articles,
    /// Who is who across articles
    Actors,
    /// Which item answers, denies, contradicts, repeats or supersedes which
    Links,
    /// Issues on which accounts part, with each party's words
    Disputes,
    /// What changed from one version of an article to the next
    Changes,
}

impl Shown {
    pub(crate) fn list(self) -> List {
        match self {
            Self::Statements => List::Statements,
            Self::Figures => List::Figures,
            Self::Dates => List::Dates,
            Self::Places => List::Places,
            Self::Namings => List::Namings,
            Self::Articles => List::Articles,
            Self::Actors => List::Actors,
            Self::Links => List::Links,
            Self::Disputes => List::Disputes,
            Self::Changes => List::Changes,
        }
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Which")]
pub(crate) struct FilterOptions {
    /// Who speaks, is spoken for, is named or takes part: a name, a part of one, or an identifier
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Whose statement it is: whom the speaker speaks for ("Karsand" for its ministry), else the speaker
    #[arg(long, value_name = "NAME")]
    party: Option<String>,
    /// Publisher: its name or a part of it
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Published on this day or later: 2019-05-06, 2019-05, 2019, monday, yesterday; 7d, 2w, 3m or 1y ago
    #[arg(long, value_name = "DATE", value_parser = crate::since::day)]
    since: Option<String>,
    /// Published on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = crate::since::day)]
    until: Option<String>,
    /// What is done by saying it: assert, deny, call-for, accuse, threaten, promise, ...
    #[arg(long, value_name = "ACT")]
    act: Option<String>,
    /// Whose words they are: direct, indirect, mixed or block
    #[arg(long, value_name = "MANNER")]
    manner: Option<String>,
    /// The least probability that the statement is right, from 0 to 1
    #[arg(long = "confidence", value_name = "LEAST", value_parser = probability)]
    least_confidence: Option<f64>,
    /// A place that is named in it
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// Rows of a page; 0 for all. By default 20 of a table, and all with --json or --csv
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Which page, from 1
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    page: u32,
}

/// A probability.
fn probability(said: &str) -> Result<f64, String> {
    let number = said.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

impl FilterOptions {
    /// The filter; `data` is everything unless somebody said how much, a table is a page.
    pub(crate) fn filter(&self, data: bool) -> Filter {
        const PAGE: usize = 20;
        const ALL: usize = usize::MAX >> 2;
        let limit = match self.limit {
            Some(0) => ALL,
            Some(limit) => limit,
            None if data && self.page == 1 => ALL,
            None => PAGE,
        };
        Filter {
            actor: self.actor.clone(),
            party: self.party.clone(),
            outlet: self.outlet.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            act: self.act.clone(),
            manner: self.manner.clone(),
            least_confidence: self.least_confidence,
            place: self.place.clone(),
            limit,
            skip: limit.saturating_mul(self.page as usize - 1),
            ..Filter::default()
        }
    }

    pub(crate) fn page(&self) -> u32 {
        self.page
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputOptions {
    /// One JSON object a line
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// A table as CSV; words that a spreadsheet would run as a formula begin with an apostrophe
    #[arg(long)]
    pub(crate) csv: bool,
    /// With --csv: leave such words as they are, for programs
    #[arg(long, requires = "csv")]
    pub(crate) csv_as_is: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord search market strike --in crisis.onrecord
  onrecord search '\"heavy weapons\"' --in crisis.onrecord --actor \"van der Lisse\"
  onrecord search 'displac*' --in crisis.onrecord --json

The best first: statements with who said them, then articles.")]
pub(crate) struct SearchOptions {
    /// Words: all of them; \"several words\" together; word* begins a word
    #[arg(required = true, value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    /// The file
    #[arg(long = "in", value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) filter: FilterOptions,
    #[command(flatten)]
    pub(crate) output: OutputOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord actor \"Ferhat Obi\" --in crisis.onrecord
  onrecord actor Obi --in crisis.onrecord --since 2019-05-12 --json")]
pub(crate) struct ActorOptions {
    /// A name, a part of one, or an identifier
    pub(crate) name: String,
    /// The file
    #[arg(long = "in", value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What it said on this day or later: 2019-05-06, monday, 7d
    #[arg(long, value_name = "DATE", value_parser = crate::since::day)]
    pub(crate) since: Option<String>,
    /// What it said on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = crate::since::day)]
    pub(crate) until: Option<String>,
    /// Statements to show
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// One JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord sql crisis.onrecord \"SELECT outlet, count(*) FROM statements GROUP BY outlet\"
  onrecord sql crisis.onrecord \"SELECT name FROM sqlite_schema WHERE type = 'view'\"
  onrecord sql --csv crisis.onrecord \"SELECT * FROM figures WHERE casualty = 'killed'\" > killed.csv

Queries only read. docs/store.md tells what views there are.")]
pub(crate) struct SqlOptions {
    /// The file
    pub(crate) file: PathBuf,
    /// The query
    pub(crate) query: String,
    #[command(flatten)]
    pub(crate) output: OutputOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord correct crisis.onrecord confirm k3v9q0t1m2xz:s4
  onrecord correct crisis.onrecord reject k3v9q0t1m2xz:s7 --by rana --note \"a question, not a claim\"
  onrecord correct crisis.onrecord span k3v9q0t1m2xz:s4 content 814-850,861-878
  onrecord correct crisis.onrecord speaker k3v9q0t1m2xz:s4 \"Ferhat Obi\"
  onrecord correct crisis.onrecord merge a01c2f8be31d4 k3v9q0t1m2xz:e3
  onrecord correct crisis.onrecord undo 12

Items, links and actors go by the `id` that `onrecord show` prints. Corrections are kept over every new reading and linking;
`onrecord corrections` prints them.")]
pub(crate) struct CorrectOptions {
    /// The file
    pub(crate) file: PathBuf,
    #[command(subcommand)]
    pub(crate) what: Correct,
    /// Who corrects; by default, the user's name
    #[arg(long, global = true, env = "ONRECORD_BY", value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why
    #[arg(long, global = true, value_name = "WORDS")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Correct {
    /// An item or link is right as it is
    Confirm {
        /// Items, links
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// An item or link is wrong
    Reject {
        /// Items, links
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// A part of an item stands elsewhere
    Span {
        /// The item
        id: String,
        /// Of a statement source, cue or content; words of a figure, date, place or naming
        #[arg(value_parser = ["source", "cue", "content", "words"])]
        part: String,
        /// Where, in code points of the article's text: start-end, several parted by commas; nothing to empty source or cue
        #[arg(default_value = "", value_name = "START-END")]
        pieces: String,
    },
    /// Somebody else speaks
    Speaker {
        /// The statement
        id: String,
        /// The speaker's name; none where nobody knows
        name: Option<String>,
    },
    /// An actor or entity has another name
    Rename {
        /// The actor, or an entity of it
        id: String,
        /// The name
        name: String,
    },
    /// Two actors are one
    Merge {
        /// The actor that stays, or an entity of it
        id: String,
        /// The other one, or an entity of it
        other: String,
    },
    /// An entity is not of the actor that it was taken for
    Split {
        /// The entity
        id: String,
        /// Entities that it is not; by default, all others of its actor
        #[arg(long, value_name = "ID")]
        from: Vec<String>,
    },
    /// An earlier correction does not hold
    Undo {
        /// Its number
        number: i64,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  onrecord corrections crisis.onrecord
  onrecord corrections crisis.onrecord --json > corrections.jsonl
  onrecord corrections crisis.onrecord --as-training > corrected.jsonl")]
pub(crate) struct CorrectionsOptions {
    /// The file
    pub(crate) file: PathBuf,
    /// One JSON object a correction and line, with the item before and after it
    #[arg(long, conflicts_with = "as_training")]
    pub(crate) json: bool,
    /// One JSON object an article and line: its text, and its statements with their spans as corrected
    #[arg(long)]
    pub(crate) as_training: bool,
}
