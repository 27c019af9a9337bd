//! How the pages say what the record holds: acts, manners, reasons, numbers and days.

use std::borrow::Borrow;

use onrecord::record::{
    Act, AffiliationKind, Casualty, Certainty, DisputeState, EntityKind, IssueKind, LinkKind, Manner,
    Statement, UnknownSource, UnresolvedDate, UnresolvedPlace,
};
use onrecord::store::Change;

/// What is done by saying it, as a verb behind the speaker's name.
pub(crate) fn act(act: impl Borrow<Act>) -> &'static str {
    match act.borrow() {
        Act::Assert => "says",
        Act::Deny => "denies",
        Act::CallFor => "calls for",
        Act::Ask => "asks",
        Act::Accuse => "accuses",
        Act::Reject => "rejects",
        Act::Threaten => "threatens",
        Act::Warn => "warns",
        Act::Promise => "promises",
        Act::Praise => "praises",
        Act::Criticise => "criticises",
        Act::Admit => "admits",
        Act::Announce => "announces",
        Act::Propose => "proposes",
        Act::Agree => "agrees",
        Act::Predict => "predicts",
        Act::Believe => "believes",
        Act::Want => "wants",
    }
}

/// The same for an act as the store writes it; the word itself where it is another.
pub(crate) fn act_named(name: &str) -> String {
    serde_json::from_value(name.into())
        .map_or_else(|_| name.replace('_', " "), |known: Act| act(known).to_owned())
}

/// Every act, in the record's order.
pub(crate) const ACTS: [Act; 18] = [
    Act::Assert,
    Act::Deny,
    Act::CallFor,
    Act::Ask,
    Act::Accuse,
    Act::Reject,
    Act::Threaten,
    Act::Warn,
    Act::Promise,
    Act::Praise,
    Act::Criticise,
    Act::Admit,
    Act::Announce,
    Act::Propose,
    Act::Agree,
    Act::Predict,
    Act::Believe,
    Act::Want,
];

/// Every manner, in the record's order.
pub(crate) const MANNERS: [Manner; 4] = [Manner::Direct, Manner::Indirect, Manner::Mixed, Manner::Block];

pub(crate) fn manner(manner: impl Borrow<Manner>) -> &'static str {
    match manner.borrow() {
        Manner::Direct => "direct",
        Manner::Indirect => "indirect",
        Manner::Mixed => "partly quoted",
        Manner::Block => "block quotation",
    }
}

pub(crate) fn manner_named(name: &str) -> String {
    serde_json::from_value(name.into())
        .map_or_else(|_| name.to_owned(), |known: Manner| manner(known).to_owned())
}

/// How firmly it is held; nothing where it is stated flatly.
pub(crate) fn certainty(certainty: impl Borrow<Certainty>) -> Option<&'static str> {
    match certainty.borrow() {
        Certainty::Certain => None,
        Certainty::Probable => Some("held likely"),
        Certainty::Possible => Some("held possible"),
    }
}

/// Why there is no speaker.
pub(crate) fn unknown(why: impl Borrow<UnknownSource>) -> &'static str {
    match why.borrow() {
        UnknownSource::Passive => "nobody named, in the passive",
        UnknownSource::Generic => "nobody in particular",
        UnknownSource::Unnamed => "somebody without a name",
        UnknownSource::Lost => "not found in the text",
    }
}

pub(crate) fn kind(kind: impl Borrow<EntityKind>) -> &'static str {
    match kind.borrow() {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Location => "location",
        EntityKind::Facility => "building or site",
        EntityKind::Group => "group",
        EntityKind::Law => "law or document",
        EntityKind::Event => "event",
        EntityKind::Work => "work",
        EntityKind::Weapon => "weapon",
        EntityKind::Vehicle => "vehicle",
        EntityKind::Product => "product",
        EntityKind::Unknown => "kind not known",
    }
}

/// What an item does to another.
pub(crate) fn link(kind: impl Borrow<LinkKind>) -> &'static str {
    match kind.borrow() {
        LinkKind::Answers => "answers",
        LinkKind::Denies => "turns down",
        LinkKind::Contradicts => "contradicts",
        LinkKind::Repeats => "repeats",
        LinkKind::Supersedes => "supersedes",
    }
}

/// What another item does to this one.
pub(crate) fn linked_back(kind: impl Borrow<LinkKind>) -> &'static str {
    match kind.borrow() {
        LinkKind::Answers => "answered by",
        LinkKind::Denies => "turned down by",
        LinkKind::Contradicts => "contradicted by",
        LinkKind::Repeats => "repeated by",
        LinkKind::Supersedes => "superseded by",
    }
}

pub(crate) fn linked_back_named(name: &str) -> String {
    serde_json::from_value(name.into())
        .map_or_else(|_| name.to_owned(), |known: LinkKind| linked_back(known).to_owned())
}

