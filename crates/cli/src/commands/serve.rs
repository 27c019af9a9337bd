//! `onrecord serve`: a file's pages in a browser, on this machine.

use std::io::Write;
use std::net::IpAddr;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use onrecord_server::{Options, Secret, Server};

use crate::arguments::ServeOptions;
use crate::clock;
use crate::style::DIM;

pub(crate) fn run(options: &ServeOptions) -> Result<bool> {
    let token = match &options.token {
        Some(Some(word)) if word.trim().len() < 8 => bail!("a token has at least eight characters"),
        Some(Some(word)) => Some(Secret::new(word.trim())),
        Some(None) => Some(Secret::random().context("no random numbers for a token")?),
        None => None,
    };
    let user = || std::env::var("USER").or_else(|_| std::env::var("USERNAME")).ok();
    let server = Server::bind(Options {
        file: options.file.clone(),
        address: options.address.unwrap_or(IpAddr::from([127, 0, 0, 1])),
        port: options.port,
        token,
        names: options.names.clone(),
        by: options.by.clone().or_else(user).unwrap_or_default(),
        clock: clock::now,
    })?;
    let url = server.url();
    let mut out = anstream::stdout().lock();
    writeln!(out, "{url}")?;
    writeln!(out, "{DIM}{} — stop with Ctrl-C{DIM:#}", options.file.display())?;
    out.flush()?;
    drop(out);
    if options.open {
        open(&url)?;
    }
    server.run_until_interrupted()?;
    Ok(true)
}

/// Shows an address in the browser that the desktop uses.
fn open(url: &str) -> Result<()> {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    let begun = Command::new(program)
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if begun.is_err() {
        anstream::eprintln!("{DIM}no browser was found; open {url} yourself{DIM:#}");
    }
    Ok(())
}
