-- What analysts read. `id` is an item's address, `article` its article's; `first` and `last` are code points of the text,
-- half-open. `key` is the number by which tables and views are joined.

CREATE VIEW articles AS
SELECT d.document AS id, d.title, o.name AS outlet, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, d.authors, d.agency, d.url, d.language, d.version,
    d.current, d.name, d.format, d.sha256, length(d.text) AS characters,
    (SELECT count(*) FROM stored_statements s WHERE s.id >= d.id << 20 AND s.id < (d.id + 1) << 20 AND s.listed = 1)
        AS statements,
    (SELECT g.grouping FROM stored_group_members m JOIN stored_groups g ON g.id = m.grouping
        WHERE m.document = d.id AND g.kind = 'copies') AS copies,
    r.program, r.model, r.started AS read_at, d.text, d.id AS key
FROM stored_documents d
LEFT JOIN stored_outlets o ON o.id = d.outlet
LEFT JOIN stored_runs r ON r.id = d.run;

CREATE VIEW statements AS
SELECT d.document || ':' || s.item AS id, d.document AS article, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, o.name AS outlet, s.voice, s.speaker,
    a.name AS actor, a.actor AS actor_id, s.speaker_role, f.name AS speaks_for,
    CASE s.voice WHEN 'outlet' THEN o.name ELSE coalesce(pa.name, s.party_name) END AS party, pa.actor AS party_id, s.unknown_source, s.act, s.polarity, s.certainty,
    s.manner, s.addressee, s.content AS words, s.source, s.cue, s.confidence, s.first, s.last,
    (SELECT group_concat(p.first || '-' || p.last) FROM stored_pieces p WHERE p.statement = s.id AND p.role = 0) AS source_spans,
    (SELECT group_concat(p.first || '-' || p.last) FROM stored_pieces p WHERE p.statement = s.id AND p.role = 1) AS cue_spans,
    (SELECT group_concat(p.first || '-' || p.last) FROM stored_pieces p WHERE p.statement = s.id AND p.role = 2) AS content_spans,
    CASE s.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    CASE WHEN s.parent IS NULL THEN NULL ELSE d.document || ':' ||
        (SELECT p.item FROM stored_statements p WHERE p.id = s.parent) END AS inside,
    CASE WHEN s.replies_to IS NULL THEN NULL ELSE d.document || ':' || s.replies_to END AS replies_to,
    d.title, d.url, d.current, s.id AS key
FROM stored_statements s
JOIN stored_documents d ON d.id = s.document
LEFT JOIN stored_outlets o ON o.id = d.outlet
LEFT JOIN stored_actors a ON a.id = s.actor
LEFT JOIN stored_actors pa ON pa.id = s.party
LEFT JOIN stored_entities f ON f.id = s.speaks_for;

CREATE VIEW pieces AS
SELECT d.document || ':' || s.item AS statement,
    CASE p.role WHEN 0 THEN 'source' WHEN 1 THEN 'cue' WHEN 2 THEN 'content' WHEN 3 THEN 'editorial' ELSE 'addressee' END
        AS role,
    p.first, p.last, substr(d.text, p.first + 1, p.last - p.first) AS words, p.statement AS key
FROM stored_pieces p
JOIN stored_statements s ON s.id = p.statement
JOIN stored_documents d ON d.id = s.document;

CREATE VIEW figures AS
SELECT d.document || ':' || f.item AS id, d.document AS article, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, o.name AS outlet,
    coalesce(s.speaker, CASE WHEN f.statement IS NULL THEN o.name ELSE s.source END) AS asserted_by, a.name AS actor,
    CASE WHEN w.id IS NULL OR w.voice = 'outlet' THEN o.name ELSE coalesce(pa.name, w.party_name) END AS party,
    f.expression AS words, f.low, f.high, f.exact, f.bound, f.unit, f.per, f.counted, f.head, f.about, f.casualty, f.change,
    f.place, f.as_of, f.kind, CASE WHEN f.statement IS NULL THEN NULL ELSE d.document || ':' || s.item END AS statement,
    w.content AS said, w.confidence, f.first, f.last,
    CASE f.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    d.title, d.current, f.id AS key
FROM stored_figures f
JOIN stored_documents d ON d.id = f.document
LEFT JOIN stored_outlets o ON o.id = d.outlet
LEFT JOIN stored_statements s ON s.id = f.statement
LEFT JOIN stored_statements w ON w.id = f.within
LEFT JOIN stored_actors a ON a.id = f.actor
LEFT JOIN stored_actors pa ON pa.id = w.party;

CREATE VIEW dates AS
SELECT d.document || ':' || t.item AS id, d.document AS article, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, o.name AS outlet, t.expression AS words,
    t.kind AS type, t.value, t.modifier, t.anchor, t.unresolved, w.content AS said, coalesce(w.speaker, o.name) AS said_by,
    CASE WHEN w.id IS NULL OR w.voice = 'outlet' THEN o.name ELSE coalesce(pa.name, w.party_name) END AS party,
    CASE WHEN t.statement IS NULL THEN NULL ELSE d.document || ':' || w.item END AS statement, t.first, t.last,
    CASE t.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    d.title, d.current, t.id AS key
