//! The places of an article as people read them: one short section, the most named first.

use std::collections::BTreeMap;
use std::io::{Result, Write};

use onrecord::record::{Place, PlaceType, Reading};

use crate::style::DIM;

/// Places shown; of more the number is told.
const MOST: usize = 8;

/// Writes the resolved places, each with where it lies and how often it is named, and the names left open.
pub(super) fn write(out: &mut impl Write, reading: &Reading, width: usize) -> Result<()> {
    if reading.places.is_empty() {
        return Ok(());
    }
    // by entry: how often, where first, how it is shown
    let mut named: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut open: Vec<&str> = Vec::new();
    for (at, place) in reading.places.iter().enumerate() {
        if place.unresolved.is_some() {
            if !open.iter().any(|name| name.eq_ignore_ascii_case(&place.mention.text)) {
                open.push(&place.mention.text);
            }
            continue;
        }
        named.entry(described(place)).or_insert((0, at)).0 += 1;
    }
    let mut named: Vec<(String, (usize, usize))> = named.into_iter().collect();
    named.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
    let more = named.len().saturating_sub(MOST);
    let mut parts: Vec<String> = named
        .into_iter()
        .take(MOST)
        .map(|(name, (count, _))| if count > 1 { format!("{name} ×{count}") } else { name })
        .collect();
    parts.extend((more > 0).then(|| format!("and {more} more")));
    let mut lines = Vec::new();
    if !parts.is_empty() {
        lines.push(format!("places: {}", parts.join(" · ")));
    }
    if !open.is_empty() {
        let more = open.len().saturating_sub(MOST);
        open.truncate(MOST);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        lines.push(format!("not on the map: {}{rest}", open.join(", ")));
    }
    writeln!(out)?;
    let layout = textwrap::Options::new(width).initial_indent("  ").subsequent_indent("    ");
    for line in lines.iter().flat_map(|line| textwrap::wrap(line, &layout)) {
        writeln!(out, "{DIM}{line}{DIM:#}")?;
    }
    Ok(())
}

/// "Paris (Texas, US)", "Texas (US)", "France".
fn described(place: &Place) -> String {
    let name = place.name.as_deref().unwrap_or(&place.mention.text);
    let state = place.admin1.as_deref().filter(|state| *state != name);
    let country = place.country.as_deref().filter(|_| place.kind != Some(PlaceType::Country));
    let inside: Vec<&str> = state.into_iter().chain(country).collect();
    if inside.is_empty() { name.to_owned() } else { format!("{name} ({})", inside.join(", ")) }
}
