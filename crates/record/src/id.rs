//! Identifiers of items: `s4` within an article, `k3v9q0t1m2xz:s4` among many.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

/// What sort of item an identifier names, by the letter that it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// `s`: something said.
    Statement,
    /// `e`: somebody or something that an article names.
    Entity,
    /// `m`: a place in the text where an entity is named or referred to.
    Mention,
    /// `a`: what ties an entity to another.
    Affiliation,
    /// `f`: a number with what it counts.
    Figure,
    /// `d`: a time expression.
    Date,
    /// `p`: a named place.
    Place,
    /// `n`: what somebody is called.
    Naming,
    /// `l`: what one item has to do with another of its article.
    Link,
}

impl ItemKind {
    /// Every kind, in the order of a record.
    pub const ALL: [Self; 9] = [
        Self::Statement,
        Self::Entity,
        Self::Mention,
        Self::Affiliation,
        Self::Figure,
        Self::Date,
        Self::Place,
        Self::Naming,
        Self::Link,
    ];

    /// The letter that identifiers of this kind begin with.
    pub fn letter(self) -> char {
        match self {
            Self::Statement => 's',
            Self::Entity => 'e',
            Self::Mention => 'm',
            Self::Affiliation => 'a',
            Self::Figure => 'f',
            Self::Date => 'd',
            Self::Place => 'p',
            Self::Naming => 'n',
            Self::Link => 'l',
        }
    }

    /// Whether people correct such items, and they keep their identifiers when an article is read again.
    pub fn is_kept(self) -> bool {
        !matches!(self, Self::Mention | Self::Link)
    }

    /// The kind of an identifier, by its letter.
    pub fn of(id: &str) -> Option<Self> {
        Self::of_letter(id.chars().next()?)
    }

    /// The kind of a letter.
    pub fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.letter() == letter)
    }
}

/// An item's identifier within its article: its kind and its number, and for what lies inside another the numbers down to
/// it. Ordered by kind, then as numbers: `s2` before `s10`.
///
/// ```
/// use onrecord_record::{ItemId, ItemKind};
/// let id: ItemId = "s4.1".parse().expect("an identifier");
/// assert_eq!((id.kind(), id.numbers()), (ItemKind::Statement, [4, 1].as_slice()));
/// assert_eq!(id.to_string(), "s4.1");
/// assert_eq!(ItemId::new(ItemKind::Statement, 4).inside(1), id);
/// assert!("s04".parse::<ItemId>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    kind: ItemKind,
    numbers: Box<[u32]>,
}

impl ItemId {
    /// The `number`th of its kind, counted from 1.
    pub fn new(kind: ItemKind, number: u32) -> Self {
        Self { kind, numbers: Box::new([number]) }
    }

    /// The `number`th inside this one.
    pub fn inside(&self, number: u32) -> Self {
        let numbers = self.numbers.iter().copied().chain([number]).collect();
        Self { kind: self.kind, numbers }
    }

    /// What sort of item it names.
    pub fn kind(&self) -> ItemKind {
        self.kind
    }

    /// Its numbers, from the outermost item that it lies in to itself.
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// The item right around it.
    pub fn parent(&self) -> Option<Self> {
        match self.numbers.split_last()? {
            (_, []) => None,
            (_, around) => Some(Self { kind: self.kind, numbers: around.into() }),
        }
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind.letter())?;
        for (at, number) in self.numbers.iter().enumerate() {
            write!(f, "{}{number}", if at > 0 { "." } else { "" })?;
        }
        Ok(())
    }
}

/// Words that are no identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoId(String);

impl fmt::Display for NoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no identifier such as s4, s4.1 or f2", self.0)
    }
}

impl std::error::Error for NoId {}

impl FromStr for ItemId {
    type Err = NoId;

    /// Exactly as it is written: no sign, no zero in front, so that each item has one name.
    fn from_str(text: &str) -> Result<Self, NoId> {
        let read = || {
            let mut letters = text.chars();
            let kind = ItemKind::of_letter(letters.next()?)?;
            let number = |digits: &str| -> Option<u32> {
                let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
                if plain { digits.parse().ok() } else { None }
            };
            let numbers = letters.as_str().split('.').map(number).collect::<Option<_>>()?;
            Some(Self { kind, numbers })
        };
        read().ok_or_else(|| NoId(text.to_owned()))
    }
}

impl Serialize for ItemId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ItemId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// An item among many articles: the article's name, a colon, the item's own.
///
/// ```
/// use onrecord_record::Address;
/// let address: Address = "k3v9q0t1m2xz:s4".parse().expect("an address");
/// assert_eq!((address.article.as_str(), address.item.to_string()), ("k3v9q0t1m2xz", "s4".to_owned()));
/// assert_eq!(address.to_string(), "k3v9q0t1m2xz:s4");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The article's name.
    pub article: String,
    /// The item within it.
    pub item: ItemId,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.article, self.item)
    }
}

impl FromStr for Address {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Self, NoId> {
        let (article, item) = text.rsplit_once(':').ok_or_else(|| NoId(text.to_owned()))?;
        Ok(Self { article: article.to_owned(), item: item.parse()? })
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_read_as_it_is_written() {
        for text in ["s1", "s10.2.3", "e3", "m12", "a1", "f2", "d7", "p4", "n9", "l1"] {
            let id: ItemId = text.parse().expect("an identifier");
            assert_eq!(id.to_string(), text);
            assert_eq!(serde_json::from_value::<ItemId>(text.into()).expect("its form in JSON"), id);
        }
        for text in ["", "s", "4", "x1", "s0", "s01", "s+1", "s1.", "s.1", "s 1", "s1.x", "s99999999999"] {
            assert!(text.parse::<ItemId>().is_err(), "{text}");
        }
    }

    #[test]
    fn identifiers_are_in_the_order_of_their_numbers() {
        let mut ids: Vec<ItemId> =
            ["s10", "f1", "s2.1", "s2", "e1"].iter().map(|text| text.parse().expect("one")).collect();
        ids.sort();
        let sorted: Vec<String> = ids.iter().map(ItemId::to_string).collect();
        assert_eq!(sorted, ["s2", "s2.1", "s10", "e1", "f1"]);
        assert_eq!(ids[1].parent().as_ref(), Some(&ids[0]));
        assert_eq!(ids[0].parent(), None);
    }

    #[test]
    fn an_address_parts_at_its_last_colon() {
        let address: Address = "https://a.example/x:s2".parse().expect("an address");
        assert_eq!(address.article, "https://a.example/x");
        assert!("s2".parse::<Address>().is_err() && "a:".parse::<Address>().is_err());
    }
}
