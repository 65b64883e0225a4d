//! Pairs made into clusters: who is the same as the same is the same, unless the two clusters speak against each other as wholes.

/// Records a cluster has at most; nobody is entered more often, and it bounds the work.
const MOST: usize = 40;
/// Logarithm of odds beyond which one pair does not count for more.
const ENOUGH: f64 = 12.0;
/// Mean logarithm of odds between two clusters from which they are joined.
const JOINED: f64 = 0.0;

/// Two records, by their place, that may be the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Link {
    pub a: u32,
    pub b: u32,
    pub same: f64,
}

/// Joins clusters along the links, the surest first, where the mean over all pairs between them allows it (average linkage, Sokal and
/// Michener 1958): one doubtful link cannot chain two clusters whose other members contradict each other. Odds of minus infinity keep two
/// records apart for good.
pub(crate) fn gather<'a>(
    records: usize,
    links: impl Iterator<Item = &'a Link>,
    ln_odds: impl Fn(u32, u32) -> f64,
) -> Vec<Vec<u32>> {
    let mut of: Vec<u32> = (0..records as u32).collect();
    let mut members: Vec<Vec<u32>> = (0..records as u32).map(|r| vec![r]).collect();
    for link in links {
        let (x, y) = (of[link.a as usize], of[link.b as usize]);
        if x == y || members[x as usize].len() + members[y as usize].len() > MOST {
            continue;
        }
        let (small, big) = if x < y { (x, y) } else { (y, x) };
        let (left, right) = (&members[small as usize], &members[big as usize]);
        let pairs = (left.len() * right.len()) as f64;
        let between = left.iter().flat_map(|p| right.iter().map(|q| ln_odds(*p, *q)));
        let sum =
            between.map(|odds| if odds == f64::NEG_INFINITY { odds } else { odds.clamp(-ENOUGH, ENOUGH) }).sum::<f64>();
        if sum / pairs < JOINED {
            continue;
        }
        let moved = std::mem::take(&mut members[big as usize]);
        for record in &moved {
            of[*record as usize] = small;
        }
        members[small as usize].extend(moved);
    }
    let mut clusters: Vec<Vec<u32>> = members.into_iter().filter(|m| m.len() > 1).collect();
    for cluster in &mut clusters {
        cluster.sort_unstable();
    }
    clusters.sort();
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_does_not_chain_clusters_that_contradict_each_other() {
        let pair = |a: u32, b: u32, same| Link { a, b, same };
        let links = [pair(0, 1, 0.99), pair(2, 3, 0.99), pair(1, 2, 0.6)];
        let odds = |a: u32, b: u32| if links.iter().any(|l| (l.a, l.b) == (a, b)) { 3.0 } else { -20.0 };
        assert_eq!(gather(4, links.iter(), odds), [[0, 1], [2, 3]]);
        assert_eq!(gather(4, links.iter(), |_, _| 1.0), [[0, 1, 2, 3]]);
    }

    #[test]
    fn who_was_said_to_be_different_stays_apart_in_any_company() {
        let links = [(0, 1), (1, 2)].map(|(a, b)| Link { a, b, same: 0.99 });
        let odds = |a: u32, b: u32| if (a, b) == (0, 2) { f64::NEG_INFINITY } else { 12.0 };
        assert_eq!(gather(3, links.iter(), odds), [[0, 1]]);
    }
}
