//! NewsQuant's names of units, and lemmas of what is counted.

/// NewsQuant's name for a unit of the record.
pub(super) fn unit(name: &str, written: &[&str]) -> String {
    let known = match name {
        "percent" => "percentage",
        "USD" => "dollar",
        "EUR" => "euro",
        "GBP" => "pound sterling",
        "AUD" => "australian dollar",
        "CAD" => "canadian dollar",
        "NZD" => "new zealand dollar",
        "HKD" => "hong kong dollar",
        "SGD" => "singapore dollar",
        "TWD" => "new taiwan dollar",
        "JPY" => "japanese yen",
        "CNY" => "chinese yuan",
        "INR" => "indian rupee",
        "PKR" => "pakistani rupee",
        "LKR" => "sri lankan rupee",
        "RUB" => "russian ruble",
        "AED" => "united arab emirates dirham",
        "ARS" => "argentine peso",
        "CHF" => "swiss franc",
        "COP" => "colombian peso",
        "CZK" => "czech koruna",
        "DKK" => "danish krone",
        "EGP" => "egyptian pound",
        "GEL" => "georgian lari",
        "HUF" => "hungarian forint",
        "IDR" => "indonesian rupiah",
        "KES" => "kenyan shilling",
        "MXN" => "mexican peso",
        "NOK" => "norwegian krone",
        "PHP" => "philippine peso",
        "PLN" => "polish zloty",
        "SAR" => "saudi riyal",
        "SEK" => "swedish krona",
        "THB" => "thai baht",
        "UAH" => "ukrainian hryvnia",
        "VND" => "vietnamese dong",
        "TRY" => "turkish lira",
        "KRW" => "south korean won",
        "ZAR" => "south african rand",
        "MYR" => "malaysian ringgit",
        "NGN" => "nigerian naira",
        "BRL" => "brazilian real",
        "ILS" => "israeli shekel",
        "BTC" => "bitcoin",
        "degree Celsius" => "celsius",
        "degree Fahrenheit" => "fahrenheit",
        "pound" => "pound-mass",
        "pound foot" => "pound-foot",
        "million British thermal units" => "mega british thermal unit",
        "revolution" => "revolutions",
        "ton" if written.contains(&"tonnes") => "metric ton",
        _ => name,
    };
    known.to_lowercase()
}

/// Words that NewsQuant leaves out of concepts.
const LEFT_OUT: &[&str] = &[
    "the", "a", "an", "of", "in", "for", "on", "at", "from", "with", "between", "by", "to", "and", "or",
    "its", "their", "his", "her", "our", "my", "your", "this", "that", "these", "those", "s", "all", "some",
    "each", "against",
];

/// The words of a phrase in lower case, without those that NewsQuant leaves out.
pub(super) fn words(phrase: &str) -> Vec<String> {
    let parts = phrase.split(|c: char| c.is_whitespace() || c == ',');
    let bare = parts.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let bare = bare.map(|word| word.trim_end_matches("'s").trim_end_matches("’s").to_owned());
    bare.filter(|word| !word.is_empty() && !LEFT_OUT.contains(&word.as_str())).collect()
}

/// What is counted as a lemma: "first-team players" to "first-team player", "best speakers" to "good speaker".
pub(super) fn lemma(phrase: &str) -> String {
    let mut found = words(phrase);
    // NewsQuant's units have adjectives and nouns, no participles ("charging stations" is "station").
    let last = found.last().cloned();
    found.retain(|word| {
        Some(word) == last.as_ref()
            || !(word == "most"
                || (word.ends_with("ing") && !NOUNS_IN_ING.contains(&word.as_str()))
                || (word.ends_with("ed") && word.len() > 4))
    });
    let count = found.len();
    let named =
        phrase.rsplit(char::is_whitespace).next().is_some_and(|last| last.starts_with(char::is_uppercase));
    if let Some(last) = found.last_mut().filter(|_| !named) {
        *last = singular(last);
    }
    for word in found.iter_mut().take(count.saturating_sub(1)) {
        *word = positive(word);
    }
    if found.is_empty() { "-".to_owned() } else { found.join(" ") }
}

/// Nouns that only look like participles.
const NOUNS_IN_ING: &[&str] = &[
    "lightning",
    "building",
    "housing",
    "training",
    "wedding",
    "morning",
    "evening",
    "spring",
    "bombing",
    "shooting",
    "meeting",
    "hearing",
    "parking",
    "shipping",
    "banking",
    "filling",
    "string",
    "wing",
];

/// A noun's singular.
fn singular(noun: &str) -> String {
    let known = match noun {
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "feet" => "foot",
        "teeth" => "tooth",
        "lives" => "life",
        "wives" => "wife",
        "leaves" => "leaf",
        "times" => "count",
        "buses" => "bus",
        "series" | "species" | "news" | "people" | "police" | "headquarters" | "means" => noun,
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("men") {
        return format!("{stem}man");
    }
    if let Some(stem) =
        noun.strip_suffix("ies").filter(|stem| stem.len() > 1 && *stem != "mov" && *stem != "rook")
    {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes", "ruses", "oes"] {
        if noun.ends_with(ending) {
            return noun[..noun.len() - 2].to_owned();
        }
    }
    match noun.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u']) && stem.len() > 2) {
        Some(stem) => stem.to_owned(),
        None => noun.to_owned(),
    }
}

/// An adjective's positive.
fn positive(word: &str) -> String {
    match word {
        "best" | "better" => return "good".to_owned(),
        "worst" | "worse" => return "bad".to_owned(),
        "west" | "forest" | "interest" | "test" | "rest" | "guest" | "honest" | "modest" | "protest"
        | "contest" => {
            return word.to_owned();
        }
        _ => {}
    }
    let Some(stem) = word.strip_suffix("est").filter(|stem| stem.len() > 2) else { return word.to_owned() };
    if let Some(stem) = stem.strip_suffix('i') {
        return format!("{stem}y");
    }
    let letters: Vec<char> = stem.chars().collect();
    let doubled = letters.len() > 2
        && letters[letters.len() - 1] == letters[letters.len() - 2]
        && letters.last() != Some(&'l');
    if doubled {
        return stem[..stem.len() - 1].to_owned();
    }
    let silent = ["rg", "at", "ng", "iv", "os", "ar", "ic", "af", "id"].iter().any(|end| stem.ends_with(end))
        && !stem.ends_with("ong")
        && !stem.ends_with("ear")
        && !stem.ends_with("eat");
    if silent { format!("{stem}e") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_becomes_a_lemma() {
        for (phrase, expected) in [
            ("first-team players", "first-team player"),
            ("the best speakers", "good speaker"),
            ("largest cities", "large city"),
            ("women", "woman"),
            ("viruses", "virus"),
            ("churches", "church"),
            ("people", "people"),
            ("times", "count"),
        ] {
            assert_eq!(lemma(phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn concepts_are_words_without_the_small_ones() {
        assert_eq!(words("the price of the company’s wheat,"), ["price", "company", "wheat"]);
    }
}
