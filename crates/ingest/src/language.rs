//! The language of a text: detected where it is long enough to tell, declared otherwise.

use whatlang::Lang;

/// Letters below which nothing is detected.
const FEWEST_LETTERS: usize = 120;
/// Bytes of a text that are looked at.
const SAMPLE: usize = 16 << 10;

/// What is known of a text's language.
pub(crate) struct Language {
    /// BCP 47, two letters where there are two.
    pub(crate) code: Option<String>,
    pub(crate) notes: Vec<String>,
}

/// Tells the language of `text`. `declared` is what its page or feed says; detection goes first.
pub(crate) fn of(text: &str, declared: Option<&str>) -> Language {
    let declared = declared.and_then(primary);
    let Some(detected) = detect(text) else {
        let notes = match declared.as_deref() {
            Some(code) if code != "en" => vec![format!("the page declares the language {code}, not English")],
            _ => Vec::new(),
        };
        return Language { code: declared, notes };
    };
    let code = code(detected);
    let mut notes = Vec::new();
    if code != "en" {
        notes.push(format!("the text is in {} ({code}), not English", detected.eng_name()));
    }
    if let Some(declared) = declared.filter(|declared| declared != code && !same_language(declared, code)) {
        notes.push(format!("the page declares the language {declared}, the text is in {code}"));
    }
    Language { code: Some(code.to_owned()), notes }
}

fn detect(text: &str) -> Option<Lang> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if sample.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count() < FEWEST_LETTERS {
        return None;
    }
    whatlang::detect(sample).filter(whatlang::Info::is_reliable).map(|info| info.lang())
}

/// "en-GB" is "en"; what is not a language tag is nothing.
fn primary(tag: &str) -> Option<String> {
    let first = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    ((2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase())).then_some(first)
}

/// Whether two tags name languages that are written alike or one inside the other.
fn same_language(one: &str, other: &str) -> bool {
    matches!(
        (one, other),
        ("no" | "nn", "nb") | ("fil", "tl") | ("iw", "he") | ("in", "id") | ("sh" | "bs", "hr" | "sr")
    )
}

/// BCP 47 for a language of the detector, which names them in three letters.
fn code(language: Lang) -> &'static str {
    match language.code() {
        "epo" => "eo",
        "eng" => "en",
        "rus" => "ru",
        "cmn" => "zh",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "ben" => "bn",
        "fra" => "fr",
        "deu" => "de",
        "ukr" => "uk",
        "kat" => "ka",
        "ara" => "ar",
        "hin" => "hi",
        "jpn" => "ja",
        "heb" => "he",
        "yid" => "yi",
        "pol" => "pl",
        "amh" => "am",
        "jav" => "jv",
        "kor" => "ko",
        "nob" => "nb",
        "dan" => "da",
        "swe" => "sv",
        "fin" => "fi",
        "tur" => "tr",
        "nld" => "nl",
        "hun" => "hu",
        "ces" => "cs",
        "ell" => "el",
        "bul" => "bg",
        "bel" => "be",
        "mar" => "mr",
        "kan" => "kn",
        "ron" => "ro",
        "slv" => "sl",
        "hrv" => "hr",
        "srp" => "sr",
        "mkd" => "mk",
        "lit" => "lt",
        "lav" => "lv",
        "est" => "et",
        "tam" => "ta",
        "vie" => "vi",
        "urd" => "ur",
        "tha" => "th",
        "guj" => "gu",
        "uzb" => "uz",
        "pan" => "pa",
        "aze" => "az",
        "ind" => "id",
        "tel" => "te",
        "pes" => "fa",
        "mal" => "ml",
        "ori" => "or",
        "mya" => "my",
        "nep" => "ne",
        "sin" => "si",
        "khm" => "km",
        "tuk" => "tk",
        "aka" => "ak",
        "zul" => "zu",
        "sna" => "sn",
        "afr" => "af",
        "lat" => "la",
        "slk" => "sk",
        "cat" => "ca",
        "tgl" => "tl",
        "hye" => "hy",
        "cym" => "cy",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The governor of Karsand said on Monday that the road to the northern valley had been opened \
        again after a week of talks, and that the first trucks with flour and medicine had reached the town.";
    const FRENCH: &str = "Le gouverneur de Karsand a déclaré lundi que la route de la vallée du nord avait été rouverte \
        après une semaine de pourparlers et que les premiers camions de farine étaient arrivés dans la ville.";

    #[test]
    fn english_is_detected_without_a_note() {
        let language = of(ENGLISH, Some("en-GB"));
        assert_eq!(language.code.as_deref(), Some("en"));
        assert!(language.notes.is_empty());
    }

    #[test]
    fn another_language_is_named_in_a_note() {
        let language = of(FRENCH, None);
        assert_eq!(language.code.as_deref(), Some("fr"));
        assert_eq!(language.notes, ["the text is in French (fr), not English"]);
    }

    #[test]
    fn a_declaration_that_the_text_belies_is_noted() {
        let language = of(FRENCH, Some("en"));
        assert_eq!(language.code.as_deref(), Some("fr"));
        assert_eq!(language.notes[1], "the page declares the language en, the text is in fr");
    }

    #[test]
    fn a_short_text_has_the_declared_language_or_none() {
        assert_eq!(of("La route est ouverte.", None).code, None);
        assert_eq!(of("La route est ouverte.", Some("fr_FR")).code.as_deref(), Some("fr"));
        assert_eq!(of("La route est ouverte.", Some("{{lang}}")).code, None);
    }
}
