//! Dates that stand in a page's text, in the page's language.
//!
//! *Finds* "6 May 2019", "May 6, 2019", "6. Mai 2019", "6 de mayo de 2019", "2019年5月6日", "6 tháng 5, 2019",
//! "2019-05-06", "6.5.2019", and "6/5/2019" where the language orders the figures or one of them can be no month.
//! *Leaves alone* dates without a year, and those of which a word says that they are another's: "Updated",
//! "Copyright".
//! *Example*: "Von Ada Obi | 6. Mai 2019, 17:42 Uhr" is 2019-05-06.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

/// Years that articles on the web have.
const YEARS: std::ops::RangeInclusive<i16> = 1992..=2100;
/// Words that may stand between the parts of a date.
const BETWEEN: &[&str] = &["de", "del", "d", "of", "the", "den", "der", "da", "r", "г", "р", "ի", "thang"];

/// A language's months, and the order of figures in its dates.
struct Language {
    order: &'static str,
    months: HashMap<&'static str, i8>,
}

static LANGUAGES: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    let lines = include_str!("../../data/months.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (code, order) = (cells.next()?, cells.next()?);
            let months =
                cells.zip(1..).flat_map(|(forms, month)| forms.split('|').map(move |form| (form, month)));
            Some((code, Language { order, months: months.filter(|(form, _)| !form.is_empty()).collect() }))
        })
        .collect()
});

/// Words before a date, with whether they say that it is the one of publication.
static BEFORE: LazyLock<Vec<(bool, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../data/page_date_words.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(kind, words)| (kind == "published", words)).collect()
});

/// The first date of a text that may be the one of publication. `language` is the page's, as `lang` gives it: "en-GB".
pub(super) fn of(text: &str, language: Option<&str>) -> Option<String> {
    let pieces = pieces(text);
    let locale = Locale::of(language);
    let mut at = 0;
    while at < pieces.len() {
        let Some((date, length)) = date_at(&pieces[at..], &locale) else {
            at += 1;
            continue;
        };
        if !is_another(&text[..pieces[at].start]) {
            return Some(date.to_string());
        }
        at += length;
    }
    None
}

/// The first date of a text before which it says that it is the one of publication.
pub(super) fn said(text: &str, language: Option<&str>) -> Option<String> {
    let pieces = pieces(text);
    let locale = Locale::of(language);
    let dates = (0..pieces.len()).filter_map(|at| Some((at, date_at(&pieces[at..], &locale)?.0)));
    let mut said = dates.filter(|(at, _)| {
        let before = &text[..pieces[*at].start];
        is_said(before, true) && !is_said(before, false)
    });
    said.next().map(|(_, date)| date.to_string())
}

/// Whether the words before a date say that it is not the one of publication.
pub(super) fn is_another(before: &str) -> bool {
    is_said(before, false)
}

/// Whether the words before a date say that it is the one of publication, or that it is another.
fn is_said(before: &str, published: bool) -> bool {
    let start = before.char_indices().rev().nth(32).map_or(0, |(at, _)| at);
    let lower = before[start..].to_lowercase();
    // What stands before another date, or in another part of the line, is no word on this one.
    let near =
        lower.rsplit(['|', '•', '·', ';', '/', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).next();
    near.is_some_and(|near| {
        BEFORE.iter().filter(|(kind, _)| *kind == published).any(|(_, word)| {
            near.match_indices(word).any(|(at, _)| {
                let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric()) || !word.is_ascii();
                alone(near[..at].chars().next_back()) && alone(near[at + word.len()..].chars().next())
            })
        })
    })
}

struct Locale {
    language: Option<&'static Language>,
    /// "dmy", "mdy" or "ymd"; nothing where English doesn't say of which country it is.
    order: Option<&'static str>,
}

impl Locale {
    fn of(language: Option<&str>) -> Self {
        let tag = language.unwrap_or_default().to_ascii_lowercase().replace('_', "-");
        let (code, region) = tag.split_once('-').unwrap_or((&tag, ""));
        let code = match code {
            "nb" | "nn" => "no",
            code => code,
        };
        let language = LANGUAGES.get(code);
        let order = match (code, region) {
            ("en", "us") => Some("mdy"),
            ("en", "gb" | "au" | "nz" | "ie" | "in" | "za" | "ng" | "ke" | "pk" | "uk") => Some("dmy"),
            ("en", _) => None,
            _ => language.map(|language| language.order),
        };
        Self { language, order }
    }

    fn month(&self, word: &str) -> Option<i8> {
        let english = || LANGUAGES.get("en");
        self.language.and_then(|language| language.months.get(word)).copied().or_else(|| {
            // A page in one language may have its dates in English, and one that names none in any.
            english().and_then(|language| language.months.get(word)).copied().or_else(|| only(word))
        })
    }
}

/// The month that a word is in every language that has it.
fn only(word: &str) -> Option<i8> {
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = LANGUAGES.values().filter_map(|language| language.months.get(word));
    let first = *found.next()?;
    found.all(|month| *month == first).then_some(first)
}

