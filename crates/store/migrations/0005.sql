-- Whose statement it is when statements are counted by party: whom the speaker speaks for, else the speaker; its actor, and
-- its name as the article has it. Made from the records.

ALTER TABLE stored_statements ADD COLUMN party INTEGER;
ALTER TABLE stored_statements ADD COLUMN party_name TEXT;
CREATE INDEX statements_by_party ON stored_statements (party, at DESC) WHERE listed = 1;
CREATE INDEX statements_by_party_name ON stored_statements (party_name COLLATE NOCASE, at DESC)
    WHERE listed = 1 AND party IS NULL AND party_name IS NOT NULL;
UPDATE stored_statements SET
    party = (SELECT e.actor FROM stored_entities e WHERE e.id = coalesce(speaks_for, speaker_entity)),
    party_name = CASE WHEN voice = 'outlet' THEN NULL
        ELSE coalesce((SELECT e.name FROM stored_entities e WHERE e.id = speaks_for), speaker) END;
