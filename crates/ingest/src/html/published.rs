//! The date of publication of a page's article.
//!
//! Read in this order: JSON-LD of the article, meta tags, `itemprop`, JSON-LD of the page, `<time>` near the title or
//! the byline, a date in words near them in the page's language, the date in the page's address.
//! *Leaves alone* what belongs to comments, lists of other articles, the header of the site, and what is said to be an
//! update. Where a moment is given in UTC and a `<time>` gives the same one with an offset, that is taken: its day is
//! the one that readers saw.

use std::sync::LazyLock;

use jiff::Timestamp;

use super::json_ld::Declared;
use super::metadata::Metas;
use super::names::{self, Called};
use super::page::{Element, Kind, Page};
use super::{heading, visible_date};
use crate::date;

static METAS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/date_metas.tsv").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Words in the names of elements that hold the date of an article.
const DATE_WORDS: &[&str] = &[
    "date",
    "dates",
    "time",
    "published",
    "publish",
    "pubdate",
    "publishdate",
    "posted",
    "timestamp",
    "dateline",
    "datum",
    "fecha",
    "data",
    "dato",
    "datetime",
    "byline",
    "meta",
    "submitted",
    "postmetadata",
    "info",
    "created",
    "publication",
    "metadata",
    "entrydate",
    "postdate",
    "articledate",
    "autor",
    "author",
    "details",
    "article-info",
    "datestamp",
    "zeit",
    "tarih",
    "дата",
];
/// Words in the names of elements that hold other articles' dates, or no article's.
const OTHERS: &[&str] = &[
    "related",
    "sidebar",
    "widget",
    "recent",
    "popular",
    "footer",
    "teaser",
    "teasers",
    "ticker",
    "latest",
    "trending",
    "recommended",
    "events",
    "event",
    "calendar",
    "nav",
    "navigation",
    "menu",
    "comment",
    "comments",
    "commentlist",
    "mostread",
    "breaking",
    "weather",
    "copyright",
    "modified",
    "updated",
    "update",
    "lastmod",
    "archive",
    "archives",
    "promo",
    "carousel",
    "slider",
    "newsletter",
    "masthead",
];
/// Letters behind the title among which its date stands.
const NEAR: usize = 700;
/// Nodes of the largest element that is read for a date, and texts with figures that are read in all of a page.
const LARGEST: usize = 60;
const MOST_TEXTS: usize = 2_000;
/// Letters before the title.
const BEFORE: usize = 250;

/// The date, as exact as it is given.
pub(super) fn of(
    page: &Page,
    declared: &Declared,
    metas: &Metas,
    title: Option<&str>,
    language: Option<&str>,
    address: Option<&str>,
) -> Option<String> {
    let read = |text: &str| date::iso(text).or_else(|| visible_date::of(text, language));
    let named = METAS.iter().filter_map(|name| metas.get(&[name])).find_map(|text| read(&text));
    let found = declared
        .article
        .published
        .as_deref()
        .and_then(read)
        .or(named)
        .or_else(|| marked(page).as_deref().and_then(read))
        .or_else(|| declared.page_published.as_deref().and_then(read));
    match found {
        Some(found) => {
            let other_day = || {
                local_day(&found, &[address.and_then(in_address), visible(page, title, language, Far::No)])
            };
            Some(local(page, &found).or_else(other_day).unwrap_or(found))
        }
        None => visible(page, title, language, Far::Yes).or_else(|| address.and_then(in_address)),
    }
}

/// What an element marked `datePublished` says.
fn marked(page: &Page) -> Option<String> {
    page.elements()
        .filter(|(_, element)| {
            element
                .attribute("itemprop")
                .is_some_and(|prop| prop.split_ascii_whitespace().any(|one| one == "datePublished"))
                || element.attribute("property").is_some_and(|prop| prop.ends_with("datePublished"))
                || element.attribute("pubdate").is_some()
        })
        .filter(|(at, _)| !is_commented(page, *at))
        .find_map(|(at, element)| {
            let value = element
                .attribute("content")
                .or_else(|| element.attribute("datetime"))
                .filter(|value| !value.is_empty());
            value.map(str::to_owned).or_else(|| Some(page.text(at)).filter(|text| !text.is_empty()))
        })
}

/// The same moment with the offset of a `<time>`, where `found` gives it in UTC.
fn local(page: &Page, found: &str) -> Option<String> {
    let moment: Timestamp = found.strip_suffix('Z').and_then(|_| found.parse().ok())?;
    times(page).find_map(|(_, element)| {
        let given = date::iso(element.attribute("datetime")?)?;
        let other: Timestamp = given.parse().ok()?;
        let same = (other.as_second() - moment.as_second()).abs() < 60;
        (same && !given.ends_with('Z')).then_some(given)
    })
}

