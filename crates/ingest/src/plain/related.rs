//! Lines that lead away from the article.
//!
//! *Finds* "Related: …", "Read more: …", "SEE ALSO", "Advertisement", "Click here …", "Sign up for our newsletter",
//! lines that are only an address or a bracketed link.
//! *Leaves alone* whatever reads as a sentence of the article: a label must end in a colon, be a line of its own or
//! stand in capitals, and what follows it must not end in a full stop or hold a quotation with a speaker.
//! *Example*: "Read more: Karsand talks enter second week".

const MOST_WORDS: usize = 30;

/// Labels that stand before a colon or in capitals.
const LABELS: &[&str] = &[
    "related",
    "related article",
    "related articles",
    "related story",
    "related stories",
    "related content",
    "related coverage",
    "related news",
    "related links",
    "related topics",
    "related video",
    "related reading",
    "read more",
    "read also",
    "read next",
    "read",
    "also read",
    "see also",
    "see more",
    "more on this story",
    "more on this",
    "more from this story",
    "watch",
    "watch now",
    "watch live",
    "watch more",
    "listen",
    "listen now",
    "recommended",
    "recommended reading",
    "must read",
    "most read",
    "further reading",
    "don't miss",
    "don’t miss",
    "in case you missed it",
    "you may also like",
    "you might also like",
    "more stories",
    "more news",
    "top stories",
    "up next",
    "trending",
    "live updates",
    "full coverage",
    "explore more",
    "story continues below",
    "lesen sie auch",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "lea también",
    "leia também",
    "leggi anche",
    "lees ook",
    "czytaj także",
    "czytaj też",
    "zobacz także",
    "čtěte také",
    "les også",
    "läs också",
    "läs även",
    "lue myös",
    "læs også",
    "читайте также",
    "читайте також",
    "baca juga",
];
/// Lines that are a label alone, colon or not.
const ALONE: &[&str] = &[
    "advertisement",
    "advertisements",
    "advertising",
    "article content",
    "story continues below advertisement",
    "this advertisement has not loaded yet, but your article continues below",
    "article continues below this ad",
    "story continues below this ad",
    "continue reading below",
    "scroll to continue",
    "scroll to continue with content",
    "loading",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "publicidade",
    "pubblicità",
    "advertentie",
    "reklama",
    "annonse",
    "annons",
    "reklam",
    "реклама",
    "lesen sie auch",
    "mehr zum thema",
    "lire aussi",
    "à lire aussi",
    "lea también",
    "leia também",
    "leggi anche",
    "lees ook",
    "czytaj także",
    "zobacz także",
    "čtěte také",
    "les også",
    "läs också",
    "läs även",
    "lue myös",
    "læs også",
    "читайте также",
    "читайте також",
    "ilgili haberler",
    "baca juga",
    "advertisement · scroll to continue",
    "we apologize, but this video has failed to load",
    "try refreshing your browser, or tap here to see other videos from our team",
    "article continues below",
    "article continues below advertisement",
    "continue reading",
    "continue reading the main story",
    "skip advertisement",
    "sponsored",
    "sponsored content",
    "promoted stories",
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on twitter",
    "share via email",
    "tweet",
    "email",
    "print",
    "comments",
    "leave a comment",
    "view comments",
    "show more",
    "load more",
    "back to top",
    "read full story",
    "subscribe",
    "subscribe now",
    "sign up",
    "follow us",
    "newsletter",
    "copy link",
    "copied",
    "save",
    "whatsapp",
    "facebook",
    "twitter",
];
/// Openings of lines that ask for a click; each needs one of the words beside it.
const INVITATIONS: &[(&str, &[&str])] = &[
    ("click here", &[]),
    ("tap here", &[]),
    ("sign up for", NEWSLETTER),
    ("sign up to", NEWSLETTER),
    ("subscribe to", NEWSLETTER),
    ("subscribe for", NEWSLETTER),
    ("get our", NEWSLETTER),
    ("download our", &["app"]),
    ("download the", &["app"]),
    ("follow us on", &[]),
    ("like us on", &[]),
    ("join us on", &[]),
    ("follow our live", &[]),
    ("join our", &["telegram", "whatsapp", "channel", "newsletter"]),
];
const NEWSLETTER: &[&str] = &[
    "newsletter",
    "newsletters",
    "email",
    "emails",
    "e-mail",
    "alerts",
    "briefing",
    "inbox",
    "updates",
    "podcast",
    "channel",
    "our",
    "free",
];

/// Whether the line leads to another page, or away from the text.
pub(crate) fn finds(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let line = line.trim_start_matches(['•', '-', '*', '»', '>', '→', '▶', '►', '·', '–', ' ']).trim();
    is_address(line) || is_bracketed_link(line) || is_alone(line) || is_labelled(line) || is_invitation(line)
}

/// Whether a list of links may follow the line.
pub(crate) fn opens_list(line: &str) -> bool {
    LABELS.contains(&bare(line).as_str())
}

