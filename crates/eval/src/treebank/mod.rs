//! Universal Dependencies treebanks, with the entities of GUM.

mod marks;
mod read;

use std::ops::Range;

use onrecord_text::Span;

pub use read::read_treebank;

/// One text of a treebank, put together from its tokens: sentences of a paragraph stand apart by a space, paragraphs
/// by a line break. `training/onrecord_training/ud.py` puts texts together in the same way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreebankText {
    /// As `# newdoc id` has it.
    pub id: String,
    /// The characters.
    pub text: String,
    /// The syntactic words of the treebank, in order.
    pub tokens: Vec<GoldToken>,
    /// Ranges of tokens.
    pub sentences: Vec<Range<usize>>,
    /// What is spoken of, in order, of two that begin together the longer one first; empty where it is not annotated.
    pub mentions: Vec<GoldMention>,
}

/// A token with its place in the gold tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldToken {
    /// Bytes of the text.
    pub span: Span,
    /// Universal part of speech.
    pub upos: String,
    /// The token that it depends on; `None` for a root.
    pub head: Option<usize>,
    /// How, with its subtype.
    pub relation: String,
}

/// A gold mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldMention {
    /// Its tokens; of one with a gap, the gap too.
    pub tokens: Range<usize>,
    /// The type of the entity.
    pub kind: String,
    /// The entity, by an id that holds within the text.
    pub entity: String,
}

impl TreebankText {
    /// What the text is: `news` for `GUM_news_iodine`, `weblog` for EWT's `weblog-blogspot.com_...`.
    pub fn genre(&self) -> &str {
        let (name, end) = match self.id.strip_prefix("GUM_") {
            Some(rest) => (rest, '_'),
            None => (self.id.as_str(), '-'),
        };
        name.split(end).next().unwrap_or(name)
    }

    /// Where each token stands.
    pub fn spans(&self) -> Vec<Span> {
        self.tokens.iter().map(|token| token.span).collect()
    }

    /// The token of a mention whose own head lies outside it, the first of several.
    pub fn head_of(&self, mention: &GoldMention) -> usize {
        let outside =
            |token: &usize| self.tokens[*token].head.is_none_or(|head| !mention.tokens.contains(&head));
        mention.tokens.clone().find(outside).unwrap_or(mention.tokens.end - 1)
    }
}
