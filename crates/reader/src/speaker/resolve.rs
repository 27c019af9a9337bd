//! From a source's words to a speaker.
//!
//! A name in the source is its full form in the article. A pronoun is the last speaker, else the last person named,
//! whose number and gender it fits. A description (`the envoy`) is the last one who was given that role. Nobody in
//! particular (`officials`) stays nobody. What cannot be resolved is lost, never guessed.

use onrecord_lexicon::{self as lexicon, Gender, Person};
use onrecord_record::{EntityKind, UnknownSource};

use crate::speaker::names::{Mention, Names, fold};
use crate::view::{View, Words};

/// Who speaks, or why that is not known.
pub(crate) type Speaker = Result<String, UnknownSource>;

/// How many names in front of a pronoun are looked at.
const REACH: usize = 40;

/// Resolves sources in the order of the text, remembering who spoke.
pub(crate) struct Resolver<'a> {
    view: &'a View<'a>,
    names: &'a Names,
    /// The speakers so far: where the source stood, and whom it named.
    spoken: Vec<(usize, usize)>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(view: &'a View<'a>, names: &'a Names) -> Self {
        Self { view, names, spoken: Vec::new() }
    }

    /// The speaker of a statement with this source; `at` is the statement's first word, `passive` whether its cue is
    /// a passive without an agent.
    pub(crate) fn speaker(&mut self, source: &[Words], at: usize, passive: bool) -> Speaker {
        let Some(words) = source.first().and_then(|s| self.view.bare(s)) else {
            return Err(if passive { UnknownSource::Passive } else { UnknownSource::Lost });
        };
        let strings = self.view.strings(words.clone());
        if strings.len() <= 2
            && let Some(pronoun) = lexicon::pronoun(strings[0])
        {
            return self.pronoun(pronoun, at.min(words.start));
        }
        if lexicon::is_generic_source(&strings) {
            return Err(UnknownSource::Generic);
        }
        if let Some(named) = self.named_in(&words) {
            self.spoken.push((words.start, named));
            return Ok(self.names.named[named].name.clone());
        }
        self.description(&words, &strings)
    }

    /// The speaker of a statement inside another: a pronoun in somebody's own words refers to what they talk of, which
    /// the article may not name, so it stays unresolved.
    pub(crate) fn inner_speaker(
        &mut self,
        source: &[Words],
        at: usize,
        passive: bool,
        own_words: bool,
    ) -> Speaker {
        let pronoun = source
            .first()
            .is_some_and(|s| s.len() == 1 && lexicon::pronoun(self.view.word(s.start)).is_some());
        if pronoun && own_words { Err(UnknownSource::Lost) } else { self.speaker(source, at, passive) }
    }

    /// The name that heads the source: `the spokesman of the North Front, Lt. Ada Obi` is Ada Obi.
    fn named_in(&self, words: &Words) -> Option<usize> {
        let mentions: Vec<&Mention> =
            self.names.within(words).iter().filter(|m| m.words.end <= words.end).collect();
        let heads: Vec<&&Mention> = mentions.iter().filter(|m| !self.modifies(words, m)).collect();
        let person = |m: &&&Mention| self.names.named[m.named].kind == EntityKind::Person;
        heads.iter().copied().find(person).or(heads.first().copied()).map(|m| m.named)
    }

    /// Whether a name only tells more about the head: `officials in Dorel`, `Obi’s office`, `Karsand officials`.
    fn modifies(&self, source: &Words, mention: &Mention) -> bool {
        let view = self.view;
        let after = mention.words.end;
        if after < source.end {
            let next = view.word(after);
            let possessive = matches!(next, "’" | "'");
            let noun = view.is_bare(after) && !view.is_capitalised(after) && !is_link(next);
            if possessive || noun {
                return true;
            }
        }
        (source.start..mention.words.start)
            .rev()
            .take(6)
            .take_while(|i| view.word(*i) != ",")
            .any(|i| is_preposition(view.word(i)))
    }

    fn pronoun(&mut self, pronoun: lexicon::Pronoun, at: usize) -> Speaker {
        if pronoun.person != Person::Third {
            return Err(UnknownSource::Lost);
        }
        if pronoun.relative {
            return self.antecedent(at);
        }
        // Sure ones first: a name that only looks like a person gives way to one.
        let found = self.last_that(at, |k| self.fits(k, &pronoun) && self.is_sure(k, &pronoun));
        let found = found.or_else(|| self.last_that(at, |k| self.fits(k, &pronoun)));
        let Some(found) = found else { return Err(UnknownSource::Lost) };
        self.spoken.push((at, found));
        Ok(self.names.named[found].name.clone())
    }

    /// The last one who spoke, unless somebody else was named since.
    fn last_that(&self, at: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let here = self.view.paragraph_of(at.min(self.view.words.len().saturating_sub(1)));
        let paragraphs_since = |place: usize| here.saturating_sub(self.view.paragraph_of(place));
        let spoke = self
            .spoken
            .iter()
            .rev()
            .take(REACH)
            .find(|(place, k)| *place < at && paragraphs_since(*place) <= 4 && fits(*k));
        let named = self
            .names
            .before(at)
            .take(REACH)
            .find(|m| paragraphs_since(m.words.start) <= 2 && fits(m.named) && self.is_subject(m));
        match (spoke, named) {
            (Some((place, _)), Some(m)) if m.words.start > *place => Some(m.named),
            (Some((_, k)), _) => Some(*k),
            (None, Some(m)) => Some(m.named),
            (None, None) => self.names.before(at).take(REACH).map(|m| m.named).find(|k| fits(*k)),
        }
    }

    /// Whom "who" stands for: the phrase in front of it, a name or a description.
    fn antecedent(&mut self, at: usize) -> Speaker {
        let sentence = &self.view.sentences[self.view.sentence_of(at)];
        let end = (sentence.start..at).rev().find(|i| self.view.is_bare(*i)).map(|i| i + 1);
        let start = (sentence.start..end.unwrap_or(at))
            .rev()
            .find(|i| {
                matches!(self.view.word(*i), "," | ";" | ":" | "“" | "”" | "\"" | "said" | "told" | "—" | "–")
            })
            .map_or(sentence.start, |i| i + 1);
        match end.filter(|end| *end > start) {
            Some(end) => {
                // "Ada Obi, a nurse, who": what stands behind the comma tells more about a person in front of it.
                let person = |k: &usize| self.names.named[*k].kind == EntityKind::Person;
                let wide =
                    self.named_in(&(sentence.start..end)).filter(person).filter(|_| start > sentence.start);
                match wide {
                    Some(named) => Ok(self.names.named[named].name.clone()),
                    None => self.speaker(&[start..end], start, false),
                }
            }
            None => Err(UnknownSource::Lost),
        }
    }

    /// Whether a name is known to be what the pronoun wants, not only not known to be something else.
    fn is_sure(&self, named: usize, pronoun: &lexicon::Pronoun) -> bool {
        let named = &self.names.named[named];
        match pronoun.gender {
            Some(Gender::Masculine | Gender::Feminine) => named.kind == EntityKind::Person,
            _ => true,
        }
    }

    fn fits(&self, named: usize, pronoun: &lexicon::Pronoun) -> bool {
        let named = &self.names.named[named];
        match (pronoun.number, pronoun.gender) {
            (_, Some(gender @ (Gender::Masculine | Gender::Feminine))) => {
                named.gender.is_none_or(|g| g == gender) && named.may_be_person()
            }
            (Some(_), _) => named.is_body(),
            (None, _) => !named.is_body(),
        }
    }

    /// Whether a name begins its sentence or stands behind a comma or a role: where sentences keep their subjects.
    fn is_subject(&self, mention: &Mention) -> bool {
        let sentence = &self.view.sentences[self.view.sentence_of(mention.words.start)];
        let in_front = sentence.start..mention.words.start;
        !in_front.rev().take(3).any(|i| is_preposition(self.view.word(i)))
    }

    fn description(&mut self, words: &Words, strings: &[&str]) -> Speaker {
        let head = head_of(strings);
        let Some(head) = head else { return Err(UnknownSource::Lost) };
        let lower = strings[head].to_lowercase();
        let by_role = self
            .names
            .before(words.start)
            .take(REACH * 2)
            .find(|m| self.names.named[m.named].has_role(&lower))
            .map(|m| m.named);
        if let Some(found) = by_role {
            self.spoken.push((words.start, found));
            return Ok(self.names.named[found].name.clone());
        }
        let by_last_word = self.names.before(words.start).take(REACH * 2).find(|m| {
            let named = &self.names.named[m.named];
            named.is_body() && named.name.to_lowercase().ends_with(&format!(" {lower}"))
        });
        if let Some(mention) = by_last_word {
            self.spoken.push((words.start, mention.named));
            return Ok(self.names.named[mention.named].name.clone());
        }
        // "a spokesman for the Interior Ministry" has no name, but the reader knows who it is.
        let names_a_body = !self.names.within(words).is_empty();
        if names_a_body || is_body(&lower) {
            let start = words.start + usize::from(is_article(strings[0]));
            let end = (start..words.end)
                .find(|i| matches!(self.view.word(*i), "," | "who" | "which" | "(" | "–" | "—"))
                .unwrap_or(words.end);
            if start < end {
                return Ok(fold(self.view.str(&(start..end))));
            }
        }
        Err(UnknownSource::Lost)
    }
}

