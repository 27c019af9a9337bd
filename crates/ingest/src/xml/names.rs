//! What elements are called: by one prefix a namespace, whatever prefix a file has bound to it.

use std::collections::HashMap;
use std::sync::LazyLock;

static PREFIXES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../../data/namespaces.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(address, prefix)| (address, if prefix == "-" { "" } else { prefix }))
        .collect()
});

/// The prefixes that are bound at a place in a document.
#[derive(Debug, Default)]
pub(super) struct Bindings(Vec<Binding>);

#[derive(Debug)]
struct Binding {
    depth: usize,
    prefix: String,
    /// The prefix by which the namespace is called here; nothing where the list does not have it.
    known: Option<&'static str>,
}

impl Bindings {
    /// Prefixes that one document may bind at a time; those beyond stand for themselves.
    const MOST: usize = 100;

    /// Takes a declaration: `xmlns` has the prefix "".
    pub(super) fn bind(&mut self, depth: usize, prefix: &str, address: &str) {
        if self.0.len() < Self::MOST {
            let address = address.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
            let known = PREFIXES.get(address.as_str()).copied();
            self.0.push(Binding { depth, prefix: prefix.to_owned(), known });
        }
    }

    /// Forgets what elements below `depth` have bound.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.0.last().is_some_and(|binding| binding.depth >= depth) {
            self.0.pop();
        }
    }

    /// The name of an element as it is called here: `dc:creator`, `title`.
    pub(super) fn name(&self, raw: &str) -> String {
        let (prefix, local) = raw.split_once(':').unwrap_or(("", raw));
        let bound = self.0.iter().rev().find(|binding| binding.prefix == prefix);
        match bound.map(|binding| binding.known) {
            Some(Some("")) => local.to_owned(),
            Some(Some(known)) => format!("{known}:{local}"),
            _ if prefix.is_empty() => local.to_owned(),
            _ => format!("{prefix}:{local}").to_ascii_lowercase(),
        }
    }
}
