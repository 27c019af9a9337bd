//! Captions with times, WebVTT and SRT: what was said, in paragraphs, each with the time at which it begins.
//!
//! A new voice, a dash, `>>` or a name with a colon begins a paragraph, and so does a pause after a sentence. Captions
//! that roll repeat the line before them; it is taken once. The times stand in a note, each by the code point of its paragraph.

use onrecord_record::{Article, Format};

use crate::charset;
use crate::error::Error;
use crate::language;
use crate::name;
use crate::row;

/// Milliseconds without words that end a paragraph behind a sentence.
const PAUSE: u64 = 1_500;
/// Bytes after which a paragraph ends with its sentence.
const LONG: usize = 700;

/// Whether a text begins as captions do.
pub(crate) fn begins(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix("WEBVTT") {
        return rest.is_empty() || rest.starts_with(char::is_whitespace);
    }
    let mut lines = text.lines().map(str::trim);
    let number =
        lines.next().is_some_and(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()));
    number && lines.next().and_then(times).is_some()
}

/// One caption.
struct Cue {
    start: u64,
    end: u64,
    lines: Vec<(Option<String>, String)>,
}

/// Reads captions as one article.
pub(crate) fn article(input: &str, bytes: &[u8]) -> Result<Article, Error> {
    let decoded = charset::decode(bytes, None);
    let cues = cues(&decoded.text);
    let mut writer = Writer { rolls: roll(&cues), ..Writer::default() };
    for cue in cues {
        writer.cue(cue);
    }
    writer.end();
    if writer.text.trim().is_empty() {
        return Err(Error::no_text("captions without words"));
    }
    let language = language::of(&writer.text, None);
    let mut notes = decoded.notes;
    notes.push(format!("begins of paragraphs: {}", writer.times.join(", ")));
    notes.extend(language.notes);
    Ok(Article {
        id: name::stem(input).to_owned(),
        format: Format::Transcript,
        language: language.code,
        text: writer.text,
        notes,
        ..Article::default()
    })
}

/// The captions of a file; comments, styles and numbers are passed over.
fn cues(text: &str) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut in_cue = false;
    for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
        if line.is_empty() {
            in_cue = false;
        } else if let Some((start, end)) = times(line) {
            cues.push(Cue { start, end, lines: Vec::new() });
            in_cue = true;
        } else if let Some(cue) = cues.last_mut().filter(|_| in_cue) {
            cue.lines.push(spoken(line));
        }
    }
    cues
}

/// Whether captions roll: a third of them show again a line of the one before. A word that is said twice does not make them roll.
fn roll(cues: &[Cue]) -> bool {
    let shows = |cue: &Cue, line: &str| cue.lines.iter().any(|(_, other)| other == line);
    let again = cues.windows(2).filter(|pair| match pair {
        [before, cue] => cue.lines.first().is_some_and(|(_, line)| shows(before, line)),
        _ => false,
    });
    let again = again.count();
    again > 1 && again * 3 >= cues.len()
}

