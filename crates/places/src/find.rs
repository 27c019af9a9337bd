//! Finds: the place names of a text, from the names that a reader of entities found, and from what their form shows.
//! Leaves alone: persons, laws and works that bear a place's name; organisations but for the bodies of a place ("the
//! Ostrev police", "Anderson County Sheriff’s Office"); streets; people and things of a country ("Iranian").

use onrecord_text::Span;

use crate::abbreviation::abbreviated;
use crate::demonym::demonym;
use crate::fold::fold;
use crate::gazetteer::{Bears, Entry, Kind, folded};
use crate::name::container;

/// What a reader of entities takes a name for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A place with a government.
    Place,
    /// A place without one.
    Location,
    /// A building, road or bridge.
    Facility,
    /// A company, party, ministry or other body.
    Organisation,
    /// A person.
    Person,
    /// Anything else.
    Other,
}

/// A name and what it was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where it stands.
    pub span: Span,
    /// What it was taken for.
    pub taken: Taken,
}

/// A place of so many people counts where only the words around a name show that it is a place (natural logarithm).
const WELL_KNOWN: f64 = 11.0;

/// A town of so many people counts there where a reader took its name for a person's or a body's (e^8.5, 5,000).
const SMALL_TOWN: f64 = 8.5;

/// The place names among `seen`, and those that only their form shows, in order and without overlap.
///
/// ```
/// use onrecord_places::{Seen, Taken, find};
/// use onrecord_text::Span;
/// let text = "Paris Hilton flew to Paris, Texas.";
/// let seen = [
///     Seen { span: Span::new(0, 12), taken: Taken::Person },
///     Seen { span: Span::new(21, 33), taken: Taken::Place },
/// ];
/// let found: Vec<&str> = find(text, &seen).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["Paris", "Texas"]);
/// ```
pub fn find(text: &str, seen: &[Seen]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for name in seen {
        match name.taken {
            Taken::Place | Taken::Location => split_at_commas(text, name.span, &mut found),
            Taken::Facility => found.extend(known_facility(text, name.span)),
            _ => {}
        }
    }
    found.retain(|span| !is_no_place(text, *span) && demonym(span.of(text)).is_none());
    let places: Vec<String> = found.iter().map(|span| fold(span.of(text))).collect();
    for name in seen {
        match name.taken {
            Taken::Organisation => found.extend(
                of_a_body(text, name.span, &places).or_else(|| taken_amiss(text, name.span, &places)),
            ),
            Taken::Person => found.extend(taken_amiss(text, name.span, &places)),
            _ => {}
        }
    }
    let mut covered: Vec<Span> = seen.iter().map(|name| name.span).chain(found.iter().copied()).collect();
    covered.sort_by_key(|span| (span.start, span.end));
    by_form(text, &covered, &mut found);
    found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|span| {
        let free = span.start >= end && !span.is_empty();
        end = end.max(span.end);
        free
    });
    found
}

/// "Paris, Texas" as two names, each without article and genitive.
fn split_at_commas(text: &str, span: Span, found: &mut Vec<Span>) {
    let mut begin = span.start;
    let mut at = span.start;
    let written = span.of(text);
    for part in written.split_inclusive(", ") {
        at += part.len();
        let rest = &text[at..span.end];
        let last = at == span.end;
        if last || !container(rest, &text[span.end..]).is_empty() {
            found.extend(tidy(text, Span::new(begin, at)));
            begin = at;
        }
    }
}

/// Without article, genitive, commas and blanks at the ends; nothing where nothing is left.
fn tidy(text: &str, span: Span) -> Option<Span> {
    let (mut start, mut end) = (span.start, span.end);
    let article = ["the ", "The "].iter().find(|article| text[start..end].starts_with(**article));
    start += article.map_or(0, |article| article.len());
    loop {
        let written = &text[start..end];
        let cut = [", ", ",", " ", "’s", "'s", "’", "'", "\n"].iter().find(|tail| written.ends_with(**tail));
        match cut {
            Some(tail) => end -= tail.len(),
            None => break,
        }
    }
    (start < end).then(|| Span::new(with_lead(text, start), end))
}

/// Where a name begins whose first word was missed: "PORT [SORREL]".
fn with_lead(text: &str, start: usize) -> usize {
    const LEADS: &[&str] =
        &["port", "fort", "san", "santa", "new", "mount", "lake", "los", "las", "el", "camp"];
    let Some(before) = text[..start].strip_suffix(' ') else { return start };
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let lead = word.starts_with(char::is_uppercase) && LEADS.contains(&word.to_lowercase().as_str());
    if lead { before.len() - word.len() } else { start }
}

