//! Digits with their groups and decimals: "1,200.5", "1,25,000", "1 250", "1.250,00", "1.6e-19".
//!
//! Groups are of three digits, or as India writes them: three at the end, two before. A number that is grouped in no such
//! way is not read in part: only its first digits are taken here, and `guard::unread` passes over the whole. Whether comma or stop parts decimals is a
//! matter of the whole text ([`Style`]).

/// Which mark parts the decimals in a text; the other one parts groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// "1,250.50".
    Stop,
    /// "1.250,50".
    Comma,
}

impl Style {
    /// The style of a text: commas where numbers show them that cannot be read otherwise, and none shows the reverse.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut stops, mut commas, mut sure) = (0, 0, 0);
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let length =
                bytes[at..].iter().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
            let written = text[at..at + length].trim_end_matches([',', '.']);
            at += length;
            match (groups_then_decimals(written, ',', '.'), groups_then_decimals(written, '.', ',')) {
                (Shape::Sure, _) | (Shape::Decimal, Shape::Other) => stops += 1,
                (_, Shape::Sure) => sure += 1,
                (Shape::Other, Shape::Decimal) => commas += 1,
                _ => {}
            }
        }
        if stops == 0 && (sure > 0 || commas > 1) { Self::Comma } else { Self::Stop }
    }
}

/// What a number shows of its marks.
#[derive(PartialEq, Eq)]
enum Shape {
    /// Groups and decimals, or several groups.
    Sure,
    /// One mark with other than three digits behind it.
    Decimal,
    Other,
}

fn groups_then_decimals(written: &str, group: char, decimal: char) -> Shape {
    let (whole, decimals) = match written.split_once(decimal) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (written, None),
    };
    if decimals.is_some_and(|d| d.is_empty() || !d.bytes().all(|b| b.is_ascii_digit())) {
        return Shape::Other;
    }
    let mut groups = whole.split(group);
    let first = groups.next().map_or(0, str::len);
    let rest: Vec<usize> = groups.map(str::len).collect();
    match (rest.is_empty(), decimals) {
        (true, Some(decimals)) if decimals.len() <= 2 => Shape::Decimal,
        (false, decimals) if are_groups(first, &rest) && (decimals.is_some() || rest.len() > 1) => {
            Shape::Sure
        }
        _ => Shape::Other,
    }
}

/// Whether groups of so many digits are one number: by thousands, or by lakhs and crores.
fn are_groups(first: usize, rest: &[usize]) -> bool {
    let Some((last, before)) = rest.split_last() else { return false };
    let by_thousands = (1..=3).contains(&first) && before.iter().all(|digits| *digits == 3);
    let by_lakhs = (1..=2).contains(&first) && !before.is_empty() && before.iter().all(|digits| *digits == 2);
    *last == 3 && (by_thousands || by_lakhs)
}

