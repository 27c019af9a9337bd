//! Reads news and keeps the record: who said what, tied to the exact characters.
