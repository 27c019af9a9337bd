//! LGL as its XML has it: the texts and their toponyms.

use std::path::Path;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::corpus_file::read_file;
use crate::error::Error;

/// An article with its gold toponyms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldPlaces {
    /// Its number.
    pub id: String,
    /// The text; offsets count in its code points.
    pub text: String,
    /// The article's address, which names the outlet.
    pub url: String,
    /// The number of the outlet's feed.
    pub feed: usize,
    /// Toponyms in the order of the text.
    pub places: Vec<GoldPlace>,
}

impl GoldPlaces {
    /// The toponyms that have an identifier.
    pub fn known(&self) -> impl Iterator<Item = &GoldPlace> {
        self.places.iter().filter(|place| place.geonames.is_some())
    }
}

/// One gold toponym.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GoldPlace {
    /// First code point in the text.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// GeoNames identifier; `None` for streets and whatever GeoNames did not have.
    pub geonames: Option<u32>,
    /// Latitude and longitude in degrees; of no meaning without an identifier.
    pub point: (f64, f64),
}

/// Reads the corpus file, gzipped or not.
///
/// # Errors
/// A file that cannot be read or is not as LGL is, named.
pub fn read_lgl(path: &Path) -> Result<Vec<GoldPlaces>, Error> {
    parse(&read_file(path)?).map_err(|reason| Error::new(path, reason))
}

fn parse(file: &str) -> Result<Vec<GoldPlaces>, String> {
    let mut reader = Reader::from_str(file);
    let mut articles = Vec::new();
    let mut article = GoldPlaces::default();
    let mut place = GoldPlace::default();
    let mut field = String::new();
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(tag) => {
                let name = tag.name();
                match name.as_ref() {
                    "article" => {
                        let id = attribute(&tag, "docid")?.unwrap_or_default();
                        article = GoldPlaces { id, ..GoldPlaces::default() };
                    }
                    "toponym" => place = GoldPlace::default(),
                    "gaztag" => place.geonames = attribute(&tag, "geonameid")?.and_then(|id| id.parse().ok()),
                    _ => {}
                }
                field.clear();
            }
            Event::Text(text) => field.push_str(&text.xml_content(XmlVersion::Explicit1_0)),
            Event::CData(text) => field.push_str(&text.into_inner()),
            Event::End(tag) => {
                let number = || field.trim().parse::<usize>().map_err(|_| format!("no number: {field:?}"));
                let degrees = || field.trim().parse::<f64>().map_err(|_| format!("no degrees: {field:?}"));
                match tag.name().as_ref() {
                    "text" => article.text = std::mem::take(&mut field),
                    "url" => article.url = std::mem::take(&mut field),
                    "feedid" => article.feed = number()?,
                    "start" => place.start = number()?,
                    "end" => place.end = number()?,
                    "lat" => place.point.0 = degrees()?,
                    "lon" => place.point.1 = degrees()?,
                    "toponym" => article.places.push(place),
                    "article" => {
                        article.places.sort_by_key(|place| (place.start, place.end));
                        articles.push(std::mem::take(&mut article));
                    }
                    _ => {}
                }
            }
            Event::Eof => return Ok(articles),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, String> {
    let Some(attribute) = tag.try_get_attribute(name).map_err(|e| e.to_string())? else { return Ok(None) };
    let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|e| e.to_string())?;
    Ok(Some(value.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<?xml version="1.0"?><articles><article docid="7"><feedid>12</feedid>
<url>http://www.ostrevherald.example/a</url><text><![CDATA[Rain & hail fell on Dorel and Main Street.]]></text>
<toponyms count="2"><toponym><start>20</start><end>25</end><phrase>Dorel</phrase><gaztag geonameid="99"><name>Dorel</name>
<lat>12.5</lat><lon>-3.25</lon><country geonameid="1">Karsand</country></gaztag></toponym>
<toponym><start>30</start><end>41</end><phrase>Main Street</phrase></toponym></toponyms></article></articles>"#;

    #[test]
    fn texts_and_toponyms_are_read() {
        let articles = parse(FILE).expect("well-formed");
        let [article] = &articles[..] else { panic!("one article") };
        assert_eq!(&article.text[20..25], "Dorel");
        assert_eq!((article.feed, article.id.as_str()), (12, "7"));
        let dorel = GoldPlace { start: 20, end: 25, geonames: Some(99), point: (12.5, -3.25) };
        assert_eq!(article.places[0], dorel);
        assert_eq!(article.places[1].geonames, None);
        assert_eq!(article.known().count(), 1);
    }

    #[test]
    fn broken_files_say_so() {
        assert!(parse("<articles><article><start>x</start></article></articles>").is_err());
    }
}
