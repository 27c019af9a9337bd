//! Pages of many makes: each kind of fault that cost paragraphs, dates or writers, in several forms.

mod common;

use std::time::Instant;

use common::{failure, only};
use onrecord_record::{Article, PartKind};

const ONE: &str = "The road to the north was open on Monday, the governor of Karsand said, after a week of talks with the drivers and the mayor.";
const TWO: &str = "“We waited a week,” a driver at the pass said, and added that the flour in forty trucks had spoiled in the rain.";
const THREE: &str = "The ministry did not reply to questions about the delay, and the mayor denied that the town had asked for it.";
const FOUR: &str = "Ada Obi, who leads the Accord Front, said her people had left the market in April and had not come back since.";

#[track_caller]
fn page(head: &str, body: &str) -> Article {
    only("road.html", format!("<!DOCTYPE html><html lang=\"en\"><head><title>Road open</title>{head}</head><body>{body}</body></html>").as_bytes())
}

fn story() -> String {
    [ONE, TWO, THREE, FOUR].join("\n\n")
}

fn body() -> String {
    [ONE, TWO, THREE, FOUR].map(|text| format!("<p>{text}</p>")).concat()
}

/// The page's text is the story and nothing else.
#[track_caller]
fn check(body: &str) {
    assert_eq!(page("", body).text, story());
}

/// Four paragraphs, each in the markup that `wrap` gives it.
fn wrapped(wrap: impl Fn(&str) -> String) -> String {
    [ONE, TWO, THREE, FOUR].map(wrap).concat()
}

#[test]
fn a_name_that_the_articles_own_paragraphs_bear_takes_none_of_them() {
    for name in [
        "paywall",
        "teaser",
        "subscription-content",
        "credits",
        "meteredContent",
        "print",
        "promo-text",
        "social",
    ] {
        let own = wrapped(|text| match text == ONE {
            true => format!("<p>{text}</p>"),
            false => format!("<p class='{name}'>{text}</p>"),
        });
        check(&format!("<article><h1>Road open</h1>{own}</article>"));
    }
    for hidden in ["aria-hidden='true'", "hidden", "style='display:none'", "class='sr-only'"] {
        let own = wrapped(|text| match text == ONE {
            true => format!("<p>{text}</p>"),
            false => format!("<p {hidden}>{text}</p>"),
        });
        check(&format!("<article><h1>Road open</h1>{own}</article>"));
        check(&format!("<article><h1>Road open</h1><div {hidden}>{}</div></article>", body()));
    }
    for element in ["noscript", "aside", "footer"] {
        check(&format!("<h1>Road open</h1><{element}>{}</{element}>", body()));
    }
}

#[test]
fn what_the_page_marks_as_its_body_stays_whatever_it_stands_in_is_called() {
    for name in ["breaking-news", "sidebar-row", "promo", "widget related"] {
        let text = [ONE, TWO].join(" ");
        let contact = "The newspaper answers questions from Sunday to Friday, from seven to one, by mail and by telephone.";
        let body = format!(
            "<div class=\"{name}\"><h1>Road open</h1></div><div class=\"{name}\"><div itemprop=\"articleBody\">{text}</div></div>\
             <div class=\"foot\"><p>{contact}</p></div>"
        );
        assert_eq!(page("", &body).text, text, "{name}");
    }
}

#[test]
fn a_name_takes_no_words_out_of_a_line() {
    for name in [
        "tag",
        "related-link",
        "timestamp",
        "follow",
        "promo",
        "social",
        "share",
        "ad",
        "byline",
        "caption",
        "newsletter",
    ] {
        for element in ["a", "span", "em", "strong", "b", "i", "mark", "cite", "time", "abbr"] {
            let text = format!(
                "<p><{element} class='{name}' href='/x'>Ada Obi</{element}> said the bridge at <{element} id='{name}'>Ostrev</{element}> was open to all.</p>"
            );
            let article = page("", &format!("<article><h1>Road open</h1>{text}{}</article>", body()));
            assert!(
                article.text.starts_with("Ada Obi said the bridge at Ostrev was open to all."),
                "{name} {element}: {}",
                article.text
            );
        }
    }
    let drop = "<p><span class='dropcap' aria-hidden='true'>T</span>he bridge at Ostrev was open to all of them.</p>";
    assert!(page("", &format!("<article>{drop}{}</article>", body())).text.starts_with("The bridge"));
}

