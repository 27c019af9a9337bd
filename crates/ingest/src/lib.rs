//! Turns bytes into articles: HTML, plain text, feeds, WARC, JSONL, CSV.
