-- Where names lead on the map. Made from the records, which hold the places of articles that were read with a gazetteer.

CREATE TABLE stored_places (
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
    entity INTEGER,
    kind TEXT,
    geonames INTEGER,
    name TEXT,
    country TEXT,
    admin1 TEXT,
    latitude REAL,
    longitude REAL,
    metonym INTEGER NOT NULL,
    unresolved TEXT,
    confidence REAL NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX places_by_time ON stored_places (at DESC) WHERE listed = 1;
CREATE INDEX places_by_actor ON stored_places (actor, at DESC) WHERE listed = 1;
CREATE INDEX places_by_outlet ON stored_places (outlet, at DESC) WHERE listed = 1;
CREATE INDEX places_by_name ON stored_places (name COLLATE NOCASE, at DESC) WHERE listed = 1;
CREATE INDEX places_by_words ON stored_places (words COLLATE NOCASE, at DESC) WHERE listed = 1;
CREATE INDEX places_within ON stored_places (within) WHERE listed = 1;
