//! Figures worked out by hand or published, among them those that other programs got wrong.
#![allow(clippy::unwrap_used)]

use billing::{
    Adjustment, Document, DocumentAdjustment, Error, Exchange, Kind, Levy, Line, Prices, Profile, Reckoned, Retention,
    Tax, Treatment, Turn, Worth, reckon,
};
use rust_decimal::Decimal;

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Lines `quantity × price` with a discount in percent, all at one IVA.
fn lines(rate: &str, of: &[(&str, &str, &str)]) -> Vec<Line> {
    let line = |(quantity, price, off): &(&str, &str, &str)| {
        let mut line = Line::new(d(quantity), d(price), vec![Tax::iva(d(rate))]);
        if *off != "0" {
            line.adjustments.push(Adjustment::percent_off(d(off)));
        }
        line
    };
    of.iter().map(line).collect()
}

fn with_tax(lines: Vec<Line>) -> Document {
    Document { prices: Prices::WithTax, ..Document::new(lines) }
}

/// Net, tax with recargo, total.
fn sums(reckoned: &Reckoned) -> (i64, i64, i64) {
    let totals = reckoned.totals;
    (totals.net, totals.tax + totals.surcharge, totals.total)
}

fn of(document: &Document) -> (i64, i64, i64) {
    sums(&reckon(document).unwrap())
}

#[test]
fn figures_that_other_programs_got_wrong() {
    assert_eq!(of(&Document::new(lines("22", &[("16", "348.35", "4")]))), (535_066, 117_715, 652_781));
    assert_eq!(of(&Document::new(lines("23", &[("1", "55.55", "0"), ("1", "11.11", "0")]))), (6_666, 1_533, 8_199));
    let three = lines("20", &[("1", "299.33", "0"), ("1", "179.33", "0"), ("1", "99.34", "0")]);
    assert_eq!(of(&Document::new(three)), (57_800, 11_560, 69_360));
    assert_eq!(of(&Document::new(lines("19", &[("1", "8500", "0"), ("-1", "7500", "0")]))), (100_000, 19_000, 119_000));
    assert_eq!(of(&with_tax(lines("21", &[("2", "379", "0")]))), (62_645, 13_155, 75_800));
    assert_eq!(of(&with_tax(lines("19", &[("1", "340", "0"), ("1", "13.90", "0")]))), (29_739, 5_651, 35_390));
    let pesos = Document { digits: 0, ..with_tax(lines("10", &[("1", "50000", "0")])) };
    assert_eq!(of(&pesos), (45_455, 4_545, 50_000));
}

#[test]
fn halves_go_away_from_zero_on_both_sides() {
    assert_eq!(of(&Document::new(lines("0", &[("1", "0.005", "0")]))).0, 1);
    assert_eq!(of(&Document::new(lines("0", &[("-1", "0.005", "0")]))).0, -1);
    assert_eq!(of(&Document::new(lines("0", &[("1", "1.005", "0")]))).0, 101);
    assert_eq!(of(&Document::new(lines("0", &[("1", "2.675", "0")]))).0, 268);
    // 0.5 % of 1.00 is half a cent.
    assert_eq!(of(&Document::new(lines("0.5", &[("1", "1", "0")]))), (100, 1, 101));
    assert_eq!(of(&Document::new(lines("0.5", &[("-1", "1", "0")]))), (-100, -1, -101));
    // The discount is not rounded before the line is.
    assert_eq!(of(&Document::new(lines("0", &[("1", "0.05", "10")]))).0, 5);
}

#[test]
fn quantities_have_six_decimals_and_prices_more() {
    assert_eq!(of(&Document::new(lines("21", &[("0.333333", "3", "0")]))), (100, 21, 121));
    assert_eq!(of(&Document::new(lines("21", &[("123.456789", "0.123456789", "0")]))).0, 1524);
    // 1.234565 × 1000 = 1234.565: exactly half a cent.
    assert_eq!(of(&Document::new(lines("21", &[("1.234565", "1000", "0")]))).0, 123_457);
}

#[test]
fn currencies_have_none_two_or_three_decimals() {
    let dinars = Document { digits: 3, ..Document::new(lines("19", &[("3", "1.2345", "0")])) };
    assert_eq!(of(&dinars), (3_704, 704, 4_408));
    let pesos = Document { digits: 0, ..Document::new(lines("19", &[("3", "333.5", "0")])) };
    assert_eq!(of(&pesos), (1_001, 190, 1_191));
    assert_eq!(reckon(&Document { digits: 5, ..pesos }), Err(Error::Currency));
}

