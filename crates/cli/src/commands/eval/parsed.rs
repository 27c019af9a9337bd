//! Treebank texts as the model reads them: with the words and sentences of gold.

use std::path::Path;

use anyhow::Result;
use onrecord::Onrecord;
use onrecord::model::{Prediction, Scratch};
use onrecord::parse::Parse;
use onrecord_eval::{TokenWords, TreebankText, read_treebank};

use crate::progress;

/// A text of a treebank and what the model says of it.
pub(super) struct Parsed {
    pub(super) gold: TreebankText,
    /// The words that the prediction counts in.
    pub(super) words: TokenWords,
    pub(super) prediction: Prediction,
}

/// Reads a treebank file and all its texts.
pub(super) fn parse(onrecord: &Onrecord, file: &Path) -> Result<Vec<Parsed>> {
    let texts = read_treebank(file)?;
    let bar = progress::bar(texts.len(), false);
    let mut scratch = Scratch::default();
    let parsed = texts
        .into_iter()
        .map(|gold| {
            let words = TokenWords::new(&gold.text, &gold.spans());
            let sentences = gold.sentences.iter().map(|sentence| words.words(sentence)).collect();
            let seen = Parse::at(&gold.text, words.spans().to_vec()).with_sentences(sentences);
            let prediction = onrecord.model().predict(&seen, &mut scratch);
            bar.inc(1);
            Parsed { gold, words, prediction }
        })
        .collect();
    bar.finish_and_clear();
    Ok(parsed)
}