#[test]
fn sentences_that_are_mostly_a_link_stay_in_any_wrapper() {
    let linked = "It also <a href='/z'>carries out joint exercises in the far north</a>.";
    for (open, close) in [
        ("", ""),
        ("<div>", "</div>"),
        ("<div><div><div>", "</div></div></div>"),
        ("<section>", "</section>"),
        ("<div class='text'><span>", "</span></div>"),
    ] {
        let body = wrapped(|text| format!("{open}<p>{text}</p>{close}{open}<p>{linked}</p>{close}"));
        let article = page("", &format!("<main><article><h1>Road open</h1>{body}</article></main>"));
        assert_eq!(
            article.text.matches("It also carries out joint exercises in the far north.").count(),
            4,
            "{open}"
        );
        assert!(article.text.contains(FOUR));
    }
}

#[test]
fn consent_dialogs_are_not_the_article() {
    let dialog: String = (0..6).map(|i| format!("<h4>Choice {i}</h4><p>A page like this one leaves a few small notes on your machine, number {i}, so that it can tell one visit from the next, and our partners read them.</p>")).collect();
    for open in [
        "<div id='onetrust-consent-sdk'>",
        "<div class='CookieConsent'>",
        "<div id='didomi-host'>",
        "<div role='dialog' class='x'>",
        "<div class='gdpr-banner'>",
        "<div class='a b'>",
    ] {
        check(&format!("<article><h1>Road open</h1>{}</article>{open}{dialog}</div>", body()));
        check(&format!("{open}{dialog}</div><main><h1>Road open</h1><div>{}</div></main>", body()));
    }
}

#[test]
fn labels_and_boxes_within_the_text_are_not_the_article() {
    for label in [
        "Article content",
        "Advertisement",
        "Story continues below advertisement",
        "This advertisement has not loaded yet, but your article continues below.",
    ] {
        check(&format!(
            "<article><h1>Road open</h1>{}</article>",
            wrapped(|text| format!("<p>{text}</p><div><p>{label}</p></div>"))
        ));
    }
    for hidden in [
        "class='sr-only'",
        "class='visually-hidden'",
        "class='screen-reader-text'",
        "style='position: absolute; clip: rect(0px, 0px, 0px, 0px); width: 1px'",
    ] {
        let text = format!(
            "<p>The price of <a href='/x'>Obi Lines<span {hidden}>, opens new tab</span></a> fell on Monday, its chairman said.</p>"
        );
        let article = page("", &format!("<article><h1>Road open</h1>{text}{}</article>", body()));
        assert!(
            article.text.starts_with("The price of Obi Lines fell on Monday, its chairman said."),
            "{}",
            article.text
        );
    }
}

#[test]
fn what_stands_at_the_end_is_not_the_article() {
    for end in [
        "<p>The post <a href='/r'>Road open</a> appeared first on <a href='/'>Karsand Herald</a>.</p>",
        "<p>© 2019 Karsand Herald. All rights reserved.</p>",
        "<p>Sign up for our daily briefing and get the news in your inbox.</p>",
        "<h3>About the author</h3><p>Ada Obi writes about roads and the people who use them, and has done so since 2009.</p>",
        "<div class='author-bio'><p>Ada Obi writes about roads and the people who use them, and has done so since 2009.</p></div>",
        "<h3>Related stories</h3><ul><li><a href='/a'>Talks enter second week</a></li><li><a href='/b'>Mayor denies it</a></li></ul>",
    ] {
        check(&format!("<article><h1>Road open</h1>{}{end}</article>", body()));
    }
}

#[test]
fn lists_tables_and_quotations_within_the_text_stay() {
    let inside = "<ul><li>Forty trucks were held at the pass for a week.</li><li>Two were let through.</li></ul>\
        <table><tr><th>Day</th><th>Trucks</th></tr><tr><td>Monday</td><td>40</td></tr></table>\
        <blockquote><p>We will not leave the pass before we are paid.</p><footer>Ivo Tarn, driver</footer></blockquote>";
    let article = page(
        "",
        &format!("<article><h1>Road open</h1><p>{ONE}</p>{inside}<p>{TWO}</p><p>{THREE}</p></article>"),
    );
    let parts: Vec<(PartKind, &str)> =
        article.parts.iter().map(|part| (part.kind, part.span.of(&article.text))).collect();
    assert_eq!(
        parts,
        [
            (PartKind::ListItem, "Forty trucks were held at the pass for a week."),
            (PartKind::ListItem, "Two were let through."),
            (PartKind::TableRow, "Day Trucks"),
            (PartKind::TableRow, "Monday 40"),
            (PartKind::Quotation, "We will not leave the pass before we are paid."),
            (PartKind::Attribution, "Ivo Tarn, driver"),
        ]
    );
}