/// Why a place is not on the map.
pub(crate) fn unresolved_place(why: impl Borrow<UnresolvedPlace>) -> &'static str {
    match why.borrow() {
        UnresolvedPlace::UnknownName => "the gazetteer does not have the name",
        UnresolvedPlace::Ambiguous => "several places are called so",
        UnresolvedPlace::Namesake => "the text plays elsewhere",
    }
}

/// Why a time expression has no complete value.
pub(crate) fn unresolved_date(why: impl Borrow<UnresolvedDate>) -> &'static str {
    match why.borrow() {
        UnresolvedDate::NoPublished => "counts from the date of publication, which is not known",
        UnresolvedDate::NoDateBefore => "counts from another date, and there is none",
        UnresolvedDate::DayOrMonth => "day or month, it does not say",
        UnresolvedDate::NotInCalendar => "no day of the calendar",
    }
}

pub(crate) fn link_named(name: &str) -> String {
    serde_json::from_value(name.into())
        .map_or_else(|_| name.to_owned(), |known: LinkKind| link(known).to_owned())
}

/// What sort of issue.
pub(crate) fn issue(issue: impl Borrow<IssueKind>) -> &'static str {
    match issue.borrow() {
        IssueKind::Figure => "how many",
        IssueKind::Accusation => "who did it",
        IssueKind::Claim => "whether it is so",
        IssueKind::Demand => "whether it shall be",
    }
}

/// What became of people who are counted.
pub(crate) fn casualty(casualty: impl Borrow<Casualty>) -> &'static str {
    match casualty.borrow() {
        Casualty::Killed => "killed",
        Casualty::Wounded => "wounded",
        Casualty::Detained => "detained",
        Casualty::Missing => "missing",
        Casualty::Displaced => "displaced",
    }
}

/// How a dispute stands in the articles at hand.
pub(crate) fn state(state: impl Borrow<DisputeState>) -> &'static str {
    match state.borrow() {
        DisputeState::Open => "open: nobody speaks to the other’s account",
        DisputeState::Answered => "answered",
        DisputeState::Superseded => "superseded: a party has replaced its account",
    }
}

pub(crate) fn relation_named(name: &str) -> String {
    let said = |relation| match relation {
        AffiliationKind::Role => "has a role in",
        AffiliationKind::PartOf => "is part of",
        AffiliationKind::AlsoKnownAs => "is also called",
        AffiliationKind::Formerly => "was once called",
        AffiliationKind::LinkedTo => "is linked to",
        AffiliationKind::SpeaksFor => "speaks for",
    };
    serde_json::from_value(name.into())
        .map_or_else(|_| name.replace('_', " "), |known| said(known).to_owned())
}

/// The speaker of a statement: a name, the source as written, or why there is none.
pub(crate) fn speaker(statement: &Statement) -> String {
    let written = || {
        let pieces: Vec<&str> = statement.source.iter().map(|piece| piece.text.as_str()).collect();
        (!pieces.is_empty()).then(|| one_line(&pieces.join(" … ")))
    };
    let name = statement.speaker.clone().or_else(written);
    name.unwrap_or_else(|| statement.unknown_source.map_or("not known", unknown).to_owned())
}

/// What a correction did, in front of what it was done to.
pub(crate) fn done(change: &Change) -> String {
    match change {
        Change::Confirm => "confirmed".to_owned(),
        Change::Reject => "rejected".to_owned(),
        Change::Span { part, .. } => format!("moved the {part} of"),
        Change::Speaker { name: Some(name) } => format!("gave {name} the words of"),
        Change::Speaker { name: None } => "took the speaker from".to_owned(),
        Change::Rename { name } => format!("renamed, to {name},"),
        Change::Merge { with } => format!("made one with {with}"),
        Change::Split { .. } => "split off".to_owned(),
        Change::Undo { correction } => format!("undid {correction}, of"),
    }
}

/// An item of the log in a line: who says what; a name; the words.
pub(crate) fn item(value: &serde_json::Value) -> String {
    let text = |key: &str| value.get(key).and_then(serde_json::Value::as_str);
    let pieces = |key: &str| {
        let pieces = value.get(key)?.as_array()?;
        let texts: Vec<&str> = pieces.iter().filter_map(|piece| piece.get("text")?.as_str()).collect();
        (!texts.is_empty()).then(|| one_line(&texts.join(" … ")))
    };
    if let Some(content) = pieces("content") {
        let speaker = text("speaker").map(str::to_owned).or_else(|| pieces("source"));
        return format!("{}: {content}", speaker.unwrap_or_else(|| "not known".to_owned()));
    }
    let words = text("name").or_else(|| text("text")).map(str::to_owned);
    let expression = || value.get("expression")?.get("text")?.as_str().map(str::to_owned);
    words.or_else(expression).unwrap_or_else(|| shortened(value.to_string(), 200))
}

