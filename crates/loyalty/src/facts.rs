//! What is known of a client, told event by event: nothing that comes later can be seen.

use crate::ready::ReadyTest;
use crate::{Bill, Calendar, Event, Line, Member, Metric, What, Window};
use chrono::{Datelike as _, Days, Months, NaiveDate};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// A figure of a client.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A number: money in units of currency, days, percent, pieces.
    Number(Decimal),
    /// A name: the tier; of a tag the tag itself, or nothing.
    Text(String),
}

/// What an event means for rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// Nothing that a rule waits for.
    Nothing,
    /// An invoice was issued.
    Issued(u32),
    /// An invoice was paid whole, for the first time.
    Settled(u32),
    /// A part of a sale was given back: how much of all its base, in millionths, with what was given back before.
    Returned {
        /// Of which sale.
        sale: u32,
        /// 0 to 1,000,000.
        share: u32,
    },
    /// Somebody they sent bought.
    Referred,
}

/// What a client did, up to the last event that was told.
#[derive(Debug, Clone)]
pub struct Facts {
    whole: Tracks,
    sets: Vec<Tracks>,
    sales: HashMap<u32, Sold>,
    /// Of what is open, by when it should have been paid.
    open: BTreeSet<(NaiveDate, u32)>,
    owed: i64,
    settled: Sums,
    in_time: Sums,
    late: Highest,
    referrals: Sums,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

/// Sums of everything that is added up, by day.
#[derive(Debug, Clone, Default)]
struct Tracks {
    invoiced: Sums,
    paid: Sums,
    margin: Sums,
    /// Lines without a cost, and bills without lines.
    costless: Sums,
    invoices: Sums,
    units: Sums,
    returned: Sums,
}

/// A sale as it stands.
#[derive(Debug, Clone)]
struct Sold {
    net: i64,
    total: i64,
    due: NaiveDate,
    paid: i64,
    offset: i64,
    base: i64,
    margin: Option<i64>,
    returned: i64,
    /// Net of each set of products.
    of_sets: Vec<i64>,
    is_settled: bool,
}

impl Sold {
    fn of(bill: &Bill, due: NaiveDate, of_sets: Vec<i64>, sign: i64) -> Self {
        let costs: Option<i64> = bill.lines.iter().map(|line| line.cost).sum();
        Self {
            net: sign * bill.net,
            total: sign * bill.total,
            due,
            paid: 0,
            offset: 0,
            base: sign * bill.base(),
            margin: costs.filter(|_| !bill.lines.is_empty()).map(|costs| bill.net.saturating_sub(costs)),
            returned: 0,
            of_sets: of_sets.into_iter().map(|net| sign * net).collect(),
            is_settled: false,
        }
    }

    fn is_open(&self) -> bool {
        self.total > 0 && self.paid.saturating_add(self.offset) < self.total
    }
}

/// A running sum by day.
#[derive(Debug, Clone, Default)]
struct Sums {
    days: Vec<NaiveDate>,
    sums: Vec<i64>,
}

impl Sums {
    fn add(&mut self, day: NaiveDate, amount: i64) {
        let sum = self.all().saturating_add(amount);
        if self.days.last() == Some(&day) {
            if let Some(last) = self.sums.last_mut() {
                *last = sum;
            }
        } else {
            self.days.push(day);
            self.sums.push(sum);
        }
    }

    fn all(&self) -> i64 {
        self.sums.last().copied().unwrap_or(0)
    }

    /// Of the days after `before`; of all without it.
    fn since(&self, before: Option<NaiveDate>) -> i64 {
        let Some(before) = before else { return self.all() };
        let place = self.days.partition_point(|day| *day <= before);
        self.all().saturating_sub(if place == 0 { 0 } else { self.sums[place - 1] })
    }
}

/// The highest value since any day: only those are kept that nothing later reached.
#[derive(Debug, Clone, Default)]
struct Highest(Vec<(NaiveDate, i64)>);

impl Highest {
    fn add(&mut self, day: NaiveDate, value: i64) {
        while self.0.last().is_some_and(|(_, last)| *last <= value) {
            self.0.pop();
        }
        self.0.push((day, value));
    }

