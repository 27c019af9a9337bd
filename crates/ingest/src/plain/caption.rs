//! Captions and credits of pictures.
//!
//! *Finds* "Photo: …", "FILE PHOTO: …", "Image caption …", lines that end in a picture credit ("(AP Photo/Ada Obi)",
//! "[Reuters]", "Getty Images").
//! *Leaves alone* sentences that speak of photographs.
//! *Example*: "Trucks wait below the pass. (AP Photo/Ada Obi)".

const MOST_WORDS: usize = 80;

const LABELS: &[&str] = &[
    "photo",
    "photos",
    "file photo",
    "picture",
    "pictures",
    "image",
    "images",
    "photograph",
    "photography",
    "caption",
    "image caption",
    "photo caption",
    "photo credit",
    "image credit",
    "image source",
    "picture credit",
    "video",
    "illustration",
    "graphic",
    "file image",
    "media caption",
];
const OPENINGS: &[&str] = &[
    "image caption",
    "media caption",
    "image source,",
    "photo by ",
    "(photo by ",
    "image copyright",
    "file photo",
    "file - ",
];
const CREDITS: &[&str] = &[
    "getty images",
    "afp via getty",
    "ap photo",
    "epa-efe",
    "shutterstock",
    "reuters",
    "afp",
    "ap",
    "epa",
    "anadolu",
    "al jazeera",
    "getty",
    "file",
    "handout",
    "supplied",
];

/// Whether the line is a picture's caption or credit.
pub(crate) fn finds(line: &str) -> bool {
    if line.len() > 1000 || line.split_whitespace().nth(MOST_WORDS).is_some() {
        return false;
    }
    let lower = line.to_lowercase();
    is_labelled(&lower) || has_opening(line, &lower) || ends_in_credit(&lower)
}

fn is_labelled(lower: &str) -> bool {
    lower
        .split_once(':')
        .is_some_and(|(label, _)| LABELS.contains(&label.trim_start_matches(['(', '[']).trim()))
}

fn has_opening(line: &str, lower: &str) -> bool {
    let Some(opening) = OPENINGS.iter().find(|opening| lower.starts_with(**opening)) else { return false };
    match *opening {
        "photo by " => {
            line.get(opening.len()..).is_some_and(|name| name.starts_with(char::is_uppercase))
                && line.split_whitespace().count() <= 12
        }
        "file - " => line.starts_with("FILE"),
        "file photo" => line.starts_with("FILE") || line.split_whitespace().count() <= 4,
        _ => true,
    }
}

/// "(AP Photo/…)", "[Reuters]", "© Getty Images", or a line that is a credit alone.
fn ends_in_credit(lower: &str) -> bool {
    let end = lower.trim_end_matches('.');
    if let Some(open) = end.rfind(['(', '[']).filter(|_| end.ends_with([')', ']'])) {
        let inside = &end[open + 1..end.len() - 1];
        let in_square = end[open..].starts_with('[');
        return inside.starts_with("ap photo")
            || inside.contains("getty images")
            || inside.starts_with("photo by ")
            || inside.starts_with("photo:")
            || in_square
                && (CREDITS.contains(&inside)
                    || inside.split(['/', ',']).any(|part| CREDITS.contains(&part.trim())));
    }
    let short = lower.split_whitespace().count() <= 8;
    short
        && (end.ends_with("getty images")
            || end.ends_with("/getty")
            || end.ends_with("/afp")
            || end.starts_with("ap photo"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_and_credits_are_found() {
        for line in [
            "Photo: trucks wait below the pass",
            "FILE PHOTO: Governor Ada Obi speaks in Karsand, May 3, 2017.",
            "Image caption Governor Ada Obi",
            "Trucks wait below the pass. (AP Photo/Ben Tal)",
            "Drivers sleep in their trucks [Ben Tal/Reuters]",
            "Ben Tal/Getty Images",
            "Getty Images",
            "FILE - Trucks wait below the pass.",
            "(Photo by Ben Tal)",
            "Photo by Ben Tal",
        ] {
            assert!(finds(line), "{line}");
        }
    }

    #[test]
    fn sentences_are_left_alone() {
        for line in [
            "Photos of the road were shown to the envoy, she said.",
            "The photo showed trucks below the pass.",
            "File photos with the ministry, drivers were told last week at the pass.",
            "Photo by photo, the inquiry went through the night.",
            "The agency Getty Images said it had withdrawn the picture of the bridge on Monday after a complaint",
            "KARSAND (Reuters) - The road was open.",
            "“They [the rebels] left,” he said.",
            "The envoy left for the capital (Reuters)",
        ] {
            assert!(!finds(line), "{line}");
        }
    }
}
