//! Whose words a content is: decided by the quotation marks alone.

use onrecord_record::Manner;
use onrecord_text::Quotation;

use crate::candidate::Candidate;
use crate::view::View;

/// Share of the content's words between quotation marks from which on it is direct.
const DIRECT: f32 = 0.9;

/// The manner of a candidate's content.
pub(crate) fn manner(view: &View<'_>, candidate: &Candidate) -> Manner {
    if candidate.block {
        return Manner::Block;
    }
    let (mut bare, mut quoted) = (0, 0);
    for i in candidate.content.iter().cloned().flatten() {
        if view.is_bare(i) {
            bare += 1;
            quoted += usize::from(view.quotations()[i] != Quotation::Outside);
        }
    }
    match quoted as f32 / (bare.max(1)) as f32 {
        share if share >= DIRECT => Manner::Direct,
        share if share > 0.0 => Manner::Mixed,
        _ => Manner::Indirect,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    #[track_caller]
    fn check(text: &str, expected: Manner) {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        assert_eq!(manner(&view, &candidate(&view, &marks)), expected, "{text}");
    }

    #[test]
    fn quotation_marks_of_every_kind_make_it_direct() {
        check("[content “We go,”] [cue said] [source Obi].", Manner::Direct);
        check("[content \"We go,\"] [cue said] [source Obi].", Manner::Direct);
        check("[content ‘We won’t go,’] [cue said] [source Obi].", Manner::Direct);
        check("[content «We go»], [cue said] [source Obi].", Manner::Direct);
        check("[source Obi] [cue said]: [content “We go and will not]", Manner::Direct);
    }

    #[test]
    fn words_in_part_make_it_mixed_and_none_indirect() {
        check("[source Obi] [cue said] [content there was no reason for “heavy weapons”].", Manner::Mixed);
        check("[source Obi] [cue said] [content the ministers’ road was open].", Manner::Indirect);
    }
}