    fn since(&self, before: Option<NaiveDate>) -> Option<i64> {
        let place = before.map_or(0, |before| self.0.partition_point(|(day, _)| *day <= before));
        self.0.get(place).map(|(_, value)| *value)
    }
}

impl Tracks {
    fn take(&mut self, day: NaiveDate, lines: &mut dyn Iterator<Item = &Line>, net: Option<i64>, sign: i64) -> i64 {
        let (mut sum, mut margin, mut units, mut costless, mut any) = (0_i64, 0_i64, 0_i64, 0_i64, false);
        for line in lines {
            any = true;
            sum = sum.saturating_add(line.net);
            units = units.saturating_add(line.units);
            match line.cost {
                Some(cost) => margin = margin.saturating_add(line.net.saturating_sub(cost)),
                None => costless += 1,
            }
        }
        let net = net.unwrap_or(sum);
        if !any && net == 0 {
            return 0;
        }
        self.invoiced.add(day, sign * net);
        self.margin.add(day, sign * margin);
        self.units.add(day, sign * units);
        self.costless.add(day, if any { costless } else { 1 });
        if sign > 0 {
            self.invoices.add(day, 1);
        } else {
            self.returned.add(day, net);
        }
        net
    }
}

impl Facts {
    /// Nothing is known yet; `sets` are the sets of products a rule speaks of.
    pub fn new(sets: usize) -> Self {
        Self {
            whole: Tracks::default(),
            sets: vec![Tracks::default(); sets],
            sales: HashMap::new(),
            open: BTreeSet::new(),
            owed: 0,
            settled: Sums::default(),
            in_time: Sums::default(),
            late: Highest::default(),
            referrals: Sums::default(),
            first: None,
            last: None,
        }
    }

    /// Learns what happened. `sets` says of each set which goods are in it.
    pub fn learn(&mut self, event: &Event, sets: &[Vec<bool>]) -> Happened {
        let day = event.day;
        match &event.what {
            What::Invoiced(bill) => {
                let due = bill.due.unwrap_or(day);
                let of_sets = self.count(day, bill, sets, 1);
                self.first.get_or_insert(day);
                self.last = Some(day);
                let sold = Sold::of(bill, due, of_sets, 1);
                self.owed = self.owed.saturating_add(bill.total);
                if bill.total > 0 {
                    self.open.insert((due, bill.sale));
                }
                self.sales.insert(bill.sale, sold);
                Happened::Issued(bill.sale)
            }
            What::Credited { of, bill } => {
                let of_sets = self.count(day, bill, sets, -1);
                self.owed = self.owed.saturating_sub(bill.total);
                self.sales.insert(bill.sale, Sold::of(bill, day, of_sets, -1));
                let Some((sale, sold)) = of.and_then(|of| self.sales.get_mut(&of).map(|sold| (of, sold))) else {
                    return Happened::Nothing;
                };
                sold.returned = sold.returned.saturating_add(bill.base()).min(sold.base.max(0));
                if sold.base <= 0 {
                    return Happened::Nothing;
                }
                let share = i128::from(sold.returned) * 1_000_000 / i128::from(sold.base);
                Happened::Returned { sale, share: u32::try_from(share.clamp(0, 1_000_000)).unwrap_or(0) }
            }
            What::Paid { sale, amount } => self.pay(day, *sale, *amount),
            What::Offset { sale, amount } => {
                if let Some(sold) = self.sales.get_mut(sale) {
                    sold.offset = sold.offset.saturating_add(*amount);
                    let (is_open, due) = (sold.is_open(), sold.due);
                    self.keep_open(due, *sale, is_open);
                }
                Happened::Nothing
            }
            What::Referred => {
                self.referrals.add(day, 1);
                Happened::Referred
            }
        }
    }