#[test]
fn a_document_discount_is_split_over_rates_and_loses_no_cent() {
    let mut all = lines("21", &[("1", "100", "0")]);
    all.extend(lines("10", &[("1", "50", "0")]));
    all.extend(lines("4", &[("1", "33.33", "0")]));
    let mut document = Document::new(all);
    document.adjustments.push(Adjustment::amount_off(d("10")).into());
    let told = reckon(&document).unwrap();
    // 10.00 over 100 : 50 : 33.33 is 5.4547…, 2.7273…, 1.8180…
    let bases: Vec<i64> = told.groups.iter().map(|group| group.base).collect();
    assert_eq!(bases, [3_333 - 182, 5_000 - 273, 10_000 - 545]);
    assert_eq!(told.groups.iter().map(|group| group.amount).collect::<Vec<_>>(), [126, 473, 1_986]);
    assert_eq!((told.totals.lines, told.totals.discounts, told.totals.net), (18_333, 1_000, 17_333));
    assert_eq!(told.adjustments[0].parts.iter().map(|part| part.net).sum::<i64>(), -1_000);
}

#[test]
fn three_equal_rates_share_a_cent_that_cannot_be_split() {
    let mut all = Vec::new();
    for rate in ["21", "10", "4"] {
        all.extend(lines(rate, &[("1", "10", "0")]));
    }
    let mut document = Document::new(all);
    document.adjustments.push(Adjustment::amount_off(d("0.10")).into());
    let told = reckon(&document).unwrap();
    assert_eq!(told.groups.iter().map(|group| group.base).sum::<i64>(), 2_990);
    document.lines.reverse();
    assert_eq!(reckon(&document).unwrap().groups, told.groups);
}

#[test]
fn carriage_has_a_rate_of_its_own() {
    let mut document = Document::new(lines("4", &[("1", "100", "0")]));
    let adjustment = Adjustment::charge(d("10"));
    document.adjustments.push(DocumentAdjustment { adjustment, taxes: Some(vec![Tax::iva(d("21"))]) });
    document.adjustments.push(Adjustment::percent_off(d("10")).into());
    let told = reckon(&document).unwrap();
    assert_eq!((told.totals.lines, told.totals.discounts, told.totals.charges), (10_000, 1_000, 1_000));
    assert_eq!(
        told.groups.iter().map(|group| (group.base, group.amount)).collect::<Vec<_>>(),
        [(9_000, 360), (1_000, 210)]
    );
    assert_eq!(told.totals.total, 10_570);
}

#[test]
fn inclusive_prices_keep_their_sum_whatever_is_discounted() {
    let mut all = lines("21", &[("3", "9.99", "15"), ("1", "4.95", "0")]);
    all.extend(lines("10", &[("2", "1.35", "0")]));
    let mut document = with_tax(all);
    document.adjustments.push(Adjustment::percent_off(d("5")).into());
    let told = reckon(&document).unwrap();
    // 29.97 − 15 % = 25.4745 → 25.47; + 4.95 + 2.70 = 33.12; − 5 % = 1.656 → 1.66.
    assert_eq!(told.totals.total, 3_312 - 166);
    assert_eq!(told.lines.iter().map(|line| line.printed).collect::<Vec<_>>(), [2_547, 495, 270]);
    // 1.66 over 30.42 and 2.70: 1.5247… and 0.1353…; so 28.90 and 2.56 with tax inside.
    assert_eq!(
        told.groups.iter().map(|group| (group.base, group.amount)).collect::<Vec<_>>(),
        [(233, 23), (2_388, 502)]
    );
    assert_eq!(told.totals.lines - told.totals.discounts, told.totals.net);
}

#[test]
fn a_recargo_is_a_second_component_of_the_same_base() {
    let taxes = vec![Tax::iva_with_recargo(d("21"), d("5.2"))];
    let told = reckon(&Document::new(vec![Line::new(d("1"), d("99.99"), taxes.clone())])).unwrap();
    assert_eq!((told.groups[0].base, told.groups[0].amount, told.groups[0].surcharge), (9_999, 2_100, 520));
    assert_eq!(told.totals.total, 12_619);
    let told = reckon(&with_tax(vec![Line::new(d("1"), d("126.20"), taxes)])).unwrap();
    assert_eq!((told.groups[0].base, told.groups[0].amount, told.groups[0].surcharge), (10_000, 2_100, 520));
}

