//! Feeds as they are found: each form, each fault, and what an article has of them.

mod common;

use common::{articles, failure, only, read};

const TEXT: &str =
    "The bridge at Ostrev is shut, Ada Obi said on Monday, and nobody knows when it will be open again.";

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>Karsand Herald</title><link>https://karsand.example/news/</link>{items}</channel></rss>"
    )
}

fn item(inside: &str) -> String {
    format!("<item><title>Bridge</title>{inside}<description>{TEXT}</description></item>")
}

fn atom(entries: &str) -> String {
    format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Karsand Herald</title>{entries}</feed>")
}

#[test]
fn dates_keep_the_offset_that_the_feed_gives() {
    for (date, expected) in [
        ("Mon, 06 May 2019 17:42:00 BST", "2019-05-06T17:42:00+01:00"),
        ("Mon, 06 May 2019 23:42:00 -0500", "2019-05-06T23:42:00-05:00"),
        ("Mon, 06 May 2019 17:42 CEST", "2019-05-06T17:42:00+02:00"),
        ("Mon, 06 May 2019", "2019-05-06"),
        ("Mon, 06 May 2019 05:42:00 PM", "2019-05-06T17:42:00"),
        ("2019-05-06 17:42:00", "2019-05-06T17:42:00"),
        ("lun, 06 mai 2019 17:42:00 +0200", "2019-05-06T17:42:00+02:00"),
    ] {
        let article = only("feed.xml", rss(&item(&format!("<pubDate>{date}</pubDate>"))).as_bytes());
        assert_eq!(article.published.as_deref(), Some(expected), "{date}");
    }
}

#[test]
fn a_date_that_cannot_be_read_is_noted() {
    for date in ["soon", "2019-02-30T10:00:00Z", "Mon, 32 May 2019 10:00:00 GMT"] {
        let article = only("feed.xml", rss(&item(&format!("<pubDate>{date}</pubDate>"))).as_bytes());
        assert_eq!(article.published, None);
        assert_eq!(article.notes[0], format!("the date \"{date}\" is not understood"));
    }
}

#[test]
fn the_date_of_the_last_change_stands_in_with_a_note() {
    for (name, date) in [("updated", "2019-05-06T21:49:06Z"), ("dcterms:modified", "2019-05-06T21:49:06Z")] {
        let entry = format!(
            "<entry><id>1</id><{name}>{date}</{name}><content type=\"html\">{TEXT}</content></entry>"
        );
        let article = only("feed.xml", atom(&entry).as_bytes());
        assert_eq!(article.published.as_deref(), Some(date));
        assert!(article.notes[0].starts_with("the date is that of the last change"), "{:?}", article.notes);
    }
    let both = format!(
        "<entry><id>1</id><updated>2019-05-09T10:00:00Z</updated><published>2019-05-06T10:00:00Z</published><content>{TEXT}</content></entry>"
    );
    let article = only("feed.xml", atom(&both).as_bytes());
    assert_eq!((article.published.as_deref(), article.notes.len()), (Some("2019-05-06T10:00:00Z"), 0));
}

#[test]
fn writers_are_told_from_their_mail_and_inherited() {
    for (author, expected) in [
        ("<author>news@karsand.example (Ada Obi, Ivo Tarn)</author>", &["Ada Obi", "Ivo Tarn"][..]),
        ("<author>news@karsand.example</author>", &[]),
        ("<dc:creator>Ada Obi</dc:creator><dc:creator>Ivo Tarn</dc:creator>", &["Ada Obi", "Ivo Tarn"]),
        ("<atom:author><atom:name>Ada Obi</atom:name></atom:author>", &["Ada Obi"]),
    ] {
        assert_eq!(only("feed.xml", rss(&item(author)).as_bytes()).authors, expected, "{author}");
    }
    let entry = format!("<entry><id>1</id><content>{TEXT}</content></entry>");
    let feed = atom(&format!("{entry}<author><name>Ada Obi</name><email>o@karsand.example</email></author>"));
    assert_eq!(only("feed.xml", feed.as_bytes()).authors, ["Ada Obi"]);
}

