//! Lines that name the writers, the outlet and the date.
//!
//! *Finds* "By Ada Obi", "By Ada Obi and Ben Tal, Reuters | 3 May 2017", "3 May 2017", "KARSAND, 3 May 2017" above
//! the body, and "Reporting by Ada Obi; editing by Ben Tal" anywhere.
//! *Leaves alone* sentences that begin with "By" ("By Tuesday the road was open.").
//! *Example*: "By Ada Obi, Karsand Herald | 3 May 2017".

use crate::date;

const MOST_CHARACTERS: usize = 160;

const AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "associated press",
    "the associated press",
    "afp",
    "agence france-presse",
    "upi",
    "dpa",
    "efe",
    "ansa",
    "xinhua",
    "tass",
    "interfax",
    "anadolu",
    "anadolu agency",
    "al jazeera",
    "bloomberg",
    "cnn",
    "bbc",
    "press association",
    "pa",
    "kyodo",
    "yonhap",
    "irna",
    "sana",
];
const OUTLET_WORDS: &[&str] = &[
    "news",
    "times",
    "post",
    "herald",
    "press",
    "agency",
    "tribune",
    "gazette",
    "daily",
    "weekly",
    "guardian",
    "journal",
    "chronicle",
    "observer",
    "telegraph",
    "courier",
    "mail",
    "mirror",
    "standard",
    "monitor",
    "dispatch",
    "review",
    "today",
    "radio",
    "tv",
    "television",
    "broadcasting",
    "wire",
    "bulletin",
    "examiner",
    "inquirer",
];
const ROLE_WORDS: &[&str] = &[
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "staff",
    "bureau",
    "chief",
    "contributor",
    "columnist",
    "analyst",
];

/// What bylines say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub(crate) authors: Vec<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
}

impl Byline {
    /// Takes what `other` knows and this does not.
    pub(crate) fn add(&mut self, other: Self) {
        if self.authors.is_empty() {
            self.authors = other.authors;
        }
        self.outlet = self.outlet.take().or(other.outlet);
        self.published = self.published.take().or(other.published);
    }
}

/// Reads a line as a byline, if it is one. `above_body`: no paragraph of the body stands before it.
pub(crate) fn read(line: &str, above_body: bool) -> Option<Byline> {
    if line.len() > MOST_CHARACTERS {
        return None;
    }
    if let Some(credits) = credits(line) {
        return Some(credits);
    }
    if !above_body || line.ends_with(['.', ':', ',', '”', '"']) {
        return None;
    }
    let mut byline = Byline::default();
    let mut known = false;
    for (i, piece) in line.split(['|', '·', '•', '–', '—']).map(str::trim).enumerate() {
        if piece.is_empty() || is_clock(piece) || is_length(piece) {
            continue;
        }
        if let Some((outlet, published)) = outlet_and_date(piece) {
            byline.outlet = byline.outlet.or(outlet);
            byline.published = byline.published.or(Some(published));
            known = true;
        } else if let Some(published) = date::iso(piece).or_else(|| after_place(piece)) {
            byline.published = byline.published.or(Some(published));
            known = true;
        } else if let Some(names) = strip_by(piece).filter(|_| i == 0) {
            byline.add(writers(names)?);
            known = true;
        } else if is_outlet(piece) {
            byline.outlet = byline.outlet.or(Some(piece.to_owned()));
        } else if !are_names(piece) {
            return None;
        }
    }
    known.then_some(byline)
}

/// The names in a list of writers: "By Ada Obi, Ben Tal and Cara Mun".
pub(crate) fn names(list: &str) -> Vec<String> {
    let list = strip_by(list.trim()).unwrap_or(list.trim());
    let list = list.replace(" and ", ";").replace(" & ", ";").replace(" with ", ";");
    let parts: Vec<&str> = if list.contains(';') || list.contains('|') {
        list.split([';', '|']).flat_map(|part| part.split(", ")).collect()
    } else {
        list.split(',').collect()
    };
    let parts = parts.into_iter().map(str::trim);
    parts.filter(|part| !part.is_empty() && !is_role(part)).map(str::to_owned).collect()
}