/// Streets, and words that name no one place ("State", "District A").
fn is_no_place(text: &str, span: Span) -> bool {
    const STREETS: &[&str] = &[
        "street",
        "st",
        "st.",
        "road",
        "rd",
        "rd.",
        "avenue",
        "ave",
        "ave.",
        "drive",
        "dr",
        "dr.",
        "lane",
        "ln",
        "ln.",
        "boulevard",
        "blvd",
        "blvd.",
        "highway",
        "hwy",
        "hwy.",
        "parkway",
        "pike",
        "court",
        "trail",
        "terrace",
        "route",
        "interstate",
    ];
    const COMMON: &[&str] = &[
        "state",
        "county",
        "district",
        "city",
        "town",
        "village",
        "province",
        "region",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "delta",
        "earth",
        "heaven",
        "world",
        "downtown",
        "main",
        "united",
        "congress",
        "parliament",
        "lot",
        "church",
        "liberal",
        "love",
        "central",
        "story",
        "board",
        "beer",
        "metro",
        "jupiter",
        "section",
        "city hall",
    ];
    let key = span.of(text).to_lowercase();
    let mut words = key.split(' ');
    let (Some(first), last) = (words.next(), key.rsplit(' ').next().unwrap_or(&key)) else { return true };
    let street = |word: &str| STREETS.contains(&word);
    let before = text[..span.start].trim_end();
    let numbered = before.ends_with(|c: char| c.is_ascii_digit()) && !before.ends_with("20");
    let next =
        text[span.end..].strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    // the Paris agreement, St. Michael’s pupils
    let treaty = next.is_some_and(|next| {
        let next = next.to_lowercase();
        matches!(
            next.as_str(),
            "agreement"
                | "accord"
                | "accords"
                | "treaty"
                | "protocol"
                | "convention"
                | "conventions"
                | "pact"
        )
    });
    let saint = (key.starts_with("st ") || key.starts_with("st. "))
        && ["’s", "'s"].iter().any(|end| text[span.end..].starts_with(end));
    let in_a_street =
        next.is_some_and(|next| next.starts_with(char::is_uppercase) && street(&next.to_lowercase()));
    key.contains(' ') && (street(last) || street(first) && first != "st." && first != "st" && first != "lane")
        || in_a_street && numbered
        || COMMON.contains(&key.as_str())
        || COMMON.contains(&first) && key.split(' ').skip(1).all(|word| word.len() <= 2)
        || ["’s Day", "'s Day", "s' Day", " Day"].iter().any(|day| text[span.end..].starts_with(day))
        || treaty
        || saint
        || !key.chars().any(char::is_alphabetic)
}

/// An airport, park or bridge that the gazetteer has under this very name.
fn known_facility(text: &str, span: Span) -> Option<Span> {
    let span = tidy(text, span)?;
    let own = folded(&fold(span.of(text)))
        .into_iter()
        .any(|(entry, bears)| bears == Bears::Own && entry.kind() == Kind::Region);
    own.then_some(span)
}

/// The place in front of a body that it has: "[Ostrev] Police Department", "[Anderson County] Sheriff’s Office".
fn of_a_body(text: &str, span: Span, places: &[String]) -> Option<Span> {
    const BODIES: &[&str] = &[
        "police",
        "fire",
        "volunteer",
        "sheriff",
        "sheriff’s",
        "sheriff's",
        "city",
        "county",
        "town",
        "township",
        "borough",
        "council",
        "commission",
        "commissioners",
        "municipal",
        "circuit",
        "superior",
        "parks",
        "highway",
        "detention",
        "mayor",
        "magistrates",
        "crown",
        "prison",
        "jail",
        "provincial",
        "governorate",
        "department",
    ];
    // these are named for all sorts of people and things, so the place must be named elsewhere
    const SCHOOLS: &[&str] = &[
        "district",
        "high",
        "middle",
        "elementary",
        "school",
        "schools",
        "public",
        "hospital",
        "regional",
        "state",
        "board",
        "junior",
        "community",
        "university",
        "college",
        "airport",
        "international",
        "emergency",
    ];
    let written = span.of(text);
    let start = span.start + if written.starts_with("the ") || written.starts_with("The ") { 4 } else { 0 };
    let words: Vec<Span> = word_spans(text, Span::new(start, span.end)).collect();
    for count in (1..=words.len().saturating_sub(1).min(4)).rev() {
        let name = Span::new(start, words[count - 1].end);
        let next = words[count].of(text).to_lowercase();
        let elsewhere = SCHOOLS.contains(&next.as_str()) && places.contains(&fold(name.of(text)));
        if !elsewhere && !BODIES.contains(&next.as_str()) {
            continue;
        }
        let known = folded(&fold(name.of(text)));
        // "Texas Highway Patrol"; of a town only where it is a body of towns ("Phoenix Fire Department")
        if known.iter().any(|(_, bears)| *bears != Bears::Bare) {
            return tidy(text, name);
        }
    }
    None
}

