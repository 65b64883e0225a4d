//! What is on the shop's shelves (`assets/demo/*/goods.csv`).

use super::Shop;
use super::dice::Weighted;
use super::shelf::{in_season, number, rows};
use crate::names::fold;

/// A product or service of the shop. Amounts are minor units of the shop's currency, without tax.
#[derive(Clone, Copy, Debug)]
pub struct Good {
    /// What it stands among.
    pub category: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is counted in.
    pub unit: &'static str,
    /// What one costs the shop.
    pub cost: i64,
    /// What one costs a client.
    pub price: i64,
    /// Percent of tax.
    pub(super) tax: i64,
    /// Most that one client takes at once.
    pub(super) most: u32,
    /// The position of what goes with it.
    pub with: Option<usize>,
}

/// The goods of a country's list.
pub(super) fn read(file: &'static str) -> Vec<Good> {
    let names: Vec<&str> = rows::<11>(file).map(|row| row[1]).collect();
    rows::<11>(file)
        .map(|[category, name, unit, cost, price, tax, _, _, _, most, with]| Good {
            category,
            name,
            unit,
            cost: minor(cost),
            price: minor(price),
            tax: i64::from(number(tax)),
            most: number(most).max(1),
            with: names.iter().position(|name| !with.is_empty() && *name == with),
        })
        .collect()
}

/// What is taken in each month, January first, as positions in the list.
pub(super) fn taken(file: &'static str) -> Vec<Weighted<usize>> {
    let of = |month| {
        Weighted::of(rows::<11>(file).enumerate().map(|(at, [_, _, _, _, _, _, from, to, weight, _, _])| {
            (at, if in_season(month, number(from), number(to)) { number(weight) } else { 0 })
        }))
    };
    (1..=12).map(of).collect()
}

/// Two decimals as minor units.
fn minor(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap_or(0)
}

impl Shop {
    /// What is on the shelves; a line's `good` is a position in this list.
    pub fn goods(&self) -> &[Good] {
        &self.shelf.goods
    }

    /// The percent of tax on a good: in the towns of Mexico's northern border the general rate is 8.
    pub fn tax_of(&self, good: &Good) -> i64 {
        if self.border && good.tax == 16 { 8 } else { good.tax }
    }

    /// The code of the good at a position: three letters of its category and its place, `GRI-007`.
    pub fn code_of(&self, at: usize) -> String {
        let category = self.shelf.goods.get(at).map_or("", |good| good.category);
        let letters: String = fold(category).chars().filter(char::is_ascii_alphabetic).take(3).collect();
        format!("{}-{:03}", letters.to_uppercase(), at + 1)
    }
}

/// The EAN-13 of the good at a position, of the numbers GS1 leaves to shops for their own labels (prefix 200). The last digit
/// makes the sum of all, every second one three times, a multiple of ten (GS1 General Specifications, 7.9).
pub(super) fn barcode(at: usize) -> String {
    let body = format!("200{:09}", 4_100 + at * 37);
    let sum: u32 = body.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * if i % 2 == 1 { 3 } else { 1 }).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_barcode_has_its_check_digit() {
        // 2 + 0 + 0 + 0 + 0 + 0 + 0 + 0 + 0×3 … 4×1 + 1×3: 2 + 4 + 3 = 9.
        assert_eq!(barcode(0), "2000000041001");
        assert_ne!(barcode(1), barcode(2));
    }
}
