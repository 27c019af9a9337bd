//! What a browser gets: asked for in this process, nobody listens.

use std::path::{Path, PathBuf};

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use onrecord::record::{
    Act, Article, Certainty, Document, Entity, EntityKind, Manner, Mention, MentionForm, Piece, Polarity,
    Reading, Statement, Voice, sha256,
};
use onrecord::store::{Entry, Run, Store};
use tower::ServiceExt;

use crate::secret::Secret;
use crate::server::{App, router};

/// An article of which everything that can be is markup, and a statement in it.
fn article(id: &str, text: &str) -> (Article, Reading) {
    let title = Some("Road <script>alert(1)</script> open".to_owned());
    let outlet = Some("The <b>Banner</b>".to_owned());
    let published = Some("2019-05-06T17:42:00Z".to_owned());
    let url = Some("javascript:alert(1)".to_owned());
    let article = Article {
        id: id.to_owned(),
        title: title.clone(),
        outlet: outlet.clone(),
        published: published.clone(),
        url: url.clone(),
        text: text.to_owned(),
        ..Article::default()
    };
    let piece = |words: &str| {
        let start = text.find(words).expect("the words stand in the text");
        let start = text[..start].chars().count();
        Piece { start, end: start + words.chars().count(), text: words.to_owned() }
    };
    let statement = Statement {
        id: "s1".to_owned(),
        source: vec![piece("Ada <i>Obi</i>")],
        cue: vec![piece("denied")],
        content: vec![piece("that the <img src=x> road was open")],
        editorial: Vec::new(),
        speaker: Some("Ada <i>Obi</i>".to_owned()),
        speaker_entity: Some("e1".to_owned()),
        speaker_role: Some("<u>minister</u>".to_owned()),
        speaks_for: None,
        unknown_source: None,
        manner: Manner::Indirect,
        act: Act::Deny,
        polarity: Polarity::Negative,
        certainty: Certainty::Certain,
        addressee: None,
        addressee_entity: None,
        said_at: None,
        confidence: 0.9,
        voice: Voice::Attributed,
        replies_to: None,
        inner: Vec::new(),
    };
    let reading = Reading {
        id: id.to_owned(),
        document: Document {
            title,
            outlet,
            published,
            url,
            sha256: sha256(text),
            text: text.to_owned(),
            ..Document::default()
        },
        statements: vec![statement],
        entities: vec![Entity {
            id: "e1".to_owned(),
            name: "Ada <i>Obi</i>".to_owned(),
            kind: EntityKind::Person,
            aliases: vec!["<s>Obi</s>".to_owned()],
            roles: vec!["<u>minister</u>".to_owned()],
            statements: 1,
        }],
        mentions: vec![Mention {
            id: "m1".to_owned(),
            entity: "e1".to_owned(),
            kind: MentionForm::Name,
            piece: piece("Ada <i>Obi</i>"),
        }],
        notes: vec!["<em>in doubt</em>".to_owned()],
        ..Reading::default()
    };
    (article, reading)
}

const TEXT: &str = "Ada <i>Obi</i> denied that the <img src=x> road was open.\n\nNobody & nothing \"came\".";

/// A file with one article, linked.
fn filled(folder: &Path) -> PathBuf {
    let file = folder.join("crisis.onrecord");
    let mut store = Store::create(&file).unwrap();
    let run = store.begin(&Run { started: "2019-05-20T10:00:00Z".to_owned(), ..Run::default() }).unwrap();
    let (article, reading) = article("a", TEXT);
    store.write(run, vec![Entry::new(&file, article, reading).unwrap()], &[]).unwrap();
    onrecord::link(&mut store, 1, "2019-05-20T10:00:00Z", |_| {}).unwrap();
    store.finish().unwrap();
    file
}

fn request(path: &str) -> Request<Body> {
    Request::get(path).header(header::HOST, "localhost:7171").body(Body::empty()).unwrap()
}

