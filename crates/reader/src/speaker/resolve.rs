//! From a source's words to a speaker.
//!
//! A name that heads the source is its entity. A pronoun or a description is led to one by `reference`: by what the
//! model says it refers back to, and by who spoke last and was given which role. Nobody in particular (`officials`)
//! stays nobody, one person without a name (`a doctor`) stays unnamed. What cannot be resolved is lost, never guessed.

use onrecord_lexicon as lexicon;
use onrecord_record::{EntityKind, UnknownSource};

use super::description::{self, Described};
use super::names::{Mention, Names, fold};
use super::reference::References;
use super::relative;
use super::state::States;
use crate::view::{View, Words};

/// Who speaks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Speaker {
    /// The entity, or why there is none.
    pub(crate) who: Result<Who, UnknownSource>,
    /// Whom an unnamed source belongs to.
    pub(crate) speaks_for: Option<usize>,
}

/// A speaker that is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Who {
    /// One of the names of the article, by number.
    Named(usize),
    /// A body or a text without a name of its own, as written: `the court`.
    Described(String),
}

impl Speaker {
    pub(super) fn named(named: usize) -> Self {
        Self { who: Ok(Who::Named(named)), speaks_for: None }
    }

    pub(super) fn described(words: String) -> Self {
        Self { who: Ok(Who::Described(words)), speaks_for: None }
    }

    pub(super) fn unknown(reason: UnknownSource) -> Self {
        Self { who: Err(reason), speaks_for: None }
    }

    pub(super) fn of(mut self, speaks_for: Option<usize>) -> Self {
        self.speaks_for = speaks_for;
        self
    }
}

/// A source that spoke, named or not.
#[derive(Clone, Debug)]
pub(crate) struct Voice {
    /// The source's first word.
    pub(crate) at: usize,
    pub(crate) words: Words,
    pub(crate) speaker: Speaker,
    /// Whether it is many.
    pub(crate) plural: bool,
    /// Whether it is a text or a body.
    pub(crate) thing: bool,
}