    /// Adds a bill up, with or without a part of it in each set.
    fn count(&mut self, day: NaiveDate, bill: &Bill, sets: &[Vec<bool>], sign: i64) -> Vec<i64> {
        self.whole.take(day, &mut bill.lines.iter(), Some(bill.net), sign);
        let is_in = |set: &[bool], line: &Line| line.good.is_some_and(|good| set.get(good as usize) == Some(&true));
        self.sets
            .iter_mut()
            .zip(sets)
            .map(|(tracks, set)| tracks.take(day, &mut bill.lines.iter().filter(|line| is_in(set, line)), None, sign))
            .collect()
    }

    fn pay(&mut self, day: NaiveDate, sale: u32, amount: i64) -> Happened {
        self.owed = self.owed.saturating_sub(amount);
        let Some(sold) = self.sales.get_mut(&sale) else { return Happened::Nothing };
        let before = sold.paid;
        sold.paid = before.saturating_add(amount);
        // The part of a net amount that all payments so far make up, less what they made up before.
        let (paid, total) = (sold.paid, sold.total);
        let part = |net: i64| share(net, paid, total).saturating_sub(share(net, before, total));
        self.whole.paid.add(day, part(sold.net));
        for (tracks, net) in self.sets.iter_mut().zip(&sold.of_sets) {
            if *net != 0 {
                tracks.paid.add(day, part(*net));
            }
        }
        let (is_open, due) = (sold.is_open(), sold.due);
        let is_first = !is_open && !sold.is_settled && total > 0;
        sold.is_settled |= is_first;
        self.keep_open(due, sale, is_open);
        if !is_first {
            return Happened::Nothing;
        }
        let late = (day - due).num_days();
        self.settled.add(day, 1);
        self.in_time.add(day, i64::from(late <= 0));
        self.late.add(day, late.max(0));
        Happened::Settled(sale)
    }

    fn keep_open(&mut self, due: NaiveDate, sale: u32, is_open: bool) {
        if is_open {
            self.open.insert((due, sale));
        } else {
            self.open.remove(&(due, sale));
        }
    }

    /// What a sale earns on: its net without rewards, less what was given back.
    pub fn base(&self, sale: u32) -> Option<i64> {
        self.sales.get(&sale).map(|sold| sold.base.saturating_sub(sold.returned))
    }

    /// The net and the margin of a sale; the margin is nothing where a cost is missing.
    pub(crate) fn of_sale(&self, sale: u32) -> Option<(i64, Option<i64>)> {
        self.sales.get(&sale).map(|sold| (sold.net, sold.margin))
    }

    /// What is owed.
    pub fn owed(&self) -> i64 {
        self.owed
    }

    /// Whether something should have been paid before `day`.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.open.first().is_some_and(|(due, _)| *due < day)
    }

    /// Net and margin since `before`, excluded; the margin is nothing where a cost is missing.
    pub fn margin(&self, before: Option<NaiveDate>) -> (i64, Option<i64>) {
        let known = self.whole.costless.since(before) == 0;
        (self.whole.invoiced.since(before), known.then(|| self.whole.margin.since(before)))
    }

    /// The mean invoice since `before`, excluded.
    pub(crate) fn ticket(&self, before: Option<NaiveDate>) -> Option<i64> {
        let count = self.whole.invoices.since(before);
        (count > 0).then(|| self.whole.invoiced.since(before) / count)
    }

    /// The longest delay since `before`, open invoices included.
    pub(crate) fn latest(&self, before: Option<NaiveDate>, day: NaiveDate) -> i64 {
        let open = self.open.first().map_or(0, |(due, _)| (day - *due).num_days());
        self.late.since(before).unwrap_or(0).max(open).max(0)
    }

