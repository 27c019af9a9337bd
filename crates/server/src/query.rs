//! What stands behind the `?` of an address: the state of a page, which can be kept and passed on.

use std::fmt;

/// Names and values in order; empty values are none, since forms send them for every field that was left alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Of what an address or the body of a form holds.
    pub(crate) fn of(text: &str) -> Self {
        let pairs = form_urlencoded::parse(text.as_bytes()).into_owned();
        Self(pairs.filter(|(_, value)| !value.trim().is_empty()).collect())
    }

    /// The last value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).last()
    }

    /// All values of a name.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// A value of its own, for what is kept.
    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// The same without some names.
    pub(crate) fn without(&self, names: &[&str]) -> Self {
        Self(self.0.iter().filter(|(name, _)| !names.contains(&name.as_str())).cloned().collect())
    }

    /// The same with one name set, in place of what it was.
    pub(crate) fn with(&self, name: &str, value: &str) -> Self {
        let mut query = self.without(&[name]);
        query.0.push((name.to_owned(), value.to_owned()));
        query
    }

    /// Names and values.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish())
    }
}

/// A part of an address, as one: `DOC:s4` is fit, a slash or a question mark is not.
pub(crate) fn part(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
        .replace("%3A", ":")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_empty_is_not_there_and_the_rest_survives() {
        let query = Query::of("actor=Ada+Obi&act=&topic=%22heavy+weapons%22&page=2");
        assert_eq!((query.get("actor"), query.get("act")), (Some("Ada Obi"), None));
        assert_eq!(query.without(&["page"]).to_string(), "actor=Ada+Obi&topic=%22heavy+weapons%22");
        assert_eq!(query.with("page", "3").get("page"), Some("3"));
    }

    #[test]
    fn a_part_of_an_address_stays_one_part() {
        assert_eq!(part("a/b?c d:s4"), "a%2Fb%3Fc%20d:s4");
    }
}