/// Resolves sources in the order of the text, remembering who spoke.
pub(crate) struct Resolver<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) names: &'a Names,
    pub(crate) references: References,
    /// The speakers so far: where the source stood, and whom it named.
    pub(crate) spoken: Vec<(usize, usize)>,
    /// Pronouns and descriptions that speak, and whom they mean.
    pub(crate) decided: Vec<(Words, usize)>,
    /// All sources so far that were anybody.
    pub(crate) voices: Vec<Voice>,
    /// Somebody's own words without quotation marks.
    pub(crate) blocks: Vec<Words>,
    pub(crate) states: States,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(view: &'a View<'a>, names: &'a Names) -> Self {
        let references = References::new(view, names);
        let states = States::new(view, names);
        Self {
            view,
            names,
            references,
            spoken: Vec::new(),
            decided: Vec::new(),
            voices: Vec::new(),
            blocks: Vec::new(),
            states,
        }
    }

    /// The speaker of a statement with this source; `at` is the statement's first word, `passive` whether its cue is
    /// a passive without an agent.
    pub(crate) fn speaker(&mut self, source: &[Words], at: usize, passive: bool) -> Speaker {
        let Some(words) = source.first().and_then(|s| self.view.bare(s)) else {
            return Speaker::unknown(if passive { UnknownSource::Passive } else { UnknownSource::Lost });
        };
        let words = self.without_possessive(words);
        let strings = self.view.strings(words.clone());
        let found = if strings.len() <= 2
            && strings[0] != "US"
            && let Some(pronoun) = lexicon::pronoun(strings[0])
            && (strings.len() == 1 || !is_possessed(strings[0], strings[1]))
        {
            if pronoun.relative {
                relative::speaker(self, words.start)
            } else {
                self.pronoun(pronoun, at, words.start)
            }
        } else {
            self.phrase(&words, &strings)
        };
        if !matches!(found.who, Err(UnknownSource::Lost | UnknownSource::Passive)) {
            let plural = self.is_many(&words, &strings, &found);
            let head = description::read(self, &words).head.map(|head| self.view.fold(head));
            let thing = head.is_some_and(|head| description::is_text(head) || description::is_body(head));
            let speaker = found.clone();
            self.voices.push(Voice { at: words.start, words: words.clone(), speaker, plural, thing });
        }
        if let Ok(Who::Named(named)) = found.who {
            self.spoken.push((words.start, named));
            if self.names.within(&words).iter().all(|mention| mention.named != named) {
                self.decided.push((words, named));
            }
        }
        found
    }

    /// `the mayor’s` in front of a noun cue is the mayor.
    fn without_possessive(&self, mut words: Words) -> Words {
        let mark = |i: usize| matches!(self.view.word(i), "’" | "'");
        if words.len() > 2 && self.view.word(words.end - 1) == "s" && mark(words.end - 2) {
            words.end -= 2;
        }
        words
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
        if pronoun && own_words {
            Speaker::unknown(UnknownSource::Lost)
        } else {
            self.speaker(source, at, passive)
        }
    }

    /// Whether a source is many: `they`, `the rebels`, `Democrats`, `Obi and Tarn`.
    fn is_many(&self, words: &Words, strings: &[&str], found: &Speaker) -> bool {
        if let [word] = strings
            && let Some(pronoun) = lexicon::pronoun(word)
        {
            return pronoun.number == Some(lexicon::Number::Plural);
        }
        if let Ok(Who::Named(named)) = found.who {
            let several = self.names.within(words).windows(2).any(|pair| {
                (pair[0].words.end..pair[1].words.start).any(|i| self.view.word(i) == "and")
                    && pair[0].named != pair[1].named
            });
            let group = self.names.named[named].kind == EntityKind::Group;
            if several || group {
                return true;
            }
        }
        description::read(self, words).head.is_some_and(|head| description::is_plural(self.view.word(head)))
    }

    /// A name or a description.
    pub(super) fn phrase(&mut self, words: &Words, strings: &[&str]) -> Speaker {
        let generic = lexicon::is_generic_source(strings);
        // "Residents" at the start of a sentence has a capital and is no name for it.
        if let Some(named) = self.named_in(words)
            && !(generic && self.names.named[named].kind == EntityKind::Unknown)
        {
            // "the Republican" is one of them
            let own = &self.names.named[named];
            let one =
                own.kind == EntityKind::Group && strings.len() == 2 && strings[0].eq_ignore_ascii_case("the");
            let lower = own.name.to_lowercase();
            return match self.refers_back(words, words.end - 1, &lower).filter(|_| one) {
                Some(person) => Speaker::named(person),
                None => Speaker::named(named),
            };
        }
        if generic {
            let known = |named: &usize| self.names.named[*named].kind != EntityKind::Unknown;
            let owner = self.names.within(words).iter().map(|mention| mention.named).find(known);
            return Speaker::unknown(UnknownSource::Generic).of(owner);
        }
        let described = description::read(self, words);
        let Described { head, definite, owner, .. } = described;
        let Some(head) = head else { return Speaker::unknown(UnknownSource::Lost) };
        let lower = self.view.fold(head);
        // "a group of Republicans", "dozens of residents"
        if description::is_quantity(lower) && head + 1 < words.end && self.view.word(head + 1) == "of" {
            let owner = self.names.within(&(head + 2..words.end)).first().map(|mention| mention.named);
            return Speaker::unknown(UnknownSource::Generic).of(owner);
        }
        if description::is_text(lower) {
            return self.text(words, head, owner);
        }
        if let Some(named) = self.apposed_in_front(words, head, lower) {
            return Speaker::named(named);
        }
        if definite && let Some(named) = self.described(words, head, lower, &described) {
            return Speaker::named(named);
        }
        if lower == "panel"
            && let Some(owner) = owner
        {
            return Speaker::named(owner);
        }
        if description::is_body(lower) && (definite || owner.is_some()) {
            let start = words.start + usize::from(description::is_article(strings[0]));
            let end = (start..words.end)
                .find(|i| matches!(self.view.word(*i), "," | "who" | "which" | "(" | "–" | "—"))
                .unwrap_or(words.end);
            if start < end {
                let state = || self.states.of_body(self.view, self.names, lower, words.start);
                return Speaker::described(fold(self.view.str(&(start..end)))).of(owner.or_else(state));
            }
        }
        let reason = if description::is_person(lower) && !definite || owner.is_some() {
            UnknownSource::Unnamed
        } else {
            UnknownSource::Lost
        };
        Speaker::unknown(reason).of(owner)
    }

    /// A poll, a report, a website: who made it, where a name says so.
    fn text(&mut self, words: &Words, head: usize, owner: Option<usize>) -> Speaker {
        let maker = self.names.within(words).iter().find(|mention| {
            let named = &self.names.named[mention.named];
            (named.is_body() || named.kind == EntityKind::Person || named.kind == EntityKind::Work)
                && mention.words.start <= head + 4
        });
        if let Some(named) = maker.map(|mention| mention.named).or(owner) {
            return Speaker::named(named);
        }
        match self.references.of_word(self.view, head) {
            Some((named, score)) if score >= description::SURE => Speaker::named(named),
            _ => Speaker::unknown(UnknownSource::Unnamed),
        }
    }

    /// The name that heads the source: `the spokesman of the North Front, Lt. Ada Obi` is Ada Obi.
    pub(crate) fn named_in(&self, words: &Words) -> Option<usize> {
        let mentions: Vec<&Mention> =
            self.names.within(words).iter().filter(|m| self.ends_in(m, words)).collect();
        let heads: Vec<&&Mention> = mentions.iter().filter(|m| !self.modifies(words, m)).collect();
        let person = |m: &&&Mention| self.names.named[m.named].kind == EntityKind::Person;
        let speaks = |m: &&&Mention| {
            !matches!(
                self.names.named[m.named].kind,
                EntityKind::Event | EntityKind::Law | EntityKind::Location
            )
        };
        heads.iter().copied().find(person).or(heads.iter().copied().find(speaks)).map(|m| m.named)
    }

    /// Whether a name ends with a source's words; the stop of `Jr.` may stand behind them.
    fn ends_in(&self, mention: &Mention, words: &Words) -> bool {
        let end = mention.words.end;
        end <= words.end || end == words.end + 1 && !self.view.is_bare(words.end)
    }

    /// Whether a name only tells more about the head: `officials in Dorel`, `Obi’s office`, `Karsand officials`.
    fn modifies(&self, source: &Words, mention: &Mention) -> bool {
        let view = self.view;
        let after = mention.words.end;
        if after < source.end {
            let next = view.word(after);
            let possessive = matches!(next, "’" | "'");
            let noun = view.is_bare(after) && !view.is_capitalised(after) && !is_link(next);
            // "N.C. Congressman", "Alexandria Police Chief Ada Obi", "House Democrats"
            let title = view.is_capitalised(after) && lexicon::is_title(next);
            let name = self.names.at(after).is_some();
            // "the Republican-led council"
            let compound = next == "-" && view.joined(mention.words.end - 1, after);
            if possessive || noun || compound || title || name {
                return true;
            }
        }
        // A name with its own head inside the source is no head: "the minister of Karsand".
        (source.start..mention.words.start)
            .rev()
            .take(6)
            .take_while(|i| view.word(*i) != ",")
            .any(|i| is_preposition(view.word(i)))
    }
}

