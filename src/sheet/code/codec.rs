//! A faster codec for many result codes of one instrument: precomputes the values that [`super::encode`] and
//! [`super::decode`] compute for each code, and processes digits in limbs of six and answers in runs that fit
//! one limb.

use super::{
    ALPHABET, CHECK_MODULUS, CHECK_REMAINDER, GROUP_LEN, ID_CLASSES, MAX_DIGITS, PREFIX,
    VERSION_CLASSES, VOTE_VALUES, digit_count, id_class, radix,
};
use crate::instrument::Instrument;
use crate::sheet::{GutVote, NONCE_COUNT, Sheet};

/// The number of digits in a limb.
const LIMB_DIGITS: usize = 6;
/// The number of bits in a limb.
const LIMB_BITS: usize = 5 * LIMB_DIGITS;
/// The entry in [`DIGIT_VALUES`] for a byte that is not a digit.
const NO_DIGIT: u8 = 32;
/// The digit value of each byte.
const DIGIT_VALUES: [u8; 256] = digit_values();
/// The number of values of the gut vote and the nonce together.
const VOTE_AND_NONCE_VALUES: u32 = VOTE_VALUES * NONCE_COUNT as u32;
/// The number of values of the tag and the check together.
const TAIL_VALUES: u32 = ID_CLASSES * VERSION_CLASSES * CHECK_MODULUS;

/// Encodes and decodes the codes of one instrument.
#[derive(Clone, Debug)]
pub struct Codec {
    /// The number of values of each answer.
    radices: Vec<u32>,
    /// Runs of answers that are processed together, in order: the number of answers, and of their values.
    runs: Vec<(usize, u32)>,
    /// The tag and the check, which are the same in every code of this instrument.
    tail: u32,
    digit_count: usize,
}

/// A number below 32 to the power of [`MAX_DIGITS`], most significant limb first. A code uses as many
/// limbs as it needs; the others are 0.
type Limbs = [u32; MAX_DIGITS.div_ceil(LIMB_DIGITS)];

impl Codec {
    /// Creates a codec for one instrument.
    pub fn new(instrument: &Instrument) -> Self {
        let items = instrument.items.iter();
        let radices: Vec<u32> = items.map(|item| radix(item.choice_count())).collect();
        let mut runs: Vec<(usize, u32)> = Vec::new();
        for radix in &radices {
            match runs.last_mut() {
                Some((count, values)) if *values < (1 << LIMB_BITS) / radix => {
                    *count += 1;
                    *values *= radix;
                }
                _ => runs.push((1, *radix)),
            }
        }
        let version = instrument.version % VERSION_CLASSES;
        Self {
            radices,
            runs,
            tail: (id_class(instrument) * VERSION_CLASSES + version) * CHECK_MODULUS
                + CHECK_REMAINDER,
            digit_count: digit_count(instrument),
        }
    }

    /// Encodes a sheet as a result code.
    pub fn encode(&self, sheet: &Sheet) -> String {
        let mut code = String::with_capacity(self.encoded_len());
        self.encode_into(sheet, &mut code);
        code
    }

    /// Encodes a sheet as a result code, and appends it to `text`.
    pub fn encode_into(&self, sheet: &Sheet, text: &mut String) {
        let mut number = Limbs::default();
        let mut answers = self.radices.iter().zip(&sheet.answers);
        for (count, values) in &self.runs {
            let run = answers.by_ref().take(*count);
            let value = run.fold(0, |value, (radix, answer)| {
                value * radix + answer.map_or(0, |choice| u32::from(choice) + 1)
            });
            self.mul_add(&mut number, *values, value);
        }
        let gut = match sheet.gut {
            None => 0,
            Some(GutVote::Low) => 1,
            Some(GutVote::High) => 2,
        };
        let nonce = u32::from(sheet.nonce % NONCE_COUNT);
        let value = gut * u32::from(NONCE_COUNT) + nonce;
        self.mul_add(&mut number, VOTE_AND_NONCE_VALUES, value);
        self.mul_add(&mut number, TAIL_VALUES, self.tail);
        self.format_limbs(&number, text);
    }

