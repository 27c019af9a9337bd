//! Corpora of tokens and tags: wikigold, and UNER's IOB2.

use std::path::Path;

use onrecord_text::Span;

use super::{Entity, EntityText};
use crate::corpus_file::read_file;
use crate::error::Error;

/// Sentences that wikigold's texts are taken to have: the corpus does not say where its articles end.
const BLOCK: usize = 12;
/// Of wikigold's blocks every tenth is kept out of training.
const FOLD: usize = 10;

/// A sentence's tokens, each with the type of the name it is in and whether it begins that name.
#[derive(Default)]
struct Sentence<'a> {
    tokens: Vec<(&'a str, Tag<'a>)>,
    /// As it was written, where the corpus has that.
    written: Option<&'a str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag<'a> {
    Outside,
    Begins(&'a str),
    Inside(&'a str),
}

/// The tenth of wikigold that is held out: every tenth block of twelve sentences. Tokens stand apart by spaces, and
/// each sentence on a line. The corpus has `I-` tags only: a name begins where the type changes.
pub(super) fn wikigold_held_out(path: &Path) -> Result<Vec<EntityText>, Error> {
    let file = read_file(path)?;
    let sentences = wikigold(&file).map_err(|(line, reason)| Error::at_line(path, line, reason))?;
    let held_out = sentences.chunks(BLOCK).enumerate().filter(|(block, _)| block % FOLD == FOLD - 1);
    Ok(held_out.map(|(block, sentences)| joined(&format!("wikigold-{block}"), sentences)).collect())
}

fn wikigold(file: &str) -> Result<Vec<Sentence<'_>>, (usize, String)> {
    let mut sentences = vec![Sentence::default()];
    for (at, line) in file.lines().enumerate() {
        if line.trim().is_empty() {
            sentences.push(Sentence::default());
            continue;
        }
        let (token, tag) =
            line.trim_end().split_once(' ').ok_or_else(|| (at + 1, format!("no token and tag: {line:?}")))?;
        let last = sentences.last_mut().expect("one is there from the start");
        let before = last.tokens.last().map_or(Tag::Outside, |(_, tag)| *tag);
        let tag = match (tag.strip_prefix("I-"), before) {
            (None, _) if tag == "O" => Tag::Outside,
            (None, _) => return Err((at + 1, format!("tag {tag:?} is neither O nor I-"))),
            (Some(kind), Tag::Begins(same) | Tag::Inside(same)) if kind == same => Tag::Inside(kind),
            (Some(kind), _) => Tag::Begins(kind),
        };
        last.tokens.push((token, tag));
    }
    sentences.retain(|sentence| !sentence.tokens.is_empty());
    Ok(sentences)
}

/// The texts of a UNER file, with spaces as its `# text` lines have them and each sentence on a line.
pub(super) fn uner(path: &Path) -> Result<Vec<EntityText>, Error> {
    let file = read_file(path)?;
    let texts = iob2(&file).map_err(|(line, reason)| Error::at_line(path, line, reason))?;
    Ok(texts.iter().map(|(id, sentences)| joined(id, sentences)).collect())
}

type Texts<'a> = Vec<(&'a str, Vec<Sentence<'a>>)>;

fn iob2(file: &str) -> Result<Texts<'_>, (usize, String)> {
    let mut texts: Texts<'_> = Vec::new();
    let mut open = Sentence::default();
    for (at, line) in file.lines().chain([""]).enumerate() {
        if let Some(id) = line.strip_prefix("# newdoc id =") {
            texts.push((id.trim(), Vec::new()));
        } else if let Some(written) = line.strip_prefix("# text =") {
            open.written = Some(written.trim());
        } else if line.is_empty() {
            if !open.tokens.is_empty() {
                let text =
                    texts.last_mut().ok_or_else(|| (at, "a sentence before # newdoc id".to_owned()))?;
                text.1.push(std::mem::take(&mut open));
            }
        } else if !line.starts_with('#') {
            let mut columns = line.split('\t').skip(1);
            let (Some(token), Some(tag)) = (columns.next(), columns.next()) else {
                return Err((at + 1, format!("no number, token and tag: {line:?}")));
            };
            let tag = match tag.split_once('-') {
                None if tag == "O" => Tag::Outside,
                Some(("B", kind)) => Tag::Begins(kind),
                Some(("I", kind)) => Tag::Inside(kind),
                _ => return Err((at + 1, format!("tag {tag:?} is neither O, B- nor I-"))),
            };
            open.tokens.push((token, tag));
        }
    }
    Ok(texts)
}

