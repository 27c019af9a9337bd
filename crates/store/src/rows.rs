//! Rows as types: what a list gives, one struct a list.
//!
//! Each is declared once, with the words that say what stands in each column; from that come the struct, its columns for
//! whatever writes tables, and the query that reads it from the view of the same columns. A test holds rows and views
//! together. Offsets count code points of the article's text, half-open; days are the writer's.

mod actor;
mod article;
mod cell;
mod change;
mod date;
mod dispute;
mod figure;
mod hit;
mod link;
mod naming;
mod place;
mod statement;

use onrecord_record::{More, Row, Table};

use crate::ask::List;

pub use actor::ActorRow;
pub use article::ArticleRow;
pub use cell::{Day, Spans};
pub use change::ChangeRow;
pub use date::DateRow;
pub use dispute::{DisputeRow, PositionRow};
pub use figure::FigureRow;
pub use hit::{FoundIn, HitRow};
pub use link::LinkRow;
pub use naming::NamingRow;
pub use place::PlaceRow;
pub use statement::StatementRow;

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<R> {
    /// The rows, in the list's order.
    pub rows: Vec<R>,
    /// The rows that come after them.
    pub more: More,
}

/// A row that a list is made of.
pub trait Listed: Row + read::Read {
    /// The list.
    const LIST: List;
}

/// How rows come out of their views: public, since [`Listed`] rests on it, and out of reach.
pub(crate) mod read {
    use rusqlite::Connection;

    /// A row that is read from a view.
    pub trait Read: Sized {
        /// The view's name.
        const VIEW: &'static str;

        /// The names of the view's columns that it is read from, in order.
        fn names() -> Vec<&'static str>;

        /// The row that a query for these columns gives, with what else there is in the file.
        fn read(db: &Connection, row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
    }
}

/// Rows with their columns, for whoever chooses a list when the program runs.
pub(crate) fn table<R: Row>(page: &Page<R>) -> Table {
    Table { columns: R::columns().into(), rows: page.rows.iter().map(Row::values).collect(), more: page.more }
}

/// Declares a row: a struct with its columns; of a list, read from a view that has columns of the same names.
macro_rules! row {
    (
        $(#[doc = $about:literal])+
        $name:ident $(of $list:ident from $view:literal)? {
            $($(#[doc = $doc:literal])+ $field:ident: $type:ty,)+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $type,)+
        }

        impl onrecord_record::Row for $name {
            fn columns() -> &'static [onrecord_record::Column] {
                static COLUMNS: &[onrecord_record::Column] = &[
                    $(crate::rows::cell::column::<$type>(stringify!($field), concat!($($doc),+)),)+
                ];
                COLUMNS
            }

            fn values(&self) -> Vec<onrecord_record::Value> {
                vec![$(crate::rows::cell::Cell::value(&self.$field),)+]
            }
        }

        impl $name {
            /// The row that a query for its columns gives.
            pub(crate) fn from_cells(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut cells = crate::rows::cell::Cells::of(row);
                Ok(Self { $($field: cells.next()?,)+ })
            }
        }

        $(
            impl crate::rows::read::Read for $name {
                const VIEW: &'static str = $view;

                fn names() -> Vec<&'static str> {
                    let columns = <Self as onrecord_record::Row>::columns();
                    columns.iter().map(|column| &*column.name).collect()
                }

                fn read(_: &rusqlite::Connection, row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                    Self::from_cells(row)
                }
            }

            impl crate::rows::Listed for $name {
                const LIST: crate::ask::List = crate::ask::List::$list;
            }
        )?
    };
}
pub(crate) use row;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// What a row leaves out of its view: what joins views to tables, and an article's text.
    const LEFT: [&str; 2] = ["key", "text"];

    fn check<R: Listed>(store: &Store) {
        let found = store.db.prepare(&format!("SELECT * FROM {}", R::VIEW)).expect("there is such a view");
        let names = found.column_names();
        let view: Vec<&str> = names.filter(|name| !LEFT.contains(name)).collect();
        assert_eq!(R::names(), view, "the columns of the view {}", R::VIEW);
        for column in R::columns() {
            let doc = &column.doc;
            assert!(doc.ends_with('.') && !doc.starts_with(' '), "{}.{}: {doc}", R::VIEW, column.name);
        }
    }

    #[test]
    fn every_row_has_the_columns_of_its_view_in_order_and_says_what_stands_in_them() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = Store::create(folder.path().join("a.onrecord")).expect("it is made");
        check::<StatementRow>(&store);
        check::<FigureRow>(&store);
        check::<DateRow>(&store);
        check::<PlaceRow>(&store);
        check::<NamingRow>(&store);
        check::<ArticleRow>(&store);
        check::<ActorRow>(&store);
        check::<LinkRow>(&store);
        check::<DisputeRow>(&store);
        check::<PositionRow>(&store);
        check::<ChangeRow>(&store);
    }
}
