//! Namings: what someone is called, by whom.
//!
//! Finds: the contested terms of the lexicon wherever they stand as nouns. Who is so called: the name that the term
//! modifies or that modifies it (`[Front] militants`, `the regime of [Kastanov]`, `terrorist group [Rayat]`), of which it is
//! said (`called [the Front] terrorists`, `[the Front], a terrorist group`), or what the model says it refers to. Who calls
//! so: the speaker of the statement that it stands in, else the outlet.
//! Leaves alone: terms inside names (`Refugee Council`), and whether the term is deserved.

use onrecord_lexicon as lexicon;
use onrecord_record::{Manner, Naming, Piece, Statement, Voice};
use onrecord_text::Quotation;

use crate::cast::Cast;
use crate::speaker::resolve::Resolver;
use crate::view::{View, Words};

/// Nouns that a term goes in front of: `terrorist group`.
const HEADS: &[&str] = &[
    "group",
    "groups",
    "organisation",
    "organization",
    "organisations",
    "organizations",
    "faction",
    "factions",
    "leader",
    "leaders",
    "commander",
    "commanders",
    "army",
    "force",
    "forces",
    "fighters",
    "movement",
    "militia",
    "militias",
    "gang",
    "gangs",
    "band",
    "bands",
    "regime",
    "government",
    "state",
];
/// Verbs of calling.
const CALLS: &[&str] = &[
    "call",
    "calls",
    "called",
    "calling",
    "brand",
    "brands",
    "branded",
    "branding",
    "label",
    "labels",
    "labelled",
    "labeled",
    "labelling",
    "labeling",
    "describe",
    "describes",
    "described",
    "describing",
    "denounce",
    "denounces",
    "denounced",
    "denouncing",
    "dub",
    "dubs",
    "dubbed",
    "dubbing",
    "term",
    "terms",
    "termed",
    "considers",
    "considered",
    "regards",
    "regarded",
    "designated",
    "designates",
];
/// Words between a verb of calling and the term.
const APART: usize = 10;
/// From this share on the model's word for who is meant is taken.
const SURE: f32 = 0.5;
/// Words between quotation marks that still are scare quotes.
const SCARED: usize = 4;

/// The namings of a section, in the order of the text, numbered after so many; `statements` have their identifiers.
pub(crate) fn find(
    resolver: &Resolver<'_>,
    cast: &Cast,
    statements: &[Statement],
    after: usize,
) -> Vec<Naming> {
    let view = resolver.view;
    let mut asserted = Vec::new();
    contents(statements, &mut asserted);
    asserted.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    let mut found = Vec::new();
    let mut i = 0;
    while i < view.words.len() {
        let next = view.words.len().min(i + 2);
        let Some(term) = lexicon::contested_term(&view.strings(i..next)) else {
            i += 1;
            continue;
        };
        let words = i..(i + term.words).min(view.words.len());
        i = words.end;
        if resolver.names.at(words.start).is_some() || !is_noun(resolver, &words) {
            continue;
        }
        let piece = view.piece(&words);
        let statement = innermost(&asserted, &piece);
        let quoted = words.clone().all(|word| view.quotations[word] == Quotation::Inside);
        let (voice, own_words) = match statement {
            None => (Voice::Outlet, true),
            Some(s) => (Voice::Attributed, quoted || matches!(s.manner, Manner::Direct | Manner::Block)),
        };
        let namer_name = match statement {
            None => view.article.outlet.clone(),
            Some(statement) => statement.speaker.clone(),
        };
        found.push(Naming {
            id: format!("n{}", after + found.len() + 1),
            lemma: term.singular.to_owned(),
            named: named(resolver, &words).and_then(|named| cast.id_of(named)),
            namer: statement.and_then(|statement| statement.speaker_entity.clone()),
            namer_name,
            voice,
            statement: statement.map(|statement| statement.id.clone()),
            own_words,
            scare_quoted: is_scare_quoted(view, &words),
            term: piece,
        });
    }
    found
}

/// Whether the term is a noun here; "rebel" is a verb too. What the model did not read counts as one.
fn is_noun(resolver: &Resolver<'_>, words: &Words) -> bool {
    use onrecord_model::Upos;
    let Some(token) = resolver.grammar.token(words.end - 1) else { return true };
    matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj)
}

/// The term alone between quotation marks, or with a few words.
fn is_scare_quoted(view: &View<'_>, words: &Words) -> bool {
    let opening = (words.start.saturating_sub(SCARED)..words.start)
        .rev()
        .find(|i| view.quotations[*i] != Quotation::Inside);
    let closing = (words.end..view.words.len().min(words.end + SCARED))
        .find(|i| view.quotations[*i] != Quotation::Inside);
    let marks = |i: Option<usize>, mark: Quotation| i.is_some_and(|i| view.quotations[i] == mark);
    let near = opening.zip(closing).is_some_and(|(open, close)| close - open - 1 <= SCARED);
    near && marks(opening, Quotation::Opening) && marks(closing, Quotation::Closing)
}