/// "Karsand Herald, Wednesday, 8 May 2019" and "Monday, May 6, 2019, 17:42 GMT": what stands around the date is an
/// outlet in front, a clock behind, and else it is none.
fn outlet_and_date(piece: &str) -> Option<(Option<String>, String)> {
    let commas: Vec<usize> = piece.match_indices(',').map(|(at, _)| at).collect();
    let before_clock =
        commas.last().filter(|at| is_clock(piece[**at + 1..].trim())).map_or(piece, |at| piece[..*at].trim());
    if before_clock.len() < piece.len()
        && let Some(published) = date::iso(piece).or_else(|| date::iso(before_clock))
    {
        return Some((None, published));
    }
    let (outlet, rest) = before_clock.split_once(',')?;
    let published = date::iso(rest.trim()).filter(|_| is_outlet(outlet.trim()) || starts_with_the(outlet))?;
    Some((Some(outlet.trim().to_owned()), published))
}

/// "The Veshtal Banner": an outlet of a name that is not known, three words or less after "The".
fn starts_with_the(outlet: &str) -> bool {
    let words: Vec<&str> = outlet.split_whitespace().collect();
    words.first() == Some(&"The")
        && (2..=4).contains(&words.len())
        && words[1..].iter().all(|w| is_name_word(w))
}

/// "17:42", "5.30 p.m.", "17:42 GMT".
fn is_clock(piece: &str) -> bool {
    let mut words = piece.split_whitespace();
    let is_time = words.next().is_some_and(|time| {
        time.split_once([':', '.']).is_some_and(|(hours, minutes)| {
            !hours.is_empty()
                && hours.len() <= 2
                && hours.chars().all(|c| c.is_ascii_digit())
                && minutes.chars().take(2).filter(char::is_ascii_digit).count() == 2
        })
    });
    is_time && words.all(|word| word.len() <= 5 && word.chars().all(|c| c.is_alphabetic() || c == '.'))
}

/// "3 min read".
fn is_length(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    let counted = lower.starts_with(|c: char| c.is_ascii_digit());
    counted
        && (lower.ends_with(" min read")
            || lower.ends_with(" minute read")
            || lower.ends_with(" minutes read"))
}

fn strip_by(text: &str) -> Option<&str> {
    let rest = text.get(3..).filter(|_| text.is_char_boundary(3))?;
    text[..3].eq_ignore_ascii_case("by ").then(|| rest.trim_start_matches(':').trim_start())
}

fn writers(text: &str) -> Option<Byline> {
    let mut byline = Byline::default();
    let text = text.split(" in ").next().unwrap_or(text);
    for name in names(text) {
        if is_outlet(&name) {
            byline.outlet = Some(name);
        } else if are_names(&name) {
            byline.authors.push(name);
        } else {
            return None;
        }
    }
    (byline != Byline::default()).then_some(byline)
}

/// "Reporting by Ada Obi in Karsand; editing by Ben Tal", in parentheses or not.
fn credits(line: &str) -> Option<Byline> {
    let inside = line.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(line);
    let lower = inside.to_lowercase();
    let openings = ["reporting by ", "additional reporting by ", "editing by ", "writing by "];
    let opening = openings.iter().find(|opening| lower.starts_with(**opening))?;
    let joins = ["by", "and", "in", "editing", "reporting", "writing", "additional", "with"];
    let words = inside.split_whitespace().map(|word| word.trim_matches([',', ';', '.']));
    if !words.clone().all(|word| joins.contains(&word.to_lowercase().as_str()) || is_name_word(word)) {
        return None;
    }
    let mut byline = Byline::default();
    if opening.starts_with("reporting") {
        let first = inside.get(opening.len()..)?.split(';').next()?;
        let first = first.split(" in ").next()?.trim_end_matches('.');
        byline.authors = names(first).into_iter().filter(|name| are_names(name)).collect();
    }
    Some(byline)
}

