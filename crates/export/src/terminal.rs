//! A table in a terminal: columns that line up, the last of which takes the room that is left and wraps.
//!
//! A table says each thing once. A column in which no row has anything is left out, and so is one that says the same in
//! every row, where its layout allows it; what it says stands in a line below. Columns that are good to have are shown
//! where there is room.

use std::borrow::Cow;
use std::io::{Result, Write};

use anstyle::Style;
use onrecord_record::{Column, Value};
use textwrap::core::display_width;

use crate::Sink;

/// Columns of characters that the last column has at the least; a narrower terminal puts it below the others.
const LAST: usize = 32;
/// What the last column has before there is room for a column that is good to have.
const ROOM: usize = 48;
const GAP: &str = "  ";
/// Rows that are lined up together; after them the next begin anew, so that a long table needs no more memory than a
/// short one.
const TOGETHER: usize = 200;
/// The most that a column takes of which nothing is known.
const PLAIN: usize = 40;
const DIM: Style = Style::new().dimmed();

/// How one column is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    name: Cow<'static, str>,
    most: usize,
    style: Style,
    instead: Option<&'static str>,
    unlike: Option<&'static str>,
    digits: Option<usize>,
    same: Same,
    usual: Option<String>,
    where_room: bool,
}

/// What becomes of a column that says the same in every row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Same {
    Shown,
    Below,
    Left(&'static str),
}

impl Shown {
    /// A column of the rows, at most `most` characters wide; the last one has what room is left.
    pub const fn new(name: &'static str, most: usize, style: Style) -> Self {
        Self {
            name: Cow::Borrowed(name),
            most,
            style,
            instead: None,
            unlike: None,
            digits: None,
            same: Same::Shown,
            usual: None,
            where_room: false,
        }
    }

    /// Where a row has nothing in it, another column's value stands there.
    pub const fn or(mut self, other: &'static str) -> Self {
        self.instead = Some(other);
        self
    }

    /// Nothing stands there where another shown column says the same.
    pub const fn unlike(mut self, other: &'static str) -> Self {
        self.unlike = Some(other);
        self
    }

    /// Numbers have at most so many digits behind the point.
    pub const fn digits(mut self, digits: usize) -> Self {
        self.digits = Some(digits);
        self
    }

    /// What is the same in every row is told once, below.
    pub const fn once(mut self) -> Self {
        self.same = Same::Below;
        self
    }

    /// What is the same in every row is told once, and not at all where it is `usual`.
    pub const fn unless(mut self, usual: &'static str) -> Self {
        self.same = Same::Left(usual);
        self
    }

    /// As [`unless`](Self::unless), for what is known when the program runs.
    pub fn unless_it_is(mut self, usual: String) -> Self {
        self.same = Same::Below;
        self.usual = Some(usual);
        self
    }

    /// It is shown only where there is room. Of several the last gives way first.
    pub const fn where_room(mut self) -> Self {
        self.where_room = true;
        self
    }
}

/// How a table is shown.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Its columns; where there are none, those of the rows as they come.
    pub columns: Vec<Shown>,
    /// Characters of a line.
    pub width: usize,
}

/// Writes a table as people read it.
#[derive(Debug)]
pub struct Terminal<W> {
    out: W,
    layout: Layout,
    /// Where the shown columns and those in place of them are among the rows'.
    at: Vec<(Option<usize>, Option<usize>)>,
    rows: Vec<Vec<String>>,
}

impl<W: Write> Terminal<W> {
    /// A sink that writes to `out`.
    pub fn new(out: W, layout: Layout) -> Self {
        Self { out, layout, at: Vec::new(), rows: Vec::new() }
    }

