//! TimeML files as TempEval-3 has them: the text, its TIMEX3 and the time of its making.

use std::fs;
use std::path::Path;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use crate::error::Error;

/// An article with its gold time expressions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldDates {
    /// The file's name without `.tml`.
    pub id: String,
    /// The characters of `TEXT`.
    pub text: String,
    /// The value of the article's own time (`DCT`), which TempEval-3 gives and does not score.
    pub published: Option<String>,
    /// Time expressions of `TEXT`, in its order.
    pub dates: Vec<GoldDate>,
}

/// One gold time expression.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldDate {
    /// First code point in the text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub kind: String,
    /// The TIMEX3 value.
    pub value: String,
}

/// Reads the `.tml` files of a folder, sorted by name.
///
/// # Errors
/// A folder or file that cannot be read or is not well-formed, named.
pub fn read_timeml(folder: &Path) -> Result<Vec<GoldDates>, Error> {
    let listed = fs::read_dir(folder).map_err(|e| Error::new(folder, e))?;
    let mut paths: Vec<_> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tml"));
    paths.sort();
    if paths.is_empty() {
        return Err(Error::new(folder, "no .tml files here"));
    }
    let mut gold = Vec::with_capacity(paths.len());
    for path in paths {
        let file = fs::read_to_string(&path).map_err(|e| Error::new(&path, e))?;
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let article = parse(&file).map_err(|reason| Error::new(&path, reason))?;
        gold.push(GoldDates { id, ..article });
    }
    Ok(gold)
}

/// Reads one file; its identifier is left empty.
fn parse(file: &str) -> Result<GoldDates, String> {
    let mut reader = Reader::from_str(file);
    let mut article = GoldDates::default();
    let mut open: Option<GoldDate> = None;
    let (mut in_text, mut in_creation, mut characters) = (false, false, 0);
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(tag) => match tag.name().as_ref() {
                "TEXT" => in_text = true,
                "DCT" => in_creation = true,
                "TIMEX3" if in_creation => article.published = attribute(&tag, "value")?,
                "TIMEX3" if in_text => {
                    open = Some(GoldDate {
                        start: characters,
                        end: characters,
                        kind: attribute(&tag, "type")?.unwrap_or_default(),
                        value: attribute(&tag, "value")?.unwrap_or_default(),
                    });
                }
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "TEXT" => in_text = false,
                "DCT" => in_creation = false,
                "TIMEX3" => {
                    let closed = open.take().map(|date| GoldDate { end: characters, ..date });
                    // TempEval-3 passes over expressions without words.
                    article.dates.extend(closed.filter(|date| date.start < date.end));
                }
                _ => {}
            },
            Event::Text(text) if in_text => {
                let text = text.xml_content(XmlVersion::Explicit1_0);
                characters += text.chars().count();
                article.text.push_str(&text);
            }
            Event::GeneralRef(reference) if in_text => {
                article.text.push(character(&reference)?);
                characters += 1;
            }
            Event::Eof => return Ok(article),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, String> {
    let Some(attribute) = tag.try_get_attribute(name).map_err(|e| e.to_string())? else { return Ok(None) };
    let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|e| e.to_string())?;
    Ok(Some(value.into_owned()))
}

fn character(reference: &BytesRef) -> Result<char, String> {
    if let Some(character) = reference.resolve_char_ref().map_err(|e| e.to_string())? {
        return Ok(character);
    }
    match reference.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        other => Err(format!("unknown entity {}", other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<?xml version="1.0" ?><TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2016-11-04" functionInDocument="CREATION_TIME">11/04/16</TIMEX3></DCT>
<TEXT>Tarn &amp; Söhne <EVENT eid="e1">met</EVENT> <TIMEX3 tid="t1" type="DATE" value="2016-11-02">on &#87;ednesday</TIMEX3><TIMEX3 tid="t2" type="DURATION" value="P1D"></TIMEX3>.</TEXT>
<TLINK lid="l1" /></TimeML>"#;

    #[test]
    fn texts_and_expressions_are_read() {
        let article = parse(FILE).expect("well-formed");
        assert_eq!(article.text, "Tarn & Söhne met on Wednesday.");
        assert_eq!(article.published.as_deref(), Some("2016-11-04"));
        let expected = GoldDate { start: 17, end: 29, kind: "DATE".into(), value: "2016-11-02".into() };
        assert_eq!(article.dates, [expected], "the empty one and the article's own are left out");
    }

    #[test]
    fn broken_files_say_so() {
        assert!(parse("<TimeML><TEXT>a</TIMEX3></TimeML>").is_err());
        assert!(parse("<TimeML><TEXT>&nosuch;</TEXT></TimeML>").is_err());
    }
}
