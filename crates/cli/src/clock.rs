//! The time now, in ISO 8601: the only place where a record learns of the clock.

/// Now, to the second, in UTC.
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