/// A word or number of a text.
struct Word<'a> {
    start: usize,
    /// What stands between it and the one before.
    gap: &'a str,
    lower: String,
    number: Option<i16>,
    figures: usize,
}

fn pieces(text: &str) -> Vec<Word<'_>> {
    let mut pieces: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let is_figure = first.is_ascii_digit();
        let mut stop = start + first.len_utf8();
        while let Some((at, next)) = rest.peek().copied() {
            let marks = !next.is_alphanumeric() && !is_mark(next);
            if marks || next.is_ascii_digit() != is_figure || is_figure && !next.is_ascii_digit() {
                break;
            }
            stop = at + next.len_utf8();
            rest.next();
        }
        let word = &text[start..stop];
        pieces.push(Word {
            start,
            gap: &text[end..start],
            lower: word.to_lowercase(),
            number: if is_figure { word.parse().ok() } else { None },
            figures: if is_figure { word.len() } else { 0 },
        });
        end = stop;
    }
    pieces
}

/// Vowel signs of scripts that write them as marks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{93a}'..='\u{94f}' | '\u{9bc}'..='\u{9cd}' | '\u{bbe}'..='\u{bcd}' | '\u{64b}'..='\u{65f}')
}

/// The date that begins with the first piece, and how many pieces it takes.
fn date_at(pieces: &[Word<'_>], locale: &Locale) -> Option<(Date, usize)> {
    let first = &pieces[0];
    match first.number {
        None => {
            let (month, used) = month_at(pieces, locale)?;
            let (day, next) = after(pieces, used, day_of)?;
            let (year, next) = after(pieces, next, year_of)?;
            Some((Date::new(year, month, day).ok()?, next))
        }
        Some(_) if year_of(first).is_some() => year_first(pieces, locale),
        Some(_) => {
            let day = day_of(first)?;
            in_words(pieces, day, locale).or_else(|| in_figures(pieces, locale))
        }
    }
}

/// "6 May 2019", "6. Mai 2019", "6th of May, 2019", "6 de mayo de 2019".
fn in_words(pieces: &[Word<'_>], day: i8, locale: &Locale) -> Option<(Date, usize)> {
    let start = past(pieces, 1);
    let (month, used) = month_at(pieces.get(start..)?, locale)?;
    let (year, next) = after(pieces, start + used, year_of)?;
    Some((Date::new(year, month, day).ok()?, next))
}

/// "2019-05-06", "2019/5/6", "2019年5月6日", "2019. május 6.".
fn year_first(pieces: &[Word<'_>], locale: &Locale) -> Option<(Date, usize)> {
    let year = year_of(&pieces[0])?;
    if let [_, year_mark, month, month_mark, day, ..] = pieces
        && (is_cjk(year_mark, "年", "년") && is_cjk(month_mark, "月", "월"))
    {
        return Some((Date::new(year, small(month, 12)?, small(day, 31)?).ok()?, 5));
    }
    if let [_, month, day, ..] = pieces
        && month.gap.trim() == day.gap.trim()
        && matches!(month.gap.trim(), "-" | "/" | ".")
        && let (Some(month), Some(day)) = (small(month, 12), small(day, 31))
    {
        return Some((Date::new(year, month, day).ok()?, 3));
    }
    let start = past(pieces, 1);
    let (month, used) = month_at(pieces.get(start..)?, locale)?;
    let (day, next) = after(pieces, start + used, day_of)?;
    Some((Date::new(year, month, day).ok()?, next))
}

/// "6.5.2019", "06-05-2019", "6/5/2019", "06.05.19".
fn in_figures(pieces: &[Word<'_>], locale: &Locale) -> Option<(Date, usize)> {
    let [one, two, three, ..] = pieces else { return None };
    let mark = two.gap.trim();
    if mark != three.gap.trim() || !matches!(mark, "." | "/" | "-") {
        return None;
    }
    let year = match three.figures {
        4 => year_of(three)?,
        2 if mark == "." => 2000 + three.number?,
        _ => return None,
    };
    let (first, second) = (small(one, 31)?, small(two, 31)?);
    let (day, month) = match () {
        () if first > 12 => (first, second),
        () if second > 12 => (second, first),
        () if mark == "." || first == second => (first, second),
        () => match locale.order? {
            "mdy" => (second, first),
            "dmy" => (first, second),
            _ => return None,
        },
    };
    Some((Date::new(year, month, day).ok()?, 3))
}

fn month_at(pieces: &[Word<'_>], locale: &Locale) -> Option<(i8, usize)> {
    let first = pieces.first()?;
    if first.number.is_some() {
        return None;
    }
    // "tháng 5", "thg 5", "ม.ค"
    if let Some(next) = pieces.get(1) {
        for between in [" ", "."] {
            let both = format!("{}{between}{}", first.lower, next.lower.trim_start_matches('0'));
            if next.gap == between
                && let Some(month) = locale.language.and_then(|language| language.months.get(both.as_str()))
            {
                return Some((*month, 2));
            }
        }
    }
    locale.month(&first.lower).map(|month| (month, 1))
}

/// The place behind the words that may stand between the parts of a date: "de", "of", the ending of "6th".
fn past(pieces: &[Word<'_>], from: usize) -> usize {
    let mut at = from;
    while at < from + 2
        && let Some(word) = pieces.get(at)
        && word.number.is_none()
        && (BETWEEN.contains(&word.lower.as_str())
            || word.gap.is_empty()
                && at == from
                && matches!(word.lower.as_str(), "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "o" | "ος"))
    {
        at += 1;
    }
    at
}

/// What `read` makes of the piece at `from`, words between aside, and the place behind it.
fn after<T>(pieces: &[Word<'_>], from: usize, read: impl Fn(&Word<'_>) -> Option<T>) -> Option<(T, usize)> {
    let at = past(pieces, from);
    let word = pieces.get(at)?;
    let near = word
        .gap
        .chars()
        .all(|c| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '،' | '\'' | '’' | '–'));
    near.then(|| read(word)).flatten().map(|found| (found, at + 1))
}

fn day_of(word: &Word<'_>) -> Option<i8> {
    small(word, 31)
}

fn year_of(word: &Word<'_>) -> Option<i16> {
    word.number.filter(|year| word.figures == 4 && YEARS.contains(year))
}

fn small(word: &Word<'_>, most: i16) -> Option<i8> {
    let number = word.number.filter(|number| word.figures <= 2 && (1..=most).contains(number))?;
    i8::try_from(number).ok()
}

fn is_cjk(word: &Word<'_>, one: &str, other: &str) -> bool {
    word.lower == one || word.lower == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, text: &str, expected: Option<&str>) {
        assert_eq!(of(text, Some(language).filter(|code| !code.is_empty())).as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_in_words_of_many_languages_are_read() {
        for (language, text) in [
            ("en", "By Ada Obi, May 6, 2019 5:42 pm"),
            ("en", "Monday 6th of May 2019"),
            ("en-GB", "Published 06 May 2019"),
            ("de", "Von Ada Obi | 6. Mai 2019, 17:42 Uhr"),
            ("de-AT", "Montag, 06. Mai 2019"),
            ("fr", "Publié le lundi 6 mai 2019 à 17h42"),
            ("es", "Veshtal, 6 de mayo de 2019"),
            ("it", "6 maggio 2019"),
            ("pt-BR", "06 de maio de 2019"),
            ("nl", "maandag 6 mei 2019"),
            ("ru", "6 мая 2019 г."),
            ("uk", "6 травня 2019, 17:42"),
            ("pl", "6 maja 2019"),
            ("cs", "6. května 2019"),
            ("sv", "6 maj 2019"),
            ("nb-NO", "6. mai 2019"),
            ("fi", "6. toukokuuta 2019"),
            ("tr", "6 Mayıs 2019"),
            ("el", "6 Μαΐου 2019"),
            ("hu", "2019. május 6."),
            ("ro", "6 mai 2019"),
            ("vi", "6 tháng 5, 2019"),
            ("ja", "2019年5月6日"),
            ("ko", "2019년 5월 6일"),
            ("zh", "2019年05月06日 17:42"),
            ("ar", "6 مايو 2019"),
            ("hi", "6 मई 2019"),
            ("", "6 mayo 2019"),
        ] {
            check(language, text, Some("2019-05-06"));
        }
    }

    #[test]
    fn dates_in_figures_are_read_where_their_order_is_known() {
        check("de", "06.05.2019", Some("2019-05-06"));
        check("de", "6.5.19 17:42", Some("2019-05-06"));
        check("fr", "06/05/2019", Some("2019-05-06"));
        check("en-US", "5/6/2019", Some("2019-05-06"));
        check("en-GB", "6/5/2019", Some("2019-05-06"));
        check("en", "5/16/2019", Some("2019-05-16"));
        check("en", "2019-05-06 17:42", Some("2019-05-06"));
        check("zh", "2019/5/6", Some("2019-05-06"));
        check("en", "5/6/2019", None);
        check("", "1.2.3 and 192.168.1.1", None);
    }

    #[test]
    fn another_date_is_passed_over() {
        check("en", "Updated May 7, 2019", None);
        check("en", "Published May 6, 2019 | Updated May 7, 2019", Some("2019-05-06"));
        check("en", "Last updated: May 7, 2019; first published May 6, 2019", Some("2019-05-06"));
        check("de", "Aktualisiert am 7. Mai 2019", None);
        check("fr", "Mis à jour le 7 mai 2019, publié le 6 mai 2019", Some("2019-05-06"));
        check("en", "Copyright 6 May 2019", None);
        check("en", "May 2019", None);
        check("en", "May 35, 2019", None);
        check("en", "the updates of 6 May 2019", Some("2019-05-06"));
    }
}