async fn asked(app: &App, request: Request<Body>) -> Response<Body> {
    router(app.clone()).oneshot(request).await.unwrap()
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

async fn page(app: &App, path: &str) -> (StatusCode, String) {
    let response = asked(app, request(path)).await;
    (response.status(), text(response).await)
}

/// Runs a test with a filled file.
fn with(token: Option<&str>, test: impl AsyncFnOnce(App, PathBuf)) {
    let folder = tempfile::tempdir().unwrap();
    let file = filled(folder.path());
    let app = App::for_tests(file.clone(), token.map(Secret::new));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(test(app, file));
}

/// Every page, by its address.
fn pages(file: &Path) -> Vec<String> {
    let store = Store::read(file).unwrap();
    let articles = store.articles(&Default::default()).unwrap().rows;
    let actors = store.actors(&Default::default()).unwrap().rows;
    let mut pages: Vec<String> = [
        "/",
        "/articles",
        "/statements",
        "/statements?group=speaker",
        "/actors",
        "/disputes",
        "/figures",
        "/namings",
        "/changes",
        "/map",
        "/network",
        "/review",
        "/corrections",
    ]
    .map(str::to_owned)
    .to_vec();
    pages.push("/search?topic=road".to_owned());
    pages.push("/statements?topic=road&act=deny".to_owned());
    pages.extend(articles.iter().map(|article| format!("/articles/{}?at=s1", article.id)));
    pages.extend(actors.iter().map(|actor| format!("/actors/{}", actor.id)));
    pages
}

#[test]
fn words_of_articles_are_never_markup() {
    with(None, async |app, file| {
        for address in pages(&file) {
            let (status, page) = page(&app, &address).await;
            assert_eq!(status, StatusCode::OK, "{address}: {page}");
            for markup in
                ["<script>", "<b>Banner", "<i>Obi", "<img", "<u>", "<s>", "<em>", "javascript:alert(1)\""]
            {
                assert!(!page.contains(markup), "{address} has {markup}");
            }
            assert!(!page.contains("style=") && !page.contains("<style"), "{address}");
            // an attribute that runs something: ` on`, letters, `=`
            let handles = |tag: &str| {
                let named =
                    |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('=');
                tag.split(" on").skip(1).any(named)
            };
            let mut tags = page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
            assert!(!tags.any(handles), "{address}");
        }
    });
}

#[test]
fn an_article_is_shown_character_for_character_with_its_statement_beside_it() {
    with(None, async |app, file| {
        let address = pages(&file).into_iter().find(|page| page.starts_with("/articles/")).unwrap();
        let (_, page) = page(&app, &address).await;
        assert!(page.contains("class=\"source entity chosen\""), "{page}");
        assert!(page.contains("<a class=\"n\" href=\"#m-s1\">1</a>"), "{page}");
        let body = &page[page.find("class=\"rows\"").unwrap()..];
        let shown: String = body
            .split("<p class=\"text\" dir=\"auto\">")
            .skip(1)
            .map(|paragraph| plain(paragraph.split("</p>").next().unwrap()))
            .collect::<Vec<_>>()
            .join("\n\n");
        assert_eq!(shown, TEXT);
    });
}

/// The text of a paragraph, without the numbers that lead to its notes.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = match rest[at..].starts_with("<a class=\"n\"") {
            true => rest[at..].split_once("</a>").unwrap().1,
            false => rest[at..].split_once('>').unwrap().1,
        };
    }
    text.push_str(rest);
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

