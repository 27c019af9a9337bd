//! Which other names of a place are the same name in another spelling.
//!
//! GeoNames lists a place's names in all languages. Of these an English text uses few beside the main one, and those
//! few are mostly transliterations ("Kiev", "Kharkov", "Lattakia"); the others would only bring namesakes.

/// Whether `other` is a spelling of `name`; both folded.
pub(crate) fn is_spelling(name: &str, other: &str) -> bool {
    let (first, second) = (bare(name), bare(other));
    if first.is_empty() || second.is_empty() || first == second {
        return first == second && !first.is_empty();
    }
    let consonants = |word: &str| -> String {
        let mut kept = String::new();
        for letter in word.chars().filter(|letter| !"aeiouyhw' ".contains(*letter)) {
            let letter = match letter {
                'q' | 'c' => 'k',
                'j' | 'g' => 'g',
                'z' => 's',
                'v' => 'f',
                letter => letter,
            };
            if !kept.ends_with(letter) {
                kept.push(letter);
            }
        }
        kept
    };
    let starts_alike = {
        let sound = |word: &str| word.chars().next().map(|c| if "kqc".contains(c) { 'k' } else { c });
        sound(&first) == sound(&second)
    };
    starts_alike
        && (consonants(&first) == consonants(&second)
            || distance(&first, &second) <= first.chars().count().max(4) / 4)
}

/// Without the Arabic article and the endings that come and go in transliteration.
fn bare(name: &str) -> String {
    let name = name.strip_prefix("al ").unwrap_or(name);
    let words: Vec<&str> = name.split(' ').map(|word| word.strip_suffix('h').unwrap_or(word)).collect();
    words.join(" ")
}

/// Letters to add, drop or change.
fn distance(first: &str, second: &str) -> usize {
    let second: Vec<char> = second.chars().collect();
    let mut row: Vec<usize> = (0..=second.len()).collect();
    for (down, letter) in first.chars().enumerate() {
        let mut corner = row[0];
        row[0] = down + 1;
        for (across, other) in second.iter().enumerate() {
            let change = corner + usize::from(letter != *other);
            corner = row[across + 1];
            row[across + 1] = change.min(corner + 1).min(row[across] + 1);
        }
    }
    row[second.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_are_spellings_and_names_in_other_tongues_are_not() {
        for (name, other) in
            [("kyiv", "kiev"), ("kharkiv", "kharkov"), ("latakia", "lattakia"), ("al raqqah", "raqqa")]
        {
            assert!(is_spelling(name, other), "{name} {other}");
        }
        for (name, other) in [("london", "lung dung"), ("ho chi minh city", "saigon"), ("london", "rondon")] {
            assert!(!is_spelling(name, other), "{name} {other}");
        }
    }
}
