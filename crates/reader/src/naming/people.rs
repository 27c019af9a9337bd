//! Nouns for people, bodies and governments, and the verbs of calling.

/// Nouns that a contested term may stand in front of and still be said of people: `terrorist group`, `rebel leader`.
const PEOPLE: &[&str] = &[
    "administration",
    "alliance",
    "army",
    "authority",
    "band",
    "battalion",
    "bloc",
    "boss",
    "boy",
    "brigade",
    "candidate",
    "captain",
    "caravan",
    "cell",
    "chief",
    "child",
    "cleric",
    "clique",
    "coalition",
    "column",
    "commander",
    "community",
    "conservative",
    "council",
    "country",
    "crowd",
    "delegate",
    "delegation",
    "democrat",
    "detainee",
    "element",
    "enterprise",
    "entity",
    "envoy",
    "faction",
    "family",
    "father",
    "fighter",
    "figure",
    "force",
    "front",
    "fugitive",
    "gang",
    "general",
    "girl",
    "government",
    "group",
    "household",
    "kingpin",
    "lawmaker",
    "leader",
    "leadership",
    "man",
    "mastermind",
    "mediator",
    "member",
    "militia",
    "mother",
    "movement",
    "nation",
    "negotiator",
    "network",
    "official",
    "operative",
    "organisation",
    "organization",
    "outfit",
    "parent",
    "party",
    "people",
    "person",
    "politician",
    "population",
    "preacher",
    "president",
    "prisoner",
    "recruit",
    "representative",
    "republican",
    "ringleader",
    "ruler",
    "side",
    "soldier",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "squad",
    "state",
    "student",
    "supporter",
    "suspect",
    "sympathiser",
    "sympathizer",
    "syndicate",
    "troop",
    "unit",
    "wing",
    "woman",
    "worker",
    "youth",
];

/// Forms of the verbs of calling.
const CALLS: &[&str] = &[
    "brand",
    "branded",
    "branding",
    "brands",
    "call",
    "called",
    "calling",
    "calls",
    "considered",
    "considers",
    "decried",
    "denounce",
    "denounced",
    "denounces",
    "denouncing",
    "deem",
    "deemed",
    "deems",
    "depict",
    "depicted",
    "depicts",
    "describe",
    "described",
    "describes",
    "describing",
    "designate",
    "designated",
    "designates",
    "dub",
    "dubbed",
    "dubbing",
    "dubs",
    "label",
    "labeled",
    "labeling",
    "labelled",
    "labelling",
    "labels",
    "paint",
    "painted",
    "paints",
    "portray",
    "portrayed",
    "portrays",
    "recognise",
    "recognised",
    "recognize",
    "recognized",
    "regarded",
    "regards",
    "term",
    "termed",
    "terms",
];

/// Whether a word is a noun for people, a body or a government, in the singular or plural.
pub(super) fn is_people(word: &str) -> bool {
    let word = word.to_lowercase();
    let known = |word: &str| PEOPLE.binary_search(&word).is_ok();
    let plural_of_y = || word.strip_suffix("ies").is_some_and(|stem| known(&format!("{stem}y")));
    known(&word)
        || matches!(word.as_str(), "men" | "women" | "children")
        || word.strip_suffix('s').is_some_and(known)
        || word.strip_suffix("es").is_some_and(known)
        || plural_of_y()
}

/// Whether a word is a form of a verb of calling.
pub(super) fn is_call(word: &str) -> bool {
    CALLS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_do_not_count() {
        for word in ["group", "groups", "Families", "women", "bosses", "armies", "leaders"] {
            assert!(is_people(word), "{word}");
        }
        for word in ["attack", "lines", "marketing", "camp", "as", "s"] {
            assert!(!is_people(word), "{word}");
        }
        assert!(PEOPLE.is_sorted(), "it is searched by halves");
    }
}
