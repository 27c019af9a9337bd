//! Exports of databases: every article with what its head says, and their own count against ours.

mod common;

use common::{articles, read, zip};

struct Labels {
    cover: &'static str,
    length: &'static str,
    byline: &'static str,
    section: &'static str,
    body: &'static str,
    classification: &'static str,
    end: &'static str,
    date: &'static str,
}

const LANGUAGES: [Labels; 4] = [
    Labels {
        cover: "Documents",
        length: "Length: 21 words",
        byline: "Byline: Ada Obi",
        section: "Section: NEWS; Pg. 3",
        body: "Body",
        classification: "Classification",
        end: "End of Document",
        date: "May 6, 2019 Monday 9:08 AM GMT",
    },
    Labels {
        cover: "Dokumente",
        length: "Länge: 21 Wörter",
        byline: "Autor: Ada Obi",
        section: "Rubrik: NEWS; Pg. 3",
        body: "Text",
        classification: "Klassifizierung",
        end: "Ende des Dokuments",
        date: "6. Mai 2019 Montag",
    },
    Labels {
        cover: "Documents",
        length: "Longueur : 21 mots",
        byline: "Auteur : Ada Obi",
        section: "Rubrique : NEWS; Pg. 3",
        body: "Corps",
        classification: "Classification",
        end: "Fin du document",
        date: "lundi 6 mai 2019",
    },
    Labels {
        cover: "Documentos",
        length: "Longitud: 21 palabras",
        byline: "Autor: Ada Obi",
        section: "Sección: NEWS; Pg. 3",
        body: "Cuerpo",
        classification: "Clasificación",
        end: "Fin del documento",
        date: "6 de mayo de 2019 lunes",
    },
];

const TEXT: [&str; 2] = [
    "The bridge at Ostrev is shut, Ada Obi said on Monday.",
    "Note: nobody knows when it will be open again, Ivo Tarn said.",
];

fn line(text: &str, style: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn export(labels: &Labels, articles: usize, listed: usize) -> Vec<u8> {
    let mut body = line(&format!("{} ({listed})", labels.cover), "Normal");
    for i in 1..=articles {
        body.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        body.push_str(&line(&format!("Bridge shut {i}"), "Heading1"));
        for text in [
            "Karsand Herald",
            labels.date,
            "Copyright 2019 Karsand Herald",
            labels.section,
            labels.length,
            labels.byline,
            labels.body,
            TEXT[0],
            TEXT[1],
            labels.classification,
            "Language: ENGLISH",
            "Load-Date: May 7, 2019",
            labels.end,
        ] {
            body.push_str(&line(text, "Normal"));
        }
    }
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

#[test]
fn every_article_of_a_nexis_document_is_read_in_any_language_of_its_labels() {
    for labels in &LANGUAGES {
        let articles = articles("nexis.docx", &export(labels, 3, 3));
        assert_eq!(articles.len(), 3, "{}", labels.length);
        for (article, i) in articles.iter().zip(1..) {
            assert_eq!(article.title.as_deref(), Some(format!("Bridge shut {i}").as_str()));
            assert_eq!(article.outlet.as_deref(), Some("Karsand Herald"));
            assert!(
                article.published.as_deref().is_some_and(|date| date.starts_with("2019-05-06")),
                "{article:?}"
            );
            assert_eq!(article.authors, ["Ada Obi"]);
            assert_eq!(article.text, TEXT.join("\n\n"), "{}", labels.length);
            assert_eq!(article.notes[0], "section: NEWS; Pg. 3");
        }
    }
}

#[test]
fn the_same_in_rtf() {
    let labels = &LANGUAGES[0];
    let mut rtf = "{\\rtf1\\ansi\\ansicpg1252{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}Documents (2)\\par"
        .to_owned();
    for i in 1..=2 {
        rtf.push_str(&format!("\\page\\pard\\s1 Bridge shut {i}\\par\\pard\\s0 "));
        for text in [
            "Karsand Herald",
            labels.date,
            labels.length,
            labels.byline,
            labels.body,
            TEXT[0],
            TEXT[1],
            labels.classification,
            "Language: ENGLISH",
            "Load-Date: May 7, 2019",
            labels.end,
        ] {
            rtf.push_str(&format!("{text}\\par "));
        }
    }
    rtf.push('}');
    // some are named as documents of Word
    let articles = articles("nexis.DOCX", rtf.as_bytes());
    assert_eq!(articles.len(), 2);
    assert_eq!(
        (articles[1].title.as_deref(), articles[1].text.as_str()),
        (Some("Bridge shut 2"), TEXT.join("\n\n").as_str())
    );
}

#[test]
fn a_count_that_is_not_that_of_the_cover_is_a_failure() {
    let results = read("nexis.docx", &export(&LANGUAGES[0], 2, 3));
    assert_eq!(results.iter().flatten().count(), 2);
    let failure = results[2].as_ref().unwrap_err().to_string();
    assert_eq!(
        failure,
        "nexis.docx: its cover lists 3 articles, 2 were found — compare its list with what was read, and give what is missing again"
    );
}
