//! Rows of figures, dates and namings: what stands in statements, with who asserts it.

use onrecord_record::{Change, DateAnchor, Figure, Piece, Reading};
use rusqlite::{Connection, params};

use super::{Owner, Rows, one_line};
use crate::error::Kind;
use crate::number::{number, written};
use crate::origin::{Origin, of};

/// The statement that asserts an item, the one that it stands within, and the actor who speaks there.
fn asserted(rows: &Rows, statement: Option<&String>, piece: &Piece) -> [Option<i64>; 3] {
    let statement = statement.and_then(|item| rows.statements.get(item)).copied();
    let within = statement.or_else(|| rows.within(piece));
    let actor = within.and_then(|row| rows.speakers.get(&row)).copied();
    [statement, within, actor]
}

pub(super) fn figures(
    db: &Connection,
    owner: &Owner<'_>,
    reading: &Reading,
    rows: &Rows,
) -> Result<(), Kind> {
    for (at, figure) in reading.figures.iter().enumerate() {
        let origin = of(owner.origins, &figure.id);
        let [statement, within, actor] = asserted(rows, figure.statement.as_ref(), &figure.expression);
        let text = |piece: &Option<Piece>| piece.as_ref().map(|piece| one_line(&piece.text));
        db.prepare_cached(
            "INSERT INTO stored_figures VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
             ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)",
        )?
        .execute(params![
            number(owner.document, at + 1),
            owner.document,
            figure.id,
            origin.code(),
            owner.current && origin != Origin::Rejected,
            owner.at,
            owner.outlet,
            actor,
            statement,
            within,
            written(&figure.kind),
            figure.low,
            figure.high,
            figure.exact,
            written(&figure.bound),
            figure.unit.as_ref().map(|unit| &unit.name),
            figure.unit.as_ref().and_then(|unit| unit.per.as_ref()),
            figure.counted.as_ref().map(|counted| one_line(&counted.phrase.text)),
            figure.counted.as_ref().map(|counted| counted.head.text.to_lowercase()),
            figure.about.as_ref().map(|about| one_line(&about.phrase.text)),
            text(&figure.place),
            text(&figure.as_of),
            figure.casualty.as_ref().map(written),
            change(figure),
            figure.expression.start,
            figure.expression.end,
            one_line(&figure.expression.text),
        ])?;
    }
    Ok(())
}

/// The change that a figure tells of, as words: `up by`, `to`.
fn change(figure: &Figure) -> Option<String> {
    let Change { direction, role } = figure.change?;
    let direction = direction.as_ref().map(written).into_iter();
    Some(direction.chain([written(&role)]).collect::<Vec<_>>().join(" "))
}

pub(super) fn dates(db: &Connection, owner: &Owner<'_>, reading: &Reading, rows: &Rows) -> Result<(), Kind> {
    for (at, date) in reading.dates.iter().enumerate() {
        let origin = of(owner.origins, &date.id);
        let within = rows.within(&date.mention);
        let actor = within.and_then(|row| rows.speakers.get(&row)).copied();
        let anchor = date.anchor.as_ref().map(|anchor| match anchor {
            DateAnchor::Published => "published".to_owned(),
            DateAnchor::Date(item) => item.clone(),
        });
        db.prepare_cached(
            "INSERT INTO stored_dates VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
             ?18)",
        )?
        .execute(params![
            number(owner.document, at + 1),
            owner.document,
            date.id,
            origin.code(),
            owner.current && origin != Origin::Rejected,
            owner.at,
            owner.outlet,
            actor,
            within,
            within,
            written(&date.kind),
            date.value,
            date.modifier.as_ref().map(written),
            anchor,
            date.unresolved.as_ref().map(written),
            date.mention.start,
            date.mention.end,
            one_line(&date.mention.text),
        ])?;
    }
    Ok(())
}

pub(super) fn namings(
    db: &Connection,
    owner: &Owner<'_>,
    reading: &Reading,
    rows: &Rows,
) -> Result<(), Kind> {
    for (at, naming) in reading.namings.iter().enumerate() {
        let origin = of(owner.origins, &naming.id);
        let [statement, within, _] = asserted(rows, naming.statement.as_ref(), &naming.term);
        let (named, namer) = (rows.entity(naming.named.as_ref()), rows.entity(naming.namer.as_ref()));
        db.prepare_cached(
            "INSERT INTO stored_namings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
             ?17, ?18, ?19, ?20, ?21)",
        )?
        .execute(params![
            number(owner.document, at + 1),
            owner.document,
            naming.id,
            origin.code(),
            owner.current && origin != Origin::Rejected,
            owner.at,
            owner.outlet,
            rows.actor(namer),
            statement,
            within,
            one_line(&naming.term.text),
            naming.lemma,
            named,
            rows.actor(named),
            namer,
            naming.namer_name,
            written(&naming.voice),
            naming.own_words,
            naming.scare_quoted,
            naming.term.start,
            naming.term.end,
        ])?;
    }
    Ok(())
}
