//! Finds: states and countries in newspapers' short forms ("Ala.", "D.C.", "U.K.", "Paris, TX").
//! Leaves alone: two letters that are a state's code only behind a comma ("IN", "OR"), and forms without their point
//! that are words ("Miss", "Wash").

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::gazetteer::{Entry, by_code};

static FORMS: LazyLock<HashMap<&'static str, (Entry, bool)>> = LazyLock::new(|| {
    let rows = include_str!("../data/abbreviations.tsv").lines().filter(|line| !line.starts_with('#'));
    let forms = rows.filter_map(|line| {
        let mut fields = line.split('\t');
        let (form, code) = (fields.next()?, fields.next()?);
        Some((form, (by_code(code)?, fields.next().is_some())))
    });
    forms.collect()
});

/// The state or country that `form` stands for; `rest` is the text behind it, where its point may have been left.
pub(crate) fn abbreviated(form: &str, rest: &str, behind_comma: bool) -> Option<Entry> {
    let found = FORMS.get(form).copied().or_else(|| {
        // the point may stand behind the name, or have been left out where the form is no word of its own
        let longer = ["Calif", "Conn", "Minn", "Mich", "Tenn", "Okla", "Ariz", "Wisc", "Nebr", "Phila"];
        if !rest.starts_with('.') && !longer.contains(&form) {
            return None;
        }
        FORMS.get(format!("{form}.").as_str()).copied()
    });
    found.filter(|(_, only_behind_comma)| behind_comma || !only_behind_comma).map(|(entry, _)| entry)
}
