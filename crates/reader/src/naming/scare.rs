//! Scare quotes: the term between quotation marks, alone or with a few words, in a sentence of somebody else.

use onrecord_parse::Upos;
use onrecord_record::Manner;
use onrecord_text::Quotation;

use crate::draft::DraftStatement;
use crate::speaker::resolve::Resolver;
use crate::view::Words;

/// Words between the marks that still are scare quotes.
const FEW: usize = 4;

/// Whether a term in a statement, or in the outlet's voice, is scare-quoted. A short sentence that is said directly, all
/// of it between marks, is not.
pub(super) fn is_scare_quoted(
    resolver: &Resolver<'_>,
    term: &Words,
    statement: Option<&DraftStatement>,
) -> bool {
    let view = resolver.view;
    let inside = |i: &usize| view.quotations()[*i] == Quotation::Inside;
    if !term.clone().all(|i| inside(&i)) {
        return false;
    }
    let opening = (term.start.saturating_sub(FEW + 1)..term.start).rev().find(|i| !inside(i));
    let closing = (term.end..view.len().min(term.end + FEW + 1)).find(|i| !inside(i));
    let (Some(open), Some(close)) = (opening, closing) else { return false };
    let words = (open + 1..close).filter(|i| view.is_bare(*i)).count();
    let marks =
        view.quotations()[open] == Quotation::Opening && view.quotations()[close] == Quotation::Closing;
    let said = statement.is_some_and(|statement| matches!(statement.manner, Manner::Direct | Manner::Block));
    let is_verb =
        |i: usize| resolver.view.token(i).is_some_and(|token| matches!(token.upos, Upos::Verb | Upos::Aux));
    marks && words <= FEW && !(said && (open + 1..close).any(is_verb))
}
