//! Which of the prices that are offered holds: pure, so that order, quantity and day can be tried without a book.

use crate::ids::Id;
use billing::Prices;
use rust_decimal::{Decimal, RoundingStrategy};

/// Decimals of a price that was turned from with tax to without or back: enough that the tax of a thousand of them gives the printed
/// price again.
const PLACES: u32 = 6;

/// For whom a list is, from the least to the most particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Audience {
    Everybody,
    Tag,
    Client,
}

/// What an entry is about, from the broadest to the most exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    All,
    Line,
    Category,
    Product,
}

/// What an entry makes of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Worth {
    /// The price of one, as the list counts (with tax or without).
    Price(Decimal),
    /// Percent off the product's own price.
    Discount(Decimal),
    /// Percent over what one costs.
    Markup(Decimal),
}

/// An entry of a list that is for this client, on this day, about this product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    pub list: Id,
    pub entry: Id,
    pub audience: Audience,
    pub scope: Scope,
    /// From how many on.
    pub from: Decimal,
    pub priority: i64,
    pub worth: Worth,
    /// How the list counts.
    pub prices: Prices,
}

/// What is asked of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    pub quantity: Decimal,
    /// The product's own price, as a document takes it; nothing where it has none.
    pub own: Option<Decimal>,
    /// What one costs, without tax.
    pub cost: Option<Decimal>,
    /// All taxes together, in percent.
    pub rate: Decimal,
    /// How the document counts.
    pub prices: Prices,
    /// Decimals of its currency.
    pub digits: u32,
}

/// The price that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held<'a> {
    pub offer: &'a Offer,
    /// Of one, as the document counts, before the discount.
    pub price: Decimal,
    /// Percent off.
    pub discount: Decimal,
}

/// The price of a product for a client: of all offers whose step the quantity reaches, the most particular. In this order: a list for
/// chosen clients before one for a tag before one for everybody; an entry of the product before one of its category, of its line, of all;
/// the highest step; the higher priority; the newest list, then the newest entry (by identity, which grows with time and is the same on
/// every machine). An offer that cannot be reckoned (a discount where the product has no price, a markup where it has no cost) is
/// passed by. Of what is given back the quantity counts without its sign. Lines are looked at one by one: two lines of five reach no step of
/// ten.
pub(crate) fn price_for<'a>(offers: &'a [Offer], asked: &Asked) -> Option<Held<'a>> {
    let quantity = asked.quantity.abs();
    let reached = offers.iter().filter(|offer| offer.from <= quantity);
    let reckoned = reached.filter_map(|offer| {
        let (price, discount) = reckon(offer, asked)?;
        Some(Held { offer, price, discount })
    });
    reckoned.max_by_key(|held| {
        let offer = held.offer;
        (offer.audience, offer.scope, offer.from, offer.priority, offer.list, offer.entry)
    })
}

