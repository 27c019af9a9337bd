//! Which names of this server a browser may have asked for, and which pages may send it a form.
//!
//! A page elsewhere can lead a name of its own to this machine's address (DNS rebinding), and then read what is asked under
//! that name. So a request must be for a name by which this server is known: `localhost`, a plain address, or a name that
//! was given at the start.

use std::net::{IpAddr, SocketAddr};

/// The names of a server.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    address: SocketAddr,
    given: Vec<String>,
}

impl Names {
    pub(crate) fn new(address: SocketAddr, given: Vec<String>) -> Self {
        Self { address, given }
    }

    /// Whether a `Host` header names this server.
    pub(crate) fn knows(&self, host: &str) -> bool {
        let (name, port) = split(host);
        if port.unwrap_or(80) != self.address.port() {
            return false;
        }
        match name.parse::<IpAddr>() {
            Ok(asked) if self.address.ip().is_loopback() => asked.is_loopback(),
            // A plain address is nobody's name that could be led elsewhere.
            Ok(_) => true,
            Err(_) => {
                name.eq_ignore_ascii_case("localhost")
                    || self.given.iter().any(|given| name.eq_ignore_ascii_case(given))
            }
        }
    }

    /// Whether an `Origin` header is of a page that the same host gave.
    pub(crate) fn is_own(origin: &str, host: &str) -> bool {
        let page = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        page.is_some_and(|page| page.eq_ignore_ascii_case(host))
    }
}

/// Name and port of a host, the name without the brackets of IPv6.
fn split(host: &str) -> (&str, Option<u16>) {
    if let Some((name, rest)) = host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (name, rest.strip_prefix(':').and_then(|port| port.parse().ok()));
    }
    match host.rsplit_once(':') {
        Some((name, port)) => (name, Some(port.parse().unwrap_or(0))),
        None => (host, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(address: &str, given: &[&str]) -> Names {
        Names::new(address.parse().unwrap(), given.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn on_this_machine_only_its_own_names_are_answered() {
        let names = names("127.0.0.1:7171", &[]);
        for host in ["127.0.0.1:7171", "localhost:7171", "LOCALHOST:7171", "[::1]:7171"] {
            assert!(names.knows(host), "{host}");
        }
        let others = [
            "rebound.example:7171",
            "127.0.0.1",
            "localhost:80",
            "10.0.0.7:7171",
            "",
            "localhost.evil:7171",
            ":7171",
        ];
        for host in others {
            assert!(!names.knows(host), "{host}");
        }
    }

    #[test]
    fn on_another_address_plain_addresses_and_given_names_are_answered() {
        let names = names("0.0.0.0:80", &["desk.newsroom.example"]);
        for host in ["192.168.1.4", "192.168.1.4:80", "desk.newsroom.example", "[fe80::1]"] {
            assert!(names.knows(host), "{host}");
        }
        assert!(!names.knows("rebound.example") && !names.knows("192.168.1.4:8080"));
    }

    #[test]
    fn a_form_comes_from_a_page_of_the_same_host() {
        assert!(Names::is_own("http://localhost:7171", "localhost:7171"));
        for origin in ["null", "http://localhost:7172", "http://evil.example", "localhost:7171", ""] {
            assert!(!Names::is_own(origin, "localhost:7171"), "{origin}");
        }
    }
}
