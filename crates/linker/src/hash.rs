//! Hashes that are the same on every machine and in every version: FNV-1a with a final mix.

/// 64 bits of a text.
pub(crate) fn of(text: &str) -> u64 {
    bytes(text.as_bytes())
}

/// 64 bits of bytes.
pub(crate) fn bytes(bytes: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    mix(bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)))
}

/// 64 bits of two.
pub(crate) fn join(left: u64, right: u64) -> u64 {
    mix(left.rotate_left(23) ^ right.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Spreads every bit over all (the finaliser of SplitMix64).
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Twelve hexadecimal digits for an identifier, from its parts.
pub(crate) fn identifier(prefix: &str, parts: &[&str]) -> String {
    let hash = parts.iter().fold(0, |hash, part| join(hash, of(part)));
    format!("{prefix}{:012x}", hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_do_not_change_between_versions() {
        assert_eq!(identifier("x", &["a", "b"]), identifier("x", &["a", "b"]));
        assert_ne!(identifier("x", &["a", "b"]), identifier("x", &["b", "a"]));
        assert_ne!(of("ab"), of("ba"));
    }
}