    /// The figure a test asks for as of `day`; nothing where it is unknown.
    pub(crate) fn figure(
        &self,
        asked: &ReadyTest,
        member: &Member,
        day: NaiveDate,
        digits: u32,
        beside: &Beside,
    ) -> Option<Figure> {
        let joined = member.joined.or(self.first);
        let before = before(asked.test.window, day, joined)?;
        let tracks = match asked.set {
            Some(set) => self.sets.get(set)?,
            None => &self.whole,
        };
        let money = |minor: i64| Some(Decimal::new(minor, digits));
        let whole = |count: i64| Some(Decimal::from(count));
        let invoiced = || tracks.invoiced.since(before);
        let margin = || (tracks.costless.since(before) == 0).then(|| tracks.margin.since(before));
        let number = match asked.test.metric {
            Metric::NetInvoiced => money(invoiced()),
            Metric::NetPaid => money(tracks.paid.since(before)),
            Metric::GrossMargin => money(margin()?),
            Metric::MarginPct => percent(margin()?, invoiced()),
            Metric::InvoiceCount => whole(tracks.invoices.since(before)),
            Metric::Units => Some(Decimal::new(tracks.units.since(before), 6)),
            Metric::AvgTicket => match tracks.invoices.since(before) {
                0 => None,
                count => money(invoiced() / count),
            },
            Metric::RecencyDays => whole((day - self.last?).num_days()),
            Metric::TenureDays => whole((day - joined?).num_days()),
            Metric::OverdueDaysMax => whole(self.latest(before, day)),
            Metric::PaidOnTimePct => percent(self.in_time.since(before), self.settled.since(before)),
            Metric::OpenBalance => money(self.owed),
            Metric::CreditUsedPct => percent(self.owed, member.credit_limit?),
            Metric::ReturnRatePct => {
                let returned = tracks.returned.since(before);
                percent(returned, invoiced().saturating_add(returned))
            }
            Metric::Referrals => whole(self.referrals.since(before)),
            Metric::PointsBalance => whole(beside.points?),
            Metric::Tier => return Some(Figure::Text(beside.tier.clone().unwrap_or_default())),
            Metric::Tag => {
                let crate::Value::Text(wanted) = &asked.test.value else { return None };
                let wanted = wanted.trim().to_lowercase();
                let has = member.tags.iter().find(|tag| tag.to_lowercase() == wanted);
                return Some(Figure::Text(has.cloned().unwrap_or_default()));
            }
        };
        number.map(Figure::Number)
    }
}

/// What a client has besides what they did.
#[derive(Debug, Clone, Default)]
pub(crate) struct Beside {
    pub points: Option<i64>,
    pub tier: Option<String>,
}

/// So much of `whole` as `part` is of `all`, nearest, halves away from zero.
pub(crate) fn share(whole: i64, part: i64, all: i64) -> i64 {
    if all == 0 {
        return if part == 0 { 0 } else { whole };
    }
    let (exact, all) = (i128::from(whole) * i128::from(part), i128::from(all));
    let (quotient, rest) = (exact / all, (exact % all).unsigned_abs());
    let away = if (exact < 0) == (all < 0) { 1 } else { -1 };
    let nearest = if rest * 2 >= all.unsigned_abs() { quotient + away } else { quotient };
    i64::try_from(nearest).unwrap_or(if nearest < 0 { i64::MIN } else { i64::MAX })
}

/// Percent, with two decimals; nothing of nothing.
pub(crate) fn percent(part: i64, whole: i64) -> Option<Decimal> {
    (whole > 0).then(|| Decimal::new(share(10_000, part, whole), 2))
}

/// The day before a window begins: nothing inside where all of time is meant, nothing at all where it is not known.
#[allow(clippy::option_option, reason = "no window is not the same as no beginning")]
pub(crate) fn before(window: Window, day: NaiveDate, joined: Option<NaiveDate>) -> Option<Option<NaiveDate>> {
    let first = match window {
        Window::All => return Some(None),
        Window::LastDays(days) => return Some(day.checked_sub_days(Days::new(u64::from(days)))),
        Window::LastMonths(months) => return Some(day.checked_sub_months(Months::new(months))),
        Window::SinceJoin => joined?,
        Window::Calendar(stretch) => began(stretch, day)?,
    };
    Some(first.pred_opt())
}

/// The first day of the calendar's stretch.
pub(crate) fn began(stretch: Calendar, day: NaiveDate) -> Option<NaiveDate> {
    let month = match stretch {
        Calendar::Month => day.month(),
        Calendar::Quarter => (day.month() - 1) / 3 * 3 + 1,
        Calendar::Year => 1,
    };
    NaiveDate::from_ymd_opt(day.year(), month, 1)
}
