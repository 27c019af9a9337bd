//! Reporting verbs, noun cues and their acts.
