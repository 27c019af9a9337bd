//! The words of a noun phrase, from the tree around its head.

use std::ops::Range;

use crate::label::{Relation, Upos};
use crate::token::Token;

/// The noun phrase that each word would head: its words as a mention of what it refers to has them.
///
/// A phrase is the head with what depends on it, except what belongs to the sentence rather than to the phrase:
/// prepositions before it, commas and quotation marks at its ends, later members of a list, appositions, and of a
/// predicate ("she is only a guest of Ada's") the subject, verb and adverbs. A possessive "'s" stays. Of an event that
/// a verb heads all stays but punctuation and later verbs. GUM's annotators draw mentions like this; what depends on
/// which of two nouns is where they differ most.
///
/// Takes time linear in the number of words. `tokens` may hold several sentences.
pub fn phrases(tokens: &[Token]) -> Vec<Range<usize>> {
    let dependents = Dependents::of(tokens);
    let whole = dependents.whole(tokens);
    (0..tokens.len())
        .map(|head| {
            let own = dependents.of_head(head);
            let predicate = own.iter().any(|d| is_subject_or_verb(tokens[*d].relation));
            let described = own.iter().copied().filter(|d| is_attribute(tokens[*d].relation)).min();
            let head_of = Head { at: head, upos: tokens[head].upos, predicate, described };
            let kept = own.iter().filter(|d| head_of.keeps(**d, tokens[**d].relation));
            kept.fold(head..head + 1, |phrase, d| joined(&phrase, &whole[*d]))
        })
        .collect()
}

/// A head and what decides which dependents stay with it.
struct Head {
    at: usize,
    upos: Upos,
    /// It stands where a verb would.
    predicate: bool,
    /// Its first article, adjective or number.
    described: Option<usize>,
}

impl Head {
    fn keeps(&self, dependent: usize, relation: Relation) -> bool {
        use Relation as R;
        let before = dependent < self.at;
        match relation {
            R::Part => true,
            R::Punct | R::Cc | R::Conj | R::Parataxis | R::Discourse | R::Dep => false,
            // possessives follow their noun
            R::Case => !before,
            _ if matches!(self.upos, Upos::Verb | Upos::Aux) => true,
            R::Appos
            | R::Mark
            | R::Cop
            | R::Nsubj
            | R::NsubjPass
            | R::Csubj
            | R::Advcl
            | R::Dislocated
            | R::Vocative
            | R::Aux
            | R::AuxPass
            | R::List
            | R::Orphan
            | R::Expl
            | R::Reparandum
            | R::Ccomp => false,
            R::Advmod if self.predicate => false,
            // "only the road", but "the once open road"
            R::Advmod => !before || self.described.is_some_and(|first| first < dependent),
            R::Obl | R::OblAgent | R::OblUnmarked => !self.predicate && !before,
            // what it would be of follows it; in front it opens the sentence
            R::Nmod | R::NmodUnmarked | R::Acl | R::AclRelcl => !before,
            _ => true,
        }
    }
}

fn is_subject_or_verb(relation: Relation) -> bool {
    matches!(relation, Relation::Cop | Relation::Nsubj | Relation::NsubjPass | Relation::Expl)
}

fn is_attribute(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Det
            | Relation::Nmod
            | Relation::NmodPoss
            | Relation::NmodUnmarked
            | Relation::Amod
            | Relation::Nummod
    )
}