FROM stored_dates t
JOIN stored_documents d ON d.id = t.document
LEFT JOIN stored_outlets o ON o.id = d.outlet
LEFT JOIN stored_statements w ON w.id = t.within
LEFT JOIN stored_actors pa ON pa.id = w.party;

CREATE VIEW places AS
SELECT d.document || ':' || p.item AS id, d.document AS article, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, o.name AS outlet, p.words, p.kind AS type,
    p.name, p.country, p.admin1, p.latitude, p.longitude, p.geonames, p.metonym, p.unresolved, p.confidence,
    d.document || ':' || e.item AS entity, w.content AS said, coalesce(w.speaker, o.name) AS said_by,
    CASE WHEN w.id IS NULL OR w.voice = 'outlet' THEN o.name ELSE coalesce(pa.name, w.party_name) END AS party,
    CASE WHEN p.statement IS NULL THEN NULL ELSE d.document || ':' || w.item END AS statement, p.first, p.last,
    CASE p.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    d.title, d.current, p.id AS key
FROM stored_places p
JOIN stored_documents d ON d.id = p.document
LEFT JOIN stored_outlets o ON o.id = d.outlet
LEFT JOIN stored_statements w ON w.id = p.within
LEFT JOIN stored_entities e ON e.id = p.entity
LEFT JOIN stored_actors pa ON pa.id = w.party;

CREATE VIEW namings AS
SELECT d.document || ':' || n.item AS id, d.document AS article, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, o.name AS outlet,
    CASE n.voice WHEN 'outlet' THEN o.name ELSE coalesce(g.name, n.namer_name) END AS namer,
    CASE WHEN n.voice = 'outlet' THEN o.name ELSE coalesce(pa.name, w.party_name, g.name, n.namer_name) END AS party, n.term, n.lemma,
    coalesce(m.name, e.name) AS named, m.actor AS named_id, n.voice, n.own_words, n.scare_quoted,
    CASE WHEN n.statement IS NULL THEN NULL ELSE d.document || ':' || s.item END AS statement, w.content AS said, w.confidence,
    n.first, n.last,
    CASE n.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    d.title, d.current, n.id AS key
FROM stored_namings n
JOIN stored_documents d ON d.id = n.document
LEFT JOIN stored_outlets o ON o.id = d.outlet
LEFT JOIN stored_statements s ON s.id = n.statement
LEFT JOIN stored_statements w ON w.id = n.within
LEFT JOIN stored_entities e ON e.id = n.named
LEFT JOIN stored_actors m ON m.id = n.named_actor
LEFT JOIN stored_actors g ON g.id = n.actor
LEFT JOIN stored_actors pa ON pa.id = w.party;

CREATE VIEW entities AS
SELECT d.document || ':' || e.item AS id, d.document AS article, e.name, e.kind, e.aliases, e.roles, e.statements,
    a.name AS actor, a.actor AS actor_id,
    CASE e.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    d.published, d.current, e.id AS key
FROM stored_entities e
JOIN stored_documents d ON d.id = e.document
LEFT JOIN stored_actors a ON a.id = e.actor;

CREATE VIEW mentions AS
SELECT d.document AS article, d.document || ':' || e.item AS entity, e.name, m.kind,
    substr(d.text, m.first + 1, m.last - m.first) AS words, m.first, m.last, d.current, m.id AS key
FROM stored_mentions m
JOIN stored_documents d ON d.id = m.id >> 20
LEFT JOIN stored_entities e ON e.id = m.entity;

CREATE VIEW affiliations AS
SELECT d.document || ':' || t.item AS id, d.document AS article, d.published, s.name AS subject, t.relation, t.role,
    o.name AS object, t.since, t.until, t.ended, t.evidence AS words, t.first, t.last,
    CASE t.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    d.current, t.id AS key
FROM stored_affiliations t
JOIN stored_documents d ON d.id = t.document
LEFT JOIN stored_entities s ON s.id = t.subject
LEFT JOIN stored_entities o ON o.id = t.object;

CREATE VIEW actors AS
SELECT a.actor AS id, a.name, a.kind, a.statements, a.articles, a.aliases, a.roles,
    CASE a.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    a.id AS key
FROM stored_actors a;