    /// Writes the rows that were gathered.
    fn flush(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        let Some(last) = self.layout.columns.len().checked_sub(1).filter(|_| !rows.is_empty()) else {
            return Ok(());
        };
        let columns = &self.layout.columns;
        let widths: Vec<usize> = (0..columns.len()).map(|at| width(&columns[at], at, &rows)).collect();
        let (mut shown, below) = told(columns, &rows);
        let taken = |shown: &[bool]| -> usize {
            (0..last).filter(|at| shown[*at]).map(|at| widths[at] + GAP.len()).sum()
        };
        for at in (0..last).rev().filter(|at| columns[*at].where_room) {
            if taken(&shown) + ROOM > self.layout.width {
                shown[at] = false;
            }
        }
        let before = taken(&shown);
        let wraps = before + LAST > self.layout.width;
        let (indent, room) =
            if wraps { (4, self.layout.width - 4) } else { (before, self.layout.width - before) };
        let out = &mut self.out;
        write!(out, "{DIM}")?;
        for at in (0..last).filter(|at| shown[*at]) {
            write!(out, "{}{GAP}", padded(&heading(&columns[at]), widths[at]))?;
        }
        writeln!(out, "{}{DIM:#}", if wraps { Cow::Borrowed("") } else { heading(&columns[last]) })?;
        for row in &rows {
            for at in (0..last).filter(|at| shown[*at]) {
                let style = columns[at].style;
                write!(out, "{style}{}{style:#}{GAP}", padded(&row[at], widths[at]))?;
            }
            let style = columns[last].style;
            for (number, line) in textwrap::wrap(&row[last], room.max(1)).iter().enumerate() {
                if wraps && number == 0 {
                    writeln!(out)?;
                }
                let indent = if number == 0 && !wraps { 0 } else { indent };
                writeln!(out, "{}{style}{line}{style:#}", " ".repeat(indent))?;
            }
        }
        if !below.is_empty() {
            writeln!(out, "{DIM}in every row: {}{DIM:#}", below.join(" · "))?;
        }
        Ok(())
    }
}

impl<W: Write> Sink for Terminal<W> {
    fn begin(&mut self, columns: &[Column]) -> Result<()> {
        if self.layout.columns.is_empty() {
            let plain =
                |column: &Column| Shown { name: column.name.clone(), ..Shown::new("", PLAIN, Style::new()) };
            self.layout.columns = columns.iter().map(plain).collect();
        }
        let at = |name: &str| columns.iter().position(|column| column.name == name);
        self.at =
            self.layout.columns.iter().map(|shown| (at(&shown.name), shown.instead.and_then(at))).collect();
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> Result<()> {
        let value = |at: Option<usize>| at.and_then(|at| values.get(at)).unwrap_or(&Value::Null);
        let cells = self.at.iter().zip(&self.layout.columns).map(|((at, instead), shown)| {
            let value = match value(*at) {
                Value::Null => value(*instead),
                value => value,
            };
            cell(value, shown.digits)
        });
        let mut cells: Vec<String> = cells.collect();
        for (at, shown) in self.layout.columns.iter().enumerate() {
            let other = shown.unlike.and_then(|name| self.layout.columns.iter().position(|c| c.name == name));
            if other.is_some_and(|other| cells[other] == cells[at]) {
                cells[at].clear();
            }
        }
        self.rows.push(cells);
        if self.rows.len() == TOGETHER { self.flush() } else { Ok(()) }
    }

    fn end(&mut self) -> Result<()> {
        self.flush()?;
        self.out.flush()
    }
}

/// Which columns are shown, and what the others say of every row.
fn told(columns: &[Shown], rows: &[Vec<String>]) -> (Vec<bool>, Vec<String>) {
    let last = columns.len() - 1;
    let (mut shown, mut below) = (vec![true; columns.len()], Vec::new());
    for (at, column) in columns.iter().enumerate().take(last) {
        let first = rows[0][at].as_str();
        let same = rows.iter().all(|row| row[at] == first);
        let usual = column.usual.as_deref();
        let tell = match column.same {
            _ if same && (first.is_empty() || usual == Some(first)) => false,
            Same::Left(usual) if same && first == usual => false,
            Same::Left(_) | Same::Below if same && rows.len() > 1 => {
                below.push(format!("{} {first}", heading(column)));
                false
            }
            _ => true,
        };
        shown[at] = tell;
    }
    (shown, below)
}

fn width(column: &Shown, at: usize, rows: &[Vec<String>]) -> usize {
    let widest = rows.iter().map(|row| display_width(&row[at])).max().unwrap_or(0);
    widest.max(display_width(&column.name)).min(column.most)
}

/// A column's name in words.
fn heading(column: &Shown) -> Cow<'_, str> {
    match column.name.contains('_') {
        true => Cow::Owned(column.name.replace('_', " ")),
        false => Cow::Borrowed(&column.name),
    }
}

