-- What linking has drawn from each article's record, so that only new and changed articles are gone through again. It can be
-- thrown away; `maker` says under which rules it was drawn.

CREATE TABLE stored_facts (
    document INTEGER PRIMARY KEY REFERENCES stored_documents,
    maker INTEGER NOT NULL,
    facts BLOB NOT NULL
);
