-- Articles and their items. What people read are the views; tables that begin with `stored_` are how it is kept.
--
-- An item's number is its document's number times 2^20 plus its place among the items of its kind, so that all items of a
-- document lie together and need no index of their own. `at` is the minute of publication as written, `listed` whether
-- lists show the item: neither rejected, nor of an earlier version, nor (statements) the outlet's own words.

CREATE TABLE stored_runs (
    id INTEGER PRIMARY KEY,
    program TEXT NOT NULL,
    model TEXT NOT NULL,
    options TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,
    articles INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE stored_failures (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    input TEXT NOT NULL,
    reason TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES stored_runs
);
CREATE INDEX failures_by_path ON stored_failures (path);

CREATE TABLE stored_outlets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE stored_documents (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL,
    version INTEGER NOT NULL,
    current INTEGER NOT NULL,
    family INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES stored_runs,
    at INTEGER,
    outlet INTEGER REFERENCES stored_outlets,
    highest TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT,
    published TEXT,
    url TEXT,
    agency TEXT,
    language TEXT,
    format TEXT NOT NULL,
    authors TEXT NOT NULL,
    notes TEXT NOT NULL,
    article_notes TEXT NOT NULL,
    parts TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX documents_by_family ON stored_documents (family);
CREATE INDEX documents_by_time ON stored_documents (at DESC) WHERE current = 1;
CREATE INDEX documents_by_outlet ON stored_documents (outlet, at DESC) WHERE current = 1;
CREATE INDEX documents_by_run ON stored_documents (run);

CREATE TABLE stored_readings (
    document INTEGER PRIMARY KEY REFERENCES stored_documents,
    packed BLOB NOT NULL
);

CREATE TABLE stored_statements (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES stored_documents,
    item TEXT NOT NULL,
    parent INTEGER,
    origin INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    at INTEGER,
    outlet INTEGER,
    actor INTEGER,
    act TEXT NOT NULL,
    voice TEXT NOT NULL,
    manner TEXT NOT NULL,
    polarity TEXT NOT NULL,
    certainty TEXT NOT NULL,
    confidence REAL NOT NULL,
    speaker TEXT,
    speaker_entity INTEGER,
    speaker_role TEXT,
    speaks_for INTEGER,
    unknown_source TEXT,
    addressee TEXT,
    addressee_entity INTEGER,
    replies_to TEXT,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX statements_by_time ON stored_statements (at DESC) WHERE listed = 1;
CREATE INDEX statements_by_actor ON stored_statements (actor, at DESC) WHERE listed = 1;
CREATE INDEX statements_by_outlet ON stored_statements (outlet, at DESC) WHERE listed = 1;
CREATE INDEX statements_by_act ON stored_statements (act, at DESC) WHERE listed = 1;
CREATE INDEX statements_by_speaker ON stored_statements (speaker COLLATE NOCASE, at DESC)
    WHERE listed = 1 AND actor IS NULL AND speaker IS NOT NULL;
CREATE INDEX statements_unlisted ON stored_statements (at DESC) WHERE listed = 0;

CREATE TABLE stored_pieces (
    statement INTEGER NOT NULL,
    role INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (statement, role, first)
) WITHOUT ROWID;

CREATE TABLE stored_entities (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES stored_documents,
    item TEXT NOT NULL,
    origin INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    actor INTEGER,
    kind TEXT NOT NULL,
    statements INTEGER NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL
);
CREATE INDEX entities_by_actor ON stored_entities (actor) WHERE actor IS NOT NULL;

CREATE TABLE stored_mentions (
    id INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL,
    kind TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
);

CREATE TABLE stored_affiliations (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES stored_documents,
    item TEXT NOT NULL,
    origin INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    relation TEXT NOT NULL,
    role TEXT,
    object INTEGER,
    since TEXT,
    until TEXT,
    ended INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    evidence TEXT NOT NULL
);

CREATE TABLE stored_figures (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES stored_documents,
    item TEXT NOT NULL,
    origin INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    at INTEGER,
    outlet INTEGER,
    actor INTEGER,
    statement INTEGER,
    within INTEGER,
    kind TEXT NOT NULL,
    low REAL,
    high REAL,
    exact INTEGER NOT NULL,
    bound TEXT NOT NULL,
    unit TEXT,
    per TEXT,
    counted TEXT,
    head TEXT,
    about TEXT,
    place TEXT,
    as_of TEXT,
    casualty TEXT,
    change TEXT,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    expression TEXT NOT NULL
);
CREATE INDEX figures_by_time ON stored_figures (at DESC) WHERE listed = 1;
CREATE INDEX figures_by_actor ON stored_figures (actor, at DESC) WHERE listed = 1;
CREATE INDEX figures_by_outlet ON stored_figures (outlet, at DESC) WHERE listed = 1;
CREATE INDEX figures_within ON stored_figures (within) WHERE listed = 1;

CREATE TABLE stored_dates (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES stored_documents,
    item TEXT NOT NULL,
    origin INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    at INTEGER,
    outlet INTEGER,
    actor INTEGER,
    statement INTEGER,
    within INTEGER,
    kind TEXT NOT NULL,
    value TEXT,
    modifier TEXT,
    anchor TEXT,
    unresolved TEXT,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    expression TEXT NOT NULL
);
CREATE INDEX dates_by_time ON stored_dates (at DESC) WHERE listed = 1;
CREATE INDEX dates_by_actor ON stored_dates (actor, at DESC) WHERE listed = 1;
CREATE INDEX dates_by_outlet ON stored_dates (outlet, at DESC) WHERE listed = 1;
CREATE INDEX dates_within ON stored_dates (within) WHERE listed = 1;

CREATE TABLE stored_namings (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES stored_documents,
    item TEXT NOT NULL,
    origin INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    at INTEGER,
    outlet INTEGER,
    actor INTEGER,
    statement INTEGER,
    within INTEGER,
    term TEXT NOT NULL,
    lemma TEXT NOT NULL,
    named INTEGER,
    named_actor INTEGER,
    namer INTEGER,
    namer_name TEXT,
    voice TEXT NOT NULL,
    own_words INTEGER NOT NULL,
    scare_quoted INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
);
CREATE INDEX namings_by_time ON stored_namings (at DESC) WHERE listed = 1;
CREATE INDEX namings_by_actor ON stored_namings (actor, at DESC) WHERE listed = 1;
CREATE INDEX namings_by_named ON stored_namings (named_actor, at DESC) WHERE listed = 1;
CREATE INDEX namings_by_outlet ON stored_namings (outlet, at DESC) WHERE listed = 1;
CREATE INDEX namings_within ON stored_namings (within) WHERE listed = 1;

-- What changed from one version of an article to the next.
CREATE TABLE stored_changes (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES stored_documents,
    at INTEGER,
    kind TEXT NOT NULL,
    before_item TEXT,
    after_item TEXT,
    speaker TEXT,
    before TEXT,
    after TEXT
);
CREATE INDEX changes_by_document ON stored_changes (document);
CREATE INDEX changes_by_time ON stored_changes (at DESC);

-- What people have changed, in order; nothing is ever taken out of this table.
CREATE TABLE stored_corrections (
    id INTEGER PRIMARY KEY,
    document INTEGER REFERENCES stored_documents,
    target TEXT NOT NULL,
    verb TEXT NOT NULL,
    change TEXT NOT NULL,
    before TEXT,
    after TEXT,
    by TEXT NOT NULL,
    made TEXT NOT NULL,
    note TEXT
);
CREATE INDEX corrections_by_document ON stored_corrections (document);

CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, content = 'stored_statements', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'stored_documents', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