/// Length of the number at the start of `rest`, which begins with a digit; white space of U+0020 is left to [`spaced`].
pub(crate) fn length(rest: &str, style: Style) -> usize {
    let (group, decimal) = match style {
        Style::Stop => (b',', b'.'),
        Style::Comma => (b'.', b','),
    };
    let bytes = rest.as_bytes();
    let digits = |at: usize| bytes[at.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let first = digits(0);
    let mut end = first;
    let mut lengths = Vec::new();
    while bytes.get(end) == Some(&group) && digits(end + 1) > 0 {
        lengths.push(digits(end + 1));
        end += 1 + digits(end + 1);
    }
    if !lengths.is_empty() && !are_groups(first, &lengths) {
        end = first;
    } else if lengths.is_empty() {
        end = narrow(rest, first);
    }
    let decimals = if bytes.get(end) == Some(&decimal) { digits(end + 1) } else { 0 };
    end += decimals + usize::from(decimals > 0);
    end + exponent(&rest[end..], decimals > 0)
}

/// Past groups parted by spaces that do not break (U+00A0, U+202F) or are thin (U+2009).
fn narrow(rest: &str, first: usize) -> usize {
    groups(rest, first, &['\u{a0}', '\u{202f}', '\u{2009}'])
}

/// Length of "1 250 000" at the start of `rest`, parted by plain spaces; 0 where there is no such number.
///
/// Whether it is one, or two numbers side by side, is for the words around to say.
pub(crate) fn spaced(rest: &str) -> usize {
    let first = rest.bytes().take_while(u8::is_ascii_digit).count();
    let end = groups(rest, first, &[' ']);
    let mut behind = rest[end..].chars();
    let joins = behind.next().is_some_and(|c| matches!(c, ' ' | '-' | '–' | '/' | ':' | ','));
    let goes_on = joins && behind.next().is_some_and(|c| c.is_ascii_digit());
    if end > first && !goes_on { end } else { 0 }
}

fn groups(rest: &str, first: usize, spaces: &[char]) -> usize {
    let leading = rest.starts_with('0');
    let mut end = first;
    if !(1..=3).contains(&first) || leading {
        return end;
    }
    while let Some(space) = rest[end..].chars().next().filter(|c| spaces.contains(c)) {
        let next = &rest[end + space.len_utf8()..];
        if next.bytes().take_while(u8::is_ascii_digit).count() != 3 {
            break;
        }
        end += space.len_utf8() + 3;
    }
    end
}

/// Length of "e-19" at the start of `rest`; without decimals before it, it needs its sign.
fn exponent(rest: &str, decimals: bool) -> usize {
    let Some(behind) = rest.strip_prefix(['e', 'E']) else { return 0 };
    let sign = usize::from(behind.starts_with(['-', '+', '−']));
    if sign == 1 && behind.starts_with('−') {
        return 0;
    }
    let digits = behind[sign..].bytes().take_while(u8::is_ascii_digit).count();
    let ends = !behind[sign + digits..].starts_with(char::is_alphanumeric);
    if (1..=2).contains(&digits) && ends && (decimals || sign == 1) { 1 + sign + digits } else { 0 }
}

/// A number with commas between its groups and a stop before its decimals, however it is written.
pub(crate) fn plain(written: &str, style: Style) -> String {
    let mark = |character: char| match character {
        '.' if style == Style::Comma => ',',
        ',' if style == Style::Comma => '.',
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ',',
        other => other.to_ascii_lowercase(),
    };
    written.chars().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_whole() {
        for (text, taken) in [
            ("1,200.50 and", "1,200.50"),
            ("1,25,000 crore", "1,25,000"),
            ("1,20,35,000 voters", "1,20,35,000"),
            ("25,00 men", "25"),
            ("1,2345", "1"),
            ("5,7,9", "5"),
            ("1\u{a0}250\u{a0}000 men", "1\u{a0}250\u{a0}000"),
            ("816\u{202f}000,5", "816\u{202f}000"),
            ("1.6e-19 C", "1.6e-19"),
            ("3.2e5.", "3.2e5"),
            ("5e3", "5"),
            ("2.5", "2.5"),
        ] {
            assert_eq!(&text[..length(text, Style::Stop)], taken, "{text}");
        }
        assert_eq!(length("1.250.000,75 euros", Style::Comma), "1.250.000,75".len());
        assert_eq!(plain("1.250.000,75", Style::Comma), "1,250,000.75");
    }

    #[test]
    fn spaces_part_thousands() {
        for (text, taken) in [
            ("1 250 people", "1 250"),
            ("2 500 000.", "2 500 000"),
            ("12 300 45", ""),
            ("020 794", ""),
            ("1 2500", ""),
            ("5 600-700", ""),
            ("1250 300", ""),
        ] {
            assert_eq!(&text[..spaced(text)], taken, "{text}");
        }
    }

    #[test]
    fn a_text_shows_its_style() {
        assert_eq!(Style::of("It paid 1.250,50 euros and 3.500 more."), Style::Comma);
        assert_eq!(Style::of("Up 7,3 per cent, then 12,45."), Style::Comma);
        assert_eq!(Style::of("Up 7,3 per cent, then 12.45."), Style::Stop);
        assert_eq!(Style::of("It paid 1,250.50 euros; 1.250,50 is a slip."), Style::Stop);
        assert_eq!(Style::of("1,20,35,000 voters, 300 men"), Style::Stop);
        assert_eq!(Style::of("on 3.9.2016 at 1,250 places"), Style::Stop);
    }
}
