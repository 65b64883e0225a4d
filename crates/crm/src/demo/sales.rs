//! What the shop sells: a contact that ended in a sale becomes an order or an invoice, with lines of what the season and the
//! client ask for, and is paid as this client pays.

use super::clients::{ClientKind, GeneratedClient};
use super::dice::{About, Dice};
use super::rhythm::GeneratedInteraction;
use super::{Outcome, Shop};
use chrono::{Datelike, NaiveDate};

/// Days an order may wait before it is sent with its invoice.
const ORDERED: i32 = 12;
/// Days back for which quotes are made: older ones are of no use to anybody.
const QUOTED: i32 = 120;
/// Days in which a quote is thought over.
const THOUGHT_OVER: i32 = 9;
/// What a client may spend at once, with tax, of whom the shop does not know what an invoice must name: more than a simplified one may be
/// of is asked for (art. 4 RD 1619/2012). Minor units.
const UNNAMED: i64 = 40_000;

/// When a document was made, for whom; they sort by day. Days count from the first day of history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occasion {
    day: i32,
    /// What gives money back comes after what it gives back for.
    back: bool,
    /// Position of the client.
    pub client: u64,
    /// Which of the client's sales.
    pub nth: u32,
    /// The day of the sale itself; that of a credit note lies before it.
    of: i32,
    /// Something of it comes back later.
    pub(super) returned: bool,
    /// They only want to know what it would cost.
    pub(super) asked: bool,
    /// The shop knows what an invoice must name of who buys.
    pub(super) named: bool,
    company: bool,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaleKind {
    /// Said what it would cost.
    Quote,
    /// Ordered, not sent yet or never sent.
    Order,
    /// Sold.
    Invoice,
    /// Taken back.
    Credit,
}

impl SaleKind {
    /// As the book writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Order => "order",
            Self::Invoice => "invoice",
            Self::Credit => "credit",
        }
    }
}

/// A document. Amounts are minor units of the shop's currency; what gives money back is negative.
#[derive(Clone, Debug)]
pub struct GeneratedSale {
    /// What it is.
    pub kind: SaleKind,
    /// Its day.
    pub day: NaiveDate,
    /// Until when an invoice is to be paid.
    pub due: Option<NaiveDate>,
    /// What was sold.
    pub lines: Vec<GeneratedLine>,
    /// Without tax.
    pub net: i64,
    /// Tax: of each rate's sum, halves away from zero.
    pub tax: i64,
    /// As the book writes states; of a quote also `accepted` and `lost`.
    pub state: &'static str,
    /// Why a quote was lost.
    pub reason: &'static str,
    /// What came, or went back, before today.
    pub payments: Vec<GeneratedPayment>,
    /// What was noted on it; often nothing.
    pub note: &'static str,
}

impl GeneratedSale {
    /// The sum with tax, minor units.
    pub(super) fn total(&self) -> i64 {
        self.net + self.tax
    }
}

/// A line of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeneratedLine {
    /// Position in [`Shop::goods`].
    pub good: usize,
    /// How many.
    pub quantity: i64,
    /// Of one, without tax.
    pub price: i64,
    /// Percent taken off.
    pub percent: i64,
    /// The same in minor units, without tax.
    pub discount: i64,
    /// Percent of tax.
    pub tax: i64,
}

impl GeneratedLine {
    /// What the line comes to, without tax.
    pub fn amount(&self) -> i64 {
        self.quantity * self.price - self.discount
    }
}

/// Money that came, or went back (negative).
#[derive(Clone, Copy, Debug)]
pub struct GeneratedPayment {
    /// The day.
    pub day: NaiveDate,
    /// Minor units.
    pub amount: i64,
    /// How.
    pub method: &'static str,
}

