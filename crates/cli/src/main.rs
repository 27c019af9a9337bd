//! The `onrecord` command: arguments, progress, colour and exit codes; all else is in the library.

mod arguments;
mod clock;
mod commands;
mod count;
mod progress;
mod style;
mod table;

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
            anstream::eprintln!("{}error:{:#} {error:#}", style::ERROR, style::ERROR);
            ExitCode::from(FAILED)
        }
    }
}

/// Whether whoever reads our output went away, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