#[test]
fn addresses_are_whole() {
    for (inside, expected) in [
        ("<link>a/b</link>", Some("https://karsand.example/news/a/b")),
        ("<guid>https://karsand.example/1</guid>", Some("https://karsand.example/1")),
        ("<guid isPermaLink=\"false\">https://karsand.example/1</guid>", None),
        ("<guid>tag:1</guid>", None),
        ("<atom:link href=\"/c\"/>", Some("https://karsand.example/c")),
        ("<guid>https://karsand.example/1</guid><link>/2</link>", Some("https://karsand.example/2")),
    ] {
        assert_eq!(only("feed.xml", rss(&item(inside)).as_bytes()).url.as_deref(), expected, "{inside}");
    }
    let feed = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://karsand.example/a/\"><entry xml:base=\"b/\"><id>x</id><link rel=\"enclosure\" href=\"y.mp3\"/><link href=\"c\"/><content>{TEXT}</content></entry></feed>"
    );
    assert_eq!(only("feed.xml", feed.as_bytes()).url.as_deref(), Some("https://karsand.example/a/b/c"));
    let feed = atom(&format!("<entry><id>https://karsand.example/7</id><content>{TEXT}</content></entry>"));
    assert_eq!(only("feed.xml", feed.as_bytes()).url.as_deref(), Some("https://karsand.example/7"));
}

#[test]
fn a_content_without_words_leaves_the_description() {
    for content in ["", " ", "<p><img src=\"x.jpg\"></p>", "<iframe src=\"x\"></iframe>"] {
        let content = format!("<content:encoded><![CDATA[{content}]]></content:encoded>");
        let article = only("feed.xml", rss(&item(&content)).as_bytes());
        assert_eq!(article.text, TEXT);
    }
}

#[test]
fn markup_that_is_not_escaped_is_text() {
    let feed = rss(
        "<item><title>The <b>bridge</b></title><description><p>The <i>bridge</i> is shut.</p><p>Ada Obi said so.</p></description></item>",
    );
    let article = only("feed.xml", feed.as_bytes());
    assert_eq!(
        (article.title.as_deref(), article.text.as_str()),
        (Some("The bridge"), "The bridge is shut.\n\nAda Obi said so.")
    );
}

#[test]
fn atom_texts_are_read_by_their_type() {
    for (content, expected) in [
        ("<content type=\"text\">3 &lt; 4, Obi said.</content>", "3 < 4, Obi said."),
        ("<content type=\"html\">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>", "One.\n\nTwo."),
        (
            "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One &lt;b> three.</p><p>Two.</p></div></content>",
            "One <b> three.\n\nTwo.",
        ),
        (
            "<content type=\"xhtml\"><h:div xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p>One.</h:p><h:p>Two.</h:p></h:div></content>",
            "One.\n\nTwo.",
        ),
        ("<content type=\"x-unknown\">&lt;p&gt;One.&lt;/p&gt;</content>", "One."),
        ("<content type=\"image/png\">AAAA</content><summary>One.</summary>", "One."),
    ] {
        let feed = atom(&format!("<entry><id>1</id>{content}</entry>"));
        assert_eq!(only("feed.xml", feed.as_bytes()).text, expected, "{content}");
    }
}

#[test]
fn a_fault_costs_an_item_at_most() {
    let good = item("<link>https://karsand.example/a</link>");
    for (fault, read_items) in [
        ("<item><title>A & B</title><description>Obi & Tarn&nbsp;said 3 < 4.</description></item>", 3),
        ("<item><title>A</title><description><![CDATA[never closed</description></item>", 2),
        ("<item><title>A<description>The bridge is shut.</description></item>", 2),
        ("<item><description>The bridge is shut.</description>", 3),
        ("<item><link href=x y></item>", 2),
        ("</item></title></channel>", 2),
    ] {
        let results = read("feed.xml", rss(&format!("{good}{fault}{good}")).as_bytes());
        let count = results.iter().flatten().count();
        assert!(count >= read_items, "{fault}: {results:?}");
    }
    let bare = rss("<item><title>A & B</title><description>Obi & Tarn&nbsp;said 3 < 4.</description></item>");
    let article = only("feed.xml", bare.as_bytes());
    assert_eq!((article.title.as_deref(), article.text.as_str()), (Some("A & B"), "Obi & Tarn said 3 < 4."));
}

#[test]
fn a_feed_that_ends_too_early_gives_what_came_before_and_says_so() {
    let feed = rss(&item("").repeat(3));
    let cut = feed.rfind("<item>").unwrap() + 30;
    let results = read("feed.xml", &feed.as_bytes()[..cut]);
    assert_eq!(results.iter().flatten().count(), 2);
    assert!(results.last().unwrap().as_ref().unwrap_err().to_string().contains("what came before was read"));
}

#[test]
fn a_feed_of_titles_and_links_says_so_once() {
    let feed = rss(&"<item><title>Bridge</title><link>https://karsand.example/a</link></item>".repeat(7));
    assert_eq!(
        failure("feed.xml", feed.as_bytes()).to_string(),
        "feed.xml: a feed without texts: 7 items of titles and links alone — give the pages that they link to"
    );
}

