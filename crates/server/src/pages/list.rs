//! What lists have in common: the filter that an address holds, the pages, and the filters that can be taken away.

use std::borrow::Borrow;

use onrecord::store::Filter;

use crate::failed::{Failed, Paged};
use crate::query::Query;
use crate::words;

/// Rows of a page.
pub(crate) const ROWS: usize = 40;
/// Rows that come before the last page that is given: nobody pages so far, and a machine has the interface for programs.
const FARTHEST: usize = 100_000;

/// What an address asks of a list.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The page's path, such as `/statements`.
    pub(crate) path: &'static str,
    pub(crate) query: Query,
    pub(crate) filter: Filter,
    pub(crate) page: usize,
}

/// A filter that holds now, and the address without it.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) words: String,
    pub(crate) href: String,
}

/// Names of filters in an address, and what they are called.
const NAMES: [(&str, &str); 15] = [
    ("topic", "words"),
    ("actor", "speaker"),
    ("party", "party"),
    ("outlet", "outlet"),
    ("act", "act"),
    ("manner", "manner"),
    ("kind", "sort"),
    ("casualty", "casualty"),
    ("unit", "unit"),
    ("place", "place"),
    ("since", "since"),
    ("until", "until"),
    ("confidence", "at least right with"),
    ("voice", "voice"),
    ("state", "state"),
];

impl Asked {
    /// Of an address; the error says what is wrong with it.
    pub(crate) fn of(path: &'static str, query: Option<&str>) -> Paged<Self> {
        let query = Query::of(query.unwrap_or_default());
        let page = number(&query, "page", 1)?;
        let skip = (page - 1).saturating_mul(ROWS);
        if skip > FARTHEST {
            return Err(Failed::wrong(
                format!("No page {page} is given"),
                format!("Pages are given up to {}; narrow the list with a filter.", FARTHEST / ROWS + 1),
            ));
        }
        let one_of = |name: &str, allowed: &[&str]| match query.get(name) {
            Some(value) if !allowed.contains(&value) => Err(Failed::wrong(
                format!("“{value}” is nothing that `{name}` can be"),
                format!("It can be {}, or left out.", allowed.join(" or ")),
            )),
            value => Ok(value.is_some()),
        };
        let least_confidence = match query.get("confidence") {
            None => None,
            Some(text) => match text.parse::<f64>() {
                Ok(least) if (0.0..=1.0).contains(&least) => Some(least),
                _ => {
                    return Err(Failed::wrong(
                        format!("“{text}” is no confidence"),
                        "It can be a number from 0 to 1, such as 0.8.".to_owned(),
                    ));
                }
            },
        };
        let filter = Filter {
            actor: query.owned("actor"),
            party: query.owned("party"),
            outlet: query.owned("outlet"),
            since: query.owned("since"),
            until: query.owned("until"),
            act: query.owned("act"),
            manner: query.owned("manner"),
            least_confidence,
            casualty: query.owned("casualty"),
            unit: query.owned("unit"),
            topic: query.owned("topic"),
            place: query.owned("place"),
            kind: query.owned("kind"),
            outlet_voice: one_of("voice", &["outlet"])?,
            rejected: one_of("state", &["rejected"])?,
            oldest_first: one_of("order", &["oldest"])?,
            limit: ROWS,
            skip,
        };
        Ok(Self { path, query, filter, page })
    }

    /// A value that the address holds.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.query.get(name).unwrap_or_default()
    }

    /// The address with another value, from the first page.
    pub(crate) fn with(&self, name: &str, value: &str) -> String {
        self.href(&self.query.without(&["page"]).with(name, value))
    }

    /// The address without some values, from the first page.
    pub(crate) fn without(&self, names: &[&str]) -> String {
        self.href(&self.query.without(names).without(&["page"]))
    }

    /// Taken away where it holds, else set.
    pub(crate) fn toggled(&self, name: &str, value: &str) -> String {
        if self.is(name, value) { self.without(&[name]) } else { self.with(name, value) }
    }

    /// Whether the address holds that value.
    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.query.get(name) == Some(value)
    }

    pub(crate) fn page_href(&self, page: impl Borrow<usize>) -> String {
        self.href(&self.query.with("page", &page.borrow().to_string()))
    }

    fn href(&self, query: &Query) -> String {
        let query = query.to_string();
        if query.is_empty() { self.path.to_owned() } else { format!("{}?{query}", self.path) }
    }

    /// The filters that hold now. `names` tells how an identifier is called.
    pub(crate) fn held(&self, names: impl Fn(&str, &str) -> Option<String>) -> Vec<Held> {
        let held = NAMES.iter().filter_map(|(name, called)| {
            let value = self.query.get(name)?;
            let shown = names(name, value).unwrap_or_else(|| match *name {
                "act" => words::act_named(value),
                "manner" => words::manner_named(value),
                _ => value.to_owned(),
            });
            Some(Held { words: format!("{called}: {shown}"), href: self.without(&[name]) })
        });
        held.collect()
    }

    /// Values that a form must carry on beside its own fields.
    pub(crate) fn others(&self, own: &[&str]) -> Vec<(String, String)> {
        let other = self.query.without(own).without(&["page"]);
        other.pairs().to_vec()
    }
}

/// A whole number from 1.
pub(crate) fn number(query: &Query, name: &str, default: usize) -> Paged<usize> {
    match query.get(name) {
        None => Ok(default),
        Some(text) => match text.parse() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(Failed::wrong(
                format!("“{text}” is no number for `{name}`"),
                "It can be a whole number from 1, or left out.".to_owned(),
            )),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(query: &str) -> String {
        format!("{:?}", Asked::of("/statements", Some(query)).expect_err("it is wrong"))
    }

    #[test]
    fn a_wrong_value_is_told_with_those_that_can_be() {
        assert!(wrong("voice=loud").contains("It can be outlet, or left out"));
        assert!(wrong("order=newest").contains("oldest"));
        assert!(wrong("page=0").contains("from 1") && wrong("page=-1").contains("from 1"));
        assert!(
            wrong("confidence=2").contains("from 0 to 1") && wrong("confidence=NaN").contains("from 0 to 1")
        );
        assert!(wrong("page=99999999").contains("narrow"));
    }

    #[test]
    fn filters_are_set_and_taken_away_from_the_first_page_on() {
        let asked = Asked::of("/statements", Some("act=deny&page=3&topic=heavy+weapons")).unwrap();
        assert_eq!((asked.page, asked.filter.skip), (3, 2 * ROWS));
        assert_eq!(asked.toggled("act", "deny"), "/statements?topic=heavy+weapons");
        assert_eq!(asked.with("outlet", "A & B"), "/statements?act=deny&topic=heavy+weapons&outlet=A+%26+B");
        let held = asked.held(|_, _| None);
        assert_eq!(held[1].words, "act: denies");
        assert_eq!(held[0].href, "/statements?act=deny");
    }
}