#[test]
fn every_answer_forbids_what_is_not_ours() {
    with(None, async |app, _| {
        for path in [
            "/",
            "/nothing",
            "/statements?voice=loud",
            "/favicon.ico",
            "/assets/x/onrecord.css",
            "/assets/x/none",
        ] {
            let response = asked(&app, request(path)).await;
            let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
            assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{path}");
            assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"), "{path}");
            assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        }
        let page = asked(&app, request("/")).await;
        assert_eq!(page.headers()[header::CACHE_CONTROL], "no-store");
        let style = asked(&app, request("/assets/x/onrecord.css")).await;
        assert!(style.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    });
}

#[test]
fn a_name_that_is_not_ours_and_a_form_from_elsewhere_are_refused() {
    with(None, async |app, _| {
        let of = |host: &str| Request::get("/").header(header::HOST, host).body(Body::empty()).unwrap();
        assert_eq!(asked(&app, of("127.0.0.1:7171")).await.status(), StatusCode::OK);
        assert_eq!(asked(&app, of("rebound.example:7171")).await.status(), StatusCode::MISDIRECTED_REQUEST);
        let nobody = Request::get("/").body(Body::empty()).unwrap();
        assert_eq!(asked(&app, nobody).await.status(), StatusCode::MISDIRECTED_REQUEST);
        let post = |origin: &str| {
            let request =
                Request::post("/").header(header::HOST, "localhost:7171").header(header::ORIGIN, origin);
            request.body(Body::empty()).unwrap()
        };
        for origin in ["http://evil.example", "null", "http://localhost:9999"] {
            assert_eq!(asked(&app, post(origin)).await.status(), StatusCode::FORBIDDEN, "{origin}");
        }
    });
}

#[test]
fn with_a_token_only_those_are_let_in_who_say_it() {
    with(Some("open sesame"), async |app, _| {
        for path in ["/", "/statements", "/nothing"] {
            let (status, page) = page(&app, path).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED);
            assert!(!page.contains("Obi") && page.contains("token"), "{page}");
        }
        assert_eq!(page(&app, "/?token=open").await.0, StatusCode::UNAUTHORIZED);
        let response = asked(&app, request("/statements?act=deny&token=open+sesame")).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()[header::LOCATION], "/statements?act=deny");
        let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && !cookie.contains("sesame")
        );
        let (pair, _) = cookie.split_once(';').unwrap();
        let mut known = request("/statements");
        known.headers_mut().insert(header::COOKIE, pair.parse().unwrap());
        assert_eq!(asked(&app, known).await.status(), StatusCode::OK);
        let mut program = request("/statements");
        program.headers_mut().insert(header::AUTHORIZATION, "Bearer open sesame".parse().unwrap());
        assert_eq!(asked(&app, program).await.status(), StatusCode::OK);
        // The address that is led to stays on this site.
        let response = asked(&app, request("//evil.example/?token=open+sesame")).await;
        assert_eq!(response.headers()[header::LOCATION], "/evil.example/");
    });
}

#[test]
fn what_is_not_there_and_what_is_wrong_are_pages_that_help() {
    with(None, async |app, _| {
        let cases = [
            ("/nothing", 404, "no such page"),
            ("/articles/none", 404, "There is no article none"),
            ("/actors/none", 404, "There is no actor none"),
            ("/disputes/none", 404, "There is no dispute none"),
            ("/statements/none", 404, "such statement"),
            ("/statements?act=denyy", 400, "assert, deny"),
            ("/statements?manner=loud", 400, "direct, indirect"),
            ("/statements?since=spring", 400, "2019-05"),
            ("/statements?voice=loud", 400, "It can be outlet"),
            ("/statements?group=outlet", 400, "by speaker"),
            ("/figures?casualty=hurt", 400, "killed"),
            ("/disputes?kind=settled", 400, "open"),
            ("/statements?page=x", 400, "whole number"),
            ("/actors?least=-2", 400, "whole number"),
            ("/statements?topic=%22%22", 400, ""),
            ("/statements?outlet=Nowhere", 404, "Nowhere"),
        ];
        for (address, status, told) in cases {
            let (found, page) = page(&app, address).await;
            assert_eq!(found.as_u16(), status, "{address}: {page}");
            assert!(page.contains(told), "{address} does not tell {told:?}: {page}");
            assert!(page.contains("<nav") && page.contains("/search"), "{address}");
        }
    });
}

#[test]
fn a_file_that_goes_away_is_damaged_or_comes_back_is_told_on_the_page() {
    with(None, async |app, file| {
        assert_eq!(page(&app, "/statements").await.0, StatusCode::OK);
        let away = file.with_extension("away");
        std::fs::rename(&file, &away).unwrap();
        let (status, told) = page(&app, "/statements").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(told.contains("The file is gone"), "{told}");
        std::fs::write(
            &file,
            "no record at all, and longer than the header of a file of SQLite would be, by far",
        )
        .unwrap();
        let (status, told) = page(&app, "/statements").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(told.contains("no record"), "{told}");
        std::fs::rename(&away, &file).unwrap();
        assert_eq!(page(&app, "/statements").await.0, StatusCode::OK);
    });
}

