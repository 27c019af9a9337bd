//! The CoNLL-U format.

use std::path::Path;

use onrecord_text::Span;

use super::marks::Open;
use super::{GoldToken, TreebankText};
use crate::corpus_file::read_file;
use crate::error::Error;

/// One line of a sentence.
struct Row<'a> {
    number: Number,
    form: &'a str,
    upos: &'a str,
    /// The head's number in its sentence, 0 for a root.
    head: usize,
    relation: &'a str,
    misc: &'a str,
    /// The line, from 1.
    line: usize,
}

enum Number {
    Word,
    /// The written word that so many of the next rows share.
    Shared(usize),
    /// A word that is not written.
    Empty,
}

/// Reads all texts of a CoNLL-U file, gzipped where its name ends in `.gz`.
///
/// Written words that several tokens share ("don't") are split by the tokens' forms; words that are not written
/// ("8.1") are left out.
///
/// # Errors
/// A file that cannot be read, and the line of what is no CoNLL-U.
pub fn read_treebank(path: &Path) -> Result<Vec<TreebankText>, Error> {
    parse(&read_file(path)?).map_err(|(line, reason)| Error::at_line(path, line, reason))
}

type Faulty<T> = Result<T, (usize, String)>;

fn parse(file: &str) -> Faulty<Vec<TreebankText>> {
    let mut texts: Vec<TreebankText> = Vec::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut paragraph = false;
    // the empty line closes a last sentence that none follows
    for (at, line) in file.lines().chain([""]).enumerate() {
        if let Some(id) = line.strip_prefix("# newdoc") {
            let id = id.split_once('=').map_or("", |(_, id)| id.trim());
            texts.push(TreebankText { id: id.to_owned(), ..TreebankText::default() });
        } else if line.starts_with("# newpar") {
            paragraph = true;
        } else if line.is_empty() {
            if rows.is_empty() {
                continue;
            }
            let no_text = || (rows[0].line, "a sentence before the first # newdoc".to_owned());
            let text = texts.last_mut().ok_or_else(no_text)?;
            let gap = match text.text.is_empty() {
                true => "",
                false if paragraph => "\n",
                false => " ",
            };
            text.text.push_str(gap);
            add_sentence(text, &rows)?;
            rows.clear();
            paragraph = false;
        } else if !line.starts_with('#') {
            rows.push(row(line, at + 1)?);
        }
    }
    for text in &mut texts {
        text.mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
    }
    Ok(texts)
}

fn row(line: &str, at: usize) -> Faulty<Row<'_>> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, _, upos, _, _, head, relation, _, misc] = columns[..] else {
        return Err((at, format!("{} columns where CoNLL-U has 10", columns.len())));
    };
    let number = match id.split_once('-') {
        Some((low, high)) => {
            let bounds = low.parse::<usize>().ok().zip(high.parse::<usize>().ok());
            let count = bounds.and_then(|(low, high)| (high + 1).checked_sub(low)).filter(|count| *count > 0);
            Number::Shared(count.ok_or_else(|| (at, format!("no range of words: {id:?}")))?)
        }
        None if id.contains('.') => Number::Empty,
        None => Number::Word,
    };
    let head = match number {
        Number::Word => head.parse().map_err(|_| (at, format!("no head: {head:?}")))?,
        _ => 0,
    };
    Ok(Row { number, form, upos, head, relation, misc, line: at })
}

fn add_sentence(text: &mut TreebankText, rows: &[Row<'_>]) -> Faulty<()> {
    let first = text.tokens.len();
    let count = rows.iter().filter(|row| matches!(row.number, Number::Word)).count();
    let mut open = Open::default();
    let mut shared = Shared::default();
    for row in rows {
        let spaced = !row.misc.contains("SpaceAfter=No");
        match row.number {
            Number::Empty => continue,
            Number::Shared(tokens) => {
                shared = Shared { tokens, rest: row.form, spaced };
                continue;
            }
            Number::Word => {}
        }
        let (form, spaced) = shared.next(row.form, spaced);
        if row.head > count {
            return Err((row.line, format!("head {} in a sentence of {count} words", row.head)));
        }
        let start = text.text.len();
        text.text.push_str(form);
        text.tokens.push(GoldToken {
            span: Span::new(start, text.text.len()),
            upos: row.upos.to_owned(),
            head: row.head.checked_sub(1).map(|head| first + head),
            relation: row.relation.to_owned(),
        });
        if spaced {
            text.text.push(' ');
        }
        for item in row.misc.split('|') {
            if let Some(marks) = item.strip_prefix("Entity=") {
                let at = text.tokens.len() - 1;
                open.read(marks, at, &mut text.mentions).map_err(|reason| (row.line, reason))?;
            }
        }
    }
    text.text.truncate(text.text.trim_end().len());
    text.sentences.push(first..text.tokens.len());
    Ok(())
}

/// A written word that is being shared out among its tokens.
#[derive(Default)]
struct Shared<'a> {
    /// Tokens that have no share yet.
    tokens: usize,
    rest: &'a str,
    /// Whether a space follows the written word.
    spaced: bool,
}

