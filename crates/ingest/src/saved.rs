//! Where a page that a browser or a tool saved came from, as the comment says that it left at the top.
//!
//! *Finds* SingleFile's "url: …", the "saved from url=(0031)…" of browsers, HTTrack's "Mirrored from …".
//! *Leaves alone* every other comment.

/// The address in the head of a saved page.
pub(crate) fn address(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&head[..head.len().min(8 << 10)]);
    let comments = head.split("<!--").skip(1).filter_map(|rest| rest.split("-->").next());
    comments.map(str::trim).find_map(in_comment).filter(|address| crate::address::is_web(address))
}

fn in_comment(comment: &str) -> Option<String> {
    if comment.contains("SingleFile") {
        let line = comment.lines().find_map(|line| line.trim().strip_prefix("url:"))?;
        return Some(line.trim().to_owned());
    }
    if let Some(rest) = comment.strip_prefix("saved from url=(") {
        let (length, rest) = rest.split_once(')')?;
        return rest.get(..length.trim_start_matches('0').parse().ok()?).map(str::to_owned);
    }
    let rest = comment.strip_prefix("Mirrored from ")?;
    rest.split(" by HTTrack").next().map(|address| format!("https://{}", address.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_saved_page_is_read_from_its_comment() {
        for (head, expected) in [
            (
                "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://karsand.example/a \n saved date: Mon May 06 2019\n--><head>",
                Some("https://karsand.example/a"),
            ),
            ("<!-- saved from url=(0025)https://karsand.example/a -->", Some("https://karsand.example/a")),
            (
                "<!-- Mirrored from karsand.example/a.html by HTTrack Website Copier/3.x -->",
                Some("https://karsand.example/a.html"),
            ),
            ("<!-- url: https://karsand.example/a -->", None),
        ] {
            assert_eq!(address(head.as_bytes()).as_deref(), expected, "{head}");
        }
    }
}
