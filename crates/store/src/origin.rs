//! Whether an item is the program's or a person's.

use std::collections::BTreeMap;

/// Where an item as stored comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The program found it, and nobody has looked at it.
    #[default]
    Machine,
    /// The program found it, and a person has confirmed it.
    Confirmed,
    /// A person has changed it.
    Corrected,
    /// A person has rejected it; lists leave it out.
    Rejected,
}

impl Origin {
    pub(crate) const ALL: [Self; 4] = [Self::Machine, Self::Confirmed, Self::Corrected, Self::Rejected];

    pub(crate) fn code(self) -> i64 {
        self as i64
    }

    /// The origin of a code.
    pub(crate) fn of_code(code: i64) -> Self {
        Self::ALL.into_iter().find(|origin| origin.code() == code).unwrap_or_default()
    }

    /// As it stands in the views.
    pub fn name(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Rejected => "rejected",
        }
    }
}

/// Origins of a document's items, by item; what is not in it is the machine's.
pub(crate) type Origins = BTreeMap<String, Origin>;

/// The origin of one item.
pub(crate) fn of(origins: &Origins, item: &str) -> Origin {
    origins.get(item).copied().unwrap_or_default()
}
