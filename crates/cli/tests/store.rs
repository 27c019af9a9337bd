//! Files that hold many articles, as a user meets them: import, questions, corrections, and what can go wrong.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments).env("ONRECORD_BY", "rana").env_remove("NO_COLOR");
    command
}

fn onrecord(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8")
}

/// What a command prints that must succeed.
fn printed(arguments: &[&str]) -> String {
    let output = onrecord(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn rows(arguments: &[&str]) -> Vec<serde_json::Value> {
    printed(arguments).lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

fn samples(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(name)
}

/// A folder with a file name in it for a store, and the sample articles.
struct Place {
    folder: tempfile::TempDir,
    store: String,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = folder.path().join("karsand.onrecord").display().to_string();
        Self { folder, store }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn write(&self, name: &str, content: &str) -> String {
        fs::write(self.folder.path().join(name), content).expect("the file is written");
        self.path(name)
    }
}

const ROAD: &str = "Road to Dorel opens\n\nKarsand’s interior minister, Ada Obi, said on Monday that the road to Dorel \
was open again. “Nobody will be stopped,” she told reporters.\n";

/// Many short articles in one file, and how long a store of them is in the making.
fn lines(count: usize) -> String {
    let line = |n: usize| {
        let words = format!(
            "Karsand’s interior minister, Ada Obi, said on Monday that {} people had crossed at Bildash. Her \
             spokesman, Daud Merchev, denied that camp {n} was full.",
            n + 2
        );
        serde_json::json!({ "id": format!("a{n}"), "text": words, "outlet": "Orunside", "date": "2019-05-06",
            "url": format!("https://orunside.example/{n}") })
        .to_string()
            + "\n"
    };
    (0..count).map(line).collect()
}

/// All that a reader of the file can see, but for when and in which run it was written.
fn content(store: &str) -> Vec<String> {
    let queries = [
        "SELECT id, title, outlet, published, url, version, current, sha256, text FROM articles ORDER BY id",
        "SELECT id, speaker, act, words, source, cue, first, last, confidence FROM statements ORDER BY id",
        "SELECT id, words, low, high, statement FROM figures ORDER BY id",
        "SELECT id, words, value FROM dates ORDER BY id",
        "SELECT id, name, kind, actor, actor_id FROM entities ORDER BY id",
        "SELECT id, kind, from_item, to_item, rule FROM links ORDER BY id",
        "SELECT id, name, kind, statements, articles FROM actors ORDER BY id",
        "SELECT count(*) FROM statement_words",
        "SELECT hex(sha) FROM (SELECT d.document, r.packed AS sha FROM stored_readings r
         JOIN stored_documents d ON d.id = r.document ORDER BY d.document)",
    ];
    queries.iter().map(|query| printed(&["sql", "--json", store, query])).collect()
}

#[test]
fn samples_are_imported_asked_and_proved() {
    let place = Place::new();
    let folders = ["pages", "texts", "feeds", "archive"].map(|name| samples(name).display().to_string());
    let lines = samples("lines.jsonl").display().to_string();
    let mut import = vec!["import", "--into", &place.store, &lines];
    import.extend(folders.iter().map(String::as_str));
    let output = onrecord(&import);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains(" new, 0 failed"), "{}", text(&output.stderr));
    let again = onrecord(&import);
    assert!(text(&again.stderr).contains("0 new, 22 already stored, 0 failed"), "{}", text(&again.stderr));
    assert!(!Path::new(&format!("{}-wal", place.store)).exists(), "one file is left");
    assert!(!Path::new(&format!("{}-lock", place.store)).exists(), "one file is left");
    assert!(printed(&["check", &place.store]).contains("22 articles"));

    let store = place.store.as_str();
    let denials = rows(&["show", "statements", store, "--act", "deny", "--json", "--limit", "0"]);
    assert!(denials.len() > 5 && denials.iter().all(|row| row["act"] == "deny"));
    let obi =
        rows(&["show", "statements", store, "--actor", "Ferhat Obi", "--since", "2019-05-14", "--json"]);
    let his = |row: &serde_json::Value| row["actor"] == "Ferhat Obi" || row["party"] == "Ferhat Obi";
    assert!(!obi.is_empty() && obi.iter().all(his), "{obi:?}");
    for row in &obi {
        let (first, last) =
            (row["first"].as_u64().expect("a number"), row["last"].as_u64().expect("a number"));
        let article = row["article"].as_str().expect("a name");
        let query = format!(
            "SELECT substr(text, {} + 1, {}) AS t FROM articles WHERE id = '{article}'",
            first,
            last - first
        );
        let stored = &rows(&["sql", "--json", store, &query])[0]["t"];
        let stored = stored.as_str().expect("words").split_whitespace().collect::<Vec<_>>().join(" ");
        let words = row["words"].as_str().expect("words");
        assert!(stored.starts_with(words.split(" … ").next().expect("one at least")), "{stored} {words}");
    }
    let displaced = rows(&["show", "figures", store, "--topic", "displaced", "--json", "--limit", "0"]);
    assert!(displaced.iter().any(|row| row["low"] == 2_900_000.0), "{displaced:?}");
    assert!(!rows(&["show", "namings", store, "--outlet", "Banner", "--json"]).is_empty());
    assert_eq!(rows(&["show", "articles", store, "--json", "--limit", "0"]).len(), 22);
    assert!(!rows(&["show", "dates", store, "--json"]).is_empty());
    assert!(!rows(&["show", "actors", store, "--json"]).is_empty());
    let disputes = rows(&["show", "disputes", store, "--json"]);
    assert!(disputes.iter().all(|row| row["positions"].as_array().is_some_and(|list| list.len() > 1)));
    assert!(!disputes.is_empty());
    let table = printed(&["show", "disputes", store]);
    assert!(table.contains(disputes[0]["title"].as_str().expect("a title")), "{table}");
    let found = rows(&["search", "\"heavy weapons\"", "--in", store, "--json"]);
    assert!(found.iter().any(|row| row["found"] == "statement" && !row["speaker"].is_null()));
    assert!(found.iter().all(|row| !row["hits"].as_array().expect("a list").is_empty()));
    let actor = printed(&["actor", "Maren van der Lisse", "--in", store]);
    assert!(actor.contains("envoy") && actor.contains("What it said"), "{actor}");
    let csv = printed(&["show", "statements", store, "--csv", "--limit", "3"]);
    assert_eq!(
        csv.lines().next().map(|head| head.starts_with("id,article,published,day,outlet,")),
        Some(true)
    );
    let none = printed(&["show", "statements", store, "--topic", "zeppelin"]);
    assert!(none.contains("nothing that fits"));
    assert!(!none.contains('\u{1b}'), "colour is only for terminals");
}

/// The samples in one file.
fn samples_imported() -> Place {
    let place = Place::new();
    let folders = ["pages", "texts", "feeds", "archive"].map(|name| samples(name).display().to_string());
    let mut import = vec!["import", "--into", &place.store];
    import.extend(folders.iter().map(String::as_str));
    printed(&import);
    place
}

#[test]
fn data_is_every_row_and_a_table_says_how_many_more_there_are() {
    let place = samples_imported();
    let store = place.store.as_str();
    let count: usize =
        rows(&["sql", "--json", store, "SELECT count(*) AS n FROM statements WHERE voice = 'attributed'"])[0]
            ["n"]
            .as_u64()
            .expect("a number") as usize;
    assert!(count > 40, "{count}");
    let all = rows(&["show", "statements", store, "--json"]);
    assert_eq!(all.len(), count);
    assert_eq!(printed(&["show", "statements", store, "--csv"]).matches("\r\n").count(), count + 1);
    assert_eq!(rows(&["show", "statements", store, "--json", "--limit", "3"]).len(), 3);
    assert_eq!(rows(&["show", "statements", store, "--json", "--page", "2"]), all[20..40]);
    let table = printed(&["show", "statements", store]);
    assert!(table.contains(&format!("{} more with --page 2", count - 20)), "{table}");
    assert!(!table.contains("machine"), "what every row has is told once: {table}");
    for row in &all {
        let (published, day) = (row["published"].as_str(), row["day"].as_str());
        assert_eq!(day, published.map(|published| &published[..10]), "{row}");
        let spans = row["content_spans"].as_array().expect("a list");
        assert_eq!(spans[0][0], row["first"], "{row}");
        assert_eq!(spans[spans.len() - 1][1], row["last"], "{row}");
    }
}

#[test]
fn parties_are_counted_by_whom_a_speaker_speaks_for() {
    let place = samples_imported();
    let store = place.store.as_str();
    let all = rows(&["show", "statements", store, "--json"]);
    let karsand = rows(&["show", "statements", store, "--json", "--party", "Karsand"]);
    let expected = all.iter().filter(|row| row["party"] == "Karsand").count();
    assert!(expected > 2 && karsand.len() == expected, "{expected} {}", karsand.len());
    assert!(
        karsand.iter().any(|row| row["speaker"] != "Karsand" && row["speaks_for"] == "Karsand"),
        "{karsand:?}"
    );
    assert!(all.iter().all(|row| row["speaker"].is_null() || !row["party"].is_null()));
    let actor = rows(&["show", "statements", store, "--json", "--actor", "Karsand"]);
    assert!(
        actor.len() >= karsand.len()
            && actor.iter().all(|row| row["party"] == "Karsand" || row["actor"] == "Karsand")
    );
    let direct = rows(&["show", "statements", store, "--json", "--manner", "direct", "--confidence", "0.8"]);
    let sure = |row: &serde_json::Value| row["manner"] == "direct" && row["confidence"].as_f64() >= Some(0.8);
    assert_eq!(direct.len(), all.iter().filter(|row| sure(row)).count());
    let killed = rows(&["show", "figures", store, "--json", "--casualty", "killed"]);
    assert!(!killed.is_empty() && killed.iter().all(|row| row["casualty"] == "killed"));
    let wrong = onrecord(&["show", "statements", store, "--casualty", "killed"]);
    assert!(text(&wrong.stderr).contains("only figures do"), "{}", text(&wrong.stderr));
    let wrong = onrecord(&["show", "statements", store, "--since", "someday"]);
    assert!(text(&wrong.stderr).contains("a day such as monday"), "{}", text(&wrong.stderr));
    assert!(
        rows(&["show", "statements", store, "--json", "--since", "7d"]).is_empty(),
        "the samples are of 2019"
    );
}

#[test]
fn disputes_are_a_row_a_position_in_csv() {
    let place = samples_imported();
    let store = place.store.as_str();
    let disputes = rows(&["show", "disputes", store, "--json"]);
    let positions = |row: &serde_json::Value| row["positions"].as_array().map_or(0, Vec::len);
    let csv = printed(&["show", "disputes", store, "--csv"]);
    let mut lines = csv.split("\r\n");
    assert!(
        lines.next().is_some_and(|head| head.starts_with("dispute,title,issue,state,party,name,actor,")),
        "{csv}"
    );
    assert_eq!(lines.filter(|line| !line.is_empty()).count(), disputes.iter().map(positions).sum::<usize>());
    assert!(disputes.iter().all(|row| row["prints"].as_u64() >= row["origins"].as_u64()));
}

#[test]
fn what_fails_is_kept_and_can_be_tried_again() {
    let place = Place::new();
    fs::create_dir(place.path("news")).expect("a folder");
    place.write("news/a.txt", ROAD);
    place.write("news/b.html", "");
    let output = onrecord(&["import", &place.path("news"), &place.path("nowhere"), "--into", &place.store]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("b.html") && text(&output.stderr).contains("--retry"));
    let failures = rows(&["sql", "--json", &place.store, "SELECT * FROM failures"]);
    assert_eq!(failures.len(), 2);
    place.write("news/b.html", &ROAD.replace("Dorel", "Mazra"));
    let output = onrecord(&["import", "--retry", "--into", &place.store]);
    assert_eq!(output.status.code(), Some(1), "nowhere is still not there: {}", text(&output.stderr));
    let failures = rows(&["sql", "--json", &place.store, "SELECT * FROM failures"]);
    assert_eq!(failures.len(), 1);
    fs::create_dir(place.path("nowhere")).expect("a folder");
    assert_eq!(onrecord(&["import", "--retry", "--into", &place.store]).status.code(), Some(0));
    assert!(rows(&["sql", "--json", &place.store, "SELECT * FROM failures"]).is_empty());
    assert_eq!(rows(&["show", "articles", &place.store, "--json"]).len(), 2);
    let nothing = onrecord(&["import", &place.path("nowhere"), "--into", &place.store]);
    assert_eq!(nothing.status.code(), Some(2));
    let nothing = onrecord(&["import", &place.path("nowhere"), "--into", &place.path("new.onrecord")]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(!Path::new(&place.path("new.onrecord")).exists());
    // The file itself, in the folder that is read, is no input.
    let own = place.path("news/own.onrecord");
    let output = command(&["import", ".", "--into", "own.onrecord"]).current_dir(place.path("news")).output();
    assert_eq!(output.expect("the program starts").status.code(), Some(0));
    assert_eq!(rows(&["show", "articles", &own, "--json"]).len(), 2);
}

#[test]
fn a_changed_page_is_a_new_version_with_its_changes() {
    let place = Place::new();
    let page = |words: &str| {
        format!(
            "<html><head><title>Road opens</title><link rel=\"canonical\" href=\"https://harrow.example/road\"></head>\
             <body><article><h1>Road opens</h1><p>Karsand’s interior minister, Ada Obi, said on Monday that {words}. She \
             has held the office for three years and lives in Veshtal with her family.</p><p>The spokesman of the \
             Information Ministry, Daud Merchev, denied that the mill had burned down. It stands beside the river, and \
             was built by his grandfather before the war began.</p></article></body></html>"
        )
    };
    let file = place.write("road.html", &page("the road to Dorel was open again"));
    assert_eq!(onrecord(&["import", &file, "--into", &place.store]).status.code(), Some(0));
    place.write("road.html", &page("the road to Dorel was open again for buses"));
    let output = onrecord(&["import", &file, "--into", &place.store]);
    assert!(text(&output.stderr).contains("1 new version,"), "{}", text(&output.stderr));
    let changes = rows(&["show", "changes", &place.store, "--json"]);
    assert!(
        changes.iter().any(|row| row["kind"] == "reworded"
            && row["after"].as_str().is_some_and(|words| words.ends_with("for buses"))),
        "{changes:?}"
    );
    assert_eq!(rows(&["show", "articles", &place.store, "--json"]).len(), 1);
}

#[test]
fn corrections_are_made_shown_and_kept_over_a_second_reading() {
    let place = Place::new();
    let file = place.write("road.txt", ROAD);
    printed(&["import", &file, "--into", &place.store]);
    let store = place.store.as_str();
    let said = rows(&["show", "statements", store, "--json"]);
    let id = said[0]["id"].as_str().expect("a name");
    printed(&["correct", store, "reject", id, "--note", "a test"]);
    printed(&["correct", store, "confirm", said[1]["id"].as_str().expect("a name"), "--by", "nils"]);
    assert_eq!(rows(&["show", "statements", store, "--json"]).len(), said.len() - 1);
    assert_eq!(rows(&["show", "statements", store, "--json", "--rejected"])[0]["origin"], "rejected");
    let log = rows(&["corrections", store, "--json"]);
    assert_eq!((&log[0]["by"], &log[1]["by"]), (&"rana".into(), &"nils".into()));
    assert!(log[0]["made"].as_str().is_some_and(|made| made.len() == 20));
    assert!(printed(&["corrections", store]).contains("reject"));
    let training = rows(&["corrections", store, "--as-training"]);
    assert_eq!(training[0]["text"], ROAD);
    // As if another program had read it.
    let query = "UPDATE stored_runs SET program = '0'";
    assert_eq!(onrecord(&["sql", store, query]).status.code(), Some(2), "queries do not write");
    let db = rusqlite::Connection::open(store).expect("it is SQLite");
    db.execute(query, []).expect("it can be written");
    drop(db);
    let output = onrecord(&["import", "--reread", "--into", store]);
    assert!(text(&output.stderr).contains("1 read again"), "{}", text(&output.stderr));
    assert_eq!(rows(&["show", "statements", store, "--json", "--rejected"])[0]["id"], id);
    let wrong = onrecord(&["correct", store, "confirm", "nothing:s1"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("nothing"), "{}", text(&wrong.stderr));
    assert!(printed(&["check", store]).contains("0 faults"));
}

fn start(place: &Place, input: &str) -> Child {
    command(&["import", input, "--into", &place.store, "-j", "2"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

#[test]
fn an_import_that_is_killed_again_and_again_ends_as_one_that_was_not() {
    let (whole, killed) = (Place::new(), Place::new());
    let count = 160;
    let input = whole.write("news.jsonl", &lines(count));
    printed(&["import", &input, "--into", &whole.store]);
    let mut stopped = 0;
    // Any moment: while the file is made, while articles are read, while they are written, while they are linked.
    for wait in (0..).map(|n| 3 + n * 97 % 400 + n * 20) {
        let mut child = start(&killed, &input);
        std::thread::sleep(Duration::from_millis(wait));
        if child.try_wait().expect("it can be asked").is_some() {
            break;
        }
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        stopped += 1;
        if Path::new(&killed.store).exists() {
            let checked = onrecord(&["check", &killed.store]);
            let blank = text(&checked.stderr).contains("no store of onrecord");
            assert!(
                checked.status.code() == Some(0) || blank,
                "{}{}",
                text(&checked.stdout),
                text(&checked.stderr)
            );
        }
        assert!(stopped < 200, "it never ends");
    }
    assert!(stopped > 3, "killed {stopped} times");
    printed(&["import", &input, "--into", &killed.store]);
    assert_eq!(rows(&["show", "articles", &killed.store, "--json", "--limit", "0"]).len(), count);
    for (one, other) in content(&whole.store).into_iter().zip(content(&killed.store)) {
        assert!(
            one == other,
            "{}",
            one.lines().zip(other.lines()).find(|(a, b)| a != b).map_or("", |(a, _)| a)
        );
    }
}

/// A store of many articles, linked, with a search index that lost a word.
fn damaged(count: usize) -> Place {
    let place = Place::new();
    let input = place.write("news.jsonl", &lines(count));
    printed(&["import", &input, "--into", &place.store]);
    let db = rusqlite::Connection::open(&place.store).expect("it is SQLite");
    db.execute_batch(
        "INSERT INTO statement_words (statement_words, rowid, content)
         SELECT 'delete', id, content FROM stored_statements LIMIT 1;
         PRAGMA wal_checkpoint(TRUNCATE)",
    )
    .expect("it can be written");
    place
}

#[test]
fn a_damaged_index_is_named_repaired_and_linked_again() {
    let place = damaged(40);
    let checked = onrecord(&["check", &place.store]);
    assert_eq!(checked.status.code(), Some(1));
    let told = text(&checked.stdout);
    assert!(
        told.contains("statement_words: the search index does not hold the words of the statements"),
        "{told}"
    );
    assert!(told.contains(&format!("`onrecord check --repair {}`", place.store)), "{told}");
    assert!(told.ends_with(", 1 fault\n"), "{told}");
    let before = content(&place.store);
    let repaired = printed(&["check", "--repair", &place.store]);
    assert!(
        repaired.contains("repaired: its tables and indexes are made again from 40 articles"),
        "{repaired}"
    );
    assert!(repaired.ends_with(", 0 faults\n"), "{repaired}");
    assert!(printed(&["check", &place.store]).starts_with("40 articles, "));
    assert_eq!(content(&place.store), before);
    // Where nothing is damaged nothing is made.
    assert!(!printed(&["check", "--repair", &place.store]).contains("repaired"));
    // What cannot even be opened is left alone.
    let whole = fs::read(&place.store).expect("it is there");
    fs::write(&place.store, &whole[..whole.len() / 2]).expect("it is written");
    let hopeless = onrecord(&["check", "--repair", &place.store]);
    let told = text(&hopeless.stderr);
    assert_eq!(hopeless.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot be repaired, for") && told.contains("restore a copy"), "{told}");
    assert_eq!(fs::read(&place.store).expect("it is there"), whole[..whole.len() / 2]);
    let lines = place.write("record.jsonl", "");
    assert_eq!(onrecord(&["check", "--repair", &lines]).status.code(), Some(2));
}

/// Starts a command again and again, kills it after longer and longer, and looks at the file each time.
fn kill(arguments: &[&str], mut look: impl FnMut()) -> i32 {
    for stopped in 0..80 {
        let quiet = || Stdio::null();
        let mut child =
            command(arguments).stdout(quiet()).stderr(quiet()).spawn().expect("the program starts");
        std::thread::sleep(Duration::from_secs_f64(0.002 * 1.2_f64.powi(stopped)));
        if child.try_wait().expect("it can be asked").is_some() {
            return stopped;
        }
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        look();
    }
    panic!("it never ends")
}

#[test]
fn a_repair_that_is_killed_leaves_the_file_as_it_was_or_repaired() {
    let place = damaged(300);
    let before = content(&place.store);
    let (mut was, mut repaired) = (0, 0);
    let stopped = kill(&["check", "--repair", &place.store], || {
        let told = text(&onrecord(&["check", &place.store]).stdout);
        match told.contains("statement_words: the search index does not hold") {
            true => was += 1,
            false => repaired += 1,
        }
        let faults = if told.contains("300 articles") && told.contains(", 1 fault\n") { 1 } else { 0 };
        assert!(
            told.ends_with(&format!(", {faults} fault{}\n", if faults == 1 { "" } else { "s" })),
            "{told}"
        );
    });
    assert!(stopped > 3 && was > 0, "killed {stopped} times, {was} before and {repaired} after");
    printed(&["check", "--repair", &place.store]);
    printed(&["link", &place.store]);
    assert_eq!(content(&place.store), before);
    assert!(!Path::new(&format!("{}-repair", place.store)).exists());
}

#[test]
fn a_linking_that_is_killed_changes_nothing() {
    let place = Place::new();
    let input = place.write("news.jsonl", &lines(300));
    printed(&["import", &input, "--into", &place.store, "--no-link"]);
    let links = || printed(&["sql", "--json", &place.store, "SELECT count(*) AS n FROM links"]);
    let none = links();
    let stopped = kill(&["link", &place.store], || {
        assert!(printed(&["check", &place.store]).ends_with(", 0 faults\n"));
        let now = links();
        let linked = !printed(&["show", "links", &place.store]).contains("not linked since");
        assert!(linked || now == none, "{now}");
    });
    assert!(stopped > 0);
    printed(&["link", &place.store]);
    let whole = content(&place.store);
    printed(&["link", &place.store]);
    assert_eq!(content(&place.store), whole);
}

#[test]
fn what_is_asked_wrongly_is_told_with_what_there_is() {
    let place = Place::new();
    let file = place.write("road.txt", ROAD);
    printed(&["import", &file, "--into", &place.store, "--quiet"]);
    let store = place.store.as_str();
    let id = rows(&["show", "statements", store, "--json"])[0]["id"].as_str().expect("a name").to_owned();
    let cases: &[(&[&str], &str)] = &[
        (
            &["show", "statements", store, "--since", "tomorrow"],
            "is no date such as 2019-05-06, 2019-05 or 2019",
        ),
        (&["show", "statements", store, "--until", "2019-13"], "is no date such as"),
        (
            &["show", "statements", store, "--since", "2020", "--until", "2019"],
            "no day is both since 2020 and until",
        ),
        (&["show", "statements", store, "--act", "denyy"], "is no act: expected one of `assert`, `deny`"),
        (&["show", "figures", store, "--kind", "moneyy"], "is no sort of figures: expected one of `count`"),
        (&["search", "", "--in", store], "no words in \"\""),
        (&["sql", store, "SELEC 1"], "the query: near \"SELEC\": syntax error, at character 1 — "),
        (&["sql", store, "SELECT nobody FROM statements"], "no such column: nobody, at character 8"),
        (&["sql", store, ""], "no query that gives rows"),
        (&["sql", store, "SELECT 1; SELECT 2"], "one query at a time"),
        (&["sql", store, "DELETE FROM stored_statements"], "only queries that read"),
        (&["correct", store, "confirm", &id, "nothing:s1"], "there is no article nothing"),
        (&["correct", store, "speaker", &id, " "], "a name cannot be empty"),
        (&["correct", store, "span", &id, "content"], "cannot be nothing"),
        (&["correct", store, "undo", "9"], "there is no correction 9"),
        (
            &["import", "--retry", "--into", "missing.onrecord"],
            "missing.onrecord: no such file — check the path",
        ),
    ];
    for (arguments, what) in cases {
        let output = onrecord(arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(what) && error.lines().count() == 1, "{arguments:?}: {error}");
    }
    assert!(printed(&["corrections", store]).contains("no corrections"), "a half of a correction was kept");
    let folder = place.folder.path().display().to_string();
    let output = onrecord(&["import", &file, "--into", &folder]);
    assert!(text(&output.stderr).contains("no store of onrecord — "), "{}", text(&output.stderr));
    for harmless in
        [vec!["search", "\"unclosed", "--in", store], vec!["show", "statements", store, "--page", "9"]]
    {
        assert!(printed(&harmless).contains("nothing "), "{harmless:?}");
    }
}

#[test]
fn a_folder_given_twice_is_read_once_and_a_store_is_no_article() {
    let place = Place::new();
    fs::create_dir(place.path("news")).expect("a folder");
    place.write("news/a.txt", ROAD);
    place.write("news/empty.txt", "");
    let (news, again) = (place.path("news"), place.path("news/."));
    let output = onrecord(&["import", &news, &again, &news, "--into", &place.store]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("1 new, 1 failed;") && told.matches("empty.txt").count() == 1, "{told}");
    assert!(told.contains("the failure is kept in the file"), "{told}");
    let output = onrecord(&["import", &place.store, "--into", &place.path("other.onrecord")]);
    let told = text(&output.stderr);
    assert!(told.contains("a database, as `onrecord import` makes them, not text"), "{told}");
    let empty = place.path("other.onrecord");
    for arguments in [
        vec!["show", "disputes", &empty],
        vec!["show", "statements", &empty],
        vec!["search", "road", "--in", &empty],
    ] {
        let told = printed(&arguments);
        assert!(
            told.contains(&format!("{empty}: no articles in it yet")) && told.lines().count() == 1,
            "{told}"
        );
    }
    assert_eq!(onrecord(&["actor", "Obi", "--in", &empty]).status.code(), Some(2));
    assert_eq!(printed(&["check", &empty]), "0 articles, 0 statements, 0 faults\n");
    let output = onrecord(&["import", "--retry", "--into", &place.path("news.onrecord")]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn numbers_of_one_have_no_plural_and_columns_are_kept() {
    let place = Place::new();
    let file = place.write("road.txt", ROAD);
    let told = text(&onrecord(&["import", &file, "--into", &place.store]).stderr);
    assert!(
        told.contains("1 new, 0 failed") && told.contains(" actors, 0 links, 0 disputes, 0 stories"),
        "{told}"
    );
    assert!(printed(&["check", &place.store]).starts_with("1 article, "));
    let actor = printed(&["actor", "Ada Obi", "--in", &place.store]);
    assert!(actor.lines().next().is_some_and(|line| line.contains(" in 1 article · ")), "{actor}");
    let samples = samples("texts").display().to_string();
    printed(&["import", &samples, "--into", &place.store]);
    let disputes = printed(&["show", "disputes", &place.store, "--limit", "0"]);
    assert!(disputes.contains(" · 1 article · ") && !disputes.contains(" 1 articles"), "{disputes}");
    assert!(!disputes.contains("·  ·"), "{disputes}");
    let narrow = command(&["show", "disputes", &place.store]).env("COLUMNS", "50").output();
    let narrow = text(&narrow.expect("the program starts").stdout);
    let words = narrow.lines().filter(|line| line.starts_with("    "));
    assert!(words.clone().count() > 0);
    assert!(words.clone().all(|line| line.chars().count() <= 50 || line.contains(" · ")), "{narrow}");
}

#[test]
fn of_two_imports_at_once_one_is_told_to_wait() {
    let place = Place::new();
    let input = place.write("news.jsonl", &lines(400));
    let mut first = start(&place, &input);
    let mut told = None;
    while told.is_none() && first.try_wait().expect("it can be asked").is_none() {
        std::thread::sleep(Duration::from_millis(20));
        if Path::new(&format!("{}-lock", place.store)).exists() {
            told = Some(onrecord(&["import", &input, "--into", &place.store]));
        }
    }
    let told = told.expect("the first import takes a while");
    assert_eq!(told.status.code(), Some(2), "{}", text(&told.stderr));
    let error = text(&told.stderr);
    assert!(
        error.contains(&format!("process {}", first.id())) && error.contains("wait until it has ended"),
        "{error}"
    );
    // Reading goes on meanwhile.
    assert_eq!(onrecord(&["show", "articles", &place.store]).status.code(), Some(0));
    assert!(first.wait().expect("it ends").success());
    assert_eq!(rows(&["show", "articles", &place.store, "--json", "--limit", "0"]).len(), 400);
}

#[test]
fn files_that_are_none_are_named_with_what_to_do() {
    let place = Place::new();
    let other = place.write("other.onrecord", "not a store");
    for arguments in [
        vec!["show", "statements", &other],
        vec!["search", "road", "--in", &other],
        vec!["check", &other],
        vec!["import", &other, "--into", &other],
        vec!["show", "statements", "missing.onrecord"],
        vec!["sql", "missing.onrecord", "SELECT 1"],
        vec!["correct", "missing.onrecord", "confirm", "a:s1"],
    ] {
        let output = onrecord(&arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(".onrecord: ") && error.contains(" — "), "{arguments:?}: {error}");
    }
    assert_eq!(fs::read_to_string(&other).expect("it is there"), "not a store");
    assert!(!Path::new("missing.onrecord").exists());
}

#[test]
fn a_full_disk_ends_an_import_with_what_to_do_and_keeps_what_was_stored() {
    let Some(disk) = Disk::of("2m") else { return };
    let mut place = Place::new();
    let input = place.write("news.jsonl", &lines(900));
    place.store = disk.path.join("karsand.onrecord").display().to_string();
    let output = onrecord(&["import", &input, "--into", &place.store, "--quiet"]);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("the disk is full") && error.contains("what was stored is kept"), "{error}");
    let stored = rows(&["show", "articles", &place.store, "--json", "--limit", "0"]).len();
    assert!(stored > 0 && stored < 900, "{stored}");
    assert!(printed(&["check", &place.store]).contains("0 faults"));
}

#[test]
fn a_disk_that_cannot_be_written_can_be_asked() {
    let Some(disk) = Disk::of("16m") else { return };
    let place = Place::new();
    let input = place.write("news.jsonl", &lines(3));
    let store = disk.path.join("karsand.onrecord").display().to_string();
    printed(&["import", &input, "--into", &store]);
    let remounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&disk.path).status();
    assert!(remounted.is_ok_and(|status| status.success()));
    assert_eq!(rows(&["show", "articles", &store, "--json"]).len(), 3);
    assert!(printed(&["check", &store]).contains("0 faults"));
    for arguments in [
        vec!["import", &input, "--into", &store],
        vec!["link", &store],
        vec!["correct", &store, "confirm", "a:s1"],
    ] {
        let output = onrecord(&arguments);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains("cannot be written — check its permissions"), "{error}");
    }
}

/// A small disk, where the system lets us make one.
struct Disk {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Disk {
    fn of(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("disk");
        fs::create_dir(&path).expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(&path)
            .output();
        if !mounted.is_ok_and(|output| output.status.success()) {
            let _ = writeln!(
                std::io::stderr(),
                "no small disk can be made here; the library's test stands for it"
            );
            return None;
        }
        Some(Self { path, _folder: folder })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.path).output();
    }
}

#[test]
fn every_help_has_examples() {
    for name in ["import", "link", "show", "search", "actor", "sql", "correct", "corrections", "check"] {
        let help = printed(&[name, "--help"]);
        assert!(help.contains("Examples:"), "{name}");
    }
}
