//! Heads of descriptions by what they are: somebody, a body, a text, how many there are.

use onrecord_lexicon as lexicon;

/// Words for how many there are of what follows "of".
pub(super) fn is_quantity(lower: &str) -> bool {
    matches!(
        lower,
        "group"
            | "number"
            | "handful"
            | "majority"
            | "dozens"
            | "hundreds"
            | "thousands"
            | "couple"
            | "scores"
            | "crowd"
            | "plenty"
            | "lot"
            | "lots"
            | "many"
            | "most"
            | "some"
            | "several"
            | "few"
            | "none"
            | "half"
    )
}

/// Heads that take up a person named before, and seldom bring in another.
pub(super) const REFERS_BACK: &[&str] = &[
    "nominee",
    "candidate",
    "businessman",
    "businesswoman",
    "billionaire",
    "mogul",
    "tycoon",
    "republican",
    "democrat",
    "conservative",
    "incumbent",
    "hopeful",
    "front-runner",
    "frontrunner",
    "politician",
    "congressman",
    "congresswoman",
    "lawmaker",
    "strongman",
    "veteran",
];

/// Words in front of a role that make it another.
pub(super) const MODIFIERS: &[&str] =
    &["deputy", "vice", "lieutenant", "assistant", "acting", "former", "outgoing", "incoming", "associate"];
/// Words of which any organisation may be meant.
pub(super) const ANY_BODY: &[&str] = &[
    "group",
    "organisation",
    "organization",
    "movement",
    "company",
    "firm",
    "agency",
    "network",
    "charity",
    "faction",
    "militia",
    "alliance",
    "coalition",
    "association",
    "union",
    "bank",
    "airline",
    "watchdog",
    "broadcaster",
    "gang",
];
/// Words in the names of armed groups.
pub(super) const ARMED: &[&str] = &[
    "front",
    "army",
    "brigade",
    "brigades",
    "battalion",
    "battalions",
    "movement",
    "liberation",
    "resistance",
    "militia",
    "forces",
    "alliance",
    "guard",
    "jihad",
    "mujahideen",
    "fighters",
    "liwa",
    "jaysh",
    "jaish",
    "jabhat",
    "hay’at",
    "hay'at",
    "hayat",
    "ansar",
    "jund",
    "ahrar",
    "taliban",
    "hezbollah",
    "hizbullah",
    "hamas",
    "houthi",
    "houthis",
];

pub(super) fn is_article(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "the" | "a" | "an")
}

pub(super) fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || matches!(word, "people" | "men" | "women" | "children")
}

/// Somebody, not something.
pub(super) fn is_person(lower: &str) -> bool {
    let lower = lower.strip_suffix('s').filter(|one| one.len() > 4 && !one.ends_with('s')).unwrap_or(lower);
    lexicon::is_title(lower)
        || ["er", "or", "ist", "ant", "man", "woman", "person", "ian"].iter().any(|end| lower.ends_with(end))
        || matches!(
            lower,
            "aide"
                | "source"
                | "resident"
                | "witness"
                | "friend"
                | "mother"
                | "father"
                | "nurse"
                | "official"
                | "wife"
                | "husband"
                | "diplomat"
                | "student"
                | "guard"
                | "chief"
                | "neighbour"
        )
}

/// Texts and figures, which speak for those who made them.
pub(super) fn is_text(lower: &str) -> bool {
    matches!(
        lower,
        "analysis"
            | "poll"
            | "polls"
            | "survey"
            | "study"
            | "report"
            | "data"
            | "website"
            | "site"
            | "statement"
            | "letter"
            | "memo"
            | "document"
            | "documents"
            | "article"
            | "piece"
            | "editorial"
            | "column"
            | "book"
            | "figures"
            | "statistics"
            | "records"
            | "filing"
            | "filings"
            | "account"
            | "tweet"
            | "post"
            | "research"
            | "review"
            | "release"
            | "video"
            | "ad"
            | "lawsuit"
            | "complaint"
            | "ruling"
            | "transcript"
            | "email"
            | "emails"
            | "numbers"
            | "estimate"
            | "estimates"
            | "census"
            | "spreadsheet"
            | "story"
            | "bill"
            | "suit"
            | "petition"
            | "memoir"
            | "papers"
            | "affidavit"
            | "indictment"
            | "audit"
            | "returns"
            | "excerpts"
            | "footage"
            | "polling"
            | "message"
            | "note"
            | "recording"
    )
}

/// Bodies that speak without a name.
pub(super) fn is_body(lower: &str) -> bool {
    matches!(
        lower,
        "government"
            | "ministry"
            | "army"
            | "military"
            | "police"
            | "court"
            | "parliament"
            | "council"
            | "committee"
            | "campaign"
            | "group"
            | "agency"
            | "paper"
            | "newspaper"
            | "opposition"
            | "administration"
            | "department"
            | "union"
            | "company"
            | "church"
            | "commission"
            | "party"
            | "delegation"
            | "state"
            | "office"
            | "hospital"
            | "organisation"
            | "organization"
            | "coalition"
            | "network"
            | "jury"
            | "caucus"
            | "legislature"
            | "station"
            | "service"
            | "alliance"
            | "movement"
            | "charity"
            | "bank"
            | "firm"
            | "school"
            | "university"
            | "airline"
            | "watchdog"
            | "outlet"
            | "embassy"
            | "consulate"
            | "authority"
            | "bureau"
            | "board"
            | "panel"
            | "foundation"
            | "institute"
            | "museum"
            | "federation"
            | "association"
            | "tribunal"
            | "judiciary"
            | "senate"
            | "cabinet"
            | "presidency"
            | "mission"
            | "magazine"
            | "broadcaster"
            | "regime"
            | "leadership"
            | "militia"
            | "faction"
            | "gang"
            | "navy"
            | "league"
            | "front"
            | "staff"
            | "monarchy"
            | "junta"
    )
}