#[test]
fn an_empty_file_says_how_to_fill_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new.onrecord");
    drop(Store::create(&file).unwrap());
    let app = App::for_tests(file.clone(), None);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for address in pages(&file) {
            let (status, page) = page(&app, &address).await;
            assert_eq!(status, StatusCode::OK, "{address}: {page}");
        }
        assert!(page(&app, "/").await.1.contains("onrecord import news/ --into new.onrecord"));
    });
}

fn post(path: &str, kind: &str, body: String) -> Request<Body> {
    let request =
        Request::post(path).header(header::HOST, "localhost:7171").header(header::CONTENT_TYPE, kind);
    request.body(Body::from(body)).unwrap()
}

fn form(pairs: &[(&str, &str)]) -> Request<Body> {
    let mut fields = form_urlencoded::Serializer::new(String::new());
    fields.append_pair("form", "forms");
    let body = fields.extend_pairs(pairs).finish();
    post("/corrections", "application/x-www-form-urlencoded", body)
}

/// The only statement's address.
fn statement(file: &Path) -> String {
    Store::read(file).unwrap().statements(&Default::default()).unwrap().rows[0].id.to_string()
}

#[test]
fn a_form_decides_and_leads_on_and_what_was_decided_is_undone() {
    with(None, async |app, file| {
        let target = statement(&file);
        let stamp = Store::read(&file).unwrap().stamp(&target).unwrap();
        let decide =
            [("verb", "confirm"), ("target", &target), ("stamp", &stamp), ("next", "/review?first=unsure")];
        let response = asked(&app, form(&decide)).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        assert_eq!(response.headers()[header::LOCATION], "/review?first=unsure");
        let log = page(&app, "/corrections").await.1;
        assert!(log.contains("confirmed") && log.contains("test") && log.contains("20 May 2019"), "{log}");
        // The same form again is of a statement that has changed since.
        let response = asked(&app, form(&decide)).await;
        assert_eq!(response.status(), StatusCode::CONFLICT);
        let told = text(response).await;
        assert!(told.contains("As you saw it") && told.contains("As it is now"), "{told}");
        let response =
            asked(&app, form(&[("verb", "undo"), ("correction", "1"), ("next", "//evil.example")])).await;
        assert_eq!(response.headers()[header::LOCATION], "/corrections");
        assert_eq!(
            asked(&app, form(&[("verb", "undo"), ("correction", "1")])).await.status(),
            StatusCode::CONFLICT
        );
        assert!(page(&app, "/corrections").await.1.contains("does not hold"));
    });
}

#[test]
fn all_that_a_filter_shows_are_decided_as_one_or_not_at_all() {
    with(None, async |app, file| {
        let all =
            |count: &'static str| form(&[("verb", "reject_all"), ("filter", "act=deny"), ("count", count)]);
        let response = asked(&app, all("2")).await;
        assert_eq!(response.status(), StatusCode::CONFLICT);
        assert!(text(response).await.contains("shows 1 now, not 2"));
        assert_eq!(asked(&app, all("1")).await.status(), StatusCode::SEE_OTHER);
        assert!(Store::read(&file).unwrap().statements(&Default::default()).unwrap().rows.is_empty());
    });
}

#[test]
fn a_form_without_our_word_or_with_nonsense_changes_nothing() {
    with(None, async |app, file| {
        let target = statement(&file);
        let body = format!("verb=reject&target={target}&form=guessed");
        let response = asked(&app, post("/corrections", "application/x-www-form-urlencoded", body)).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        for (pairs, status) in [
            (vec![("verb", "applaud"), ("target", &*target)], 400),
            (
                vec![
                    ("verb", "span"),
                    ("target", &*target),
                    ("part", "content"),
                    ("pieces", "first to last"),
                ],
                400,
            ),
            (vec![("verb", "span"), ("target", &*target), ("part", "content"), ("pieces", "5000-6000")], 400),
            (vec![("verb", "confirm"), ("target", "nowhere:s1")], 404),
            (vec![("verb", "merge"), ("target", &*target), ("with", "Nobody at all")], 404),
            (vec![("verb", "undo"), ("correction", "x")], 404),
        ] {
            assert_eq!(asked(&app, form(&pairs)).await.status().as_u16(), status, "{pairs:?}");
        }
        assert!(Store::read(&file).unwrap().corrections().unwrap().is_empty());
    });
}