#[test]
fn a_retention_lowers_what_is_paid_and_not_the_total() {
    let mut all = lines("21", &[("10", "60.55", "0"), ("1", "12.30", "0")]);
    all[0].retentions.push(Retention::new(Kind::Irpf, d("15")));
    let mut document = Document::new(all);
    document.prepaid = 10_000;
    let told = reckon(&document).unwrap();
    assert_eq!((told.totals.net, told.totals.tax, told.totals.total), (61_780, 12_974, 74_754));
    assert_eq!((told.retentions[0].base, told.retentions[0].amount), (60_550, 9_083));
    assert_eq!(told.totals.payable, 74_754 - 9_083 - 10_000);
}

#[test]
fn a_cfdi_rounds_each_line_and_sums_lines() {
    let three = lines("16", &[("1", "0.97", "0"), ("1", "0.97", "0"), ("1", "0.97", "0")]);
    let by_group = Document::new(three);
    // 2.91 × 16 % = 0.4656; a line alone is 0.1552.
    assert_eq!(of(&by_group), (291, 47, 338));
    let by_line = Document { profile: Profile::MxCfdi, ..by_group.clone() };
    assert_eq!(of(&by_line), (291, 48, 339));
    let six = Document { profile: Profile::MxCfdiSix, ..by_group };
    assert_eq!(of(&six), (291, 47, 338));
    assert_eq!(reckon(&six).unwrap().lines[0].taxes[0].amount, d("0.155200"));
}

#[test]
fn a_cfdi_of_six_decimals_rounds_only_its_summary() {
    let document = Document {
        profile: Profile::MxCfdiSix,
        ..Document::new(lines("16", &[("3", "33.333333", "10"), ("1.5", "7.777777", "0")]))
    };
    let told = reckon(&document).unwrap();
    assert_eq!(told.lines[0].exact, d("89.999999"));
    assert_eq!(told.lines[1].exact, d("11.666666"));
    assert_eq!((told.totals.net, told.totals.tax, told.totals.total), (10_167, 1_627, 11_794));
}

#[test]
fn professional_fees_in_mexico_have_two_retentions() {
    let mut line = Line::new(d("1"), d("10000"), vec![Tax::iva(d("16"))]);
    line.retentions = vec![Retention::new(Kind::Isr, d("10")), Retention::new(Kind::Iva, d("10.6667"))];
    let told = reckon(&Document { profile: Profile::MxCfdi, ..Document::new(vec![line]) }).unwrap();
    assert_eq!((told.totals.total, told.totals.retained, told.totals.payable), (1_160_000, 206_667, 953_333));
}

#[test]
fn the_ieps_enters_the_base_of_the_iva() {
    let beer = vec![Tax::iva(d("16")), Tax::percent(Kind::Ieps, d("26.5"))];
    for profile in [Profile::MxCfdi, Profile::MxCfdiSix, Profile::Generic] {
        let document = Document { profile, ..Document::new(vec![Line::new(d("10"), d("100"), beer.clone())]) };
        let told = reckon(&document).unwrap();
        let groups: Vec<_> =
            told.groups.iter().map(|group| (group.tax.kind.clone(), group.base, group.amount)).collect();
        assert_eq!(groups, [(Kind::Iva, 126_500, 20_240), (Kind::Ieps, 100_000, 26_500)]);
        assert_eq!(told.totals.total, 146_740);
        let inside = Document { profile, ..with_tax(vec![Line::new(d("10"), d("146.74"), beer.clone())]) };
        let back = reckon(&inside).unwrap();
        assert_eq!((back.totals.net, &back.groups), (100_000, &told.groups));
    }
}

#[test]
fn a_quota_is_counted_by_the_taxed_unit() {
    // Twelve bottles of 0.6 litres, 1.6451 a litre.
    let quota = Levy::PerUnit { quota: d("1.6451"), units: d("0.6") };
    let ieps = Tax { kind: Kind::Ieps, treatment: Treatment::S1, levy: quota, surcharge: None };
    let line = Line::new(d("12"), d("9.5"), vec![Tax::iva(d("16")), ieps]);
    let document = Document { profile: Profile::MxCfdi, ..Document::new(vec![line]) };
    let told = reckon(&document).unwrap();
    // 7.2 litres × 1.6451 = 11.84472; IVA of 114 + 11.84 = 20.1344.
    assert_eq!(told.groups.iter().map(|group| group.amount).collect::<Vec<_>>(), [2_013, 1_184]);
    assert_eq!((told.groups[0].base, told.groups[1].units), (12_584, Some(d("7.2"))));
    assert_eq!(told.totals.total, 11_400 + 1_184 + 2_013);
    assert_eq!(told.lines[0].taxes[1].base, d("7.2"));
}