/// A value on one line.
fn cell(value: &Value, digits: Option<usize>) -> String {
    if let (Value::Real(number), Some(digits)) = (value, digits) {
        return format!("{number:.digits$}");
    }
    value.to_cell().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Exactly `width` columns: filled up, or cut with an ellipsis.
fn padded(text: &str, width: usize) -> String {
    let mut cut = String::new();
    let mut taken = 0;
    if display_width(text) > width {
        for c in text.chars() {
            let next = display_width(c.encode_utf8(&mut [0; 4]));
            if taken + next + 1 > width {
                break;
            }
            taken += next;
            cut.push(c);
        }
        cut.push('…');
        taken += 1;
    } else {
        cut.push_str(text);
        taken = display_width(text);
    }
    cut + &" ".repeat(width.saturating_sub(taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style::new();

    fn written(columns: Vec<Shown>, width: usize, names: &[&str], rows: &[&[&str]]) -> String {
        let mut out = Vec::new();
        let mut sink = Terminal::new(&mut out, Layout { columns, width });
        let known: Vec<Column> = names.iter().map(|name| Column::named(*name)).collect();
        sink.begin(&known).expect("memory takes it");
        for row in rows {
            let value = |cell: &&str| match *cell {
                "" => Value::Null,
                cell => Value::Text(cell.to_owned()),
            };
            sink.row(&row.iter().map(value).collect::<Vec<_>>()).expect("memory takes it");
        }
        sink.end().expect("memory takes it");
        String::from_utf8(anstream::adapter::strip_bytes(&out).into_vec()).expect("UTF-8")
    }

    #[test]
    fn cells_fill_their_column_exactly() {
        assert_eq!(padded("Obi", 5), "Obi  ");
        assert_eq!(padded("Meridian", 5), "Meri…");
        assert_eq!(display_width(&padded("東京新聞", 5)), 5);
    }

    #[test]
    fn a_table_lines_up_and_leaves_out_what_says_nothing() {
        let columns = ["id", "unit", "words"].map(|name| Shown::new(name, 10, PLAIN)).to_vec();
        let rows: [&[&str]; 2] = [&["a:f1", "", "12\nshells"], &["bc:f10", "", "40"]];
        let out = written(columns, 80, &["id", "unit", "words"], &rows);
        assert_eq!(out, "id      words\na:f1    12 shells\nbc:f10  40\n");
    }

    #[test]
    fn what_is_the_same_in_every_row_is_told_once_or_not_at_all() {
        let columns = vec![
            Shown::new("id", 10, PLAIN),
            Shown::new("act", 10, PLAIN).once(),
            Shown::new("origin", 10, PLAIN).unless("machine"),
            Shown::new("words", 0, PLAIN),
        ];
        let names = ["id", "act", "origin", "words"];
        let alike: [&[&str]; 2] = [&["s1", "deny", "machine", "no"], &["s2", "deny", "machine", "never"]];
        assert_eq!(
            written(columns.clone(), 80, &names, &alike),
            "id  words\ns1  no\ns2  never\nin every row: act deny\n"
        );
        let other: [&[&str]; 2] = [&["s1", "deny", "machine", "no"], &["s2", "ask", "confirmed", "why"]];
        let out = written(columns.clone(), 80, &names, &other);
        assert!(out.starts_with("id  act   origin     words\ns1  deny  machine    no\n"), "{out}");
        let one: [&[&str]; 1] = [&["s1", "deny", "machine", "no"]];
        assert_eq!(written(columns, 80, &names, &one), "id  act   words\ns1  deny  no\n");
    }

    #[test]
    fn columns_that_are_good_to_have_give_way_the_last_first() {
        let columns = vec![
            Shown::new("speaker", 10, PLAIN).or("source"),
            Shown::new("party", 10, PLAIN).where_room(),
            Shown::new("cue", 10, PLAIN).where_room(),
            Shown::new("words", 0, PLAIN),
        ];
        let names = ["speaker", "source", "party", "cue", "words"];
        let rows: [&[&str]; 1] = [&["", "residents", "Karsand", "said", "it burned"]];
        let head =
            |width| written(columns.clone(), width, &names, &rows).lines().next().unwrap_or("").to_owned();
        assert_eq!(head(80), "speaker    party    cue   words");
        assert_eq!(head(70), "speaker    party    words");
        assert_eq!(head(50), "speaker    words");
        assert!(written(columns, 80, &names, &rows).contains("residents"));
    }

    #[test]
    fn a_long_table_begins_anew() {
        let cells: Vec<Vec<&str>> = vec![vec!["s1", "words"]; TOGETHER + 1];
        let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
        let out = written(Vec::new(), 80, &["id", "words"], &rows);
        assert_eq!(out.lines().filter(|line| *line == "id  words").count(), 2);
    }
}