fn times(page: &Page) -> impl Iterator<Item = (usize, &Element)> {
    page.elements().filter(|(_, element)| element.tag() == "time")
}

/// Whether a date may stand far from the title.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    Yes,
    No,
}

/// A date that stands near the title, or in an element named for one.
fn visible(page: &Page, title: Option<&str>, language: Option<&str>, far: Far) -> Option<String> {
    let place = heading::place(page, title);
    let near = place.map(|place| near(page, place));
    let is_near = |at: usize| near.as_ref().is_some_and(|(start, end)| (*start..*end).contains(&at));
    let mut candidates: Vec<(u8, String)> = Vec::new();
    let mut others_until = 0;
    for (at, element) in page.elements() {
        if at < others_until {
            continue;
        }
        if is_other(page, at, element)
            && !place.is_some_and(|place| (at..page.nodes[at].end).contains(&place))
        {
            others_until = page.nodes[at].end;
            continue;
        }
        if page.nodes[at].end - at > LARGEST {
            continue;
        }
        let is_time = element.tag() == "time";
        let named = is_named_date(element);
        if !is_time && !named {
            continue;
        }
        let text = page.text(at);
        if text.len() > 300 || is_time && visible_date::is_another(&before(page, at)) {
            continue;
        }
        let given = is_time.then(|| element.attribute("datetime").and_then(date::iso)).flatten();
        let updated = visible_date::is_another(&text) && given.is_some();
        let Some(found) = given.filter(|_| !updated).or_else(|| visible_date::of(&text, language)) else {
            continue;
        };
        let rank = match (is_near(at), is_time) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 3,
            (false, false) => 4,
        };
        candidates.push((rank, found));
    }
    if let (Some(place), Some(near)) = (place, near)
        && let Some(found) = in_text(page, place, near, language)
    {
        candidates.push((2, found));
    }
    if far == Far::Yes
        && let Some(found) = said(page, language)
    {
        candidates.push((3, found));
    }
    let best = candidates.iter().map(|(rank, _)| *rank).filter(|rank| far == Far::Yes || *rank <= 2).min()?;
    let mut days = candidates.iter().filter(|(rank, _)| *rank == best).map(|(_, date)| date);
    let first = days.next()?;
    // Far from the title, several days are other articles'.
    let sure = best <= 2 || days.all(|other| other.get(..10) == first.get(..10));
    sure.then(|| first.clone())
}

/// The places from a little before the title to a little behind it.
fn near(page: &Page, title: usize) -> (usize, usize) {
    let mut end = page.nodes[title].end;
    let mut letters = 0;
    while end < page.nodes.len() && letters < NEAR {
        letters += length(page, end);
        end += 1;
    }
    let mut start = title;
    letters = 0;
    while start > 1 && letters < BEFORE {
        start -= 1;
        // The header of the site tells today's date.
        if matches!(page.name(start), "nav" | "body" | "head") {
            break;
        }
        letters += length(page, start);
    }
    (start, end)
}

fn length(page: &Page, at: usize) -> usize {
    match &page.nodes[at].kind {
        Kind::Text(text) if !matches!(page.name(page.nodes[at].parent), "script" | "style") => {
            text.trim().len()
        }
        _ => 0,
    }
}

/// A date in the text between two places: each short text is read alone.
fn in_text(
    page: &Page,
    title: usize,
    (start, end): (usize, usize),
    language: Option<&str>,
) -> Option<String> {
    let mut at = start;
    let mut seen = String::new();
    while at < end {
        if let Kind::Element(element) = &page.nodes[at].kind {
            if matches!(element.tag(), "script" | "style")
                || is_other(page, at, element) && !(at..page.nodes[at].end).contains(&title)
            {
                at = page.nodes[at].end;
                continue;
            }
        } else if let Kind::Text(text) = &page.nodes[at].kind {
            let text = text.trim();
            if !text.is_empty() && text.len() <= 160 {
                seen.push_str(" | ");
                seen.push_str(text);
                if let Some(found) = visible_date::of(text, language)
                    && !visible_date::is_another(&seen[..seen.len() - text.len()].replace(" | ", " "))
                {
                    return Some(found);
                }
            }
        }
        at += 1;
    }
    None
}