/// A place that was taken for a person or a body: it is named as a place elsewhere, or stands as only places do.
fn taken_amiss(text: &str, span: Span, places: &[String]) -> Option<Span> {
    if abbreviated(span.of(text), "", false).is_some() {
        return Some(span);
    }
    let span = tidy(text, span)?;
    let key = fold(span.of(text));
    let known = folded(&key);
    if known.is_empty() || is_no_place(text, span) {
        return None;
    }
    let own =
        |least: f64| known.iter().any(|(entry, bears)| *bears == Bears::Own && entry.log_people() > least);
    let rest = &text[span.end..];
    let elsewhere = places.contains(&key) && stands_alone(text, span);
    let county = key.contains(' ')
        && known.iter().any(|(entry, bears)| *bears == Bears::Own && entry.kind() <= Kind::County);
    let based = (rest.starts_with("-based") || rest.starts_with("-area")) && own(0.0);
    let shown = own(SMALL_TOWN) && (date_line(text, span) || of_its_people(rest) || placed(text, span));
    (elsewhere || county || based || shown).then_some(span)
}

/// Capitals at the beginning of a line, with a dash or an agency behind: "VESHTAL (AP) — ".
fn date_line(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end_matches([' ', '\u{a0}']);
    let begins = before.is_empty() || before.ends_with(['\n', '.', '”', '"']);
    let rest = text[span.end..].trim_start();
    let capitals = !span.of(text).chars().any(char::is_lowercase);
    begins && capitals && ["—", "–", "-", "("].iter().any(|mark| rest.starts_with(mark))
}

/// In front of those who live there or serve there: "Ostrev residents".
fn of_its_people(rest: &str) -> bool {
    let next = rest.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
    next.is_some_and(|next| {
        matches!(
            next,
            "residents"
                | "resident"
                | "native"
                | "officials"
                | "police"
                | "authorities"
                | "voters"
                | "Mayor"
                | "mayor"
        )
    })
}

/// No name in front of it and none behind: not "Paris Hilton".
fn stands_alone(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let after = text[span.end..].strip_prefix(' ').unwrap_or("");
    let name_before = before.starts_with(char::is_uppercase) && !before.ends_with(['.', ',', ';', ':']);
    !name_before && !after.starts_with(char::is_uppercase)
}

/// Behind a preposition of place, with no name beside it.
fn placed(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end().rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    matches!(before, "in" | "In" | "near" | "Near" | "outside" | "across" | "throughout")
        && stands_alone(text, span)
}

/// Names that nobody saw: behind a preposition of place, in front of a comma and a state, or a state's short form.
fn by_form(text: &str, covered: &[Span], found: &mut Vec<Span>) {
    let words: Vec<Span> = word_spans(text, Span::new(0, text.len())).collect();
    let mut next_covered = 0;
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        while covered.get(next_covered).is_some_and(|span| span.end <= word.start) {
            next_covered += 1;
        }
        let free_until = match covered.get(next_covered) {
            Some(span) if span.start <= word.start => {
                at += 1;
                continue;
            }
            Some(span) => span.start,
            None => text.len(),
        };
        at += 1;
        if !word.of(text).starts_with(char::is_uppercase) {
            continue;
        }
        let behind_comma = text[..word.start].trim_end().ends_with(',');
        let with_point = Span::new(word.start, word.end + usize::from(text[word.end..].starts_with('.')));
        if behind_comma
            && abbreviated(with_point.of(text), "", true).is_some()
            && with_point.end <= free_until
        {
            found.push(with_point);
            continue;
        }
        let before = words[..at - 1].last().map_or("", |word| word.of(text));
        let close =
            words[..at - 1].last().is_some_and(|before| text[before.end..word.start].trim().is_empty());
        let preposition = close
            && matches!(before, "in" | "In" | "near" | "Near" | "from" | "outside" | "across" | "throughout");
        let length = (1..=4_usize)
            .take_while(|count| {
                let last = words.get(at - 1 + count - 1);
                last.is_some_and(|last| {
                    last.end <= free_until && last.of(text).starts_with(char::is_uppercase)
                }) && (*count == 1 || text[words[at + count - 3].end..words[at + count - 2].start] == *" ")
            })
            .last()
            .unwrap_or(1);
        let name = Span::new(word.start, words[at + length - 2].end);
        let known = folded(&fold(name.of(text)));
        if known.is_empty() || is_no_place(text, name) || is_calendar(name.of(text)) {
            continue;
        }
        let state_behind = text[name.end..].strip_prefix(", ").is_some_and(|rest| {
            container(rest, "")
                .iter()
                .any(|place| known.iter().any(|(entry, _)| entry.is_in(*place) && entry != place))
        });
        if state_behind || preposition && known.iter().any(|(entry, bears)| shows(*entry, *bears)) {
            found.push(name);
            at += length - 1;
        }
    }
}

/// Whether a name behind a preposition of place is this place without further proof.
fn shows(entry: Entry, bears: Bears) -> bool {
    bears == Bears::Own && (entry.kind() <= Kind::State || entry.log_people() > WELL_KNOWN)
}

fn is_calendar(name: &str) -> bool {
    const CALENDAR: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Christmas",
        "Easter",
    ];
    CALENDAR.contains(&name)
}

fn word_spans(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    text[span.range()].split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).filter_map(
        move |word| {
            let begin = at;
            at += word.len();
            // the separator's own length
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            (!word.is_empty()).then(|| Span::new(begin, begin + word.len()))
        },
    )
}
