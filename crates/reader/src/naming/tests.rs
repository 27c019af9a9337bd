//! Namings by words alone, where no model has read the text.

use super::*;
use crate::speaker::names::Names;
use crate::view::View;
use onrecord_record::Article;

/// The terms of a text with who is so called: `militant of Northern Front`, scare quotes with a `"` in front.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let view = View::new(&article);
    let names = Names::new(&view);
    let resolver = Resolver::new(&view, &names);
    let cast = Cast::new(&resolver);
    let found: Vec<String> = find(&resolver, &cast, &[])
        .iter()
        .map(|naming| {
            let scare = if naming.scare_quoted { "\"" } else { "" };
            let entity = naming.named.map(|named| &cast.entities[named]);
            let of = entity.map_or(String::new(), |entity| format!(" of {}", entity.name));
            format!("{scare}{}{of}", naming.lemma)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_name_beside_the_term_is_so_called() {
    check("Then Northern Front militants left.", &["militant of Northern Front"]);
    check("It was the terrorist group Rayat Army.", &["terrorist of Rayat Army"]);
    check("It was the regime of Ada Obi.", &["regime of Ada Obi"]);
    check("It was Ada Obi’s regime.", &["regime of Ada Obi"]);
}

#[test]
fn what_is_said_of_a_name_calls_it_so() {
    check("He called the Northern Front terrorists.", &["terrorist of Northern Front"]);
    check("He described the Northern Front as a terrorist group.", &["terrorist of Northern Front"]);
    check("It was the Northern Front, a terrorist group.", &["terrorist of Northern Front"]);
    check("So Ivo Tarn is a dictator.", &["dictator of Ivo Tarn"]);
}

#[test]
fn scare_quotes_are_told_apart() {
    check("The army killed 12 “terrorists” on Monday.", &["\"terrorist"]);
    check("The army killed 12 terrorists on Monday.", &["terrorist"]);
    check("“We met the terrorists in the hills and they fled,” he said.", &["terrorist"]);
}

#[test]
fn names_and_other_words_are_left_alone() {
    check("He works for the Refugee Council with soldiers.", &[]);
    check("Then the Northern Front met the rebels.", &["rebel"]);
}
