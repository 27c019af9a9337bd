//! Money: a sign before the number or a noun behind it, as an ISO 4217 code from `data/currencies.tsv`.
//!
//! A dollar is American and a rouble Russian unless the text says otherwise; a peso or a dinar alone keeps its noun.
//! Pounds are money where the sign or a word of money says so, and weight otherwise. Cents and pence keep their name.

use std::{collections::HashMap, sync::LazyLock};

use crate::sentence::Sentence;
use crate::unit::{Measures, Unit, per};

struct Currency {
    code: &'static str,
    adjectives: Vec<&'static str>,
    alone: bool,
}

struct Table {
    currencies: Vec<Currency>,
    nouns: HashMap<&'static str, Vec<usize>>,
    signs: HashMap<&'static str, usize>,
    letters: HashMap<&'static str, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        currencies: Vec::new(),
        nouns: HashMap::new(),
        signs: HashMap::new(),
        letters: HashMap::new(),
    };
    for line in include_str!("../data/currencies.tsv").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&'static str> = line.split('\t').collect();
        let [code, nouns, adjectives, signs, alone] = columns[..] else { continue };
        let at = table.currencies.len();
        let adjectives = adjectives.split(',').filter(|adjective| *adjective != ".").collect();
        table.currencies.push(Currency { code, adjectives, alone: alone == "yes" });
        for noun in nouns.split(',') {
            table.nouns.entry(noun).or_default().push(at);
        }
        for sign in signs.split(',') {
            match sign.strip_suffix('!') {
                Some(letter) => table.letters.insert(letter, at),
                None => table.signs.insert(sign, at),
            };
        }
    }
    table
});

/// Whether a token by itself is a currency's sign ("$", "£").
pub(crate) fn is_sign(token: &str) -> bool {
    let mut characters = token.chars();
    characters.next().is_some_and(|c| !c.is_alphanumeric())
        && characters.next().is_none()
        && TABLE.signs.contains_key(token)
}

/// Whether letters are a currency's code ("USD", "RM").
pub(crate) fn is_code(letters: &str) -> bool {
    TABLE.signs.contains_key(letters)
}

/// Whether one letter can stand for a currency against its number ("R500 million").
pub(crate) fn is_letter(letter: &str) -> bool {
    TABLE.letters.contains_key(letter)
}

/// Whether letters are a code of ISO 4217.
pub(crate) fn is_iso(letters: &str) -> bool {
    TABLE.currencies.iter().any(|currency| currency.code == letters)
}

/// Whether the number at the start of `rest` is written as only money and counts are: with groups, cents or a scale
/// behind it. "R500" may be a road.
pub(crate) fn is_amount(rest: &str) -> bool {
    let length = crate::grouping::length(rest, crate::grouping::Style::Stop);
    let (written, behind) = rest.split_at(length);
    let cents = written.rsplit_once('.').is_some_and(|(_, cents)| cents.len() == 2);
    let scale: String =
        behind.trim_start_matches([' ', '-']).chars().take_while(|c| c.is_alphabetic()).collect();
    let scaled =
        crate::number::scale_word(&scale).is_some() || matches!(scale.as_str(), "m" | "bn" | "mn" | "trn");
    written.contains(',') || cents || scaled || crate::grouping::spaced(rest) > 0
}

/// Whether a number at `at` has its currency's sign, code or letter in front.
pub(crate) fn leads_to(sentence: &Sentence, at: usize) -> bool {
    at > 0
        && (is_sign(sentence.before(at))
            || is_code(sentence.written(at - 1))
            || (is_letter(sentence.written(at - 1)) && sentence.glued(at)))
}

/// The sign that begins at `at`, in front of a number: its code and one past it ("$", "US$", "US $", "EUR", "Rs.").
pub(crate) fn sign(sentence: &Sentence, at: usize) -> Option<(&'static str, usize)> {
    let written = sentence.written(at);
    if sentence.is_word(at) && is_sign(sentence.word(at + 1)) && (sentence.glued(at + 1) || written.len() > 1)
    {
        let mut joined = written.replace('.', "");
        joined.push_str(sentence.word(at + 1));
        let code = TABLE.signs.get(joined.as_str()).map(|at| TABLE.currencies[*at].code)?;
        return Some((code, at + 2));
    }
    // "$US55,931,000".
    if is_sign(written) && sentence.is_word(at + 1) && sentence.glued(at + 1) && sentence.is_digits(at + 2) {
        let joined = format!("{written}{}", sentence.written(at + 1));
        if let Some(index) = TABLE.signs.get(joined.as_str()) {
            return Some((TABLE.currencies[*index].code, at + 2));
        }
    }
    if let Some(index) = TABLE.letters.get(written) {
        let against = sentence.is_digits(at + 1) && sentence.glued(at + 1);
        return against.then_some((TABLE.currencies[*index].code, at + 1));
    }
    let code = TABLE.currencies[*TABLE.signs.get(written)?].code;
    let stop = usize::from(sentence.word(at + 1) == "." && sentence.glued(at + 1) && written == "Rs");
    let next = at + 1 + stop;
    let number = sentence.is_digits(next) && (is_sign(written) || !sentence.is_hyphen(at + 1));
    (number || is_sign(written)).then_some((code, next))
}