#[test]
fn the_old_forms_are_read() {
    let rdf = |prefix: &str, namespace: &str| {
        format!(
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns{}=\"{namespace}\"><{prefix}channel><{prefix}title>Karsand Herald</{prefix}title></{prefix}channel><{prefix}item rdf:about=\"https://karsand.example/a\"><{prefix}title>Bridge</{prefix}title><{prefix}link>https://karsand.example/a</{prefix}link><{prefix}description>{TEXT}</{prefix}description></{prefix}item></rdf:RDF>",
            if prefix.is_empty() { String::new() } else { format!(":{}", prefix.trim_end_matches(':')) }
        )
    };
    let atom03 = format!(
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>Karsand Herald</title><entry><title>Bridge</title><link rel=\"alternate\" href=\"https://karsand.example/a\"/><issued>2019-05-06T10:00:00Z</issued><content type=\"text/html\" mode=\"escaped\">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"
    );
    let bare = format!(
        "<entry xmlns=\"http://www.w3.org/2005/Atom\"><title>Bridge</title><source><title>Karsand Herald</title></source><link href=\"https://karsand.example/a\"/><content>{TEXT}</content></entry>"
    );
    let prefixed = format!(
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>Karsand Herald</a:title><a:entry><a:title>Bridge</a:title><a:link href=\"https://karsand.example/a\"/><a:content>{TEXT}</a:content></a:entry></a:feed>"
    );
    let no_namespace = format!(
        "<feed><title>Karsand Herald</title><entry><title>Bridge</title><link href=\"https://karsand.example/a\"/><content>{TEXT}</content></entry></feed>"
    );
    for feed in [
        rdf("", "http://purl.org/rss/1.0/"),
        rdf("", "http://my.netscape.com/rdf/simple/0.9/"),
        rdf("r:", "http://purl.org/rss/1.0/"),
        atom03,
        bare,
        prefixed,
        no_namespace,
    ] {
        let article = only("feed.xml", feed.as_bytes());
        assert_eq!(article.title.as_deref(), Some("Bridge"), "{feed}");
        assert_eq!(article.outlet.as_deref(), Some("Karsand Herald"), "{feed}");
        assert_eq!(article.url.as_deref(), Some("https://karsand.example/a"), "{feed}");
        assert_eq!(article.text, TEXT, "{feed}");
    }
}

#[test]
fn a_json_feed_needs_no_title_and_a_wrong_kind_costs_one_field() {
    let feed = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"home_page_url\": \"https://karsand.example/\", \"items\": [{{\"id\": 7, \"url\": \"a\", \"content_text\": \"{TEXT}\", \"date_published\": \"2019-05-06T17:42:00+02:00\", \"authors\": [{{\"name\": \"Ada Obi\"}}]}}, {{\"id\": \"8\", \"title\": [], \"content_html\": \"<p>{TEXT}</p>\", \"author\": \"x\"}}]}}"
    );
    let articles = articles("feed.json", feed.as_bytes());
    assert_eq!(
        (articles[0].id.as_str(), articles[0].url.as_deref()),
        ("7", Some("https://karsand.example/a"))
    );
    assert_eq!(articles[0].published.as_deref(), Some("2019-05-06T17:42:00+02:00"));
    assert_eq!(articles[0].authors, ["Ada Obi"]);
    assert_eq!((articles[1].text.as_str(), articles.len()), (TEXT, 2));
}

#[test]
fn the_outlet_of_an_aggregators_item_is_its_source() {
    let article = only(
        "feed.xml",
        rss(&item("<source url=\"https://ostrev.example\">Ostrev Post</source>")).as_bytes(),
    );
    assert_eq!(article.outlet.as_deref(), Some("Ostrev Post"));
}

#[test]
fn where_an_item_first_appeared_is_not_of_it() {
    let feed = rss(
        "<item><description>&lt;p&gt;The bridge is shut.&lt;/p&gt;&lt;p&gt;The post &lt;a href='x'&gt;Bridge&lt;/a&gt; appeared first on &lt;a href='y'&gt;Karsand Herald&lt;/a&gt;.&lt;/p&gt;</description></item>",
    );
    assert_eq!(only("feed.xml", feed.as_bytes()).text, "The bridge is shut.");
}

#[test]
fn elements_in_each_other_end_in_an_article() {
    let nested = format!("{}{}", "<media:group>".repeat(2_000), "</media:group>".repeat(2_000));
    assert_eq!(only("feed.xml", rss(&item(&nested)).as_bytes()).text, TEXT);
    let divs = format!(
        "<content:encoded>{}road open{}</content:encoded>",
        "<div>".repeat(2_000),
        "</div>".repeat(2_000)
    );
    assert_eq!(only("feed.xml", rss(&item(&divs)).as_bytes()).text, "road open");
}