/// "00:01:02,500 --> 00:01:04,000": milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once("-->")?;
    Some((time(start.trim())?, time(end.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let mut seconds = 0u64;
    let mut fields = 0;
    for field in clock.split(':') {
        fields += 1;
        let number: u64 = (field.len() <= 4).then(|| field.parse().ok()).flatten()?;
        seconds = seconds * 60 + number;
    }
    let thousandths: u64 = (thousandths.len() <= 3).then(|| thousandths.parse().ok()).flatten()?;
    (2..=3).contains(&fields).then_some(seconds * 1000 + thousandths)
}

/// A line without its tags, and the voice that `<v Ada Obi>` gives it.
fn spoken(line: &str) -> (Option<String>, String) {
    let voice = line
        .split_once("<v")
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(tag, _)| tag.split_once(' ').map_or("", |(_, name)| name).trim().to_owned());
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        match tag.split_once('>') {
            Some((_, after)) => rest = after,
            None => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain.push_str(rest);
    let plain = if plain.contains('&') { row::paragraphs_of(&plain.replace('<', "&lt;")) } else { plain };
    // "{\an8}" is a place on the screen.
    let plain = match plain.strip_prefix("{\\").and_then(|rest| rest.split_once('}')) {
        Some((_, after)) => after.to_owned(),
        None => plain,
    };
    (voice.filter(|name| !name.is_empty()), plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[derive(Default)]
struct Writer {
    rolls: bool,
    text: String,
    times: Vec<String>,
    paragraph: String,
    start: u64,
    end: u64,
    voice: Option<String>,
    /// The lines of the caption before.
    before: Vec<String>,
}

impl Writer {
    fn cue(&mut self, cue: Cue) {
        let shown: Vec<String> = cue.lines.iter().map(|(_, line)| line.clone()).collect();
        let mut repeats = self.rolls;
        for (voice, line) in cue.lines {
            // A rolling caption shows again what was shown, above what is new.
            repeats = repeats && self.before.contains(&line) && cue.start <= self.end + PAUSE;
            if !repeats && !line.is_empty() {
                self.line(voice, &line, cue.start);
            }
        }
        self.end = self.end.max(cue.end);
        self.before = shown;
    }

    fn line(&mut self, voice: Option<String>, line: &str, start: u64) {
        let turn = ["- ", "– ", ">> ", ">>"].iter().find_map(|mark| line.strip_prefix(mark));
        let is_sentence = self.paragraph.ends_with(['.', '?', '!', '”', '"', '…', ']']);
        let pause = start > self.end + PAUSE;
        let is_new_voice = voice.is_some() && voice != self.voice;
        if turn.is_some()
            || is_new_voice
            || names_speaker(line)
            || is_sentence && (pause || self.paragraph.len() > LONG)
        {
            self.end();
        }
        if self.paragraph.is_empty() {
            self.start = start;
            if let Some(name) = voice.as_ref().filter(|_| is_new_voice) {
                self.paragraph = format!("{name}:");
            }
        }
        self.voice = voice.or(self.voice.take());
        if !self.paragraph.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(turn.unwrap_or(line).trim());
    }

    fn end(&mut self) {
        if self.paragraph.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let seconds = self.start / 1000;
        let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        self.times.push(format!("{} at {clock}", self.text.chars().count()));
        self.text.push_str(&std::mem::take(&mut self.paragraph));
    }
}

/// "ADA OBI: The road is open."
fn names_speaker(line: &str) -> bool {
    let Some((name, _)) = line.split_once(": ") else { return false };
    name.len() <= 40 && name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(captions: &str, expected: &str) -> Article {
        let article = article("road.vtt", captions.as_bytes()).unwrap();
        assert_eq!(article.text, expected);
        article
    }

    #[test]
    fn lines_become_paragraphs_with_their_times() {
        let article = check(
            "1\n00:00:01,000 --> 00:00:02,000\nThe road\n\n2\n00:00:02,000 --> 00:00:04,000\n<i>is open.</i>\n\n3\n01:00:09,000 --> 01:00:10,000\nIt was shut.\n",
            "The road is open.\n\nIt was shut.",
        );
        assert_eq!(article.notes, ["begins of paragraphs: 0 at 00:00:01, 19 at 01:00:09"]);
    }

    #[test]
    fn voices_names_and_dashes_are_turns() {
        check(
            "WEBVTT - talk\nKind: captions\n\nNOTE x\n\n00:01.000 --> 00:02.000 align:start\n<v Ada Obi>The road is open.\n\n00:02.000 --> 00:03.000\n<v Ada Obi>It is.\n\n00:03.000 --> 00:04.000\n<v Ivo Tarn>No.\n",
            "Ada Obi: The road is open. It is.\n\nIvo Tarn: No.",
        );
        check(
            "1\n00:00:01,000 --> 00:00:02,000\n- Is it open?\n- No.\n\n2\n00:00:02,000 --> 00:00:03,000\nADA OBI: It will be.\n\n3\n00:00:03,000 --> 00:00:04,000\n>> When?\n",
            "Is it open?\n\nNo.\n\nADA OBI: It will be.\n\nWhen?",
        );
    }

    #[test]
    fn what_is_said_twice_stays() {
        check(
            "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n3\n00:00:03,000 --> 00:00:04,000\nNever.\n",
            "No. No. Never.",
        );
    }

    #[test]
    fn rolling_captions_are_taken_once() {
        check(
            "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nthe<00:00:01.500><c> road</c>\n\n00:00:03.000 --> 00:00:03.010\nthe road\n\n00:00:03.010 --> 00:00:05.000\nthe road\nis<00:00:03.500><c> open</c>\n\n00:00:05.000 --> 00:00:05.010\nis open\n\n00:00:05.010 --> 00:00:07.000\nis open\nagain &amp; again",
            "the road is open again & again",
        );
    }
}
