//! The closed classes of English words that cues are read with, folded.

const MODALS: &[&str] = &[
    "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should",
    "cannot", "to", "didn", "doesn", "don", "won", "wouldn", "couldn", "shouldn", "didn't", "doesn't",
    "don't", "won't", "wouldn't", "couldn't", "ll", "'ll", "help", "helped",
];
const NEGATED_AUXILIARIES: &[&str] = &[
    "n", "don", "doesn", "didn", "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "won", "wouldn",
    "couldn", "shouldn", "can", "ain", "mustn",
];
const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "these", "those", "'s", "no", "any", "some", "such", "each", "every",
    "another", "many", "several", "few", "more", "most",
];
const PREPOSITIONS: &[&str] = &[
    "of", "for", "to", "on", "upon", "in", "at", "with", "about", "against", "by", "from", "over", "into",
    "as", "like", "among", "between", "amid", "despite", "under", "after", "before", "since", "until",
    "through", "towards", "toward", "behind", "without", "during",
];
const PARTICLES: &[&str] = &[
    "out", "back", "down", "up", "off", "away", "aside", "forward", "forth", "in", "on", "over", "apart",
    "across",
];
const STOPS: &[&str] = &[
    "to", "that", "whether", "if", "who", "what", "how", "why", "when", "where", "which", "because", "and",
    "or", "but", "has", "have", "had",
];
const ADVERBS: &[&str] = &[
    "also",
    "already",
    "now",
    "then",
    "just",
    "still",
    "once",
    "twice",
    "again",
    "ever",
    "never",
    "often",
    "even",
    "only",
    "not",
    "so",
    "far",
    "long",
    "since",
    "first",
    "later",
    "too",
    "yet",
    "always",
    "sometimes",
    "seldom",
    "perhaps",
    "maybe",
    "soon",
    "instead",
    "however",
    "all",
    "both",
    "very",
    "quite",
    "rather",
    "hard",
    "straight",
    "right",
    "well",
    "much",
    "further",
    "less",
    "aloud",
    "together",
    "thus",
    "openly",
];
const TIMES: &[&str] = &[
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "morning",
    "afternoon",
    "evening",
];
const BE: &[&str] = &[
    "be", "am", "is", "are", "was", "were", "been", "being", "isn", "aren", "wasn", "weren", "isn't",
    "aren't", "wasn't", "weren't",
];
const REFLEXIVES: &[&str] =
    &["myself", "yourself", "himself", "herself", "itself", "ourselves", "yourselves", "themselves"];

/// Forms of "be" that make a passive.
pub(crate) fn is_be(word: &str) -> bool {
    BE.contains(&word)
}

/// Forms of "get" that make a passive.
pub(crate) fn is_get(word: &str) -> bool {
    matches!(word, "get" | "gets" | "got" | "gotten" | "getting")
}

/// Verbs between a subject and an adjective, "be" apart.
pub(crate) fn is_copula(word: &str) -> bool {
    let forms = [
        "seem", "appear", "look", "sound", "feel", "remain", "become", "grow", "stay", "keep", "prove",
        "turn",
    ];
    let irregular = matches!(word, "felt" | "became" | "grew" | "grown" | "kept" | "becoming");
    irregular || forms.iter().any(|form| is_form(word, form))
}

/// "seem", "seems", "seemed", "seeming".
pub(crate) fn is_form(word: &str, base: &str) -> bool {
    word.strip_prefix(base).is_some_and(|end| matches!(end, "" | "s" | "ed" | "ing"))
}

/// Auxiliaries that a base form follows.
pub(crate) fn is_modal(word: &str) -> bool {
    MODALS.contains(&word)
}

/// Words before which "t" is what is left of "not" ("don", "’", "t"); tokenisers differ in where they cut.
pub(crate) fn is_negated_auxiliary(word: &str) -> bool {
    NEGATED_AUXILIARIES.contains(&word)
}

/// Words that a noun follows, adjectives between them.
pub(crate) fn is_determiner(word: &str) -> bool {
    is_possessive(word) || DETERMINERS.contains(&word)
}

/// Possessive pronouns.
pub(crate) fn is_possessive(word: &str) -> bool {
    matches!(word, "my" | "your" | "his" | "her" | "its" | "our" | "their" | "whose")
}

/// Reflexive pronouns.
pub(crate) fn is_reflexive(word: &str) -> bool {
    REFLEXIVES.contains(&word)
}

/// Pronouns that can only be subjects.
pub(crate) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word, "i" | "he" | "she" | "we" | "they")
}

/// Pronouns that can be objects.
pub(crate) fn is_object_pronoun(word: &str) -> bool {
    matches!(word, "me" | "him" | "her" | "it" | "us" | "them" | "this" | "that" | "you")
        || is_reflexive(word)
}

/// Prepositions that cues end in or nouns take.
pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Particles of phrasal verbs, which an object pronoun may stand before.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Words that neither a noun phrase nor a pattern's gap goes across.
pub(crate) fn is_stop(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
        || is_be(word)
        || is_subject_pronoun(word)
        || (is_modal(word) && word != "to")
        || STOPS.contains(&word)
}

/// Adverbs and times that may stand between a verb and its auxiliaries or prepositions.
pub(crate) fn is_adverb(word: &str) -> bool {
    (word.len() > 3
        && word.ends_with("ly")
        && !matches!(word, "reply" | "rely" | "imply" | "apply" | "rally" | "bully" | "ally" | "supply"))
        || ADVERBS.contains(&word)
        || TIMES.contains(&word)
}