/// Whether the line can be the title of another article, in a list of such.
pub(crate) fn is_link_line(line: &str) -> bool {
    line.split_whitespace().count() <= 20 && !reads_as_prose(line) && !line.ends_with(':')
}

fn is_address(line: &str) -> bool {
    let has_scheme = ["http://", "https://", "www."].iter().any(|scheme| line.starts_with(scheme));
    has_scheme && !line.contains(char::is_whitespace)
}

/// "[Read more]", "[https://…]", "(www.…)", "[Talks enter second week](https://…)".
fn is_bracketed_link(line: &str) -> bool {
    if let Some((_, target)) = line.strip_prefix('[').and_then(|rest| rest.split_once("](")) {
        return target.strip_suffix(')').is_some_and(|target| !target.contains([' ', ')']));
    }
    let inside = [('[', ']'), ('(', ')'), ('<', '>')]
        .iter()
        .find_map(|(open, close)| line.strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close)));
    inside.is_some_and(|inside| is_address(inside) || is_alone(inside) || is_labelled(inside))
}

fn is_alone(line: &str) -> bool {
    let bare = bare(line);
    // "Read" and "Watch" on their own are buttons, too.
    ALONE.contains(&bare.as_str()) || LABELS.contains(&bare.as_str())
}

fn is_labelled(line: &str) -> bool {
    let short = line.split_whitespace().count() <= MOST_WORDS;
    if !short {
        return false;
    }
    if let Some((label, rest)) = line.split_once([':', '|']) {
        let label = label.trim().to_lowercase();
        if LABELS.contains(&label.as_str()) {
            return !reads_as_prose(rest.trim());
        }
    }
    // "READ MORE Talks enter second week"
    LABELS.iter().filter(|label| label.contains(' ')).any(|label| {
        let Some(rest) = line.strip_prefix(label.to_uppercase().as_str()) else { return false };
        rest.starts_with([' ', '›', '»']) && !reads_as_prose(rest.trim())
    })
}

fn is_invitation(line: &str) -> bool {
    let lower = line.to_lowercase();
    if lower.split_whitespace().count() > MOST_WORDS || has_speaker(&lower) {
        return false;
    }
    INVITATIONS.iter().any(|(opening, words)| {
        lower.strip_prefix(opening).is_some_and(|rest| {
            rest.starts_with(|c: char| !c.is_alphanumeric())
                && (words.is_empty()
                    || rest
                        .split(|c: char| !c.is_alphanumeric() && c != '-')
                        .any(|word| words.contains(&word)))
                || rest.is_empty()
        })
    })
}

/// Titles end without a full stop; a quotation with a speaker is a statement.
fn reads_as_prose(text: &str) -> bool {
    let inside = text.trim_end_matches(['"', '”', '’', '\'', ')', ' ']);
    let ends_in_stop =
        inside.ends_with('.') && !inside.ends_with("..") && text.split_whitespace().count() > 4;
    let sentences = text.matches(". ").count() > 1;
    let quoted = text.contains(['"', '“']) && has_speaker(&text.to_lowercase());
    ends_in_stop || sentences || quoted
}

fn has_speaker(lower: &str) -> bool {
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "said" | "told" | "says" | "added"))
}

fn bare(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_lead_away_are_found() {
        for line in [
            "Related: Karsand talks enter second week",
            "Read more: Obi says road is open",
            "READ MORE: “No talks,” Obi insists",
            "RELATED",
            "SEE ALSO",
            "Also read: Who is Ada Obi?",
            "More on this story",
            "Watch: trucks cross the pass",
            "READ MORE Karsand talks enter second week",
            "• Read more: the week in Karsand",
            "Click here to see the map",
            "Advertisement",
            "- Advertisement -",
            "Sign up for our daily newsletter and never miss a story.",
            "Follow us on Twitter",
            "https://karsand.example/road",
            "[https://karsand.example/road]",
            "[Talks enter second week](https://karsand.example/talks)",
            "[Read more]",
            "Story continues below advertisement",
        ] {
            assert!(finds(line), "{line}");
        }
    }

    #[test]
    fn sentences_of_the_article_are_left_alone() {
        for line in [
            "Read more than one account of the day and they differ.",
            "Related families were moved to the valley, the governor said.",
            "Watch the border, the general told his men.",
            "Related: the ministry said on Tuesday that it had closed the road.",
            "Read: “We were never asked,” the mayor said.",
            "See also the minister’s reply",
            "Sign up for the militia, the poster told young men.",
            "Advertisement is banned in Karsand.",
            "The page is at https://karsand.example/road",
            "(The road is closed.)",
            "[The governor's office] did not reply.",
            "Click here, the message said, and the account was gone.",
            "More on this story was expected on Tuesday.",
        ] {
            assert!(!finds(line), "{line}");
        }
    }
}