CREATE VIEW links AS
SELECT l.link AS id, l.kind, f.published,
    CASE WHEN length(f.published) >= 8 THEN date(f.at * 60, 'unixepoch') END AS day, o.name AS outlet, a.name AS actor,
    CASE WHEN w.id IS NULL OR w.voice = 'outlet' THEN o.name ELSE coalesce(pa.name, w.party_name) END AS party, l.from_item, l.to_item,
    CASE WHEN substr(l.from_item, length(f.document) + 2, 1) = 's' THEN (SELECT s.content FROM stored_statements s
            WHERE s.id >= f.id << 20 AND s.id < (f.id + 1) << 20 AND s.item = substr(l.from_item, length(f.document) + 2))
        ELSE (SELECT v.expression FROM stored_figures v
            WHERE v.id >= f.id << 20 AND v.id < (f.id + 1) << 20 AND v.item = substr(l.from_item, length(f.document) + 2))
        END AS from_words,
    CASE WHEN substr(l.to_item, length(t.document) + 2, 1) = 's' THEN (SELECT s.content FROM stored_statements s
            WHERE s.id >= t.id << 20 AND s.id < (t.id + 1) << 20 AND s.item = substr(l.to_item, length(t.document) + 2))
        ELSE (SELECT v.expression FROM stored_figures v
            WHERE v.id >= t.id << 20 AND v.id < (t.id + 1) << 20 AND v.item = substr(l.to_item, length(t.document) + 2))
        END AS to_words,
    l.rule, l.reason, l.confidence,
    CASE l.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' ELSE 'rejected' END AS origin,
    l.id AS key
FROM stored_links l
JOIN stored_documents f ON f.id = l.from_document
JOIN stored_documents t ON t.id = l.to_document
LEFT JOIN stored_outlets o ON o.id = f.outlet
LEFT JOIN stored_actors a ON a.id = l.actor
LEFT JOIN stored_statements w ON w.id = l.within
LEFT JOIN stored_actors pa ON pa.id = w.party;

CREATE VIEW disputes AS
SELECT p.dispute AS id, p.title, p.issue, p.state, p.since, p.until, p.parties, p.articles, p.id AS key
FROM stored_disputes p;

-- `speaker`, `act` and `cue` are of the statement that the position is, or that its figure stands in; `prints` is in how
-- many articles the words were printed.
CREATE VIEW positions AS
SELECT q.dispute AS dispute, q.title, q.issue, q.state, p.party, p.name, a.name AS actor, a.actor AS actor_id, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, o.name AS outlet,
    coalesce(s.speaker, s.source) AS speaker, s.speaker_role, s.act, s.cue, p.words, p.item, d.document AS article, p.superseded, p.copies,
    max(1, (SELECT count(*) FROM stored_groups g JOIN stored_group_members m ON m.grouping = g.id
        WHERE g.grouping = p.copies)) AS prints, s.confidence,
    CASE s.origin WHEN 0 THEN 'machine' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'corrected' WHEN 3 THEN 'rejected' END AS origin,
    p.id AS key
FROM stored_positions p
JOIN stored_disputes q ON q.id = p.dispute
JOIN stored_documents d ON d.id = p.document
LEFT JOIN stored_outlets o ON o.id = p.outlet
LEFT JOIN stored_actors a ON a.id = p.actor
LEFT JOIN stored_statements s ON s.id = coalesce(
    (SELECT t.id FROM stored_statements t WHERE t.id >= p.document << 20 AND t.id < (p.document + 1) << 20
        AND t.item = substr(p.item, instr(p.item, ':') + 1)),
    (SELECT f.statement FROM stored_figures f WHERE f.id >= p.document << 20 AND f.id < (p.document + 1) << 20
        AND f.item = substr(p.item, instr(p.item, ':') + 1)));

-- Articles that print one story (`copies`), or tell of one event (`event`).
CREATE VIEW related AS
SELECT g.grouping AS id, g.kind, d.document AS article, d.title, o.name AS outlet, d.published, m.place, m.similarity,
    m.resembles, g.agency, g.keys, d.id AS key
FROM stored_group_members m
JOIN stored_groups g ON g.id = m.grouping
JOIN stored_documents d ON d.id = m.document
LEFT JOIN stored_outlets o ON o.id = d.outlet;

CREATE VIEW merges AS
SELECT a.actor AS actor_id, a.name AS actor, m.one, m.other, m.rule, m.reason, m.confidence, m.id AS key
FROM stored_merges m JOIN stored_actors a ON a.id = m.actor;

CREATE VIEW changes AS
SELECT d.document AS article, d.version, d.published,
    CASE WHEN length(d.published) >= 8 THEN date(d.at * 60, 'unixepoch') END AS day, o.name AS outlet, c.kind, c.speaker, c.before, c.after,
    CASE WHEN c.before_item IS NULL THEN NULL ELSE d.article ||
        CASE d.version WHEN 2 THEN '' ELSE '.' || (d.version - 1) END || ':' || c.before_item END AS before_item,
    CASE WHEN c.after_item IS NULL THEN NULL ELSE d.document || ':' || c.after_item END AS after_item,
    d.title, d.url, c.id AS key
FROM stored_changes c
JOIN stored_documents d ON d.id = c.document
LEFT JOIN stored_outlets o ON o.id = d.outlet;

CREATE VIEW corrections AS
SELECT c.id, c.target, c.verb, c.change, c.before, c.after, c.by, c.made, c.note FROM stored_corrections c;

CREATE VIEW failures AS
SELECT f.input, f.reason, f.path, r.started AS tried FROM stored_failures f JOIN stored_runs r ON r.id = f.run;

CREATE VIEW runs AS
SELECT r.id, r.program, r.model, r.options, r.started, r.ended, r.articles FROM stored_runs r;