#[test]
fn posts_interviews_and_headings_are_parts() {
    let inside = "<blockquote class='twitter-tweet'><p>We did not fire on Ostrev market.</p>&mdash; Idris Alder (@idrisalder) <a href='/s'>May 6, 2019</a></blockquote>\
        <h2>What the ministry says</h2><p><strong>Who ordered the strike?</strong></p>";
    let article = page(
        "",
        &format!(
            "<article><h1>Road open</h1><p>{ONE}</p>{inside}<p>{TWO}</p><p><b>Day two</b><br>{THREE}</p></article>"
        ),
    );
    let parts: Vec<(PartKind, &str)> =
        article.parts.iter().map(|part| (part.kind, part.span.of(&article.text))).collect();
    assert_eq!(
        parts,
        [
            (PartKind::Post, "We did not fire on Ostrev market."),
            (PartKind::Attribution, "— Idris Alder (@idrisalder) May 6, 2019"),
            (PartKind::Heading, "What the ministry says"),
            (PartKind::Bold, "Who ordered the strike?"),
            (PartKind::Bold, "Day two"),
        ]
    );
    assert!(article.text.ends_with(&format!("\n\nDay two\n\n{THREE}")));
}

#[test]
fn text_that_only_json_ld_holds_is_used_with_a_note() {
    let json = |body: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"Road open\", \"datePublished\": \"2019-05-06\", \"author\": {{\"name\": \"Ada Obi\"}}, \"articleBody\": {}}}</script>",
            serde_json::to_string(body).expect("text is JSON")
        )
    };
    for body in [story(), body(), story().replace("\n\n", "\n")] {
        for shown in [
            "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>"
                .to_owned(),
            format!("<article><h1>Road open</h1><p>{ONE}</p><p>Subscribe to read on.</p></article>"),
        ] {
            let article = page(&json(&body), &shown);
            assert_eq!(article.text, story());
            assert_eq!(
                (article.authors.as_slice(), article.published.as_deref()),
                (&["Ada Obi".to_owned()][..], Some("2019-05-06"))
            );
            assert!(article.notes[0].contains("JSON-LD"), "{:?}", article.notes);
        }
    }
    assert!(page(&json(&story()), &format!("<article>{}</article>", body())).notes.is_empty());
}

#[test]
fn the_date_is_read_near_the_title_and_never_from_a_comment() {
    let dated = |around: &str| {
        page("", &format!("<main><article><h1>Road open</h1>{around}{}</article></main>", body())).published
    };
    for around in [
        "<p class='date'>6 May 2019</p>",
        "<div>By Ada Obi | May 6, 2019 5:42 pm</div>",
        "<time datetime='2019-05-06'>Monday</time>",
        "<span class='posted-on'>Posted on <time class='updated' datetime='2019-05-08'>8 May</time> <time class='published' datetime='2019-05-06'>6 May</time></span>",
    ] {
        assert_eq!(dated(around).as_deref().map(|date| &date[..10]), Some("2019-05-06"), "{around}");
    }
    for after in [
        "<section id='comments'><div class='comment'><time datetime='2021-09-01T10:09:00Z'>8 hours ago</time><p>Nobody listened.</p></div></section>",
        "<ol class='comment-list'><li><span class='date'>1 September 2021</span> Nobody.</li></ol>",
        "<aside class='recent-posts'><time datetime='2021-09-01'>1 September 2021</time> Other</aside>",
        "<footer>Updated on 1 September 2021</footer>",
    ] {
        let article =
            page("", &format!("<main><article><h1>Road open</h1>{}</article></main>{after}", body()));
        assert_eq!(article.published, None, "{after}");
    }
}

