//! What is meant to belong to one person or company alone: the day of birth, tax ids, mail addresses, telephones.

use super::Found;
use crate::field::Agreement;
use crate::lexicon::{Lexicon, Word};
use crate::prepared::{Lexicons, Mail};

/// Days of birth, digit by digit.
pub(super) fn birth(a: Option<[u8; 8]>, b: Option<[u8; 8]>) -> Found {
    let (Some(a), Some(b)) = (a, b) else { return (None, 0.0) };
    if a == b {
        return (Some(Agreement::Same), 0.0);
    }
    if a[..4] == b[..4] && a[4..6] == b[6..] && a[6..] == b[4..6] {
        return (Some(Agreement::Swapped), 0.0);
    }
    let differ: Vec<usize> = (0..8).filter(|i| a[*i] != b[*i]).collect();
    let close = match differ[..] {
        [_] => true,
        [i, j] => j == i + 1 && a[i] == b[j] && a[j] == b[i],
        _ => false,
    };
    let parts = usize::from(a[..4] == b[..4]) + usize::from(a[4..6] == b[4..6]) + usize::from(a[6..] == b[6..]);
    let agreement = if close {
        Agreement::Close
    } else if parts == 2 {
        Agreement::TwoParts
    } else {
        Agreement::Other
    };
    (Some(agreement), 0.0)
}

/// Any value of one among those of the other: the same, or a typing mistake apart.
pub(super) fn values(a: &[Word], b: &[Word], lexicon: &Lexicon) -> Found {
    if a.is_empty() || b.is_empty() {
        return (None, 0.0);
    }
    let shared = a.iter().filter(|x| b.contains(x)).map(|x| lexicon.share(*x));
    if let Some(rarest) = shared.min_by(f64::total_cmp) {
        return (Some(Agreement::Same), rarest);
    }
    let any = a.iter().any(|x| b.iter().any(|y| lexicon.is_one_slip(*x, *y)));
    (Some(if any { Agreement::Close } else { Agreement::Other }), 0.0)
}

/// Mail addresses: the same, a typing mistake apart, the same name elsewhere, or the same domain.
pub(super) fn mail(a: &[Mail], b: &[Mail], all: &Lexicons) -> Found {
    let mut best: Found = (None, 0.0);
    let mut better = |agreement: Agreement, chance: f64| {
        if best.0.is_none_or(|so_far| agreement_rank(agreement) < agreement_rank(so_far)) {
            best = (Some(agreement), chance);
        }
    };
    for x in a {
        for y in b {
            if x.whole == y.whole {
                better(Agreement::Same, all.mails.share(x.whole));
            } else if x.local == y.local {
                let (one, other) = (all.domains.text(x.domain), all.domains.text(y.domain));
                if strsim::osa_distance(one, other) <= 2 {
                    better(Agreement::Close, 0.0);
                } else {
                    better(Agreement::SameLocal, all.mails.share(x.local));
                }
            } else if x.domain == y.domain {
                if all.mails.length(x.local) > 4 && all.mails.is_one_slip(x.local, y.local) {
                    better(Agreement::Close, 0.0);
                } else {
                    better(Agreement::SameDomain, all.domains.share(x.domain));
                }
            } else {
                better(Agreement::Other, 0.0);
            }
        }
    }
    best
}

fn agreement_rank(agreement: Agreement) -> usize {
    crate::field::Field::Mail.steps().iter().position(|s| s.0 == agreement).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_birth_forgive_one_slip() {
        let day = |text: &str| crate::written::birth(text);
        for (a, b, agreement) in [
            ("19600210", "1960-02-10", Agreement::Same),
            ("19600210", "19601002", Agreement::Swapped),
            ("19600210", "19600219", Agreement::Close),
            ("19600210", "19600120", Agreement::Close),
            ("19600210", "19750210", Agreement::TwoParts),
            ("19600210", "19751111", Agreement::Other),
        ] {
            assert_eq!(birth(day(a), day(b)).0, Some(agreement), "{a} {b}");
        }
    }
}