#[test]
fn the_same_rate_written_in_two_ways_is_one_group() {
    let mut all = lines("16", &[("1", "10", "0")]);
    all.extend(lines("16.0000", &[("1", "10", "0")]));
    assert_eq!(reckon(&Document::new(all)).unwrap().groups.len(), 1);
}

#[test]
fn what_is_free_of_tax_keeps_its_reason_and_its_base() {
    let mut all = lines("21", &[("1", "100", "0")]);
    for treatment in [Treatment::E5, Treatment::S2, Treatment::N2] {
        all.push(Line::new(d("1"), d("50"), vec![Tax::free(Kind::Iva, treatment)]));
    }
    let told = reckon(&Document::new(all)).unwrap();
    assert_eq!(told.groups.len(), 4);
    assert_eq!((told.totals.net, told.totals.tax), (25_000, 2_100));
    let charged = Tax { treatment: Treatment::E1, ..Tax::iva(d("21")) };
    assert_eq!(
        reckon(&Document::new(vec![Line::new(d("1"), d("1"), vec![charged])])),
        Err(Error::ChargedThoughFree { line: 0 })
    );
}

#[test]
fn two_discounts_in_a_row_are_of_the_whole_or_of_the_rest() {
    let off = |worth| Adjustment { turn: Turn::Discount, worth };
    let mut line = Line::new(d("1"), d("100"), vec![Tax::iva(d("21"))]);
    line.adjustments = vec![off(Worth::Percent(d("10"))), off(Worth::PercentOfRest(d("5")))];
    let told = reckon(&Document::new(vec![line.clone()])).unwrap();
    assert_eq!((told.totals.net, &told.lines[0].adjustments), (8_550, &vec![-1_000, -450]));
    line.adjustments[1].worth = Worth::Percent(d("5"));
    assert_eq!(reckon(&Document::new(vec![line])).unwrap().totals.net, 8_500);
}

#[test]
fn a_foreign_currency_is_converted_by_group_and_then_summed() {
    let mut all = lines("21", &[("1", "10.05", "0")]);
    all.extend(lines("10", &[("1", "10.05", "0")]));
    let mut document = Document::new(all);
    document.exchange = Some(Exchange { rate: d("0.9333"), digits: 2 });
    let book = reckon(&document).unwrap().book.unwrap();
    // 10.05 → 9.379…, 2.11 → 1.969…, 1.01 → 0.942…; the sum converted at once would be 18.76 + 2.91.
    assert_eq!(book.groups, [(938, 94, 0), (938, 197, 0)]);
    assert_eq!((book.net, book.tax, book.total), (1_876, 291, 2_167));
    document.exchange = Some(Exchange { rate: d("950.35"), digits: 0 });
    let book = reckon(&document).unwrap().book.unwrap();
    assert_eq!(book.groups, [(9_551, 960, 0), (9_551, 2_005, 0)]);
    document.exchange = Some(Exchange { rate: d("0"), digits: 0 });
    assert_eq!(reckon(&document), Err(Error::Currency));
}

#[test]
fn absurd_input_is_refused_and_nothing_panics() {
    let one = |quantity: Decimal, price: Decimal| {
        reckon(&Document::new(vec![Line::new(quantity, price, vec![Tax::iva(d("21"))])]))
    };
    assert_eq!(one(Decimal::MAX, Decimal::MAX), Err(Error::Overflow { line: 0 }));
    assert_eq!(one(Decimal::MIN, Decimal::ONE), Err(Error::Overflow { line: 0 }));
    assert!(one(d("92233720368547758.07"), d("1")).is_err(), "the tax does not fit");
    assert!(one(d("0.0000000000000000000000000001"), d("0.0000000000000000000000000001")).is_ok());
    let off = Document::new(lines("21", &[("1", "1", "100.01")]));
    assert_eq!(reckon(&off), Err(Error::Percentage { line: 0 }));
    assert_eq!(reckon(&Document::new(lines("-1", &[("1", "1", "0")]))), Err(Error::Rate { line: 0 }));
    let twice = Line::new(d("1"), d("1"), vec![Tax::iva(d("21")), Tax::iva(d("10"))]);
    assert_eq!(reckon(&Document::new(vec![twice])), Err(Error::TaxTwice { line: 0 }));
    let mut nothing = Document::new(lines("21", &[("1", "1", "0"), ("-1", "1", "0")]));
    nothing.adjustments.push(Adjustment::amount_off(d("1")).into());
    assert_eq!(reckon(&nothing), Err(Error::NothingToSplit));
    assert_eq!(of(&Document::new(Vec::new())), (0, 0, 0));
}