fn joined(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

/// The dependents of each word, in order.
struct Dependents {
    /// Where each word's dependents begin in `all`; one more at the end.
    starts: Vec<usize>,
    all: Vec<usize>,
}

impl Dependents {
    fn of(tokens: &[Token]) -> Self {
        let mut starts = vec![0; tokens.len() + 1];
        let heads = || tokens.iter().enumerate().filter_map(|(word, token)| Some((word, token.head?)));
        for (_, head) in heads() {
            starts[head + 1] += 1;
        }
        for word in 0..tokens.len() {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let mut all = vec![0; starts[tokens.len()]];
        for (word, head) in heads() {
            all[next[head]] = word;
            next[head] += 1;
        }
        Self { starts, all }
    }

    fn of_head(&self, head: usize) -> &[usize] {
        &self.all[self.starts[head]..self.starts[head + 1]]
    }

    /// From the first to the last word of what hangs on each word, itself with it.
    fn whole(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let mut order: Vec<usize> = (0..tokens.len()).filter(|word| tokens[*word].head.is_none()).collect();
        let mut at = 0;
        while let Some(word) = order.get(at) {
            order.extend_from_slice(self.of_head(*word));
            at += 1;
        }
        let mut whole: Vec<Range<usize>> = (0..tokens.len()).map(|word| word..word + 1).collect();
        for word in order.into_iter().rev() {
            if let Some(head) = tokens[word].head {
                whole[head] = joined(&whole[head], &whole[word]);
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Xpos;
    use proptest::prelude::*;

    /// Checks the phrase of the head that `*` marks, between brackets, in a tree written as word/upos/head/relation,
    /// heads from 1.
    fn check(tree: &str) {
        let (mut tokens, mut head, mut expected) = (Vec::new(), 0, 0..0);
        for word in tree.split(' ') {
            let bare = word.trim_matches(['[', ']', '*']);
            let fields: Vec<&str> = bare.rsplitn(4, '/').collect();
            let [relation, above, upos, _] = fields[..] else { panic!("no word: {word}") };
            if word.contains('*') {
                head = tokens.len();
            }
            if word.starts_with('[') {
                expected.start = tokens.len();
            }
            let above: usize = above.parse().expect("a number");
            tokens.push(Token {
                upos: Upos::of_name(upos).expect("a part of speech"),
                xpos: Xpos::Nn,
                head: above.checked_sub(1),
                relation: Relation::of_name(relation).expect("a relation"),
            });
            if word.ends_with(']') {
                expected.end = tokens.len();
            }
        }
        assert_eq!(phrases(&tokens)[head], expected, "{tree}");
    }

    #[test]
    fn attributes_stay_and_prepositions_go() {
        check(
            "met/VERB/0/root with/ADP/4/case [the/DET/4/det *envoy/NOUN/1/obl of/ADP/6/case Karsand/PROPN/4/nmod]",
        );
    }

    #[test]
    fn possessives_stay() {
        check("[*Ada/PROPN/3/nmod:poss 's/PART/1/case] aide/NOUN/0/root");
    }

    #[test]
    fn lists_and_appositions_go() {
        check(
            "[*Ada/PROPN/6/nsubj] ,/PUNCT/3/punct envoy/NOUN/1/appos and/CCONJ/5/cc Tarn/PROPN/1/conj left/VERB/0/root",
        );
    }

    #[test]
    fn a_predicate_is_without_its_subject() {
        check(
            "Tarn/PROPN/5/nsubj is/AUX/5/cop now/ADV/5/advmod [the/DET/5/det *host/NOUN/0/root] here/ADV/5/advmod",
        );
    }

    #[test]
    fn adverbs_of_the_phrase_go_and_those_inside_stay() {
        check("only/ADV/5/advmod [the/DET/5/det once/ADV/4/advmod open/ADJ/5/amod *road/NOUN/0/root]");
        check("[the/DET/3/det then/ADV/3/advmod *minister/NOUN/0/root]");
    }

    #[test]
    fn what_opens_the_sentence_goes() {
        check("Born/VERB/3/acl ,/PUNCT/1/punct [*Ada/PROPN/0/root]");
    }

    #[test]
    fn an_event_of_a_verb_is_its_clause() {
        check("[they/PRON/2/nsubj *left/VERB/0/root Dorel/PROPN/2/obj] ./PUNCT/2/punct");
    }

    proptest! {
        #[test]
        fn a_phrase_holds_its_head(heads in proptest::collection::vec((0usize..40, 0usize..45, 0usize..17), 0..40)) {
            // each word hangs on an earlier one, or is a root
            let tokens: Vec<Token> = heads
                .iter()
                .enumerate()
                .map(|(word, (head, relation, upos))| Token {
                    upos: Upos::ALL[upos % Upos::ALL.len()],
                    xpos: Xpos::Nn,
                    head: (*head < word).then_some(*head),
                    relation: Relation::ALL[relation % Relation::ALL.len()],
                })
                .collect();
            let found = phrases(&tokens);
            prop_assert_eq!(found.len(), tokens.len());
            for (word, phrase) in found.iter().enumerate() {
                prop_assert!(phrase.contains(&word) && phrase.end <= tokens.len());
            }
        }
    }
}