    /// Decodes a code, in any case, whose hyphens are where [`Codec::encode`] puts them. Returns `None`
    /// if they are not, or if the code is invalid.
    pub fn decode(&self, code: &[u8]) -> Option<Sheet> {
        let mut number = self.parse_limbs(code)?;
        if self.div_rem(&mut number, TAIL_VALUES) != self.tail {
            return None;
        }
        let value = self.div_rem(&mut number, VOTE_AND_NONCE_VALUES);
        let gut = match value / u32::from(NONCE_COUNT) {
            0 => None,
            1 => Some(GutVote::Low),
            _ => Some(GutVote::High),
        };
        let mut answers = vec![None; self.radices.len()];
        let mut left = answers.iter_mut().zip(&self.radices).rev();
        for (count, values) in self.runs.iter().rev() {
            let mut value = self.div_rem(&mut number, *values);
            for (answer, radix) in left.by_ref().take(*count) {
                *answer = u8::try_from(value % radix).ok()?.checked_sub(1);
                value /= radix;
            }
        }
        let nothing_left = number.iter().all(|&limb| limb == 0);
        nothing_left.then(|| Sheet {
            gut,
            answers,
            nonce: u16::try_from(value % u32::from(NONCE_COUNT)).unwrap_or(0),
        })
    }

    /// Returns the length of a code in bytes.
    pub fn encoded_len(&self) -> usize {
        PREFIX.len() + self.digit_count + (self.digit_count - 1) / GROUP_LEN
    }

    /// Returns the number of limbs in use.
    fn limb_count(&self) -> usize {
        self.digit_count.div_ceil(LIMB_DIGITS)
    }

    /// number = number × radix + value
    fn mul_add(&self, number: &mut Limbs, radix: u32, value: u32) {
        let mut carry = u64::from(value);
        for limb in number[..self.limb_count()].iter_mut().rev() {
            let sum = u64::from(*limb) * u64::from(radix) + carry;
            *limb = low_limb(sum);
            carry = sum >> LIMB_BITS;
        }
    }

    /// number = number / radix; returns the remainder
    fn div_rem(&self, number: &mut Limbs, radix: u32) -> u32 {
        let radix = u64::from(radix);
        let mut rest = 0;
        for limb in &mut number[..self.limb_count()] {
            let sum = rest << LIMB_BITS | u64::from(*limb);
            // Leading limbs become 0, and this avoids a slow division.
            if sum < radix {
                (*limb, rest) = (0, sum);
            } else {
                (*limb, rest) = (low_limb(sum / radix), sum % radix);
            }
        }
        low_limb(rest)
    }

    /// Returns the number of digits in the first limb, the only one that may hold fewer.
    fn first_limb_digits(&self) -> usize {
        self.digit_count - (self.limb_count() - 1) * LIMB_DIGITS
    }

    fn format_limbs(&self, number: &Limbs, code: &mut String) {
        code.push_str(PREFIX);
        let (mut limb, mut left) = (0, self.first_limb_digits());
        for digit in 0..self.digit_count {
            if digit > 0 && digit % GROUP_LEN == 0 {
                code.push('-');
            }
            if left == 0 {
                (limb, left) = (limb + 1, LIMB_DIGITS);
            }
            left -= 1;
            let value = (number[limb] >> (5 * left)).to_le_bytes()[0] & 31;
            code.push(char::from(ALPHABET[usize::from(value)]));
        }
    }

    fn parse_limbs(&self, code: &[u8]) -> Option<Limbs> {
        let (prefix, rest) = code.split_at_checked(PREFIX.len())?;
        if code.len() != self.encoded_len() || !prefix.eq_ignore_ascii_case(PREFIX.as_bytes()) {
            return None;
        }
        let mut number = Limbs::default();
        let (mut limb, mut left) = (0, self.first_limb_digits());
        let mut in_group = 0;
        for byte in rest {
            if in_group == GROUP_LEN {
                if *byte != b'-' {
                    return None;
                }
                in_group = 0;
                continue;
            }
            in_group += 1;
            let value = DIGIT_VALUES[usize::from(*byte)];
            if value == NO_DIGIT {
                return None;
            }
            if left == 0 {
                (limb, left) = (limb + 1, LIMB_DIGITS);
            }
            left -= 1;
            number[limb] = number[limb] << 5 | u32::from(value);
        }
        Some(number)
    }
}

/// Returns the lowest limb of a number.
fn low_limb(number: u64) -> u32 {
    u32::try_from(number & ((1 << LIMB_BITS) - 1)).unwrap_or(0)
}

/// Builds the table of digit values: digits in either case, and the letters that are read as digits.
const fn digit_values() -> [u8; 256] {
    let mut digits = [NO_DIGIT; 256];
    let mut digit: u8 = 0;
    while digit < NO_DIGIT {
        let byte = ALPHABET[digit as usize];
        digits[byte as usize] = digit;
        digits[byte.to_ascii_lowercase() as usize] = digit;
        digit += 1;
    }
    digits[b'I' as usize] = 1;
    digits[b'i' as usize] = 1;
    digits[b'L' as usize] = 1;
    digits[b'l' as usize] = 1;
    digits[b'O' as usize] = 0;
    digits[b'o' as usize] = 0;
    digits
}