/// How a client pays.
#[derive(Clone, Copy, Debug)]
struct Payer {
    /// Days after the invoice, none when it is paid at once.
    term: i32,
    /// Days after that on which the money comes, from and to.
    late: (i32, i32),
    /// Of a thousand invoices, how many are never paid.
    never: u32,
    /// Of a hundred, taken off each line.
    discount: i64,
    /// Position in the goods of one whose category this client comes for.
    favourite: usize,
    /// How much a client takes at once, of a hundred.
    size: u32,
}

impl Occasion {
    /// The day of history.
    pub(super) fn day(&self) -> i32 {
        self.day
    }
}

impl Shop {
    /// The documents that a client's contacts led to are added to `found`.
    pub fn occasions(&self, client: &GeneratedClient, contacts: &[GeneratedInteraction], found: &mut Vec<Occasion>) {
        let company = client.kind == ClientKind::Company;
        let named = client.tax_id.is_some() && client.address.as_ref().is_some_and(|a| !a.street.is_empty());
        let blank = Occasion {
            day: 0,
            back: false,
            client: client.index,
            nth: 0,
            of: 0,
            returned: false,
            asked: false,
            named,
            company,
        };
        let sold = contacts.iter().filter(|contact| contact.outcome == Some(Outcome::Sale));
        for (nth, contact) in sold.enumerate() {
            let day = self.calendar.day_of(contact.day);
            let mut one = Occasion { day, of: day, nth: nth as u32, ..blank };
            let mut dice = self.dice_of(&one, true);
            let back = self.calendar.open_near(day + dice.between(4, 20));
            let may = self.payer(&one).term == 0 && self.kind_of(&one) == SaleKind::Invoice;
            one.returned = may && dice.chance(38) && back > day && back < self.calendar.days();
            found.push(one);
            if one.returned {
                found.push(Occasion { day: back, back: true, ..one });
            }
        }
        let interested = contacts.iter().filter(|contact| contact.outcome == Some(Outcome::Interested));
        for (nth, contact) in interested.enumerate() {
            let day = self.calendar.day_of(contact.day);
            // Their chance is drawn apart from that of the sales.
            let one = Occasion { day, of: day, nth: 256 + nth as u32, asked: true, ..blank };
            if day >= self.calendar.days() - QUOTED && self.dice_of(&one, true).chance(if company { 700 } else { 240 })
            {
                found.push(one);
            }
        }
    }

    /// The document of an occasion.
    pub fn sale(&self, one: &Occasion) -> GeneratedSale {
        let payer = self.payer(one);
        let mut dice = self.dice_of(one, false);
        let dice = &mut dice;
        let mut lines = self.lines(one, &payer, dice);
        let method = self.shelf.methods[usize::from(payer.term > 0)].draw(dice);
        let note = if dice.chance(70) { self.shelf.sale_notes.draw(dice) } else { "" };
        let day = self.calendar.date(one.day);
        if one.back {
            // The last thing taken comes back.
            let line =
                lines.pop().map(|line| GeneratedLine { quantity: -line.quantity, discount: -line.discount, ..line });
            let lines = Vec::from_iter(line);
            let (net, tax) = sums(&lines);
            let payments = vec![GeneratedPayment { day, amount: net + tax, method }];
            return GeneratedSale {
                kind: SaleKind::Credit,
                day,
                due: None,
                lines,
                net,
                tax,
                state: "paid",
                reason: "",
                payments,
                note: "",
            };
        }
        let (net, tax) = sums(&lines);
        let kind = self.kind_of(one);
        let mut sale = GeneratedSale {
            kind,
            day,
            due: None,
            lines,
            net,
            tax,
            state: "open",
            reason: "",
            payments: Vec::new(),
            note,
        };
        if kind == SaleKind::Quote {
            if one.day < self.calendar.days() - THOUGHT_OVER {
                sale.state = ["accepted", "lost", "open"][dice.slot(&[40, 34, 26])];
            }
            if sale.state == "lost" {
                sale.reason = dice.one(&self.shelf.words("lost_reason")).copied().unwrap_or_default();
            }
            return sale;
        }
        if kind == SaleKind::Order {
            if one.day < self.calendar.days() - ORDERED {
                sale.state = "cancelled";
            }
            return sale;
        }
        sale.due = Some(self.calendar.date(one.day + payer.term));
        self.pay(&mut sale, one, &payer, method, dice);
        if one.returned && sale.lines.len() == 1 {
            sale.state = "refunded";
        }
        sale
    }

