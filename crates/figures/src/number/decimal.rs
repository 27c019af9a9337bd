//! Exact decimal arithmetic for values as they are written.
//!
//! "2.9 million" is 29 times ten to the fifth, never 2.9 times a million in binary. Only the last step, to `f64`,
//! rounds, and it rounds once; with the 15 digits kept, every value survives JSON in any reader.

use std::cmp::Ordering;

/// Digits times ten to the exponent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decimal {
    digits: i128,
    exponent: i32,
}

/// More digits than any figure in news; what has more is an identifier.
const MOST_DIGITS: usize = 24;

impl Decimal {
    pub(crate) const ONE: Self = Self::whole(1);

    /// A whole number.
    pub(crate) const fn whole(value: i64) -> Self {
        Self { digits: value as i128, exponent: 0 }
    }

    /// Reads "1,200.5" and "1.6e-19".
    pub(crate) fn parse(written: &str) -> Option<Self> {
        if let Some((factor, power)) = written.split_once('e') {
            let power = power.strip_prefix('+').unwrap_or(power).parse().ok()?;
            return Self::parse(factor)?.times(Self::power_of_ten(power)?);
        }
        let mut digits: i128 = 0;
        let mut count = 0;
        let mut exponent = 0;
        let mut decimals = false;
        for character in written.chars() {
            match character {
                ',' => continue,
                '.' => decimals = true,
                _ => {
                    digits = digits * 10 + i128::from(character.to_digit(10)?);
                    count += 1;
                    exponent -= i32::from(decimals);
                }
            }
            if count > MOST_DIGITS {
                return None;
            }
        }
        Some(Self { digits, exponent })
    }

    /// Ten to a power; `None` past all measure.
    pub(crate) fn power_of_ten(power: i32) -> Option<Self> {
        (-60..=60).contains(&power).then_some(Self { digits: 1, exponent: power })
    }

    /// The product; `None` past all measure.
    pub(crate) fn times(self, other: Self) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Self { digits, exponent: self.exponent + other.exponent }.shortened())
    }

    /// The sum; `None` past all measure.
    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let digits = self.at(exponent)?.checked_add(other.at(exponent)?)?;
        Some(Self { digits, exponent })
    }

    /// The quotient to 15 digits; `None` for a division by zero.
    pub(crate) fn over(self, other: Self) -> Option<Self> {
        if other.digits == 0 {
            return None;
        }
        // One digit more than is given, so that the last one given is rounded once.
        let scaled = self.digits.checked_mul(10i128.pow(18))?;
        Some(
            Self { digits: scaled / other.digits, exponent: self.exponent - other.exponent - 18 }.shortened(),
        )
    }

    pub(crate) fn negative(self) -> Self {
        Self { digits: -self.digits, ..self }
    }

    /// The nearest binary number, of at most 15 digits.
    pub(crate) fn value(self) -> f64 {
        let exact: f64 = format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(0.0);
        if self.digits.unsigned_abs() < 10u128.pow(15) {
            return exact;
        }
        format!("{exact:.14e}").parse().unwrap_or(exact)
    }

    fn at(self, exponent: i32) -> Option<i128> {
        let shift = u32::try_from(self.exponent - exponent).ok()?;
        self.digits.checked_mul(10i128.checked_pow(shift)?)
    }

    fn shortened(mut self) -> Self {
        if self.digits == 0 {
            return Self::whole(0);
        }
        while self.digits % 10 == 0 {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let (a, b) = (self.shortened(), other.shortened());
        let exponent = a.exponent.min(b.exponent);
        match (a.at(exponent), b.at(exponent)) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            _ => a.value().partial_cmp(&b.value()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_decimals_survive() {
        for (written, value) in [
            ("2.9", 2.9),
            ("1,200.50", 1200.5),
            (".3", 0.3),
            ("0", 0.0),
            ("1,000,000", 1e6),
            ("1.6e-19", 1.6e-19),
        ] {
            assert_eq!(Decimal::parse(written).expect("digits").value(), value, "{written}");
        }
        let product = Decimal::parse("2.9").and_then(|d| d.times(Decimal::whole(1_000_000)));
        assert_eq!(product.expect("small").value(), 2_900_000.0);
        let third = Decimal::ONE.over(Decimal::whole(3)).expect("no zero");
        assert_eq!(third.value().to_string(), "0.333333333333333");
    }

    #[test]
    fn order_is_exact() {
        let parse = |written| Decimal::parse(written).expect("digits");
        assert!(parse("1.50") == parse("1.5") && parse("10") > parse("9.99"));
        assert!(Decimal::parse("1234567890123456789012345").is_none());
    }
}