/// A date anywhere right behind words that say that it is the one of publication: "Posted on", "Veröffentlicht am".
fn said(page: &Page, language: Option<&str>) -> Option<String> {
    let mut seen = String::new();
    let mut texts = 0;
    let mut at = 1;
    while at < page.nodes.len() && texts < MOST_TEXTS {
        match &page.nodes[at].kind {
            Kind::Element(element)
                if matches!(element.tag(), "script" | "style") || is_other(page, at, element) =>
            {
                at = page.nodes[at].end;
                continue;
            }
            Kind::Text(text) if text.len() <= 400 && !text.trim().is_empty() => {
                let text = text.trim();
                let start = seen.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
                seen.drain(..start);
                if text.contains(|c: char| c.is_ascii_digit()) {
                    texts += 1;
                    if let Some(found) = visible_date::said(&format!("{seen} {text}"), language) {
                        return Some(found);
                    }
                }
                seen.push(' ');
                seen.push_str(text);
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The text right before an element, within the one around it.
fn before(page: &Page, at: usize) -> String {
    let parent = page.nodes[at].parent;
    let mut text = String::new();
    for place in (parent + 1..at).rev().take(6).collect::<Vec<_>>().into_iter().rev() {
        if let Kind::Text(piece) = &page.nodes[place].kind {
            text.push_str(piece);
            text.push(' ');
        }
    }
    text.trim_end().to_owned()
}

fn is_named_date(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default();
    let id = element.attribute("id").unwrap_or_default();
    class
        .split_ascii_whitespace()
        .chain([id])
        .any(|name| names::words(name).any(|word| DATE_WORDS.contains(&word.to_ascii_lowercase().as_str())))
}

/// Whether what an element holds is of other articles, or of none.
fn is_other(page: &Page, at: usize, element: &Element) -> bool {
    if matches!(element.tag(), "nav" | "footer" | "aside" | "head" | "script" | "style" | "html" | "body") {
        return matches!(element.tag(), "nav" | "footer" | "aside" | "head" | "script" | "style");
    }
    if names::of(element).is_some_and(|called| matches!(called, Called::Comments | Called::Consent)) {
        return true;
    }
    let class = element.attribute("class").unwrap_or_default();
    let id = element.attribute("id").unwrap_or_default();
    let named = class.split_ascii_whitespace().chain([id]).any(|name| {
        let mut words = names::words(name).map(str::to_ascii_lowercase).peekable();
        !matches!(words.peek().map(String::as_str), Some("has" | "no" | "with"))
            && words.any(|word| OTHERS.contains(&word.as_str()))
    });
    // A name is said of a small thing: the page's great containers are called many things.
    named && page.nodes[at].end - at < page.nodes.len() / 3
}

fn is_commented(page: &Page, at: usize) -> bool {
    page.around(at).any(|around| page.element(around).and_then(names::of) == Some(Called::Comments))
}

/// The day that readers saw, where `found` is a moment in UTC and the address or a line near the title tells the day
/// before or after it.
fn local_day(found: &str, others: &[Option<String>]) -> Option<String> {
    let moment: Timestamp = found.strip_suffix('Z').and_then(|_| found.parse().ok())?;
    let civil = moment.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let day = |text: &str| text.get(..10)?.parse::<jiff::civil::Date>().ok();
    let other = others.iter().flatten().find_map(|other| day(other))?;
    // West of Greenwich it is still the day before in the morning, east of it the day after in the evening.
    let before = civil.date().yesterday().ok() == Some(other) && civil.hour() < 12;
    let after = civil.date().tomorrow().ok() == Some(other) && civil.hour() >= 10;
    (before || after).then(|| other.to_string())
}

/// "https://karsand.example/2019/05/06/road", "/2019-05-06-road", "/20190506/".
fn in_address(address: &str) -> Option<String> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest).split(['?', '#']).next()?;
    let path = path.split_once('/')?.1;
    let numbers: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).collect();
    let day = |year: &str, month: &str, day: &str| {
        let valid = year.len() == 4 && matches!(month.len(), 1 | 2) && matches!(day.len(), 1 | 2);
        let year: i16 = year.parse().ok().filter(|year| valid && (1995..=2100).contains(year))?;
        jiff::civil::Date::new(year, month.parse().ok()?, day.parse().ok()?).ok().map(|date| date.to_string())
    };
    numbers.windows(3).find_map(|three| day(three[0], three[1], three[2])).or_else(|| {
        let solid = numbers.iter().filter(|number| number.len() == 8 && number.starts_with("20"));
        solid.filter_map(|number| day(&number[..4], &number[4..6], &number[6..])).next()
    })
}
