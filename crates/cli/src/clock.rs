//! The time now: the only place where anything learns of the clock.

/// Now, to the second, in UTC and ISO 8601.
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Today, where the program runs.
pub(crate) fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
