//! The `onrecord` command: arguments, progress, colour and exit codes; all else is in the library.

#![forbid(unsafe_code)]

mod arguments;
mod clock;
mod commands;
mod count;
mod progress;
mod since;
mod style;
mod table;
mod terminal;
mod word;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};

/// Some inputs failed, or a check found faults.
const PARTLY: u8 = 1;
/// Nothing could be done: wrong arguments, no input that can be read, output that cannot be written.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Command::Read(options) => commands::read::run(options),
        Command::Import(options) => commands::import::run(options),
        Command::Link(options) => commands::link::run(options),
        Command::Show(options) => commands::show::run(options),
        Command::Search(options) => commands::search::run(options),
        Command::Actor(options) => commands::actor::run(options),
        Command::Serve(options) => commands::serve::run(options),
        Command::Sql(options) => commands::sql::run(options),
        Command::Correct(options) => commands::correct::run(options),
        Command::Corrections(options) => commands::corrections::run(options),
        Command::Check(options) => commands::check::run(options),
        Command::Eval(options) => commands::eval::run(options),
        Command::Schema => commands::schema::run(),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(PARTLY),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("{}error:{:#} {}", style::ERROR, style::ERROR, told(&error));
            ExitCode::from(FAILED)
        }
    }
}

/// Whether whoever reads our output went away, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        io.or_else(|| cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind))
    };
    error.chain().any(|cause| kind(cause) == Some(std::io::ErrorKind::BrokenPipe))
}

/// An error with its causes, each told once.
fn told(error: &anyhow::Error) -> String {
    let mut told = error.to_string();
    // It tells what its causes mean.
    if error.is::<onrecord::store::Error>() {
        return told;
    }
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !told.to_lowercase().contains(&cause.to_lowercase()) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_that_was_told_is_not_told_again() {
        let missing = || std::io::Error::new(std::io::ErrorKind::NotFound, "No such file");
        let told_before = anyhow::Error::new(missing()).context("a.txt: no such file — check the path");
        assert_eq!(told(&told_before), "a.txt: no such file — check the path");
        let new = anyhow::Error::new(missing()).context("a.txt: cannot be opened");
        assert_eq!(told(&new), "a.txt: cannot be opened: No such file");
    }

    #[test]
    fn a_closed_pipe_is_no_error_whoever_wrote_to_it() {
        let closed = || std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        assert!(is_closed_pipe(&closed().into()));
        assert!(is_closed_pipe(&serde_json::Error::io(closed()).into()));
        assert!(!is_closed_pipe(&anyhow::anyhow!("another")));
    }
}
