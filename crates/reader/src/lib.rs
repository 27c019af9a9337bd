//! Reads one article: statements, their speakers, manner, act and certainty.