#[test]
fn programs_get_rows_that_the_description_describes_and_errors_as_json() {
    with(None, async |app, file| {
        let (status, description) = page(&app, "/api/openapi.json").await;
        assert_eq!(status, StatusCode::OK);
        let description: serde_json::Value = serde_json::from_str(&description).unwrap();
        for (name, _) in crate::api::LISTS {
            let (status, rows) = page(&app, &format!("/api/{name}?limit=5")).await;
            assert_eq!(status, StatusCode::OK, "{name}: {rows}");
            let rows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(&rows).unwrap();
            let known = description["components"]["schemas"][name]["properties"].as_object().unwrap();
            for row in rows {
                assert!(
                    row.keys().eq(known.keys()) || row.keys().all(|key| known.contains_key(key)),
                    "{name}: {row:?}"
                );
            }
        }
        for (address, status) in [
            ("/api/statements?act=denyy", 400),
            ("/api/statements?limit=0", 400),
            ("/api/none", 404),
            ("/api/articles/none", 404),
            ("/api/a/b/c", 404),
        ] {
            let (found, body) = page(&app, address).await;
            assert_eq!(found.as_u16(), status, "{address}: {body}");
            assert!(serde_json::from_str::<serde_json::Value>(&body).unwrap()["error"].is_string(), "{body}");
        }
        let target = statement(&file);
        let wanted =
            format!("[{{\"target\":\"{target}\",\"change\":{{\"verb\":\"confirm\"}},\"stamp\":\"0-0\"}}]");
        let text = post("/api/corrections", "text/plain", wanted.clone());
        assert_eq!(asked(&app, text).await.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
        let stale = post("/api/corrections", "application/json", wanted.clone());
        assert_eq!(asked(&app, stale).await.status(), StatusCode::CONFLICT);
        let fresh = wanted.replace(",\"stamp\":\"0-0\"", "");
        assert_eq!(
            asked(&app, post("/api/corrections", "application/json", fresh)).await.status(),
            StatusCode::OK
        );
    });
}

#[test]
fn what_is_pasted_is_refused_with_the_reason_where_it_cannot_be_read() {
    with(None, async |app, file| {
        let add = |body: &str| post("/add", "application/x-www-form-urlencoded", body.to_owned());
        for (body, status, told) in [
            ("text=a&form=guessed", 403, "out of date"),
            ("form=forms&text=", 400, "no text in it"),
            ("form=forms&text=The+road+was+open.&published=May", 400, "2019-05-06"),
            ("form=forms&text=The+road+was+open.&published=2019-02-30", 400, "2019-05-06"),
        ] {
            let response = asked(&app, add(body)).await;
            assert_eq!(response.status().as_u16(), status, "{body}");
            assert!(text(response).await.contains(told), "{body}");
        }
        let large = post("/add", "application/x-www-form-urlencoded", "x".repeat((32 << 20) + 1));
        let response = asked(&app, large).await;
        assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
        assert!(text(response).await.contains("larger than 32 MB"));
        let mut binary = post("/add/file?name=a.png", "image/png", "\u{0}\u{1}PNG\u{0}\u{2}\u{3}".to_owned());
        binary.headers_mut().insert("x-onrecord-form", "forms".parse().unwrap());
        let response = asked(&app, binary).await;
        assert_eq!(response.status(), StatusCode::OK);
        let told: serde_json::Value = serde_json::from_str(&text(response).await).unwrap();
        assert!(told["failed"][0].as_str().unwrap().starts_with("a.png: "), "{told}");
        assert_eq!(Store::read(&file).unwrap().documents().unwrap(), 1);
    });
}
