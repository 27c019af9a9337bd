-- What is found across articles. All of it is made again by every linking; actors keep their numbers.

CREATE TABLE stored_actors (
    id INTEGER PRIMARY KEY,
    actor TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    origin INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL
);
CREATE INDEX actors_by_statements ON stored_actors (statements DESC, articles DESC);

CREATE TABLE stored_actor_names (
    name TEXT NOT NULL,
    actor INTEGER NOT NULL,
    PRIMARY KEY (name, actor)
) WITHOUT ROWID;

CREATE TABLE stored_merges (
    id INTEGER PRIMARY KEY,
    actor INTEGER NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX merges_by_actor ON stored_merges (actor);

-- Articles that print one story, or tell of one event.
CREATE TABLE stored_groups (
    id INTEGER PRIMARY KEY,
    grouping TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    agency TEXT,
    similarity REAL,
    keys TEXT NOT NULL
);
CREATE TABLE stored_group_members (
    document INTEGER NOT NULL,
    grouping INTEGER NOT NULL,
    place INTEGER NOT NULL,
    similarity REAL,
    resembles TEXT,
    PRIMARY KEY (document, grouping)
) WITHOUT ROWID;
CREATE INDEX members_by_group ON stored_group_members (grouping, place);

CREATE TABLE stored_links (
    id INTEGER PRIMARY KEY,
    link TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    origin INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    at INTEGER,
    outlet INTEGER,
    actor INTEGER,
    within INTEGER,
    from_document INTEGER NOT NULL,
    to_document INTEGER NOT NULL,
    from_item TEXT NOT NULL,
    to_item TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX links_by_time ON stored_links (at DESC) WHERE listed = 1;
CREATE INDEX links_by_actor ON stored_links (actor, at DESC) WHERE listed = 1;
CREATE INDEX links_by_outlet ON stored_links (outlet, at DESC) WHERE listed = 1;
CREATE INDEX links_within ON stored_links (within) WHERE listed = 1;
CREATE INDEX links_by_from ON stored_links (from_document);
CREATE INDEX links_by_to ON stored_links (to_document);

CREATE TABLE stored_disputes (
    id INTEGER PRIMARY KEY,
    dispute TEXT NOT NULL UNIQUE,
    issue TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER,
    since TEXT,
    until TEXT,
    parties INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    title TEXT NOT NULL
);
CREATE INDEX disputes_by_time ON stored_disputes (at DESC, articles DESC);

CREATE TABLE stored_positions (
    id INTEGER PRIMARY KEY,
    dispute INTEGER NOT NULL,
    party INTEGER NOT NULL,
    actor INTEGER,
    document INTEGER NOT NULL,
    outlet INTEGER,
    item TEXT NOT NULL,
    published TEXT,
    superseded INTEGER NOT NULL,
    copies TEXT,
    name TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX positions_by_dispute ON stored_positions (dispute);
CREATE INDEX positions_by_actor ON stored_positions (actor, dispute);

CREATE TABLE stored_dispute_links (
    dispute INTEGER NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (dispute, link)
) WITHOUT ROWID;

CREATE TABLE stored_linking (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    program TEXT NOT NULL,
    documents INTEGER NOT NULL,
    corrections INTEGER NOT NULL,
    made TEXT NOT NULL
);
