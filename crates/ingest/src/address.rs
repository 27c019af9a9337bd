//! Addresses: relative ones against a base, and whether a text is one.

/// The address that `reference` means where `base` is the address of what it stands in (RFC 3986, 5.2).
///
/// Without a base that is whole, the reference stays as it is.
pub(crate) fn resolved(reference: &str, base: Option<&str>) -> String {
    let reference = reference.trim();
    let Some((scheme, rest)) = base.and_then(split).filter(|_| split(reference).is_none()) else {
        return reference.to_owned();
    };
    let base = base.unwrap_or_default().trim();
    if reference.is_empty() {
        return base.split('#').next().unwrap_or_default().to_owned();
    }
    if reference.starts_with("//") {
        return format!("{scheme}:{reference}");
    }
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_end);
    let root = format!("{scheme}://{host}");
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = if path.is_empty() { "/" } else { path };
    match reference.chars().next() {
        Some('/') => format!("{root}{}", without_dots(reference)),
        Some('?') => format!("{root}{path}{reference}"),
        Some('#') => format!("{}{reference}", base.split('#').next().unwrap_or_default()),
        _ => {
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            format!("{root}{}", without_dots(&format!("{folder}{reference}")))
        }
    }
}

/// Whether a text is an address of a page, and no name.
pub(crate) fn is_web(text: &str) -> bool {
    let text = text.trim();
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && text.len() > scheme.len()
    }) && !text.contains(char::is_whitespace)
}

/// The host of an address without "www.": what an outlet may be called by where nothing names it.
pub(crate) fn host(address: &str) -> Option<String> {
    let (_, rest) = split(address)?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && !host.starts_with('.')).then(|| host.to_owned())
}

/// Scheme, and what follows `://`.
fn split(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.trim().split_once("://")?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some((scheme, rest))
}

/// A path whose "." and ".." are gone.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, tail) = path.split_at(end);
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let folder = path.ends_with("/.") || path.ends_with("/..");
    format!("/{}{}{tail}", parts.join("/"), if folder && !parts.is_empty() { "/" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_are_resolved() {
        let base = Some("https://karsand.example/news/world/index.html?page=1#top");
        for (reference, expected) in [
            ("a", "https://karsand.example/news/world/a"),
            ("../a?b=1", "https://karsand.example/news/a?b=1"),
            ("../../../a", "https://karsand.example/a"),
            ("/a/./b", "https://karsand.example/a/b"),
            ("//ostrev.example/a", "https://ostrev.example/a"),
            ("?page=2", "https://karsand.example/news/world/index.html?page=2"),
            ("#end", "https://karsand.example/news/world/index.html?page=1#end"),
            ("http://ostrev.example/a", "http://ostrev.example/a"),
            ("a?at=http://b.example/", "https://karsand.example/news/world/a?at=http://b.example/"),
        ] {
            assert_eq!(resolved(reference, base), expected);
        }
        assert_eq!(resolved("a", None), "a");
        assert_eq!(resolved("a", Some("https://karsand.example")), "https://karsand.example/a");
    }

    #[test]
    fn an_address_is_no_name() {
        assert!(is_web("https://karsand.example/a") && !is_web("Karsand Herald") && !is_web("http:// x"));
        assert_eq!(host("https://www.karsand.example/a").as_deref(), Some("karsand.example"));
    }
}