/// Price and discount of an offer. A cost is without tax, and so is what is marked up; it is rounded to the currency's cents, halves away
/// from zero. A price with tax becomes one without (`p / (1 + rate)`) where the document counts so, and the other way round.
fn reckon(offer: &Offer, asked: &Asked) -> Option<(Decimal, Decimal)> {
    let away = RoundingStrategy::MidpointAwayFromZero;
    let taxed = Decimal::ONE.checked_add(asked.rate.checked_div(Decimal::ONE_HUNDRED)?)?;
    let turned = |price: Decimal, from: Prices| match (from, asked.prices) {
        (Prices::WithTax, Prices::WithoutTax) => {
            price.checked_div(taxed).map(|p| p.round_dp_with_strategy(PLACES, away))
        }
        (Prices::WithoutTax, Prices::WithTax) => {
            price.checked_mul(taxed).map(|p| p.round_dp_with_strategy(PLACES, away))
        }
        _ => Some(price),
    };
    let (price, discount) = match offer.worth {
        Worth::Price(price) => (turned(price, offer.prices)?, Decimal::ZERO),
        Worth::Discount(percent) => (asked.own?, percent),
        Worth::Markup(percent) => {
            let with = Decimal::ONE.checked_add(percent.checked_div(Decimal::ONE_HUNDRED)?)?;
            let price = turned(asked.cost?.checked_mul(with)?, Prices::WithoutTax)?;
            (price.round_dp_with_strategy(asked.digits, away), Decimal::ZERO)
        }
    };
    Some((price.normalize(), discount.normalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u32) -> Id {
        Id::of_bytes((u128::from(n) << 64).to_be_bytes())
    }

    fn offer(list: u32, audience: Audience, scope: Scope, from: i64, worth: Worth) -> Offer {
        let from = Decimal::from(from);
        Offer {
            list: id(list),
            entry: id(list * 1_000),
            audience,
            scope,
            from,
            priority: 0,
            worth,
            prices: Prices::WithoutTax,
        }
    }

    fn price(n: i64) -> Worth {
        Worth::Price(Decimal::from(n))
    }

    const ASKED: Asked = Asked {
        quantity: Decimal::ONE,
        own: Some(Decimal::ONE_HUNDRED),
        cost: Some(Decimal::TEN),
        rate: Decimal::from_parts(21, 0, 0, false, 0),
        prices: Prices::WithoutTax,
        digits: 2,
    };

    fn told(offers: &[Offer], asked: Asked) -> String {
        price_for(offers, &asked).map_or_else(|| "-".to_owned(), |held| format!("{} -{}%", held.price, held.discount))
    }

    #[test]
    fn the_most_particular_wins_before_the_cheapest() {
        use Audience::{Client, Everybody, Tag};
        use Scope::{All, Category, Line, Product};
        let all = [
            offer(1, Everybody, Product, 0, price(1)),
            offer(2, Tag, Product, 0, price(2)),
            offer(3, Client, All, 0, price(3)),
            offer(4, Client, Line, 0, price(4)),
            offer(5, Client, Category, 0, price(5)),
            offer(6, Client, Product, 0, price(6)),
            offer(6, Client, Product, 10, price(7)),
        ];
        let ten = Asked { quantity: Decimal::TEN, ..ASKED };
        assert_eq!(told(&all, ten), "7 -0%");
        assert_eq!(
            told(&all, Asked { quantity: -Decimal::TEN, ..ASKED }),
            "7 -0%",
            "given back at the price it was sold"
        );
        for (most, is) in [(7, "6 -0%"), (5, "5 -0%"), (4, "4 -0%"), (3, "3 -0%"), (2, "2 -0%"), (1, "1 -0%"), (0, "-")]
        {
            assert_eq!(told(&all[..most], ASKED), is);
        }
    }

    #[test]
    fn priority_comes_before_age_and_after_the_step() {
        let old = Offer { priority: 1, ..offer(1, Audience::Tag, Scope::Product, 0, price(1)) };
        let new = offer(2, Audience::Tag, Scope::Product, 0, price(2));
        let step = offer(1, Audience::Tag, Scope::Product, 5, price(3));
        assert_eq!(told(&[old.clone(), new.clone()], ASKED), "1 -0%");
        assert_eq!(told(&[Offer { priority: 0, ..old.clone() }, new], ASKED), "2 -0%");
        assert_eq!(told(&[old, step], Asked { quantity: Decimal::TEN, ..ASKED }), "3 -0%");
    }

    #[test]
    fn discounts_markups_and_taxes_are_reckoned() {
        let of = |worth: Worth, asked: Asked| told(&[offer(1, Audience::Tag, Scope::All, 0, worth)], asked);
        let off = Worth::Discount(Decimal::new(125, 1));
        assert_eq!(of(off, ASKED), "100 -12.5%");
        assert_eq!(of(off, Asked { own: None, ..ASKED }), "-", "nothing to take it off");
        let over = Worth::Markup(Decimal::new(333, 1));
        assert_eq!(of(over, ASKED), "13.33 -0%");
        assert_eq!(of(over, Asked { prices: Prices::WithTax, ..ASKED }), "16.13 -0%", "10 × 1.333 × 1.21 = 16.1293");
        assert_eq!(of(over, Asked { cost: None, ..ASKED }), "-");
        let printed = Offer {
            prices: Prices::WithTax,
            ..offer(1, Audience::Tag, Scope::All, 0, Worth::Price(Decimal::new(999, 2)))
        };
        assert_eq!(told(&[printed], ASKED), "8.256198 -0%", "9.99 / 1.21");
        let net = offer(1, Audience::Tag, Scope::All, 0, price(10));
        assert_eq!(told(&[net], Asked { prices: Prices::WithTax, ..ASKED }), "12.1 -0%");
    }

    fn offers() -> impl Strategy<Value = Vec<Offer>> {
        let one = (0_u32..6, 0..3_usize, 0..4_usize, 0_i64..4, -1_i64..2, 0..3_usize, 0_i64..50);
        prop::collection::vec(one, 0..12).prop_map(|drawn| {
            let audiences = [Audience::Everybody, Audience::Tag, Audience::Client];
            let scopes = [Scope::All, Scope::Line, Scope::Category, Scope::Product];
            let each = drawn.into_iter().enumerate().map(|(at, (list, whom, scope, from, priority, kind, value))| {
                let worth = [price(value), Worth::Discount(value.into()), Worth::Markup(value.into())][kind];
                let made = offer(list, audiences[whom], scopes[scope], from * 5, worth);
                Offer { entry: id(10_000 + at as u32), priority, ..made }
            });
            each.collect()
        })
    }

    proptest! {
        #[test]
        fn the_order_of_lists_never_matters(all in offers(), quantity in 0_i64..30, turn in 0_usize..12, has_cost: bool) {
            let asked = Asked { quantity: quantity.into(), cost: has_cost.then_some(Decimal::TEN), ..ASKED };
            let mut other: Vec<Offer> = all.iter().rev().cloned().collect();
            let by = turn.min(other.len());
            other.rotate_left(by);
            prop_assert_eq!(price_for(&all, &asked), price_for(&other, &asked));
        }

        #[test]
        fn more_never_picks_a_lower_step(all in offers(), few in 0_i64..30, more in 0_i64..30, has_cost: bool) {
            let asked = |quantity: i64| Asked { quantity: quantity.into(), cost: has_cost.then_some(Decimal::TEN), ..ASKED };
            let step = |quantity: i64| price_for(&all, &asked(quantity)).map(|held| held.offer.from);
            let (few, more) = (few.min(more), few.max(more));
            prop_assert!(step(few) <= step(more), "{few}: {:?}, {more}: {:?}", step(few), step(more));
        }
    }
}