/// `his lawyer`, `her office`: the pronoun is no source.
fn is_possessed(pronoun: &str, next: &str) -> bool {
    matches!(pronoun.to_lowercase().as_str(), "his" | "her" | "their" | "its" | "my" | "our" | "your")
        && next.chars().next().is_some_and(char::is_alphabetic)
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "and" | "of" | "who" | "which" | "for" | "in" | "from" | "at" | "on" | "or" | "with" | "as"
    )
}

pub(crate) fn is_preposition(word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    /// The speaker of the last source that is marked; an unknown one is its reason in lower case.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        let names = Names::new(&view);
        let statement = candidate(&view, &marks);
        let mut resolver = Resolver::new(&view, &names);
        // the sources in front of the last one have spoken before
        let (last, before) = statement.source.split_last().expect("a source is marked");
        for source in before {
            resolver.speaker(std::slice::from_ref(source), source.start, false);
        }
        let found = resolver.speaker(std::slice::from_ref(last), last.start, false);
        let for_whom = found.speaks_for.map_or(String::new(), |k| format!(" of {}", names.named[k].name));
        let found = match found.who {
            Ok(Who::Named(named)) => names.named[named].name.clone(),
            Ok(Who::Described(words)) => words + &for_whom,
            Err(reason) => format!("{reason:?}").to_lowercase() + &for_whom,
        };
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
        check("[source A spokesman for the Interior Ministry] [cue said]", "unnamed of Interior Ministry");
        check("[source The envoy] [cue said]", "lost");
    }

    #[test]
    fn they_and_it_are_the_source_that_spoke_before() {
        check("Ivo Tarn came. [source Residents] [cue said] so. [source They] [cue said]", "generic");
        check("It was in Dorel. [source The hospital] [cue said] so. [source It] [cue said]", "hospital");
    }

    #[test]
    fn bodies_and_fighters_are_those_of_that_kind() {
        check("The Northern Accord Front met. [source The rebels] [cue said]", "Northern Accord Front");
        check(
            "It was the Dorel Rescue Service, a volunteer group. [source The group] [cue said]",
            "Dorel Rescue Service",
        );
        check("[source The regional hospital] [cue said]", "regional hospital");
        check("Ada Obi came. [source Her office] [cue said]", "Her office of Ada Obi");
    }

    #[test]
    fn who_is_whose_name_stands_nearest() {
        check("It went to Ada Obi, a nurse of Dorel, and to Ivo Tarn, [source who] [cue said]", "Ivo Tarn");
        check("It could fall to Judge Ada Obi, [source who] [cue said]", "Ada Obi");
    }

    #[test]
    fn nobody_is_his_own_deputy() {
        check("Governor Ada Obi came. [source The lieutenant governor] [cue said]", "lost");
        check("Governor Ada Obi came. [source The governor] [cue said]", "Ada Obi");
        check("It was Ada Obi, the governor. [source Obi’s governor] [cue said]", "unnamed of Ada Obi");
    }

    #[test]
    fn a_writer_signs_below() {
        check("[source I] [cue think] so.\n\nRain fell on Dorel for days.\n\nMrs. Ada Obi", "Ada Obi");
    }

    #[test]
    fn nobody_in_particular_stays_nobody() {
        for source in ["officials", "Residents", "some critics", "people familiar with it"] {
            check(&format!("[source {source}] [cue said]"), "generic");
        }
        check("[source two Karsand officials] [cue said]", "generic of Karsand");
    }

    #[test]
    fn a_headline_of_capitals_names_nobody_new() {
        let text = "ENVOY MUST CHOOSE HER WORDS NOW\n\nThe envoy, Maren Lisse, came. [source She] [cue said]";
        check(text, "Maren Lisse");
    }
}
