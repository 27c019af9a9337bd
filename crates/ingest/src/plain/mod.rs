//! Plain text: the file's text stays as it is, and parts say which of its lines are not the article.
//!
//! Only a byte order mark is dropped; line ends stay, so offsets are those of the decoded file. One rule is one
//! file: [`headline`], [`byline`], [`related`], [`caption`]. They would rather leave a line in the body than take a
//! statement out of it.

pub(crate) mod byline;
pub(crate) mod caption;
mod headline;
mod line;
pub(crate) mod related;

use onrecord_record::{Article, Format, Part, PartKind};

use crate::charset;
use crate::error::Error;
use crate::language;
use crate::name;
use byline::Byline;
use line::{Line, lines};

/// Reads a file of plain text.
pub(crate) fn article(input: &str, bytes: &[u8]) -> Result<Article, Error> {
    let decoded = charset::decode(bytes, None);
    if decoded.text.trim().is_empty() {
        return Err(Error::empty());
    }
    let mut article = Article {
        id: name::stem(input).to_owned(),
        format: Format::Plain,
        text: decoded.text,
        notes: decoded.notes,
        ..Article::default()
    };
    tell_parts(&mut article);
    let language = language::of(&article.text, None);
    article.language = language.code;
    article.notes.extend(language.notes);
    Ok(article)
}

/// Finds the parts of `article.text`, and fills in what its title line and byline say where it is not yet known.
///
/// Where the title is known, only a first line that repeats it is the headline.
pub(crate) fn tell_parts(article: &mut Article) {
    let lines = lines(&article.text);
    let mut parts = Vec::new();
    let mut found = Byline::default();
    let mut title = None;
    let mut in_body = false;
    let mut in_list = false;
    for (i, line) in lines.iter().enumerate() {
        let kind = if i == 0 && is_title(article.title.as_deref(), line, &lines[1..]) {
            title = Some(line.text.to_owned());
            Some(PartKind::Headline)
        } else if related::finds(line.text) || in_list && related::is_link_line(line.text) {
            Some(PartKind::Related)
        } else if caption::finds(line.text) {
            Some(PartKind::Caption)
        } else if let Some(byline) = byline::read(line.text, !in_body) {
            found.add(byline);
            Some(PartKind::Byline)
        } else {
            None
        };
        in_list = kind == Some(PartKind::Related)
            && !line.blank_after
            && (in_list || related::opens_list(line.text));
        in_body |= kind.is_none();
        parts.extend(kind.map(|kind| Part { span: line.span, kind }));
    }
    article.parts = parts;
    article.title = article.title.take().or(title);
    article.outlet = article.outlet.take().or(found.outlet);
    article.published = article.published.take().or(found.published);
    if article.authors.is_empty() {
        article.authors = found.authors;
    }
}

fn is_title(known: Option<&str>, first: &Line, rest: &[Line]) -> bool {
    match known {
        Some(title) => first.text == title.trim(),
        None => headline::finds(first, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows each line with its part in front, as `related| See also: …`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) -> Article {
        let article = article("road.txt", text.as_bytes()).unwrap();
        assert_eq!(article.text, text);
        let shown: Vec<String> = article
            .parts
            .iter()
            .map(|part| format!("{:?}| {}", part.kind, part.span.of(text)).to_lowercase())
            .collect();
        let expected: Vec<String> = expected.iter().map(|line| line.to_lowercase()).collect();
        assert_eq!(shown, expected);
        article
    }

    #[test]
    fn title_byline_related_and_caption_lines_are_told_from_the_body() {
        let article = check(
            "Governor says the Karsand road is open\n\
             By Ada Obi, Reuters | 3 May 2017\n\
             \n\
             The road to the north was opened on Tuesday, the governor said.\n\
             \n\
             Photo: trucks on the pass\n\
             \n\
             Read more: Karsand talks enter second week\n\
             \n\
             “We waited a week,” a driver said.\n",
            &[
                "headline| Governor says the Karsand road is open",
                "byline| By Ada Obi, Reuters | 3 May 2017",
                "caption| Photo: trucks on the pass",
                "related| Read more: Karsand talks enter second week",
            ],
        );
        assert_eq!(article.title.as_deref(), Some("Governor says the Karsand road is open"));
        assert_eq!(article.authors, ["Ada Obi"]);
        assert_eq!(article.outlet.as_deref(), Some("Reuters"));
        assert_eq!(article.published.as_deref(), Some("2017-05-03"));
    }

    #[test]
    fn windows_line_ends_stay() {
        let text = "Road open\r\n\r\nThe road was open, the governor said.\r\n";
        check(text, &["headline| Road open"]);
    }

    #[test]
    fn a_list_under_a_related_label_is_related_up_to_the_blank_line() {
        check(
            "The road was open, the governor said.\n\nRELATED\nTalks enter second week\nDrivers wait at pass\n\nA driver disagreed.\n",
            &["related| RELATED", "related| Talks enter second week", "related| Drivers wait at pass"],
        );
    }

    #[test]
    fn a_text_of_one_paragraph_has_no_parts() {
        check("The road was open, the governor said.", &[]);
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let article = article("a.txt", b"\xef\xbb\xbfThe road was open.").unwrap();
        assert_eq!(article.text, "The road was open.");
    }

    #[test]
    fn a_known_title_is_the_headline_only_where_the_text_repeats_it() {
        let mut article = Article {
            title: Some("Road open".into()),
            text: "Other line\n\nThe road was open.".into(),
            ..Article::default()
        };
        tell_parts(&mut article);
        assert!(article.parts.is_empty());
        article.text = "Road open\n\nThe road was open.".into();
        tell_parts(&mut article);
        assert_eq!(article.parts[0].kind, PartKind::Headline);
    }
}