impl<'a> Shared<'a> {
    /// The characters of the next token of this form, and whether a space follows them.
    fn next(&mut self, form: &'a str, spaced: bool) -> (&'a str, bool) {
        if self.tokens == 0 {
            return (form, spaced);
        }
        self.tokens -= 1;
        let ends = self.tokens == 0;
        let length: usize = match self.rest.to_lowercase().starts_with(&form.to_lowercase()) && !ends {
            true => self.rest.chars().take(form.chars().count()).map(char::len_utf8).sum(),
            false => self.rest.len(),
        };
        let (own, rest) = self.rest.split_at(length);
        self.rest = rest;
        (own, ends && self.spaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of "number form upos head relation misc", apart by spaces.
    fn file(lines: &str) -> String {
        let row = |line: &str| match line.split(' ').collect::<Vec<&str>>()[..] {
            [id, form, upos, head, relation, misc] if !line.starts_with('#') => {
                format!("{id}\t{form}\t_\t{upos}\t_\t_\t{head}\t{relation}\t_\t{misc}\n")
            }
            _ => format!("{line}\n"),
        };
        lines.lines().map(str::trim_start).map(row).collect()
    }

    #[test]
    fn texts_are_put_together_and_written_words_shared_out() {
        let texts = parse(&file(
            "# newdoc id = GUM_news_road
             # newpar
             1-2 Don't _ _ _ _
             1 Do AUX 3 aux _
             2 n't PART 3 advmod _
             3 go VERB 0 root SpaceAfter=No
             4 . PUNCT 3 punct _

             # newpar
             1 Stay VERB 0 root _
             1.1 there _ _ _ _

             1 “ PUNCT 2 punct SpaceAfter=No
             2 Why ADV 0 root _",
        ))
        .expect("well formed");
        let [text] = &texts[..] else { panic!("one text, not {}", texts.len()) };
        assert_eq!(text.text, "Don't go.\nStay “Why");
        assert_eq!(text.genre(), "news");
        assert_eq!(text.sentences, [0..4, 4..5, 5..7]);
        let forms: Vec<&str> = text.tokens.iter().map(|t| t.span.of(&text.text)).collect();
        assert_eq!(forms, ["Do", "n't", "go", ".", "Stay", "“", "Why"]);
        let heads: Vec<Option<usize>> = text.tokens.iter().map(|t| t.head).collect();
        assert_eq!(heads, [Some(2), Some(2), None, Some(2), None, Some(6), None]);
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |lines: &str| parse(&file(lines)).expect_err("it is faulty");
        assert_eq!(fault("# newdoc id = a\n1 Go VERB 5 root _").0, 2);
        assert_eq!(fault("# newdoc id = a\n1 Go VERB x root _").0, 2);
        assert_eq!(fault("# newdoc id = a\n\n1 Go").0, 3);
        assert_eq!(fault("1 Go VERB 0 root _").0, 1);
        assert_eq!(fault("# newdoc id = a\n1 Go VERB 0 root Entity=3)").0, 2);
    }

    #[test]
    fn mentions_come_in_order_the_longer_first() {
        let texts = parse(&file(
            "# newdoc id = GUM_news_road
             1 The DET 2 det Entity=(1-person-new-sgl
             2 envoy NOUN 5 nsubj _
             3 of ADP 4 case _
             4 Karsand PROPN 2 nmod Entity=(2-place-new-sgl)1)
             5 left VERB 0 root _",
        ))
        .expect("well formed");
        let mentions: Vec<_> = texts[0]
            .mentions
            .iter()
            .map(|m| (m.tokens.clone(), m.kind.as_str(), m.entity.as_str()))
            .collect();
        assert_eq!(mentions, [(0..4, "person", "1"), (3..4, "place", "2")]);
        assert_eq!(texts[0].head_of(&texts[0].mentions[0]), 1);
    }
}
