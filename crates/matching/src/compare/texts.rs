//! Texts of several words: how much of their meaning they share.

use crate::lexicon::{Lexicon, Word};

/// Words less alike than this are different words.
const ALIKE: f64 = 0.88;

/// What two texts share, in weight of words: the rarer a word, the more it counts (soft TF-IDF, Cohen, Ravikumar and Fienberg 2003,
/// with Jaro–Winkler between words).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    /// Of the longer text, 0 to 1.
    pub of_longer: f64,
    /// Of the shorter text, 0 to 1.
    pub of_shorter: f64,
    /// Both have words left that the other lacks, and that are words in use, not slips.
    pub both_more: bool,
    /// The first words of both are paired with each other.
    pub first: bool,
}

/// Pairs the words off, the likest first.
pub(super) fn shared(a: &[Word], b: &[Word], lexicon: &Lexicon) -> Shared {
    let total = |words: &[Word]| words.iter().map(|w| lexicon.weight(*w)).sum::<f64>();
    let (of_a, of_b) = (total(a), total(b));
    if of_a <= 0.0 || of_b <= 0.0 {
        return Shared::default();
    }
    let mut pairs: Vec<(f64, f64, usize, usize)> = Vec::new();
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let likeness = lexicon.likeness(*x, *y);
            if likeness >= ALIKE {
                // Of two spellings the commoner one tells what the word is worth.
                pairs.push((likeness, lexicon.weight(*x).min(lexicon.weight(*y)), i, j));
            }
        }
    }
    pairs.sort_by(|p, q| q.0.total_cmp(&p.0).then(q.1.total_cmp(&p.1)));
    let (mut used_a, mut used_b) = (0_u32, 0_u32);
    let mut first = false;
    let (mut common_a, mut common_b) = (0.0, 0.0);
    for (likeness, _, i, j) in pairs {
        if used_a & 1 << i == 0 && used_b & 1 << j == 0 {
            first |= i == 0 && j == 0;
            used_a |= 1 << i;
            used_b |= 1 << j;
            common_a += likeness * lexicon.weight(a[i]);
            common_b += likeness * lexicon.weight(b[j]);
        }
    }
    let (share_a, share_b) = (common_a / of_a, common_b / of_b);
    let more = |words: &[Word], used: u32| {
        words.iter().enumerate().any(|(i, w)| used & 1 << i == 0 && lexicon.is_established(*w))
    };
    let both_more = more(a, used_a) && more(b, used_b);
    let (of_longer, of_shorter) = if of_a >= of_b { (share_a, share_b) } else { (share_b, share_a) };
    Shared { of_longer, of_shorter, both_more, first }
}
