//! Ties spans together: each content to the cue with the best mean arc, each cue to its best source or to none.

use std::ops::Range;

use crate::biaffine::Row;
use crate::tag::{Role, TAGS, Tag, spans};

/// Somebody's words, as the model found them, in ranges of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who says it; empty where the model found nobody.
    pub source: Vec<Range<usize>>,
    /// What marks it as said.
    pub cue: Range<usize>,
    /// What is said, in order and apart; empty where the model found a cue without content.
    pub content: Vec<Range<usize>>,
    /// The mean probability of the source's tags times that of its arc from the cue; without a source the
    /// probability that the cue has none.
    pub source_score: f32,
    /// The mean probability of the cue's tags.
    pub cue_score: f32,
    /// The mean probability of the contents' tags times that of their arcs to the cue; 0 without content.
    pub content_score: f32,
    /// The least probability of a tag that begins or ends a content, or stands right behind it: where a border is in doubt.
    pub least: f32,
}

impl Attribution {
    /// The same, counted from so many words earlier.
    pub(crate) fn moved(mut self, by: usize) -> Self {
        let ranges = self.source.iter_mut().chain(&mut self.content).chain([&mut self.cue]);
        for range in ranges {
            *range = range.start + by..range.end + by;
        }
        self
    }
}

/// The spans of one window, before they are tied.
pub(crate) struct Spans {
    pub(crate) sources: Vec<Range<usize>>,
    pub(crate) cues: Vec<Range<usize>>,
    pub(crate) contents: Vec<Range<usize>>,
}

impl Spans {
    pub(crate) fn of(tags: &[Tag]) -> Self {
        Self {
            sources: spans(tags, Role::Source),
            cues: spans(tags, Role::Cue),
            contents: spans(tags, Role::Content),
        }
    }

    /// Ties them. `cue_source` holds the arcs of each cue's first word, `content_cue` those of each word of each
    /// content, in order. A content in a window without cues belongs to none.
    pub(crate) fn tie(
        &self,
        posteriors: &[[f32; TAGS]],
        cue_source: &[Row],
        content_cue: &[Row],
    ) -> Vec<Attribution> {
        let mut found: Vec<Attribution> = self
            .cues
            .iter()
            .zip(cue_source)
            .map(|(cue, arcs)| self.with_source(cue, arcs, posteriors))
            .collect();
        // Per cue the words of its contents, their tags' probabilities and those of their arcs.
        let mut sums = vec![(0usize, 0.0f32, 0.0f32); found.len()];
        let mut rows = content_cue;
        for content in &self.contents {
            let (own, rest) = rows.split_at(content.len().min(rows.len()));
            rows = rest;
            let Some(best) = self.best_cue(own) else { continue };
            let first = self.cues[best].start;
            match found[best].content.last_mut() {
                Some(before) if before.end == content.start => before.end = content.end,
                _ => found[best].content.push(content.clone()),
            }
            let (words, tags, arcs) = &mut sums[best];
            let borders = [content.start, content.end - 1];
            let least = borders.map(|word| Role::Content.of(&posteriors[word]));
            let behind =
                posteriors.get(content.end).map_or(1.0, |row| 1.0 - row[Tag::InsideContent as usize]);
            let before = posteriors[content.start][Tag::BeginContent as usize];
            for share in least.into_iter().chain([behind, before]) {
                found[best].least = found[best].least.min(share);
            }
            *words += content.len();
            *tags += posteriors[content.clone()].iter().map(|row| Role::Content.of(row)).sum::<f32>();
            *arcs += own.iter().map(|row| row.words[first]).sum::<f32>();
        }
        for (attribution, (words, tags, arcs)) in found.iter_mut().zip(sums) {
            if words > 0 {
                attribution.content_score = (tags / words as f32) * (arcs / words as f32);
            }
        }
        found
    }

    fn with_source(&self, cue: &Range<usize>, arcs: &Row, posteriors: &[[f32; TAGS]]) -> Attribution {
        let (mut best, mut source) = (arcs.none, None);
        for span in &self.sources {
            let share = arcs.words[span.clone()].iter().fold(0.0, |top: f32, share| top.max(*share));
            if share > best {
                (best, source) = (share, Some(span.clone()));
            }
        }
        let sure = source.as_ref().map_or(1.0, |span| mean(posteriors, span, Role::Source));
        Attribution {
            source: source.into_iter().collect(),
            cue: cue.clone(),
            content: Vec::new(),
            source_score: best * sure,
            cue_score: mean(posteriors, cue, Role::Cue),
            content_score: 0.0,
            least: 1.0,
        }
    }

    /// The cue with the highest mean score of the arcs from a content's words; of equal ones the first.
    fn best_cue(&self, rows: &[Row]) -> Option<usize> {
        let mut best = None;
        for (at, cue) in self.cues.iter().enumerate() {
            let score: f32 = rows.iter().map(|row| row.scores[cue.start]).sum();
            if best.is_none_or(|(_, highest)| score > highest) {
                best = Some((at, score));
            }
        }
        best.map(|(at, _)| at)
    }
}

fn mean(posteriors: &[[f32; TAGS]], span: &Range<usize>, role: Role) -> f32 {
    posteriors[span.clone()].iter().map(|row| role.of(row)).sum::<f32>() / span.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use Tag::*;

    /// Arcs with these probabilities.
    fn row(none: f32, words: &[(usize, f32)]) -> Row {
        let mut row = Row { none, scores: vec![-20.0; 9], words: vec![0.0; 9] };
        for (word, share) in words {
            row.words[*word] = *share;
            row.scores[*word] = share.ln();
        }
        row
    }

    #[test]
    fn contents_and_sources_go_to_the_best_arcs() {
        let tags = [
            BeginSource,
            BeginCue,
            BeginContent,
            InsideContent,
            Outside,
            BeginSource,
            BeginCue,
            BeginContent,
            BeginCue,
        ];
        let posteriors: Vec<[f32; TAGS]> = tags
            .iter()
            .map(|tag| std::array::from_fn(|other| if other == *tag as usize { 0.5 } else { 0.0 }))
            .collect();
        let spans = Spans::of(&tags);
        let cue_source = [row(0.1, &[(0, 0.8)]), row(0.3, &[(5, 0.2)]), row(0.0, &[(0, 0.4), (5, 0.6)])];
        // The first content's words disagree: the first is sure of the first cue, the second rather for the second.
        let content_cue = [
            row(0.0, &[(1, 0.9), (6, 0.05)]),
            row(0.0, &[(1, 0.3), (6, 0.4)]),
            row(0.0, &[(1, 0.2), (6, 0.7)]),
        ];
        let found = spans.tie(&posteriors, &cue_source, &content_cue);
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].source.as_slice(), found[0].content.as_slice()), (&[0..1][..], &[2..4][..]));
        assert!((found[0].content_score - 0.5 * 0.6).abs() < 1e-6);
        assert!((found[0].source_score - 0.5 * 0.8).abs() < 1e-6);
        assert_eq!((found[1].source.as_slice(), found[1].content.as_slice()), (&[][..], &[7..8][..]));
        assert_eq!(found[1].source_score, 0.3);
        assert_eq!((found[2].source.as_slice(), found[2].content.as_slice()), (&[5..6][..], &[][..]));
        assert_eq!(found[2].content_score, 0.0);
    }

    #[test]
    fn contents_without_cues_belong_to_none() {
        let spans = Spans::of(&[BeginContent, InsideContent]);
        let rows = [row(1.0, &[]), row(1.0, &[])];
        assert_eq!(spans.tie(&[[0.1; TAGS]; 2], &[], &rows), []);
    }
}
