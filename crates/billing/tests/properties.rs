//! What holds for every document, tried on thousands of them.
#![allow(clippy::unwrap_used, clippy::panic)]

use billing::{
    Adjustment, Document, DocumentAdjustment, Error, Exchange, Kind, Levy, Line, Prices, Profile, Reckoned, Retention,
    Tax, Treatment, Turn, Worth, allocate, reckon,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn decimal(range: std::ops::Range<i64>, scale: u32) -> impl Strategy<Value = Decimal> {
    range.prop_map(move |units| Decimal::new(units, scale))
}

fn taxes() -> impl Strategy<Value = Vec<Tax>> {
    let percent = |percent: i64, scale| Tax::iva(Decimal::new(percent, scale));
    let ieps = Tax::percent(Kind::Ieps, Decimal::from(8));
    let litre = Levy::PerUnit { quota: Decimal::new(16_451, 4), units: Decimal::new(6, 1) };
    let quota = Tax { kind: Kind::Ieps, treatment: Treatment::S1, levy: litre, surcharge: None };
    prop_oneof![
        4 => Just(vec![percent(21, 0)]),
        3 => Just(vec![percent(10, 0)]),
        2 => Just(vec![percent(75, 1)]),
        1 => Just(vec![percent(0, 0)]),
        1 => Just(vec![Tax::free(Kind::Iva, Treatment::E5)]),
        2 => Just(vec![Tax::iva_with_recargo(Decimal::from(21), Decimal::new(52, 1))]),
        1 => Just(vec![Tax::iva_with_recargo(Decimal::from(4), Decimal::new(5, 1))]),
        1 => Just(vec![percent(16, 0), ieps]),
        1 => Just(vec![percent(16, 0), quota]),
        1 => Just(vec![Tax::percent(Kind::Other("gst".into()), Decimal::from(5)), Tax::percent(Kind::Other("qst".into()), Decimal::new(9_975, 3))]),
        1 => Just(Vec::new()),
    ]
}

fn adjustment() -> impl Strategy<Value = Adjustment> {
    let turn = prop_oneof![3 => Just(Turn::Discount), 1 => Just(Turn::Charge)];
    let worth = prop_oneof![
        decimal(0..10_001, 2).prop_map(Worth::Percent),
        decimal(0..10_001, 2).prop_map(Worth::PercentOfRest),
        decimal(0..5_000, 2).prop_map(Worth::Amount),
    ];
    (turn, worth).prop_map(|(turn, worth)| Adjustment { turn, worth })
}

fn line() -> impl Strategy<Value = Line> {
    let quantity = prop_oneof![decimal(-3..40, 0), decimal(-999_999..99_999_999, 6)];
    let price = prop_oneof![decimal(0..100_000, 2), decimal(0..9_999_999, 4), decimal(0..999_999_999, 6)];
    let retention = prop_oneof![
        3 => Just(Vec::new()),
        1 => Just(vec![Retention::new(Kind::Irpf, Decimal::from(15))]),
        1 => Just(vec![Retention::new(Kind::Isr, Decimal::from(10)), Retention::new(Kind::Iva, Decimal::new(106_667, 4))]),
    ];
    (quantity, price, prop::collection::vec(adjustment(), 0..3), taxes(), retention).prop_map(
        |(quantity, unit_price, adjustments, taxes, retentions)| Line {
            quantity,
            unit_price,
            adjustments,
            taxes,
            retentions,
        },
    )
}

fn document() -> impl Strategy<Value = Document> {
    let profile = prop_oneof![
        3 => Just(Profile::En16931),
        2 => Just(Profile::MxCfdi),
        1 => Just(Profile::MxCfdiSix),
        1 => Just(Profile::Generic),
    ];
    let prices = prop_oneof![Just(Prices::WithoutTax), Just(Prices::WithTax)];
    let own = prop_oneof![3 => Just(None), 1 => taxes().prop_map(Some)];
    let whole = (adjustment(), own).prop_map(|(adjustment, taxes)| DocumentAdjustment { adjustment, taxes });
    let exchange =
        prop_oneof![2 => Just(None), 1 => decimal(1..2_000_000, 4).prop_map(|rate| Some(Exchange { rate, digits: 2 }))];
    (
        profile,
        prices,
        prop_oneof![Just(2_u32), Just(0), Just(3)],
        prop::collection::vec(line(), 0..12),
        prop::collection::vec(whole, 0..3),
        -10_000_i64..10_000,
        exchange,
    )
        .prop_map(|(profile, prices, digits, lines, adjustments, prepaid, exchange)| Document {
            profile,
            prices,
            digits,
            lines,
            adjustments,
            prepaid,
            exchange,
        })
}

fn negated(mut told: Reckoned) -> Reckoned {
    for line in &mut told.lines {
        for amount in [&mut line.full, &mut line.printed, &mut line.net, &mut line.base, &mut line.tax, &mut line.gross]
        {
            *amount = -*amount;
        }
        line.adjustments.iter_mut().for_each(|amount| *amount = -*amount);
        line.exact = -line.exact;
        for tax in &mut line.taxes {
            (tax.base, tax.amount, tax.surcharge) = (-tax.base, -tax.amount, -tax.surcharge);
        }
    }
    for adjustment in &mut told.adjustments {
        (adjustment.printed, adjustment.net) = (-adjustment.printed, -adjustment.net);
        adjustment.parts.iter_mut().for_each(|part| part.net = -part.net);
    }
    for group in &mut told.groups {
        (group.base, group.amount, group.surcharge) = (-group.base, -group.amount, -group.surcharge);
        group.units = group.units.map(|units| -units);
    }
    for retention in &mut told.retentions {
        (retention.base, retention.amount) = (-retention.base, -retention.amount);
    }
    let totals = &mut told.totals;
    for amount in [
        &mut totals.lines,
        &mut totals.discounts,
        &mut totals.charges,
        &mut totals.net,
        &mut totals.tax,
        &mut totals.surcharge,
        &mut totals.total,
        &mut totals.retained,
        &mut totals.prepaid,
        &mut totals.payable,
    ] {
        *amount = -*amount;
    }
    if let Some(book) = &mut told.book {
        for group in &mut book.groups {
            *group = (-group.0, -group.1, -group.2);
        }
        book.retentions.iter_mut().for_each(|amount| *amount = -*amount);
        for amount in [&mut book.net, &mut book.tax, &mut book.surcharge, &mut book.total, &mut book.payable] {
            *amount = -*amount;
        }
    }
    told
}

/// A document whose lines are worth nothing together has nothing to split a fixed discount over; that is the one refusal here.
fn reckoned(document: &Document) -> Option<Reckoned> {
    match reckon(document) {
        Ok(told) => Some(told),
        Err(Error::NothingToSplit) => None,
        Err(error) => panic!("{error}: {document:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_sum_to_the_total(document in document()) {
        let Some(told) = reckoned(&document) else { return Ok(()) };
        let totals = told.totals;
        let own: i64 = told.adjustments.iter().filter(|a| document.adjustments[a.at].taxes.is_some()).map(|a| a.net).sum();
        prop_assert_eq!(told.lines.iter().map(|line| line.net).sum::<i64>(), totals.lines);
        prop_assert_eq!(totals.lines - totals.discounts + totals.charges, totals.net);
        prop_assert_eq!(totals.lines + told.adjustments.iter().map(|a| a.net).sum::<i64>(), totals.net);
        prop_assert_eq!(told.groups.iter().map(|group| group.amount).sum::<i64>(), totals.tax);
        prop_assert_eq!(told.groups.iter().map(|group| group.surcharge).sum::<i64>(), totals.surcharge);
        prop_assert_eq!(totals.net + totals.tax + totals.surcharge, totals.total);
        prop_assert_eq!(told.retentions.iter().map(|retention| retention.amount).sum::<i64>(), totals.retained);
        prop_assert_eq!(totals.total - totals.retained - totals.prepaid, totals.payable);
        for adjustment in &told.adjustments {
            prop_assert_eq!(adjustment.parts.iter().map(|part| part.net).sum::<i64>(), adjustment.net);
        }
        for line in &told.lines {
            prop_assert_eq!(line.full + line.adjustments.iter().sum::<i64>(), line.printed);
            prop_assert_eq!(line.base + line.tax, line.gross);
        }
        if document.adjustments.iter().all(|a| a.taxes.is_none()) {
            prop_assert_eq!(told.lines.iter().map(|line| line.base).sum::<i64>(), totals.net);
            prop_assert_eq!(told.lines.iter().map(|line| line.gross).sum::<i64>(), totals.total);
        } else if document.digits == 2 && document.profile != Profile::MxCfdiSix {
            prop_assert_eq!(told.lines.iter().map(|line| line.base).sum::<i64>() + own, totals.net);
        }
        if let Some(book) = &told.book {
            prop_assert_eq!(book.net + book.tax + book.surcharge, book.total);
            prop_assert_eq!(book.groups.iter().map(|group| group.1).sum::<i64>(), book.tax);
        }
    }

    #[test]
    fn each_set_of_taxes_is_its_lines_less_its_discounts(document in document()) {
        // BR-S-08 and its like: for each category and rate B = ΣL − ΣA + ΣC. Holds where every line has one tax.
        let single = document.lines.iter().all(|line| line.taxes.len() <= 1)
            && document.adjustments.iter().all(|a| a.taxes.as_ref().is_none_or(|taxes| taxes.len() <= 1));
        if !single || document.profile == Profile::MxCfdiSix { return Ok(()) }
        let Some(told) = reckoned(&document) else { return Ok(()) };
        for group in &told.groups {
            let of = |taxes: &[Tax]| taxes.first().is_some_and(|tax| *tax == group.tax);
            let lines: i64 = document.lines.iter().zip(&told.lines).filter(|(line, _)| of(&line.taxes)).map(|(_, l)| l.net).sum();
            let parts: i64 = told.adjustments.iter().flat_map(|a| &a.parts).filter(|part| of(&part.taxes)).map(|part| part.net).sum();
            prop_assert_eq!(lines + parts, group.base);
            // BR-CO-17 allows one unit either way; net prices keep to it exactly.
            if !document.profile.eq(&Profile::MxCfdi) {
                let exact = Decimal::from(group.base) * group.tax.rate().unwrap() / Decimal::ONE_HUNDRED;
                let slack = if document.prices == Prices::WithTax { Decimal::ONE } else { Decimal::new(5, 1) };
                prop_assert!((exact - Decimal::from(group.amount)).abs() <= slack, "{} of {}", group.amount, exact);
            }
        }
    }

    #[test]
    fn the_order_of_lines_is_irrelevant(document in document(), turn in 0_usize..12) {
        let Some(told) = reckoned(&document) else { return Ok(()) };
        let mut other = document.clone();
        let turn = turn % other.lines.len().max(1);
        other.lines.rotate_left(turn);
        other.lines.iter_mut().for_each(|line| line.taxes.reverse());
        let turned = reckoned(&other).unwrap();
        prop_assert_eq!(&told.totals, &turned.totals);
        prop_assert_eq!(&told.groups, &turned.groups);
        prop_assert_eq!(&told.retentions, &turned.retentions);
        prop_assert_eq!(&told.adjustments, &turned.adjustments);
        let amounts = |document: &Document, told: &Reckoned| {
            let mut all: Vec<_> = document.lines.iter().zip(&told.lines)
                .map(|(line, amounts)| (line.quantity.normalize().to_string(), line.unit_price.normalize().to_string(), amounts.net, amounts.base, amounts.tax))
                .collect();
            all.sort();
            all
        };
        prop_assert_eq!(amounts(&document, &told), amounts(&other, &turned));
    }

    #[test]
    fn a_credit_of_all_is_the_opposite(document in document()) {
        let Some(told) = reckoned(&document) else { return Ok(()) };
        prop_assert_eq!(negated(told), reckoned(&document.credited()).unwrap());
    }

    #[test]
    fn a_discount_of_everything_leaves_nothing(document in document(), by_line in any::<bool>()) {
        let mut document = document;
        document.lines.iter_mut().for_each(|line| line.taxes.retain(|tax| tax.rate().is_some()));
        document.lines.iter_mut().for_each(|line| line.adjustments.clear());
        let all = Adjustment::percent_off(Decimal::ONE_HUNDRED);
        if by_line {
            document.adjustments.clear();
            document.lines.iter_mut().for_each(|line| line.adjustments = vec![all.clone()]);
        } else {
            document.adjustments = vec![all.into()];
        }
        let told = reckoned(&document).unwrap();
        let totals = told.totals;
        prop_assert_eq!((totals.net, totals.tax, totals.surcharge, totals.total, totals.retained), (0, 0, 0, 0, 0));
        prop_assert!(told.lines.iter().all(|line| line.base == 0 && line.gross == 0));
    }

    #[test]
    fn the_rest_of_a_discount_can_be_discounted_to_nothing(document in document(), percent in 0_i64..100) {
        let mut document = document;
        document.lines.iter_mut().for_each(|line| line.taxes.retain(|tax| tax.rate().is_some()));
        document.adjustments = vec![
            Adjustment::percent_off(Decimal::from(percent)).into(),
            Adjustment { turn: Turn::Discount, worth: Worth::PercentOfRest(Decimal::ONE_HUNDRED) }.into(),
        ];
        let Some(told) = reckoned(&document) else { return Ok(()) };
        prop_assert_eq!((told.totals.net, told.totals.total), (0, 0));
    }

    #[test]
    fn prices_with_tax_inside_are_what_is_paid(document in document()) {
        let document = Document { prices: Prices::WithTax, ..document };
        let Some(told) = reckoned(&document) else { return Ok(()) };
        if document.profile != Profile::MxCfdiSix {
            let printed = told.lines.iter().map(|line| line.printed).sum::<i64>() + told.adjustments.iter().map(|a| a.printed).sum::<i64>();
            prop_assert_eq!(printed, told.totals.total);
        }
    }

    #[test]
    fn an_allocation_loses_nothing_and_is_fair(total in -1_000_000_i64..1_000_000, weights in prop::collection::vec(0_i64..100_000, 1..20)) {
        let rank: Vec<usize> = (0..weights.len()).collect();
        let whole: i64 = weights.iter().sum();
        match allocate(total, &weights, &rank) {
            None => prop_assert!(whole == 0 && total != 0),
            Some(parts) => {
                prop_assert_eq!(parts.iter().sum::<i64>(), total);
                for (part, weight) in parts.iter().zip(&weights) {
                    prop_assert!(whole == 0 || (part * whole - total * weight).abs() < whole, "{part} of {total} for {weight}/{whole}");
                }
            }
        }
    }

    #[test]
    fn nothing_panics_however_absurd(
        quantity in any::<[u8; 16]>(), price in any::<[u8; 16]>(), percent in any::<[u8; 16]>(), rate in any::<[u8; 16]>(),
        digits in any::<u32>(), prepaid in any::<i64>(), shift in 0_u32..29, profile in 0..4, inside in any::<bool>(),
    ) {
        let any = |bytes: [u8; 16]| {
            let mut one = Decimal::deserialize(bytes);
            one.set_scale(shift).unwrap();
            one
        };
        let mut line = Line::new(any(quantity), any(price), vec![Tax::iva(any(rate))]);
        line.adjustments.push(Adjustment { turn: Turn::Charge, worth: Worth::Percent(any(percent)) });
        line.retentions.push(Retention::new(Kind::Irpf, any(rate)));
        let mut plain = Line::new(any(price), any(quantity), vec![Tax::iva(Decimal::from(21))]);
        plain.adjustments.push(Adjustment::amount_off(any(percent)));
        let profile = [Profile::En16931, Profile::MxCfdi, Profile::MxCfdiSix, Profile::Generic][profile as usize];
        let prices = if inside { Prices::WithTax } else { Prices::WithoutTax };
        for lines in [vec![line.clone(), plain.clone()], vec![plain.clone(), plain], vec![line]] {
            for digits in [digits, digits % 5] {
                let document = Document { profile, prices, digits, prepaid, ..Document::new(lines.clone()) };
                let _ = reckon(&document);
                let _ = reckon(&document.credited());
            }
        }
    }
}
