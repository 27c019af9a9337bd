//! What other tools write: their names of fields, and what they leave out.

mod common;

use common::{articles, failure, only, read};

const TEXT: &str =
    "An air strike hit the market in Ostrev on Monday, killing 12 people, the Defence Ministry said.";

#[track_caller]
fn check(line: &str, title: &str, outlet: &str, authors: &[&str], published: &str, url: &str) {
    let article = only("export.jsonl", line.replace("TEXT", TEXT).as_bytes());
    assert_eq!(article.title.as_deref(), Some(title));
    assert_eq!(article.outlet.as_deref(), Some(outlet));
    assert_eq!(article.authors, authors);
    assert_eq!(article.published.as_deref(), Some(published));
    assert_eq!(article.url.as_deref(), Some(url));
    assert_eq!(article.text, TEXT);
}

#[test]
fn the_fields_of_other_tools_are_known() {
    let address = "https://meridian.example/a";
    // trafilatura
    check(
        r#"{"title": "Strike", "author": "Rana Suleimi; Nils Aabel", "hostname": "meridian.example", "date": "2019-05-06", "id": null, "comments": "It would rain.", "raw_text": "x", "text": "TEXT", "source": "https://meridian.example/a", "source-hostname": "Meridian Press", "excerpt": "x"}"#,
        "Strike",
        "Meridian Press",
        &["Rana Suleimi", "Nils Aabel"],
        "2019-05-06",
        address,
    );
    // news-please
    check(
        r#"{"authors": ["Rana Suleimi"], "date_download": "2020-01-01 00:00:00", "date_modify": null, "date_publish": "2019-05-06 17:42:00", "maintext": "TEXT", "text": null, "source_domain": "meridian.example", "title": "Strike", "url": "https://meridian.example/a"}"#,
        "Strike",
        "meridian.example",
        &["Rana Suleimi"],
        "2019-05-06T17:42:00",
        address,
    );
    // newspaper
    check(
        r#"{"url": "https://meridian.example/a", "title": "Strike", "authors": ["Rana Suleimi"], "publish_date": "2019-05-06T17:42:00+02:00", "text": "TEXT", "source_url": "https://www.meridian.example", "summary": "x"}"#,
        "Strike",
        "meridian.example",
        &["Rana Suleimi"],
        "2019-05-06T17:42:00+02:00",
        address,
    );
    // fundus
    check(
        r#"{"title": "Strike", "body": {"summary": ["TEXT"], "sections": []}, "authors": ["Rana Suleimi"], "publishing_date": "2019-05-06 17:42:00+02:00", "publisher": "Meridian Press", "requested_url": "https://meridian.example/a"}"#,
        "Strike",
        "Meridian Press",
        &["Rana Suleimi"],
        "2019-05-06T17:42:00+02:00",
        address,
    );
    // CSL JSON
    check(
        r#"{"id": "x", "type": "article-newspaper", "abstract": "x", "text": "TEXT", "container-title": "Meridian Press", "title": "Strike", "URL": "https://meridian.example/a", "author": [{"family": "Suleimi", "given": "Rana"}], "issued": {"date-parts": [["2019", 5, 6]]}}"#,
        "Strike",
        "Meridian Press",
        &["Rana Suleimi"],
        "2019-05-06",
        address,
    );
    // a database's export that counts seconds
    check(
        r#"{"headline": "Strike", "content": "TEXT", "publication": "Meridian Press", "byline": "By Rana Suleimi", "created": 1, "pub_date": 1557164520, "link": "https://meridian.example/a"}"#,
        "Strike",
        "Meridian Press",
        &["Rana Suleimi"],
        "2019-05-06T17:42:00Z",
        address,
    );
}

#[test]
fn an_answer_that_lists_articles_is_read_and_its_cut_texts_are_noted() {
    let answer = format!(
        "{{\"status\": \"ok\", \"totalResults\": 2, \"articles\": [{{\"source\": {{\"id\": null, \"name\": \"Meridian Press\"}}, \"author\": \"Rana Suleimi\", \"title\": \"Strike\", \"description\": \"x\", \"url\": \"https://meridian.example/a\", \"publishedAt\": \"2019-05-06T17:42:00Z\", \"content\": \"{TEXT} [+2113 chars]\"}}, {{\"title\": \"Two\", \"description\": \"{TEXT}\", \"content\": null}}]}}"
    );
    for answer in [
        answer.clone(),
        answer.replace(", \"articles\"", ",\n \"articles\"").replace("{\"status", "{\n\"status"),
    ] {
        let articles = articles("news.json", answer.as_bytes());
        assert_eq!(
            (articles[0].text.as_str(), articles[0].outlet.as_deref()),
            (TEXT, Some("Meridian Press"))
        );
        assert_eq!(articles[0].notes, ["the input gives the beginning of the text alone"]);
        assert_eq!(articles[1].notes, ["the input gives a summary, not the whole article"]);
    }
}

#[test]
fn lists_without_texts_are_named_and_kept_out() {
    let media_cloud = "id,media_name,media_url,publish_date,title,url\n1,meridian.example,x,2019-05-06,Strike,https://meridian.example/a\n";
    assert_eq!(
        failure("list.csv", media_cloud.as_bytes()).to_string(),
        "list.csv: a list of articles by Media Cloud without their texts — give the pages at its addresses, or an export with texts"
    );
    let gdelt = "{\"articles\": [{\"url\": \"https://meridian.example/a\", \"title\": \"Strike\", \"seendate\": \"20190506T174500Z\", \"domain\": \"meridian.example\"}, {\"url\": \"b\", \"seendate\": \"20190506T174500Z\"}]}";
    assert!(failure("list.json", gdelt.as_bytes()).to_string().contains("by GDELT without their texts"));
}

#[test]
fn a_table_of_a_library_has_family_names_first() {
    let table = format!(
        "Key,Item Type,Publication Year,Author,Title,Publication Title,Url,Abstract Note,Date\nX1,newspaperArticle,2019,\"Suleimi, Rana; Aabel, Nils\",Strike,Meridian Press,https://meridian.example/a,\"{TEXT}\",2019-05-06\n"
    );
    let article = only("zotero.csv", table.as_bytes());
    assert_eq!(article.authors, ["Rana Suleimi", "Nils Aabel"]);
    assert_eq!(
        (article.outlet.as_deref(), article.published.as_deref()),
        (Some("Meridian Press"), Some("2019-05-06"))
    );
    assert_eq!(article.notes, ["the input gives a summary, not the whole article"]);
}

#[test]
fn a_date_that_does_not_exist_is_noted() {
    let results = read("a.jsonl", format!("{{\"text\": \"{TEXT}\", \"date\": \"2019-02-30\"}}").as_bytes());
    let article = results[0].as_ref().unwrap();
    assert_eq!((article.published.as_deref(), article.notes.len()), (None, 1));
}
