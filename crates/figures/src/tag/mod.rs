//! Parts of speech of a sentence's tokens.
//!
//! A first-order hidden Markov model over tables in `data/`, counted by `training/onrecord_training/parts_of_speech.py`.
//! It is a stand-in with a narrow interface: [`tags`] takes tokens and gives one [`Tag`] for each. Whoever asks for
//! noun phrases or clauses asks for tags only, so another tagger can take its place.

mod given;
mod tables;
mod viterbi;

pub(crate) use given::given;
pub(crate) use viterbi::tags;

macro_rules! tag_set {
    ($($name:ident = $written:literal, $doc:literal;)*) => {
        /// A part of speech: the Penn Treebank's, with degrees, plural names and marks thrown together.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Tag { $(#[doc = $doc] $name,)* }

        /// Every tag, in the order of their numbers.
        pub(crate) const ALL: &[Tag] = &[$(Tag::$name,)*];

        impl Tag {
            /// The tag as the tables write it.
            pub(crate) fn parse(written: &str) -> Option<Self> {
                match written {
                    $($written => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

tag_set! {
    Conjunction = "CC", "and, or, but";
    Cardinal = "CD", "three, 300";
    Comma = "COMMA", "a comma";
    Determiner = "DT", "the, some, all";
    Existential = "EX", "there is";
    Preposition = "IN", "of, that, because";
    Adjective = "JJ", "new, larger";
    Modal = "MD", "will, could";
    Noun = "NN", "road, wheat";
    Name = "NNP", "Karsand";
    Plural = "NNS", "roads";
    Possessive = "POS", "'s";
    Pronoun = "PRP", "she, them";
    PossessivePronoun = "PRP$", "their";
    Mark = "PUNCT", "any mark but comma and stop";
    Adverb = "RB", "soon";
    Particle = "RP", "up, out";
    Stop = "STOP", "a full stop";
    To = "TO", "to";
    Interjection = "UH", "oh";
    Base = "VB", "a verb's base form";
    Past = "VBD", "went";
    Gerund = "VBG", "going";
    Participle = "VBN", "gone";
    Present = "VBP", "go";
    Third = "VBZ", "goes";
    Relative = "WDT", "which, who";
    Interrogative = "WRB", "where, when";
}

impl Tag {
    /// The tag that stands here for one of the Penn Treebank's; a noun for what is none.
    pub(crate) fn of_penn(tag: &str) -> Self {
        match tag {
            "JJR" | "JJS" | "AFX" => Self::Adjective,
            "NNPS" | "FW" | "ADD" => Self::Name,
            "PDT" => Self::Determiner,
            "RBR" | "RBS" => Self::Adverb,
            "WP" | "WP$" => Self::Relative,
            "LS" => Self::Cardinal,
            "HYPH" | ":" | "-LRB-" | "-RRB-" | "``" | "''" | "$" | "#" | "SYM" | "NFP" => Self::Mark,
            "," => Self::Comma,
            "." => Self::Stop,
            other => Self::parse(other).unwrap_or(Self::Noun),
        }
    }

    /// A common or proper noun.
    pub(crate) fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Plural | Self::Name)
    }

    /// A verb in any form.
    pub(crate) fn is_verb(self) -> bool {
        self.is_finite() || matches!(self, Self::Base | Self::Gerund | Self::Participle)
    }

    /// A verb that can stand with a subject alone.
    pub(crate) fn is_finite(self) -> bool {
        matches!(self, Self::Past | Self::Present | Self::Third | Self::Modal)
    }
}