#[test]
fn dates_are_read_in_the_pages_language_from_many_tags_and_the_address() {
    for (head, expected) in [
        ("<meta name='date.available' content='2019-05-06'>", "2019-05-06"),
        (
            "<meta property='og:article:published_time' content='2019-05-06T17:42:00+02:00'>",
            "2019-05-06T17:42:00+02:00",
        ),
        ("<meta name='DC.date' content='06.05.2019'>", "2019-05-06"),
        ("<meta name='publication_date' content='May 6, 2019'>", "2019-05-06"),
        ("<link rel='canonical' href='https://karsand.example/2019/05/06/road'>", "2019-05-06"),
        ("<link rel='canonical' href='https://karsand.example/news/2019-05-06-road'>", "2019-05-06"),
        (
            "<script type='application/ld+json'>{\"@type\": \"WebPage\", \"datePublished\": \"2019-05-06\"}</script>",
            "2019-05-06",
        ),
    ] {
        assert_eq!(page(head, &body()).published.as_deref(), Some(expected), "{head}");
    }
    let local = page(
        "<meta property='article:published_time' content='2019-05-07T01:30:00Z'>",
        &format!("<h1>Road open</h1><time datetime='2019-05-06T20:30:00-05:00'>6 May</time>{}", body()),
    );
    assert_eq!(local.published.as_deref(), Some("2019-05-06T20:30:00-05:00"));
    let german = format!(
        "<html lang='de'><head><title>Straße offen</title></head><body><h1>Straße offen</h1><p>Von Ada Obi, 6. Mai 2019, 17:42 Uhr</p>{}</body></html>",
        body()
    );
    assert_eq!(only("road.html", german.as_bytes()).published.as_deref(), Some("2019-05-06"));
}

#[test]
fn writers_are_read_from_visible_marks_of_many_systems() {
    for mark in [
        "<span class='author vcard'><a class='url fn n' href='/author/nils'>Nils Aabel</a></span>",
        "<div class='byline'>By <span class='vcard'><span class='fn'>Nils Aabel</span></span></div>",
        "<a rel='author' href='/n'>Nils Aabel</a>",
        "<span itemprop='author'><span itemprop='name'>Nils Aabel</span></span>",
        "<p class='byline'>By Nils Aabel</p>",
        "<span class='post-author'>Nils Aabel</span>",
    ] {
        assert_eq!(
            page("", &format!("<article><h1>Road open</h1><div>{mark}</div>{}</article>", body())).authors,
            ["Nils Aabel"],
            "{mark}"
        );
    }
    let commented = format!(
        "<article><h1>Road open</h1>{}</article><div class='comment'><span class='comment-author vcard'><b class='fn'>Troll</b></span></div>",
        body()
    );
    assert!(page("", &commented).authors.is_empty());
}

#[test]
fn a_charset_of_a_script_is_not_the_pages() {
    let page = format!(
        "<html><head><script charset=\"utf-8\" src=x></script><link charset=utf-8><meta charset=\"windows-1251\"><title>\x01\x02</title></head><body><p>{ONE}</p></body></html>"
    );
    let bytes: Vec<u8> = page
        .chars()
        .map(|c| match c {
            '\x01' => 0xcc,
            '\x02' => 0xee,
            c => c as u8,
        })
        .collect();
    assert_eq!(only("road.html", &bytes).title.as_deref(), Some("Мо"));
}

#[test]
fn error_pages_and_empty_shells_are_refused_by_name() {
    for (page, reason) in [
        (
            "<title>karsand.example | 521: Web server is down</title><h1>Web server is down Error code 521</h1><p>The web server is not returning a connection. As a result, the web page is not displaying.</p>",
            "web server is down",
        ),
        (
            "<title>404 Not Found</title><h1>404</h1><p>The page that you asked for is not here any more, it may have moved.</p>",
            "404",
        ),
        (
            "<title>Herald</title><p>We are down for maintenance and will be back in a few minutes, thank you for waiting.</p>",
            "down for maintenance",
        ),
        (
            "<title>Just a moment...</title><p>Checking your browser before accessing karsand.example. This takes a few seconds.</p>",
            "robots",
        ),
        (
            "<title>Herald</title><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
            "JavaScript",
        ),
    ] {
        let failure = failure(
            "road.html",
            format!("<!doctype html><html><head></head><body>{page}</body></html>").as_bytes(),
        );
        assert!(failure.reason.is_without_article() && failure.to_string().contains(reason), "{failure}");
    }
}

#[test]
fn no_page_of_a_megabyte_takes_long() {
    let million = 1_000_000;
    for piece in [
        "<div>",
        "</p><div>",
        "<b class=x>",
        "<table><tr><td>",
        "<table><div>",
        "<svg><title><div>",
        "<p><b id=a>",
        "<a href=x><table>",
        "<ul><li>x",
        "<template>",
        "<select><option>",
        "<math><mi>",
        "<p>a<br>",
        "<div/>",
        "<font color=a>x<p>",
    ] {
        let page = format!("<!doctype html><html><body><p>{ONE}</p>{}", piece.repeat(million / piece.len()));
        let started = Instant::now();
        let _ = common::read("deep.html", page.as_bytes());
        assert!(started.elapsed().as_secs() < 20, "{piece}: {:?}", started.elapsed());
    }
}