/// "KARSAND, 3 May 2017": a place before a date.
fn after_place(piece: &str) -> Option<String> {
    let (place, rest) = piece.split_once(", ")?;
    (place.split_whitespace().count() <= 3 && are_names(place)).then(|| date::iso(rest)).flatten()
}

fn is_outlet(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    AGENCIES.contains(&lower.as_str())
        || lower.split_whitespace().count() <= 5
            && lower.split_whitespace().any(|word| OUTLET_WORDS.contains(&word))
}

fn is_role(piece: &str) -> bool {
    piece.split_whitespace().any(|word| ROLE_WORDS.contains(&word.to_lowercase().as_str()))
}

/// One to five words that each begin like a name.
fn are_names(piece: &str) -> bool {
    let count = piece.split_whitespace().count();
    (1..=5).contains(&count) && piece.split_whitespace().all(is_name_word) && !is_weekday_or_month(piece)
}

fn is_name_word(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin" | "ibn" | "de" | "da" | "di" | "van" | "von" | "der" | "la" | "le" | "el" | "dos" | "du"
    ) || word.starts_with("al-")
        || word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | 'ʼ'))
}

/// "By Tuesday" and "By May" are no writers.
fn is_weekday_or_month(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    first.ends_with("day")
        || matches!(first, "january" | "february" | "march" | "may" | "june" | "july" | "the")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, authors: &[&str], outlet: Option<&str>, published: Option<&str>) {
        let byline = read(line, true).unwrap_or_else(|| panic!("no byline: {line}"));
        assert_eq!(byline.authors, authors, "{line}");
        assert_eq!(byline.outlet.as_deref(), outlet, "{line}");
        assert_eq!(byline.published.as_deref(), published, "{line}");
    }

    #[test]
    fn writers_outlet_and_date_are_read() {
        check("By Ada Obi", &["Ada Obi"], None, None);
        check("BY ADA OBI", &["ADA OBI"], None, None);
        check("By Ada Obi, Reuters | 3 May 2017", &["Ada Obi"], Some("Reuters"), Some("2017-05-03"));
        check("By Ada Obi, Ben Tal and Cara Mun", &["Ada Obi", "Ben Tal", "Cara Mun"], None, None);
        check("By Ada Obi in Karsand", &["Ada Obi"], None, None);
        check("By Walid al-Mar, Political Correspondent", &["Walid al-Mar"], None, None);
        check("Karsand Herald | May 3, 2017", &[], Some("Karsand Herald"), Some("2017-05-03"));
    }

    #[test]
    fn clocks_outlets_and_reading_times_stand_around_dates() {
        check("Monday, May 6, 2019, 17:42 GMT · 3 min read", &[], None, Some("2019-05-06T17:42:00Z"));
        check(
            "The Veshtal Banner, Wednesday, 8 May 2019",
            &[],
            Some("The Veshtal Banner"),
            Some("2019-05-08"),
        );
        assert_eq!(read("The road, 8 May 2019", true), None);
        assert_eq!(read("At 17:42 GMT the shelling stopped", true), None);
    }

    #[test]
    fn date_lines_are_bylines() {
        check("3 May 2017", &[], None, Some("2017-05-03"));
        check("Published: 3 May 2017 14:05 GMT", &[], None, Some("2017-05-03T14:05:00Z"));
        check("KARSAND, 3 May 2017", &[], None, Some("2017-05-03"));
    }

    #[test]
    fn credits_at_the_end_are_bylines() {
        check("(Reporting by Ada Obi in Karsand; editing by Ben Tal)", &["Ada Obi"], None, None);
        assert!(read("Editing by Ben Tal", false).is_some());
    }

    #[test]
    fn sentences_are_left_alone() {
        for line in [
            "By Tuesday the road was open",
            "By Tuesday",
            "By then, the governor had left.",
            "Reporting by the ministry shows that 40 trucks crossed",
            "Governor says road is open",
            "On 3 May 2017 the road was shut",
            "Ada Obi",
            "Obi: no talks",
        ] {
            assert_eq!(read(line, true), None, "{line}");
        }
        assert_eq!(read("By Ada Obi", false), None);
    }
}
