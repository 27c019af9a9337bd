//! Tables: whatever the bytes, articles or failures.

#![no_main]

use libfuzzer_sys::fuzz_target;

mod common;

fuzz_target!(|bytes: &[u8]| common::ingest("rows.csv", bytes));
