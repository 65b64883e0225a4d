//! The period as journal entries, with the accounts of a map the owner or her accountant changes.
//!
//! An invoice debits the customer with what she is to pay and what she retains, and credits sales and output tax rate by rate; a credit
//! note the other way round. Money that comes credits the customer whole, also what is paid in advance: her account in the ledger is
//! then her account in the book. Accounts are those of the Spanish plan (RD 1514/2007) until they are changed.

use super::AccountantSettings;
use super::booked::Booked;
use crate::Result;
use crate::dates::Period;
use chrono::NaiveDate;
use rusqlite::{Connection, params};

/// A line of an entry. Amounts are minor units of the book's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Posting {
    /// Which entry, from 1.
    pub entry: u64,
    pub day: NaiveDate,
    pub account: String,
    /// Whose account it is, of a customer.
    pub name: String,
    pub tax_id: String,
    /// The document, or the reference of a payment.
    pub document: String,
    /// `invoice`, `credit`, `payment` or `refund`.
    pub kind: &'static str,
    pub debit: i64,
    pub credit: i64,
}

/// Puts down one side of an entry; what is below zero stands on the other.
fn side(debit: i64) -> (i64, i64) {
    if debit >= 0 { (debit, 0) } else { (0, debit.saturating_neg()) }
}

/// The entry of an invoice or credit note.
pub(super) fn of_invoice(one: &Booked, map: &AccountantSettings, entry: u64) -> Vec<Posting> {
    let mut all = Vec::new();
    let mut put = |account: &str, debit: i64, whose: bool| {
        if debit == 0 {
            return;
        }
        let (debit, credit) = side(debit);
        let (name, tax_id) = if whose { (one.name.clone(), one.tax_id.clone()) } else { Default::default() };
        let kind = if one.is_credit() { "credit" } else { "invoice" };
        let document = one.full_number();
        let account = account.to_owned();
        all.push(Posting { entry, day: one.day, account, name, tax_id, document, kind, debit, credit });
    };
    put(&map.account_customers, one.total - one.retained, true);
    put(&map.account_retained, one.retained, false);
    put(if one.is_credit() { &map.account_returns } else { &map.account_sales }, -one.net, false);
    for rated in &one.rates {
        put(&map.account_output_tax, -rated.quota, false);
        put(&map.account_output_tax, -rated.surcharge, false);
    }
    // What a program of another told without rates still has its tax.
    let told: i64 = one.rates.iter().map(|rated| rated.quota + rated.surcharge).sum();
    put(&map.account_output_tax, told - one.tax, false);
    all
}

/// Gives the two lines of every payment of a period, in the book's currency, to `take`, with the entries counted on from `entry`.
pub(super) fn payments(
    conn: &Connection,
    period: &Period,
    (home, map): (&str, &AccountantSettings),
    mut entry: u64,
    mut take: impl FnMut([Posting; 2]) -> Result<()>,
) -> Result<()> {
    let (from, to) = period.days();
    let mut all = conn.prepare(
        "SELECT p.day, p.amount_minor, p.method, p.reference, c.name, c.tax_id FROM payments AS p INDEXED BY payments_by_day
         LEFT JOIN clients AS c ON c.id = p.client WHERE p.day >= ?1 AND p.day <= ?2 AND p.currency = ?3 AND p.amount_minor <> 0
         ORDER BY p.day, p.id",
    )?;
    let mut rows = all.query(params![from, to, home])?;
    while let Some(r) = rows.next()? {
        let (day, amount, method): (String, i64, String) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let Ok(day) = day.parse::<NaiveDate>() else { continue };
        let text = |at: usize| r.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
        let (document, name, tax_id) = (text(3)?, text(4)?, text(5)?);
        let kind = if amount < 0 { "refund" } else { "payment" };
        let money = if method == "10" { &map.account_cash } else { &map.account_bank };
        let put = |account: &str, debit: i64, name: String, tax_id: String| {
            let (debit, credit) = side(debit);
            let (account, document) = (account.to_owned(), document.clone());
            Posting { entry, day, account, name, tax_id, document, kind, debit, credit }
        };
        take([
            put(money, amount, String::new(), String::new()),
            put(&map.account_customers, -amount, name.clone(), tax_id.clone()),
        ])?;
        entry += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::booked::Rated;
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn rated(base: i64, quota: i64, surcharge: i64) -> Rated {
        let (tax, treatment) = ("iva".to_owned(), "S1".to_owned());
        Rated { tax, treatment, rate: Some(Decimal::from(21)), base, quota, surcharge_rate: None, surcharge }
    }

    proptest! {
        #[test]
        fn every_entry_balances_and_leaves_the_customer_with_what_is_to_pay(
            parts in prop::collection::vec((-1_000_000i64..1_000_000, -210_000i64..210_000, 0i64..50_000), 1..6),
            retained in 0i64..100_000,
            untold in -5_000i64..5_000,
            credit in any::<bool>(),
        ) {
            let rates: Vec<Rated> = parts.iter().map(|(base, quota, surcharge)| rated(*base, *quota, *surcharge)).collect();
            let net: i64 = parts.iter().map(|part| part.0).sum();
            let tax: i64 = parts.iter().map(|part| part.1 + part.2).sum::<i64>() + untold;
            let kind = if credit { "R1" } else { "F1" }.to_owned();
            let one = Booked { kind, rates, net, tax, retained, total: net + tax, ..Booked::default() };
            let entry = of_invoice(&one, &AccountantSettings::default(), 1);
            let sum = |side: fn(&Posting) -> i64| entry.iter().map(side).sum::<i64>();
            prop_assert_eq!(sum(|p| p.debit), sum(|p| p.credit));
            prop_assert!(entry.iter().all(|p| p.debit >= 0 && p.credit >= 0 && (p.debit == 0) != (p.credit == 0)));
            let customers = AccountantSettings::default().account_customers;
            let owed: i64 = entry.iter().filter(|p| p.account == customers).map(|p| p.debit - p.credit).sum();
            prop_assert_eq!(owed, net + tax - retained);
        }
    }
}