/// Puts a text together, a sentence a line. Where the tokens are not those of the written sentence they stand apart by
/// spaces.
fn joined(id: &str, sentences: &[Sentence<'_>]) -> EntityText {
    let mut found = EntityText { id: id.to_owned(), ..EntityText::default() };
    for sentence in sentences {
        if !found.text.is_empty() {
            found.text.push('\n');
        }
        let spaced = || sentence.tokens.iter().map(|(token, _)| *token).collect::<Vec<_>>().join(" ");
        let given = sentence.written.and_then(|line| Some((line.to_owned(), places(line, sentence)?)));
        let (line, places) = given.unwrap_or_else(|| {
            let line = spaced();
            let places = places(&line, sentence).unwrap_or_default();
            (line, places)
        });
        let base = found.text.len();
        let mut within = false;
        for (place, (_, tag)) in places.iter().zip(&sentence.tokens) {
            let span = Span::new(base + place.start, base + place.end);
            found.tokens.push(span);
            match (tag, found.entities.last_mut()) {
                (Tag::Outside, _) => {}
                (Tag::Inside(kind), Some(last)) if within && last.kind == *kind => last.span.end = span.end,
                (Tag::Begins(kind) | Tag::Inside(kind), _) => {
                    found.entities.push(Entity { span, kind: (*kind).to_owned() });
                }
            }
            within = *tag != Tag::Outside;
        }
        found.text.push_str(&line);
    }
    found
}

/// Where each token stands in a line, `None` where the line has other characters than its tokens.
fn places(line: &str, sentence: &Sentence<'_>) -> Option<Vec<Span>> {
    let mut at = 0;
    let mut found = Vec::with_capacity(sentence.tokens.len());
    for (token, _) in &sentence.tokens {
        let rest = &line[at..];
        let start = at + rest.len() - rest.trim_start().len();
        line[start..].strip_prefix(token)?;
        at = start + token.len();
        found.push(Span::new(start, at));
    }
    line[at..].trim().is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(text: &EntityText) -> Vec<(&str, &str)> {
        text.entities.iter().map(|e| (e.span.of(&text.text), e.kind.as_str())).collect()
    }

    #[test]
    fn iob2_follows_the_written_sentence() {
        let file = "# newdoc id = a\n# text = Ada Obi's aide, Tarn, left.\n1\tAda\tB-PER\t-\t-\n2\tObi\tI-PER\t-\t-\n\
                    3\t's\tO\t-\t-\n4\taide\tO\t-\t-\n5\t,\tO\t-\t-\n6\tTarn\tB-PER\t-\t-\n7\t,\tO\t-\t-\n\
                    8\tleft\tO\t-\t-\n9\t.\tO\t-\t-\n\n# text = not what was tagged\n1\tDorel\tB-LOC\t-\t-\n\
                    2\tPost\tI-ORG\t-\t-\n";
        let texts = iob2(file).expect("well formed");
        let text = joined(texts[0].0, &texts[0].1);
        assert_eq!(text.text, "Ada Obi's aide, Tarn, left.\nDorel Post");
        assert_eq!(entities(&text), [("Ada Obi", "PER"), ("Tarn", "PER"), ("Dorel", "LOC"), ("Post", "ORG")]);
        assert_eq!(text.tokens.len(), 11);
    }

    #[test]
    fn an_inside_after_a_gap_begins_a_name() {
        let file = "# newdoc id = a\n1\tAda\tB-PER\n2\tand\tO\n3\tTarn\tI-PER\n";
        let texts = iob2(file).expect("well formed");
        assert_eq!(entities(&joined("a", &texts[0].1)), [("Ada", "PER"), ("Tarn", "PER")]);
    }

    #[test]
    fn wikigold_begins_a_name_where_the_type_changes() {
        let sentences =
            wikigold("Dorel I-LOC\nPost I-ORG\nGroup I-ORG\nleft O\n\n\nTarn I-PER\n").expect("well formed");
        let text = joined("a", &sentences);
        assert_eq!(text.text, "Dorel Post Group left\nTarn");
        assert_eq!(entities(&text), [("Dorel", "LOC"), ("Post Group", "ORG"), ("Tarn", "PER")]);
    }

    #[test]
    fn every_tenth_block_is_held_out() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("wikigold.txt");
        let sentences: String = (0..245).map(|i| format!("Town{i} I-LOC\n\n")).collect();
        std::fs::write(&path, sentences).expect("it is written");
        let texts = wikigold_held_out(&path).expect("well formed");
        let ends: Vec<_> = texts.iter().map(|t| (t.text.lines().next(), t.text.lines().last())).collect();
        assert_eq!(ends, [(Some("Town108"), Some("Town119")), (Some("Town228"), Some("Town239"))]);
    }

    #[test]
    fn faults_name_their_line() {
        assert_eq!(wikigold("Ada I-PER\nObi\n").err().map(|e| e.0), Some(2));
        assert_eq!(wikigold("Ada B-PER\n").err().map(|e| e.0), Some(1));
        assert_eq!(iob2("# newdoc id = a\n1\tAda\n").err().map(|e| e.0), Some(2));
        assert_eq!(iob2("# newdoc id = a\n1\tAda\tPER\n").err().map(|e| e.0), Some(2));
    }
}
