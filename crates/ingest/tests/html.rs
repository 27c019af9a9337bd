//! Pages: what is the article, and what the page says of it.

mod common;

use common::only;
use onrecord_record::{Article, Format};

const BODY: &str = "<p>The road to the north was open on Monday, the governor of Karsand said, after a week of talks with the drivers and the mayor.</p>\
    <p>“We waited a week,” a driver at the pass said, and added that the flour in forty trucks had spoiled in the rain.</p>\
    <p>The ministry did not reply to questions about the delay, and the mayor denied that the town had asked for it.</p>";

fn text() -> String {
    BODY.replace("</p><p>", "\n\n").replace("<p>", "").replace("</p>", "")
}

#[track_caller]
fn page(head: &str, body: &str) -> Article {
    only(
        "road.html",
        format!("<!DOCTYPE html><html lang=\"en\"><head>{head}</head><body>{body}</body></html>").as_bytes(),
    )
}

/// The body of a page that holds `extra` around its article is the article.
#[track_caller]
fn check_left_out(before: &str, after: &str) {
    let article = page("<title>Road open</title>", &format!("<article>{before}{BODY}{after}</article>"));
    assert_eq!(article.text, text());
}

#[test]
fn the_body_is_paragraphs_without_the_headline() {
    let article = page("<title>Road open</title>", &format!("<article><h1>Road open</h1>{BODY}</article>"));
    assert_eq!(article.text, text());
    assert_eq!(article.title.as_deref(), Some("Road open"));
    assert_eq!(article.format, Format::Html);
    assert_eq!(article.language.as_deref(), Some("en"));
    assert!(article.parts.is_empty() && article.notes.is_empty());
}

#[test]
fn captions_are_not_the_article() {
    check_left_out("<figure><img src='a.jpg'><figcaption>Trucks at the pass</figcaption></figure>", "");
    check_left_out("<p>Trucks at the pass. (AP Photo/Ben Tal)</p>", "<p>Photo: Ben Tal</p>");
    check_left_out("<div class='image-caption'>Trucks at the pass</div>", "");
}

#[test]
fn related_links_are_not_the_article() {
    check_left_out("", "<p>Read more: <a href='/x'>Talks enter second week</a></p>");
    check_left_out("", "<p><a href='/x'>Talks enter second week</a></p>");
    check_left_out(
        "",
        "<div class='related-articles'><h3>Related</h3><ul><li><a href='/x'>Talks enter second week</a></li></ul></div>",
    );
}

#[test]
fn menus_share_buttons_and_hidden_text_are_not_the_article() {
    check_left_out("<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>", "");
    check_left_out(
        "<div class='social-share'>Share on many networks</div>",
        "<footer>All rights of the Herald</footer>",
    );
    check_left_out(
        "<p style='display: none'>You have read all your free articles.</p>",
        "<p hidden>Secret.</p>",
    );
    check_left_out("<aside>Sign up now</aside>", "<p>Sign up for our newsletter</p>");
}

#[test]
fn block_quotes_items_and_headings_stay() {
    let body = format!(
        "<article>{BODY}<h2>Second day</h2><blockquote>We will not leave the pass before we are paid for the flour.</blockquote>\
        <ul><li>forty trucks were held at the pass for a week</li><li>two were let through on Sunday night</li></ul>{BODY}</article>"
    );
    let article = page("<title>Road open</title>", &body);
    for paragraph in [
        "\n\nSecond day\n\n",
        "\n\nWe will not leave the pass before we are paid for the flour.\n\n",
        "\n\ntwo were let through on Sunday night\n\n",
    ] {
        assert!(article.text.contains(paragraph), "{}", article.text);
    }
}

#[test]
fn a_byline_in_the_body_becomes_metadata() {
    let article = page(
        "<title>Road open</title>",
        &format!("<article><p>By Ada Obi, Reuters | 3 May 2017</p>{BODY}</article>"),
    );
    assert_eq!(article.text, text());
    assert_eq!(article.authors, ["Ada Obi"]);
    assert_eq!(article.published.as_deref(), Some("2017-05-03"));
}

#[test]
fn json_ld_names_title_outlet_authors_date_and_address() {
    let head = r##"<title>x</title><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "Organization", "@id": "#org", "name": "Karsand Herald"},
        {"@type": "Person", "@id": "#ada", "name": "Ada Obi"},
        {"@type": ["NewsArticle"], "headline": "Road &amp; rail open", "publisher": {"@id": "#org"},
         "author": [{"@id": "#ada"}, {"@type": "Person", "name": "Ben Tal"}], "datePublished": "2017-05-03T14:05:00+02:00",
         "url": "https://karsand.example/road"}]}</script>"##;
    let article = page(head, &format!("<article>{BODY}</article>"));
    assert_eq!(article.title.as_deref(), Some("Road & rail open"));
    assert_eq!(article.outlet.as_deref(), Some("Karsand Herald"));
    assert_eq!(article.authors, ["Ada Obi", "Ben Tal"]);
    assert_eq!(article.published.as_deref(), Some("2017-05-03T14:05:00+02:00"));
    assert_eq!(article.url.as_deref(), Some("https://karsand.example/road"));
}

#[test]
fn meta_tags_name_what_json_ld_does_not() {
    let head = "<title>Road open - Karsand Herald</title><meta property='og:title' content='Road open | Karsand Herald'>\
        <meta property='og:site_name' content='Karsand Herald'><meta name='author' content='By Ada Obi and Ben Tal'>\
        <meta property='article:published_time' content='2017-05-03'><link rel='canonical' href='https://karsand.example/road'>\
        <script type='application/ld+json'>{ broken</script>";
    let article = page(head, &format!("<article>{BODY}</article>"));
    assert_eq!(article.title.as_deref(), Some("Road open"));
    assert_eq!(article.outlet.as_deref(), Some("Karsand Herald"));
    assert_eq!(article.authors, ["Ada Obi", "Ben Tal"]);
    assert_eq!(article.published.as_deref(), Some("2017-05-03"));
    assert_eq!(article.url.as_deref(), Some("https://karsand.example/road"));
}

#[test]
fn the_domain_is_the_outlet_where_the_page_names_none() {
    let article = page(
        "<link rel='canonical' href='https://www.karsand.example/road'>",
        &format!("<article>{BODY}</article>"),
    );
    assert_eq!(article.outlet.as_deref(), Some("karsand.example"));
}

#[test]
fn the_charset_of_the_page_is_used() {
    let page = format!(
        "<html><head><meta charset=\"windows-1252\"><title>\x01</title></head><body><article>{BODY}</article></body></html>"
    );
    let mut bytes = Vec::new();
    for c in page.chars() {
        match c {
            '“' => bytes.push(0x93),
            '”' => bytes.push(0x94),
            '\x01' => bytes.push(0xe9),
            c => bytes.push(c as u8),
        }
    }
    let article = only("road.html", &bytes);
    assert_eq!(article.text, text());
    assert_eq!(article.title.as_deref(), Some("é"));
}

#[test]
fn a_declared_language_that_the_text_belies_is_noted() {
    let article = only(
        "road.html",
        format!("<html lang='fr'><body><article>{BODY}</article></body></html>").as_bytes(),
    );
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.notes, ["the page declares the language fr, the text is in en"]);
}
