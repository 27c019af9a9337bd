//! The whole reader: whatever the text, every span of its record equals its characters.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use onrecord::Onrecord;

static ONRECORD: LazyLock<Onrecord> = LazyLock::new(Onrecord::new);

fuzz_target!(|text: &str| {
    let reading = ONRECORD.read_text("fuzz", text);
    assert_eq!(reading.faults(), []);
});