/// Who is so called.
fn named(resolver: &Resolver<'_>, term: &Words) -> Option<usize> {
    let (view, names) = (resolver.view, resolver.names);
    let sentence = view.sentences[view.sentence_of(term.start)].clone();
    let head =
        if term.end < sentence.end && HEADS.contains(&view.word(term.end)) { term.end } else { term.end - 1 };
    // "terrorist group Rayat", "militants of the Front", "the regime in Veshtal"
    let mut behind = head + 1;
    let link = behind < sentence.end && matches!(view.word(behind), "of" | "from");
    behind += usize::from(link);
    if behind < sentence.end && view.word(behind) == "the" && link {
        behind += 1;
    }
    if behind < sentence.end
        && (link || head > term.end - 1)
        && let Some(mention) = names.at(behind)
        && mention.words.start == behind
    {
        return Some(mention.named);
    }
    // "Front militants", "Kastanov’s regime", "the Kastanov regime"
    let mut before = term.start;
    if before > sentence.start && view.word(before - 1) == "s" && before > sentence.start + 1 {
        before -= 1;
    }
    if before > sentence.start && matches!(view.word(before - 1), "’" | "'") {
        before -= 1;
    }
    let own = before.checked_sub(1).filter(|i| *i >= sentence.start).and_then(|i| names.at(i));
    if let Some(mention) = own.filter(|mention| mention.words.end == before) {
        return Some(mention.named);
    }
    called(resolver, &sentence, term).or_else(|| apposed(resolver, &sentence, term)).or_else(|| {
        resolver
            .references
            .of_word(resolver.grammar, head)
            .filter(|(_, share)| *share >= SURE)
            .map(|(k, _)| k)
    })
}

/// `called [the Front] terrorists`, `described [the Front] as a terrorist group`.
fn called(resolver: &Resolver<'_>, sentence: &Words, term: &Words) -> Option<usize> {
    let (view, names) = (resolver.view, resolver.names);
    let verb = (sentence.start..term.start).rev().take(APART).find(|i| CALLS.contains(&view.word(*i)))?;
    let mention = names.within(&(verb + 1..term.start)).first()?;
    // nothing but a name and small words may stand between
    let small = |i: usize| {
        mention.words.contains(&i)
            || !view.is_bare(i)
            || matches!(
                view.word(i),
                "the" | "a" | "an" | "as" | "to" | "be" | "its" | "their" | "his" | "her"
            )
            || i + 1 == term.start
    };
    (verb + 1..term.start).all(small).then_some(mention.named)
}

/// `[the Front], a terrorist group`, `[Kastanov] is a dictator`.
fn apposed(resolver: &Resolver<'_>, sentence: &Words, term: &Words) -> Option<usize> {
    let (view, names) = (resolver.view, resolver.names);
    let mention = names.before(term.start).next().filter(|mention| mention.words.start >= sentence.start)?;
    let between: Vec<&str> = view.strings(mention.words.end..term.start);
    let tied = match between.as_slice() {
        [first, article, rest @ ..] => {
            matches!(*first, "," | "is" | "are" | "was" | "were" | "—" | "–")
                && matches!(*article, "a" | "an" | "the")
                && rest.len() <= 2
                && rest.iter().all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '-'))
        }
        [only] => matches!(*only, "is" | "are" | "was" | "were"),
        [] => false,
    };
    tied.then_some(mention.named)
}

/// Start, end and statement of every content that is not the outlet's own.
fn contents<'a>(statements: &'a [Statement], found: &mut Vec<(usize, usize, &'a Statement)>) {
    for statement in statements.iter().filter(|s| s.voice == Voice::Attributed) {
        found.extend(statement.content.iter().map(|piece| (piece.start, piece.end, statement)));
        contents(&statement.inner, found);
    }
}

/// The statement that a piece stands in and that began last.
fn innermost<'a>(asserted: &[(usize, usize, &'a Statement)], piece: &Piece) -> Option<&'a Statement> {
    let to = asserted.partition_point(|(start, ..)| *start <= piece.start);
    asserted[..to].iter().rev().find(|(_, end, _)| *end >= piece.end).map(|(.., statement)| *statement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::speaker::names::Names;
    use onrecord_record::{Article, Reading};

    /// The terms of a text with who is so called: `militant of Northern Front`, scare quotes with a `"` in front.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let view = View::new(&article);
        let grammar = Grammar::default();
        let names = Names::new(&view, &grammar);
        let resolver = Resolver::new(&view, &names, &grammar);
        let cast = Cast::new(&resolver, &Reading::default());
        let found: Vec<String> = find(&resolver, &cast, &[], 0)
            .iter()
            .map(|naming| {
                let scare = if naming.scare_quoted { "\"" } else { "" };
                let entity = cast.entities.iter().find(|e| Some(&e.id) == naming.named.as_ref());
                let of = entity.map_or(String::new(), |entity| format!(" of {}", entity.name));
                format!("{scare}{}{of}", naming.lemma)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_name_beside_the_term_is_so_called() {
        check("Then Northern Front militants left.", &["militant of Northern Front"]);
        check("It was the terrorist group Rayat Army.", &["terrorist of Rayat Army"]);
        check("It was the regime of Ada Obi.", &["regime of Ada Obi"]);
        check("It was Ada Obi’s regime.", &["regime of Ada Obi"]);
    }

    #[test]
    fn what_is_said_of_a_name_calls_it_so() {
        check("He called the Northern Front terrorists.", &["terrorist of Northern Front"]);
        check("He described the Northern Front as a terrorist group.", &["terrorist of Northern Front"]);
        check("It was the Northern Front, a terrorist group.", &["terrorist of Northern Front"]);
        check("So Ivo Tarn is a dictator.", &["dictator of Ivo Tarn"]);
    }

    #[test]
    fn scare_quotes_are_told_apart() {
        check("The army killed 12 “terrorists” on Monday.", &["\"terrorist"]);
        check("The army killed 12 terrorists on Monday.", &["terrorist"]);
        check("“We met the terrorists in the hills and they fled,” he said.", &["terrorist"]);
    }

    #[test]
    fn names_and_other_words_are_left_alone() {
        check("He works for the Refugee Council with soldiers.", &[]);
        check("Then the Northern Front met the rebels.", &["rebel"]);
    }
}