/// The currency's noun behind a number that ends at `at`.
pub(crate) fn noun(sentence: &Sentence, at: usize, scaled: bool) -> Option<Unit> {
    let start = at + usize::from(sentence.is_hyphen(at));
    if let Some(index) = TABLE.signs.get(sentence.written(start))
        && (sentence.is_word(start) || matches!(sentence.word(start), "€" | "₽" | "£"))
        && sentence.written(start).chars().count() != 2
    {
        return Some(with_rate(sentence, TABLE.currencies[*index].code.to_owned(), start, start + 1));
    }
    if matches!(sentence.word(start), "cent" | "cents" | "pence" | "penny" | "pennies") {
        let name = if sentence.word(start).starts_with('c') { "cent" } else { "penny" };
        return Some(with_rate(sentence, name.to_owned(), start, start + 1));
    }
    if sentence.word(start) == "p"
        && sentence.glued(start)
        && !(sentence.glued(start + 1) && sentence.is_word(start + 2))
    {
        return Some(with_rate(sentence, "penny".to_owned(), start, start + 1));
    }
    // Up to two adjectives: "US dollars", "Hong Kong dollars", "pounds sterling".
    for adjectives in 0..3 {
        let noun = start + adjectives;
        let Some(owners) = TABLE.nouns.get(sentence.word(noun)) else { continue };
        let mut end = noun + 1;
        let mut said: Option<&Currency> = None;
        if sentence.word(end) == "sterling" {
            said = TABLE.currencies.iter().find(|currency| currency.code == "GBP");
            end += 1;
        }
        if adjectives > 0 {
            let last = sentence.word(noun - 1);
            let both = format!("{} {last}", sentence.word(start));
            said = owners
                .iter()
                .map(|at| &TABLE.currencies[*at])
                .find(|currency| currency.adjectives.iter().any(|a| *a == last || *a == both));
            said?;
        }
        let word = sentence.word(noun);
        let alone = owners.iter().map(|at| &TABLE.currencies[*at]).find(|currency| currency.alone);
        let name = match said.or(alone) {
            Some(currency) => currency.code.to_owned(),
            None if word.starts_with("pound") => {
                if !scaled && !speaks_of_money(sentence) {
                    return None;
                }
                "GBP".to_owned()
            }
            None if matches!(
                word,
                "real" | "won" | "crown" | "crowns" | "dong" | "dram" | "drams" | "leu" | "lei"
            ) =>
            {
                // "20bn won"; but "20 won", "the 20 million won by Obi".
                let [only] = owners[..] else { return None };
                if !scaled || matches!(sentence.word(noun + 1), "by" | "in" | "the" | "a") {
                    return None;
                }
                TABLE.currencies[only].code.to_owned()
            }
            None => word.strip_suffix('s').unwrap_or(word).to_owned(),
        };
        return Some(with_rate(sentence, name, start, end));
    }
    None
}

/// The unit of money with what it stands per.
pub(crate) fn with_rate(sentence: &Sentence, name: String, start: usize, end: usize) -> Unit {
    let (per, end) = match per(sentence, end, true) {
        Some((per, end)) => (Some(per), end),
        None => (None, end),
    };
    Unit { name, per, start, end, measures: Measures::Money, size: None }
}

/// Whether a sentence speaks of money, so that its pounds are no weight.
fn speaks_of_money(sentence: &Sentence) -> bool {
    sentence.tokens.iter().any(|token| {
        matches!(
            token.lower.as_str(),
            "cost"
                | "costs"
                | "costing"
                | "worth"
                | "pay"
                | "paid"
                | "pays"
                | "paying"
                | "price"
                | "prices"
                | "priced"
                | "fine"
                | "fined"
                | "fee"
                | "fees"
                | "wage"
                | "wages"
                | "salary"
                | "tax"
                | "taxes"
                | "budget"
                | "bill"
                | "spend"
                | "spent"
                | "spending"
                | "earn"
                | "earned"
                | "earns"
                | "sold"
                | "bought"
                | "raised"
                | "debt"
                | "loan"
                | "loans"
                | "grant"
                | "sterling"
                | "profit"
                | "profits"
                | "rent"
                | "savings"
                | "saved"
                | "owed"
                | "stolen"
                | "compensation"
                | "donated"
                | "invest"
                | "invested"
        )
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_row_has_its_columns_and_stands_in_order() {
        let rows: Vec<&str> =
            include_str!("../data/currencies.tsv").lines().filter(|line| !line.starts_with('#')).collect();
        for row in &rows {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 5, "{row}");
            assert_eq!(columns[0].len(), 3, "{row}");
            assert!(columns[3].split(',').all(|sign| !sign.ends_with('!') || sign.len() == 2), "{row}");
            assert!(matches!(columns[4], "yes" | "no"), "{row}");
        }
        assert!(rows.is_sorted());
    }
}
