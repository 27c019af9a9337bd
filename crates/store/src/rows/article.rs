//! Articles.

use onrecord_record::Format;

use super::cell::Day;
use super::row;

row! {
    /// One version of an article. Its text is in the view, and in [`crate::Store::article`].
    ArticleRow of Articles from "articles" {
        /// The article's name.
        id: String,
        /// The headline.
        title: Option<String>,
        /// The publisher.
        outlet: Option<String>,
        /// When it was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The writers.
        authors: Vec<String>,
        /// The news agency that it credits.
        agency: Option<String>,
        /// The address of the page.
        url: Option<String>,
        /// BCP 47 language of the text.
        language: Option<String>,
        /// The version, counted from 1.
        version: usize,
        /// Whether it is the newest version.
        current: bool,
        /// The identifier in its input, or the file's name.
        name: String,
        /// What it was read from.
        format: Format,
        /// SHA-256 of the text in UTF-8, lower-case hexadecimal.
        sha256: String,
        /// Length of the text in code points.
        characters: usize,
        /// How many statements of others it has.
        statements: usize,
        /// The group of articles that print the same story.
        copies: Option<String>,
        /// The program that read it.
        program: Option<String>,
        /// The model that read it, by its hash.
        model: Option<String>,
        /// When the run began that read it, ISO 8601.
        read_at: Option<String>,
    }
}
