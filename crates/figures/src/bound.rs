//! Words that bound or blur a number: "more than", "up to", "nearly", "an estimated", "or more".

use onrecord_record::Bound;

use crate::sentence::Sentence;

/// Phrases in front of a number, longest first where one ends with another.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["not", "fewer", "than"], Bound::AtLeast),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "a", "minimum"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::UpTo),
    (&["not", "more", "than"], Bound::UpTo),
    (&["a", "maximum", "of"], Bound::UpTo),
    (&["as", "many", "as"], Bound::UpTo),
    (&["as", "much", "as"], Bound::UpTo),
    (&["as", "high", "as"], Bound::UpTo),
    (&["as", "long", "as"], Bound::UpTo),
    (&["as", "few", "as"], Bound::AtLeast),
    (&["as", "little", "as"], Bound::AtLeast),
    (&["as", "low", "as"], Bound::AtLeast),
    (&["at", "most"], Bound::UpTo),
    (&["at", "the", "most"], Bound::UpTo),
    (&["up", "to"], Bound::UpTo),
    (&["upto"], Bound::UpTo),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["larger", "than"], Bound::MoreThan),
    (&["bigger", "than"], Bound::MoreThan),
    (&["higher", "than"], Bound::MoreThan),
    (&["longer", "than"], Bound::MoreThan),
    (&["better", "than"], Bound::MoreThan),
    (&["in", "excess", "of"], Bound::MoreThan),
    (&["upwards", "of"], Bound::MoreThan),
    (&["upward", "of"], Bound::MoreThan),
    (&["north", "of"], Bound::MoreThan),
    (&["over"], Bound::MoreThan),
    (&["above"], Bound::MoreThan),
    (&["exceeding"], Bound::MoreThan),
    (&["exceeded"], Bound::MoreThan),
    (&["exceeds"], Bound::MoreThan),
    (&["exceed"], Bound::MoreThan),
    (&["topped"], Bound::MoreThan),
    (&["topping"], Bound::MoreThan),
    (&[">"], Bound::MoreThan),
    (&["just", "under"], Bound::LessThan),
    (&["less", "than"], Bound::LessThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["lower", "than"], Bound::LessThan),
    (&["smaller", "than"], Bound::LessThan),
    (&["shorter", "than"], Bound::LessThan),
    (&["under"], Bound::LessThan),
    (&["below"], Bound::LessThan),
    (&["<"], Bound::LessThan),
    (&["sub", "-"], Bound::LessThan),
    (&["just", "short", "of"], Bound::Nearly),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
    (&["close", "to"], Bound::Nearly),
    (&["approaching"], Bound::Nearly),
    (&["nearing"], Bound::Nearly),
    (&["not", "quite"], Bound::Nearly),
    (&["somewhere", "around"], Bound::About),
    (&["in", "the", "region", "of"], Bound::About),
    (&["on", "the", "order", "of"], Bound::About),
    (&["in", "the", "order", "of"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
    (&["estimated", "at"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["round", "about"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["approx"], Bound::About),
    (&["approx", "."], Bound::About),
    (&["circa"], Bound::About),
    (&["some"], Bound::About),
    (&["perhaps"], Bound::About),
    (&["maybe"], Bound::About),
    (&["possibly"], Bound::About),
    (&["probably"], Bound::About),
    (&["~"], Bound::About),
    (&["≈"], Bound::About),
    (&["averaged"], Bound::About),
    (&["averages"], Bound::About),
    (&["averaging"], Bound::About),
];

/// The bound in front of token `start`, and where its words begin; words of stress between them are passed over.
pub(crate) fn before(sentence: &Sentence, start: usize) -> Option<(Bound, usize)> {
    let mut end = start;
    if matches!(sentence.before(end), "a" | "an" | "the" | "another") && end >= 2 {
        let further = found(sentence, end - 1);
        if let Some((bound, at)) = further
            && sentence.word(end - 1) != "the"
        {
            return Some((bound, at));
        }
    }
    let (bound, mut at) = found(sentence, end)?;
    end = at;
    // "up to around 300", "an estimated at least 5": the first word bounds, the second blurs.
    let bound = match found(sentence, end) {
        Some((outer, further)) if bound == Bound::About || outer == Bound::UpTo => {
            at = further;
            if outer == Bound::About { bound } else { outer }
        }
        _ => bound,
    };
    let stress = matches!(
        sentence.before(at),
        "well" | "far" | "significantly" | "slightly" | "just" | "only" | "much" | "a"
    );
    if stress && at >= 1 && sentence.before(at) != "a" {
        at -= 1;
    }
    Some((bound, at))
}

/// The bound whose words begin at `start`, and one past them.
pub(crate) fn beginning(sentence: &Sentence, start: usize) -> Option<(Bound, usize)> {
    BEFORE
        .iter()
        .filter(|(words, _)| sentence.has(start, words))
        .max_by_key(|(words, _)| words.len())
        .map(|(words, bound)| (*bound, start + words.len()))
}

fn found(sentence: &Sentence, end: usize) -> Option<(Bound, usize)> {
    BEFORE
        .iter()
        .filter_map(|(words, bound)| Some((words.len(), *bound, sentence.ends_with(end, words)?)))
        .max_by_key(|(length, ..)| *length)
        .map(|(_, bound, start)| (bound, start))
}

/// The bound behind a figure that ends at `end`, and one past its words: "or more", "plus", "or so", "-odd".
pub(crate) fn behind(sentence: &Sentence, end: usize) -> Option<(Bound, usize)> {
    const BEHIND: &[(&[&str], Bound)] = &[
        (&["or", "more"], Bound::AtLeast),
        (&["and", "over"], Bound::AtLeast),
        (&["and", "above"], Bound::AtLeast),
        (&["or", "above"], Bound::AtLeast),
        (&["or", "over"], Bound::AtLeast),
        (&["or", "older"], Bound::AtLeast),
        (&["and", "older"], Bound::AtLeast),
        (&["and", "up"], Bound::AtLeast),
        (&["at", "least"], Bound::AtLeast),
        (&["or", "less"], Bound::UpTo),
        (&["or", "fewer"], Bound::UpTo),
        (&["or", "under"], Bound::UpTo),
        (&["or", "below"], Bound::UpTo),
        (&["or", "younger"], Bound::UpTo),
        (&["at", "most"], Bound::UpTo),
        (&["or", "so"], Bound::About),
        (&["or", "thereabouts"], Bound::About),
        (&["more", "or", "less"], Bound::About),
    ];
    for (words, bound) in BEHIND {
        if sentence.has(end, words) {
            return Some((*bound, end + words.len()));
        }
    }
    if sentence.is_hyphen(end) && matches!(sentence.word(end + 1), "odd" | "plus" | "ish") {
        let bound = if sentence.word(end + 1) == "plus" { Bound::AtLeast } else { Bound::About };
        return Some((bound, end + 2));
    }
    match sentence.word(end) {
        "+" if sentence.glued(end) => Some((Bound::AtLeast, end + 1)),
        "plus" if !sentence.is_digits(end + 1) && crate::number::read(sentence, end + 1).is_none() => {
            Some((Bound::AtLeast, end + 1))
        }
        "odd" => Some((Bound::About, end + 1)),
        _ => None,
    }
}
