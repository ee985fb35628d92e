//! Decimal digits of all scripts that phones and keyboards produce.

/// The digit zero of each script with decimal digits in the Basic Multilingual Plane (Unicode category Nd). The
/// other nine follow it.
const ZEROS: [char; 37] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '෦', '๐', '໐', '༠', '၀', '႐',
    '០', '᠐', '᥆', '᧐', '᪀', '᪐', '᭐', '᮰', '᱀', '᱐', '꘠', '꣐', '꤀', '꧐', '꧰', '꩐', '꯰', '０',
];

/// The value of a decimal digit of any script, such as `٣` or `３`. `None` for all other characters.
pub fn decimal_digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    }
    let after = ZEROS.partition_point(|zero| *zero <= c);
    let value = u32::from(c) - u32::from(ZEROS[after - 1]);
    u8::try_from(value).ok().filter(|value| *value < 10)
}

#[cfg(test)]
mod tests {
    use super::{ZEROS, decimal_digit};

    #[test]
    fn the_digits_of_every_script_have_their_value() {
        assert!(ZEROS.is_sorted());
        for text in [
            "0123456789",
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "๐๑๒๓๔๕๖๗๘๙",
            "０１２３４５６７８９",
        ] {
            let values: Vec<_> = text.chars().map(decimal_digit).collect();
            assert_eq!(values, (0..10).map(Some).collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn what_stands_beside_digits_is_none() {
        for c in [
            '/',
            ':',
            'a',
            'é',
            '٪',
            '／',
            '：',
            '⅓',
            '六',
            '🎉',
            '\u{10ffff}',
        ] {
            assert_eq!(decimal_digit(c), None, "{c}");
        }
        for zero in ZEROS {
            assert_eq!(decimal_digit(zero), Some(0));
            assert!(zero.is_numeric(), "{zero}");
        }
    }
}