/// The head noun of a description: the last word in front of its first preposition, comma or relative.
fn head_of(strings: &[&str]) -> Option<usize> {
    let end = strings
        .iter()
        .position(|w| is_preposition(w) || matches!(*w, "," | "who" | "which" | "that" | "(" | "’" | "'"))
        .unwrap_or(strings.len());
    end.checked_sub(1)
}

fn is_article(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "the" | "a" | "an")
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "and" | "of" | "who" | "which" | "for" | "in" | "from" | "at" | "on" | "or" | "with" | "as"
    )
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "of" | "for"
            | "from"
            | "in"
            | "at"
            | "on"
            | "with"
            | "by"
            | "to"
            | "near"
            | "against"
            | "about"
            | "under"
            | "behind"
            | "inside"
            | "outside"
            | "across"
            | "between"
            | "among"
    )
}

/// Bodies and texts that speak without a name.
fn is_body(word: &str) -> bool {
    matches!(
        word,
        "government"
            | "ministry"
            | "army"
            | "military"
            | "police"
            | "court"
            | "parliament"
            | "council"
            | "statement"
            | "report"
            | "study"
            | "poll"
            | "survey"
            | "ruling"
            | "document"
            | "documents"
            | "committee"
            | "campaign"
            | "group"
            | "agency"
            | "paper"
            | "newspaper"
            | "opposition"
            | "administration"
            | "department"
            | "letter"
            | "union"
            | "company"
            | "church"
            | "commission"
            | "party"
            | "delegation"
            | "state"
            | "memo"
            | "lawsuit"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::marks::{candidate, marked};

    /// The speaker of a marked statement; an unknown one is its reason in lower case.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        let names = Names::new(&view, &Grammar::default());
        let statement = candidate(&view, &marks);
        let found = Resolver::new(&view, &names).speaker(&statement.source, statement.first(), false);
        let found = found.unwrap_or_else(|reason| format!("{reason:?}").to_lowercase());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn role_and_name_stand_in_any_order() {
        check(
            "[source The spokesman of the Northern Accord Front, Lt. Idris al-Masri,] [cue said]",
            "Idris al-Masri",
        );
        check("[source Ada Obi, head of the Lanterns,] [cue said]", "Ada Obi");
        check("[source League envoy Maren van der Lisse] [cue said]", "Maren van der Lisse");
        check("[source Information Ministry spokesman Daud Merchev] [cue said]", "Daud Merchev");
        check("[source Lt. Gen. A. B. Tarn (retired)] [cue said]", "A. B. Tarn");
        check("[source Daud Merchev of the Ministry of Defence] [cue said]", "Daud Merchev");
    }

    #[test]
    fn names_keep_apostrophes_particles_and_hyphens() {
        check("[source Hay’at al-Jabal] [cue said]", "Hay’at al-Jabal");
        check("[source Walid al-M. of the Front] [cue said]", "Walid al-M");
        check("[source Ruslan Ilbek-oglu] [cue said]", "Ruslan Ilbek-oglu");
        check("[source Qal'at Beren] [cue said]", "Qal'at Beren");
        check("[source Kerim bin Sayid O’Hara] [cue said]", "Kerim bin Sayid O’Hara");
    }

    #[test]
    fn a_last_name_is_the_full_name_before_or_after() {
        check("Ada Obi came. Rain fell.\n\n[source Obi] [cue said]", "Ada Obi");
        check(
            "[source Obi]: no talks\n\nFerhat Obi leads the bureau of the Front in the north.",
            "Ferhat Obi",
        );
        check("Walid al-Masri came. [source Al-Masri] [cue said]", "Walid al-Masri");
        check("The Northern Accord Front met. [source The NAF] [cue said]", "Northern Accord Front");
    }

    #[test]
    fn pronouns_are_the_last_person_that_fits() {
        check("Mrs Ada Obi came. [source She] [cue said]", "Ada Obi");
        check("Mr Ivo Tarn met Mrs Ada Obi. [source He] [cue said]", "Ivo Tarn");
        check("The Defence Ministry met. [source It] [cue said]", "Defence Ministry");
        check("[source He] [cue said]", "lost");
        check("Ada Obi, a nurse, [source who] [cue said]", "Ada Obi");
    }

    #[test]
    fn descriptions_are_the_last_with_that_role() {
        check("The envoy, Maren Lisse, came. [source The envoy] [cue said]", "Maren Lisse");
        check(
            "The Minister of Defence, General Ivo Tarn, came. [source The minister] [cue said]",
            "Ivo Tarn",
        );
        check("The Interior Ministry met. [source The ministry] [cue said]", "Interior Ministry");
        check(
            "[source A spokesman for the Interior Ministry] [cue said]",
            "spokesman for the Interior Ministry",
        );
        check("[source The envoy] [cue said]", "lost");
    }

    #[test]
    fn nobody_in_particular_stays_nobody() {
        for source in
            ["officials", "Residents", "some critics", "two Karsand officials", "people familiar with it"]
        {
            check(&format!("[source {source}] [cue said]"), "generic");
        }
    }

    #[test]
    fn a_headline_of_capitals_names_nobody_new() {
        let text = "ENVOY MUST CHOOSE HER WORDS NOW\n\nThe envoy, Maren Lisse, came. [source She] [cue said]";
        check(text, "Maren Lisse");
    }
}
