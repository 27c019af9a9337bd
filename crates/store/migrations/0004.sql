-- What linking has drawn from each article's record, so that only new and changed articles are gone through again. It can be
-- thrown away; `maker` says under which rules it was drawn.

CREATE TABLE stored_facts (
    document INTEGER PRIMARY KEY REFERENCES stored_documents,
    maker INTEGER NOT NULL,
    facts BLOB NOT NULL
);

-- A hash of what linking found of an actor, so that only those are written again of which it finds something else; nothing
-- where a correction has changed the row since.
ALTER TABLE stored_actors ADD COLUMN stamp INTEGER;
CREATE INDEX names_by_actor ON stored_actor_names (actor);
