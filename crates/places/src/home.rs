//! Where an outlet is at home, as far as its name and its address show it.

use crate::fold::fold;
use crate::gazetteer::{Entry, by_code, folded};

/// Who publishes a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlet<'a> {
    /// Its name.
    pub name: Option<&'a str>,
    /// The page's address, or the address's host alone.
    pub url: Option<&'a str>,
}

/// What papers are called beside their place.
const PAPER_WORDS: &[&str] = &[
    "advertiser",
    "advocate",
    "argus",
    "banner",
    "beacon",
    "bulletin",
    "bee",
    "call",
    "chronicle",
    "citizen",
    "courier",
    "daily",
    "democrat",
    "dispatch",
    "echo",
    "enterprise",
    "evening",
    "examiner",
    "express",
    "free",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "item",
    "journal",
    "leader",
    "ledger",
    "live",
    "local",
    "mail",
    "mercury",
    "messenger",
    "mirror",
    "monitor",
    "morning",
    "my",
    "news",
    "newspaper",
    "newspapers",
    "observer",
    "online",
    "our",
    "outlook",
    "paper",
    "pilot",
    "planet",
    "post",
    "press",
    "record",
    "recorder",
    "register",
    "reporter",
    "republic",
    "republican",
    "review",
    "sentinel",
    "standard",
    "star",
    "sun",
    "sunday",
    "telegram",
    "telegraph",
    "the",
    "this",
    "thisis",
    "times",
    "today",
    "town",
    "tribune",
    "union",
    "voice",
    "week",
    "weekly",
    "world",
    "and",
    "is",
    "in",
    "record",
    "athenian",
    "argusleader",
    "newsleader",
    "statesman",
    "eagle",
    "pioneer",
    "plain",
];

/// Names that an outlet's name or address holds, folded, and the country that its address ends in.
pub(crate) fn home(outlet: Outlet) -> (Vec<String>, Option<Entry>) {
    let mut names = Vec::new();
    let mut add = |name: String| {
        if name.len() >= 4 && !folded(&name).is_empty() && !names.contains(&name) {
            names.push(name);
        }
    };
    if let Some(name) = outlet.name {
        let key = fold(name);
        let words: Vec<&str> = key.split(' ').filter(|word| !PAPER_WORDS.contains(word)).collect();
        add(words.join(" "));
    }
    let Some(host) = outlet.url.and_then(host) else { return (names, None) };
    let mut labels: Vec<&str> = host.split('.').filter(|label| *label != "www").collect();
    let mut country = None;
    if let Some(last) = labels.pop()
        && last.len() == 2
    {
        let code = if last == "uk" { "gb" } else { last };
        // sold to everybody
        if !["co", "tv", "io", "me", "ai", "ly", "fm", "to", "cc", "ws"].contains(&code) {
            country = by_code(&code.to_uppercase());
        }
    }
    for label in labels.iter().filter(|label| label.len() > 3) {
        if let Some(name) = place_in(&label.replace('-', "")) {
            add(name);
        }
    }
    (names, country)
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    host.contains('.').then_some(host)
}

/// What remains of "parisbeacon" when the words that papers are called by are taken from its ends.
fn place_in(label: &str) -> Option<String> {
    let mut rest = label;
    loop {
        let shorter = PAPER_WORDS
            .iter()
            .filter_map(|word| rest.strip_prefix(word).or_else(|| rest.strip_suffix(word)))
            .min_by_key(|shorter| shorter.len());
        match shorter {
            Some(shorter) if shorter.len() >= 4 => rest = shorter,
            _ => break,
        }
    }
    // the space may have gone with the address: "newhaven"
    let spaced =
        ["new", "north", "south", "east", "west", "st", "san", "fort", "los", "las", "el", "lake", "grand"];
    let two = spaced.iter().find_map(|word| {
        let tail = rest.strip_prefix(word)?;
        let name = fold(&format!("{word} {tail}"));
        (!folded(&name).is_empty()).then_some(name)
    });
    if !folded(rest).is_empty() { Some(rest.to_owned()) } else { two }
}