    /// Most sales are invoiced; a company's newest are orders still, and a few orders came to nothing.
    fn kind_of(&self, one: &Occasion) -> SaleKind {
        if one.asked {
            return SaleKind::Quote;
        }
        let mut dice = Dice::of(self.plan.seed, About::Sale, !(one.client * 512 + u64::from(one.nth)));
        let waiting = one.day >= self.calendar.days() - ORDERED;
        let per_thousand = match (one.company, waiting) {
            (true, true) => 550,
            (false, true) => 120,
            (_, false) => 18,
        };
        if dice.chance(per_thousand) { SaleKind::Order } else { SaleKind::Invoice }
    }

    fn dice_of(&self, one: &Occasion, back: bool) -> Dice {
        Dice::of(self.plan.seed, About::Sale, (one.client * 512 + u64::from(one.nth)) * 2 + u64::from(back))
    }

    /// How a client pays, always the same.
    fn payer(&self, one: &Occasion) -> Payer {
        let mut dice = Dice::of(self.plan.seed, About::Payer, one.client);
        let (term, late, never) = match dice.slot(if one.company { &[24, 46, 22, 8] } else { &[90, 7, 2, 1] }) {
            0 => (0, (0, 0), 0),
            1 => (30, (-6, 2), 0),
            2 => ([30, 60][usize::from(dice.chance(400))], (6, 70), 20),
            _ => (30, (45, 190), 220),
        };
        let discount = if one.company { [0, 0, 5, 10, 15][dice.below(5) as usize] } else { 0 };
        let favourite = dice.below(self.shelf.goods.len() as u32) as usize;
        let size = if one.company { 30 + dice.below(71) } else { 8 + dice.below(30) };
        Payer { term, late, never, discount, favourite, size }
    }

    /// One to six things of the season, more often those the client comes for, each once, with what goes with them.
    fn lines(&self, one: &Occasion, payer: &Payer, dice: &mut Dice) -> Vec<GeneratedLine> {
        let goods = &self.shelf.goods;
        let month = self.calendar.date(one.of).month0() as usize;
        let Some(taken) = self.shelf.taken.get(month) else { return Vec::new() };
        let many = [1, 1, 2, 2, 3, 4, 6][dice.below(7) as usize];
        let category = goods.get(payer.favourite).map(|good| good.category);
        let mut lines: Vec<GeneratedLine> = Vec::with_capacity(many + 1);
        let mut put = |at: usize, dice: &mut Dice| {
            let Some(good) = goods.get(at).filter(|_| lines.iter().all(|line| line.good != at)) else { return };
            let most = (good.most * payer.size).div_ceil(100).max(1);
            let quantity = i64::from(1 + dice.below(most));
            // Round lots of what is sold by the dozen or the metre.
            let quantity = if quantity > 20 { quantity / 5 * 5 } else { quantity };
            let discount = taken_off(quantity * good.price, payer.discount);
            let (price, percent, tax) = (good.price, payer.discount, self.tax_of(good));
            lines.push(GeneratedLine { good: at, quantity, price, percent, discount, tax });
        };
        for _ in 0..many {
            let mut at = taken.place(dice);
            for _ in 0..3 {
                if goods.get(at).map(|good| good.category) == category || dice.chance(450) {
                    break;
                }
                at = taken.place(dice);
            }
            put(at, dice);
            if let Some(with) = goods.get(at).and_then(|good| good.with)
                && dice.chance(380)
            {
                put(with, dice);
            }
        }
        if !one.named && !one.asked {
            self.keep_small(&mut lines);
        }
        lines
    }

