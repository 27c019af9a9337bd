//! The name of a page's publisher, and what of a title belongs to it.

/// The domain of an address without "www.": `https://www.karsand.example/a` is `karsand.example`.
pub(crate) fn domain(url: &str) -> Option<String> {
    let rest = url.trim().split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && !host.starts_with('.')).then(|| host.to_owned())
}

/// A title without the outlet behind or before it: "Road open - Karsand Herald" is "Road open".
pub(super) fn strip(title: &str, outlet: Option<&str>, domain: Option<&str>) -> String {
    const BETWEEN: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "];
    for between in BETWEEN {
        if let Some((rest, last)) = title.rsplit_once(between)
            && is_outlet(last, outlet, domain)
        {
            return strip(rest.trim(), outlet, domain);
        }
        if let Some((first, rest)) = title.split_once(between)
            && is_outlet(first, outlet, domain)
        {
            return rest.trim().to_owned();
        }
    }
    title.trim().to_owned()
}

fn is_outlet(part: &str, outlet: Option<&str>, domain: Option<&str>) -> bool {
    let part = letters(part);
    if part.is_empty() {
        return false;
    }
    let outlet = outlet.map(letters).filter(|outlet| !outlet.is_empty());
    let outlet_is =
        outlet.is_some_and(|outlet| outlet == part || part.len() >= 3 && outlet.starts_with(&part));
    let domain_is = domain.is_some_and(|domain| {
        let domain = letters(domain);
        part.len() >= 3 && (domain.starts_with(&part) || part == domain)
    });
    outlet_is || domain_is
}

fn letters(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_is_stripped_from_a_title() {
        for (title, outlet, domain, expected) in [
            ("Road open - Karsand Herald", Some("The Karsand Herald"), None, "Road open"),
            ("Road open | News | Karsand Herald", Some("Karsand Herald"), None, "Road open | News"),
            ("Herald: Road open - again", Some("Herald"), None, "Herald: Road open - again"),
            ("Road open – karsandherald.example", None, Some("karsandherald.example"), "Road open"),
            ("Karsand Herald » Road open", Some("Karsand Herald"), None, "Road open"),
            ("Obi - the road is open", None, None, "Obi - the road is open"),
        ] {
            assert_eq!(strip(title, outlet, domain), expected);
        }
    }

    #[test]
    fn the_domain_of_an_address() {
        assert_eq!(domain("https://www.Karsand.example:8080/a?b").as_deref(), Some("karsand.example"));
        assert_eq!(domain("karsand"), None);
    }
}