/// A probability as people say it.
pub(crate) fn percent(probability: impl Borrow<f64>) -> String {
    format!("{:.0} %", probability.borrow() * 100.0)
}

/// `1 article`, `2,310 articles`.
pub(crate) fn counted(count: impl Borrow<i64>, one: &str, many: &str) -> String {
    let count = *count.borrow();
    format!("{} {}", thousands(count), if count == 1 { one } else { many })
}

/// A whole number with its thousands parted.
pub(crate) fn thousands(number: impl Borrow<i64>) -> String {
    let number = *number.borrow();
    let digits = number.unsigned_abs().to_string();
    let mut parted = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            parted.push(',');
        }
        parted.push(digit);
    }
    if number < 0 { format!("−{parted}") } else { parted }
}

/// A number as written in a figure: no digits after the point where it has none.
pub(crate) fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return thousands(value as i64);
    }
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

const MONTHS: [&str; 12] = [
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
];

/// `6 May 2019` of `2019-05-06T17:42:00Z`; less exact where the day is not known, and the words themselves where they are none.
pub(crate) fn day(published: &str) -> String {
    let mut parts = published.get(..10).unwrap_or(published).split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = day.and_then(|day| day.parse::<u8>().ok());
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(year), Some(month), None) => format!("{month} {year}"),
        _ => published.to_owned(),
    }
}

/// `6 to 17 May 2019`, `30 April to 2 May 2019`, or one day.
pub(crate) fn days(first: &str, last: &str) -> String {
    let (from, to) = (day(first), day(last));
    if from == to {
        return to;
    }
    let shared = |parts: usize| {
        let tail =
            |text: &str| text.rsplitn(parts + 1, ' ').take(parts).map(str::to_owned).collect::<Vec<_>>();
        from.split(' ').count() > parts && tail(&from) == tail(&to)
    };
    let cut = if shared(2) { 2 } else { usize::from(shared(1)) };
    let from = from.rsplitn(cut + 1, ' ').last().unwrap_or(&from).to_owned();
    format!("{from} to {to}")
}

/// The time of day of `2019-05-06T17:42:00Z`, with its offset where it has one.
pub(crate) fn time(published: &str) -> Option<String> {
    let (_, time) = published.split_once('T')?;
    let clock = time.get(..5)?;
    let offset =
        time.get(5..).and_then(|rest| rest.find(['+', '-', 'Z']).map(|at| &rest[at..])).unwrap_or_default();
    let offset = if offset == "Z" { " UTC".to_owned() } else { offset.replace('-', "−") };
    Some(format!("{clock}{offset}"))
}

/// Words on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many characters, cut at a word, with a sign that there is more.
pub(crate) fn shortened(text: impl AsRef<str>, most: usize) -> String {
    let line = one_line(text.as_ref());
    let Some((cut, _)) = line.char_indices().nth(most) else { return line };
    let end = line[..cut].rfind(' ').filter(|end| *end > cut / 2).unwrap_or(cut);
    format!("{} …", line[..end].trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_as_exactly_as_they_are_known() {
        assert_eq!(day("2019-05-06T17:42:00Z"), "6 May 2019");
        assert_eq!(day("2019-05"), "May 2019");
        assert_eq!((day("2019"), day("")), ("2019".to_owned(), String::new()));
        assert_eq!(day("2019-13-40"), "2019-13-40");
        assert_eq!(time("2019-05-06T17:42:00Z").as_deref(), Some("17:42 UTC"));
        assert_eq!(time("2019-05-06T17:42:00-04:00").as_deref(), Some("17:42−04:00"));
        assert_eq!(time("2019-05-06"), None);
        assert_eq!(days("2019-05-06", "2019-05-17"), "6 to 17 May 2019");
        assert_eq!(days("2019-04-30", "2019-05-02"), "30 April to 2 May 2019");
        assert_eq!(days("2018-12-30", "2019-01-02"), "30 December 2018 to 2 January 2019");
        assert_eq!(
            (days("2019-05-06", "2019-05-06"), days("2019", "2020")),
            ("6 May 2019".into(), "2019 to 2020".into())
        );
    }

    #[test]
    fn numbers_are_parted_by_thousands() {
        assert_eq!(
            (thousands(2_900_000), thousands(999), thousands(-1_500)),
            ("2,900,000".into(), "999".into(), "−1,500".into())
        );
        assert_eq!(
            (number(0.333_333), number(40.0), number(2.5)),
            ("0.333".into(), "40".into(), "2.5".into())
        );
    }

    #[test]
    fn what_is_cut_says_so_and_ends_with_a_word() {
        assert_eq!(shortened("the road  was\nopen", 40), "the road was open");
        assert_eq!(shortened("the road was open, and nobody came", 19), "the road was open …");
        assert_eq!(shortened("Ωmega-überlang-without-a-blank", 5), "Ωmega …");
        assert_eq!(act_named("call_for"), "calls for");
    }
}