    /// Leaves of what a client would take what may be sold without a name.
    fn keep_small(&self, lines: &mut Vec<GeneratedLine>) {
        let gross = |lines: &[GeneratedLine]| {
            let (net, tax) = sums(lines);
            net + tax
        };
        while gross(lines) > UNNAMED && lines.len() > 1 {
            lines.pop();
        }
        let Some(line) = lines.first_mut().filter(|line| gross(&[**line]) > UNNAMED) else { return };
        let goods = &self.shelf.goods;
        let small = |good: &super::Good| good.price * (100 + self.tax_of(good)) <= UNNAMED * 100;
        let category = goods.get(line.good).map(|good| good.category);
        let near = goods.iter().position(|good| Some(good.category) == category && small(good));
        let Some(at) = Some(line.good)
            .filter(|at| goods.get(*at).is_some_and(small))
            .or(near)
            .or_else(|| goods.iter().position(small))
        else {
            return;
        };
        if let Some(good) = goods.get(at) {
            let (price, tax) = (good.price, self.tax_of(good));
            let quantity = (UNNAMED * 100 / (price * (100 + tax)).max(1)).clamp(1, line.quantity.max(1));
            *line = GeneratedLine {
                good: at,
                quantity,
                price,
                tax,
                discount: taken_off(quantity * price, line.percent),
                ..*line
            };
        }
    }

    /// What came before today, in one or two parts, and how the invoice stands.
    fn pay(&self, sale: &mut GeneratedSale, one: &Occasion, payer: &Payer, method: &'static str, dice: &mut Dice) {
        let total = sale.net + sale.tax;
        let come = one.day + payer.term + dice.between(payer.late.0, payer.late.1);
        let (never, parts) = (dice.chance(payer.never), payer.term > 0 && total > 40_000 && dice.chance(280));
        let second = come + dice.between(15, 60);
        let mut due = vec![(come, total)];
        if parts {
            let first = total / 200 * 100;
            due = vec![(come, first), (second, total - first)];
            due.truncate(if never { 1 } else { 2 });
        } else if never {
            due.clear();
        }
        for (day, amount) in due {
            // Money comes on days the shop is open.
            let day = self.calendar.open_near(day.max(one.day));
            if day < self.calendar.days() {
                sale.payments.push(GeneratedPayment { day: self.calendar.date(day).max(sale.day), amount, method });
            }
        }
        let paid: i64 = sale.payments.iter().map(|payment| payment.amount).sum();
        sale.state = match paid {
            paid if paid == total => "paid",
            0 => "open",
            _ => "partial",
        };
    }
}

/// What `percent` takes off an amount: what is left is rounded, halves up, as every document here rounds it.
fn taken_off(whole: i64, percent: i64) -> i64 {
    whole - (whole * (100 - percent) + 50) / 100
}

/// What lines come to without tax, and the tax: of each rate's sum, halves away from zero.
fn sums(lines: &[GeneratedLine]) -> (i64, i64) {
    let net = lines.iter().map(GeneratedLine::amount).sum();
    let mut rates: Vec<i64> = lines.iter().map(|line| line.tax).collect();
    rates.sort_unstable();
    rates.dedup();
    let of = |rate: i64| {
        let base: i64 = lines.iter().filter(|line| line.tax == rate).map(GeneratedLine::amount).sum();
        (base * rate + 50 * base.signum()) / 100
    };
    (net, rates.into_iter().map(of).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_is_of_each_rates_sum_and_the_same_both_ways() {
        let line = |price, tax, quantity| GeneratedLine { good: 0, quantity, price, percent: 0, discount: 0, tax };
        // 3 × 0.55 = 1.65 at 21 % is 0.3465; 0.30 at 10 % is 0.03.
        assert_eq!(sums(&[line(55, 21, 3), line(30, 10, 1)]), (195, 35 + 3));
        assert_eq!(sums(&[line(55, 21, -3), line(30, 10, -1)]), (-195, -38));
    }
}
