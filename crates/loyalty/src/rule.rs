//! A rule as it is written: JSON without code, unknown fields refused, decimals as texts.

use crate::Problem;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The only shape of rules there is.
pub(crate) const SCHEMA: u32 = 1;
/// Conditions within conditions, at most.
pub(crate) const DEEPEST: usize = 5;
/// Longest text of a rule, in bytes.
const LONGEST: usize = 65_536;

/// A rule: when it is looked at, what must hold, what is given, how often and for how much, and what it may never do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "LoyaltyRule")]
pub struct Rule {
    /// The shape of the rule: 1.
    pub schema: u32,
    /// What it is called in programs.
    pub id: String,
    /// Of rules in one group the highest goes first.
    #[serde(default)]
    pub priority: i32,
    /// Rules of one group never reward the same event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub exclusive_group: Option<String>,
    /// When it is looked at.
    pub trigger: Trigger,
    /// What must hold; nothing: it always does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub when: Option<Condition>,
    /// What is given.
    pub reward: Reward,
    /// How often, and for how much.
    #[serde(default)]
    pub limits: Limits,
    /// What must not happen.
    #[serde(default)]
    pub guard: Guard,
}

impl Rule {
    /// Reads a rule. Errors: what is wrong with it, and where.
    pub fn read(json: &str) -> Result<Self, Problem> {
        if json.len() > LONGEST {
            return Err(Problem::Long);
        }
        // Deep enough for any rule that is allowed; serde_json itself stops at 128.
        serde_json::from_str(json).map_err(|e| Problem::Unreadable(e.to_string()))
    }

    /// The rule as text, the same text for the same rule.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// When a rule is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "LoyaltyTrigger")]
pub struct Trigger {
    /// On what.
    pub on: On,
    /// How often, of a schedule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub every: Option<Every>,
}

/// What makes a rule be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyOn")]
pub enum On {
    /// An invoice was issued.
    InvoiceIssued,
    /// An invoice was paid whole.
    InvoicePaid,
    /// A day of the calendar has come.
    Scheduled,
    /// The client's birthday.
    Birthday,
    /// Somebody the client sent bought.
    ReferralConverted,
    /// The client's tier changed.
    TierChanged,
    /// A person asks.
    Manual,
}

/// How often a schedule comes: on the first day of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyEvery")]
pub enum Every {
    /// Each day.
    Day,
    /// Mondays.
    Week,
    /// The first of the month.
    Month,
    /// The first of January, April, July and October.
    Quarter,
    /// The first of January.
    Year,
}

/// What must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "Written", into = "Written")]
#[ts(as = "Written", rename = "LoyaltyCondition")]
pub enum Condition {
    /// All of them.
    All(Vec<Condition>),
    /// At least one.
    Any(Vec<Condition>),
    /// The opposite.
    Not(Box<Condition>),
    /// A figure compared with a value.
    Test(Test),
}

/// A figure compared with a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Which figure.
    pub metric: Metric,
    /// Of when.
    pub window: Window,
    /// Of which products.
    pub filter: Option<Filter>,
    /// How.
    pub op: Op,
    /// With what.
    pub value: Value,
}

/// What a figure is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number: money in units of the book's currency, days, percent, pieces.
    Number(Decimal),
    /// A name: of a tier or a tag.
    Text(String),
}

/// A condition as it stands in JSON: exactly one of `all`, `any`, `not` and `metric`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(rename = "LoyaltyCondition", optional_fields)]
pub(crate) struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    all: Option<Vec<Condition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Condition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<Box<Condition>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<Metric>,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<Window>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<Filter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    op: Option<Op>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

impl TryFrom<Written> for Condition {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let Written { all, any, not, metric, window, filter, op, value } = written;
        let told = window.is_some() || filter.is_some() || op.is_some() || value.is_some();
        match (all, any, not, metric) {
            (Some(parts), None, None, None) if !told => Ok(Self::All(parts)),
            (None, Some(parts), None, None) if !told => Ok(Self::Any(parts)),
            (None, None, Some(part), None) if !told => Ok(Self::Not(part)),
            (None, None, None, Some(metric)) => {
                let (Some(op), Some(value)) = (op, value) else { return Err("metric without op or value".into()) };
                let value = if metric.is_named() {
                    Value::Text(value)
                } else {
                    Value::Number(value.trim().parse().map_err(|_| format!("not a number: {value}"))?)
                };
                Ok(Self::Test(Test { metric, window: window.unwrap_or_default(), filter, op, value }))
            }
            _ => Err("a condition is one of all, any, not, metric".into()),
        }
    }
}

impl From<Condition> for Written {
    fn from(condition: Condition) -> Self {
        match condition {
            Condition::All(parts) => Self { all: Some(parts), ..Self::default() },
            Condition::Any(parts) => Self { any: Some(parts), ..Self::default() },
            Condition::Not(part) => Self { not: Some(part), ..Self::default() },
            Condition::Test(Test { metric, window, filter, op, value }) => Self {
                metric: Some(metric),
                window: (window != Window::All).then_some(window),
                filter,
                op: Some(op),
                value: Some(match value {
                    Value::Number(number) => number.to_string(),
                    Value::Text(text) => text,
                }),
                ..Self::default()
            },
        }
    }
}

impl Condition {
    /// The figures compared in it, in the order they are written, each with whether its opposite is meant.
    pub fn tests(&self) -> Vec<(&Test, bool)> {
        let mut all = Vec::new();
        self.gather(false, &mut all);
        all
    }

    fn gather<'a>(&'a self, negated: bool, all: &mut Vec<(&'a Test, bool)>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.gather(negated, all)),
            Self::Not(part) => part.gather(!negated, all),
            Self::Test(test) => all.push((test, negated)),
        }
    }
}

/// A figure of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyMetric")]
pub enum Metric {
    /// Invoiced less credited, without tax.
    NetInvoiced,
    /// Of it what was paid.
    NetPaid,
    /// Net less cost; unknown where a cost is missing.
    GrossMargin,
    /// Of the net, percent.
    MarginPct,
    /// Invoices.
    InvoiceCount,
    /// Pieces, less those given back.
    Units,
    /// Net of an invoice, on average.
    AvgTicket,
    /// Days since the last invoice.
    RecencyDays,
    /// Days since the client came.
    TenureDays,
    /// The longest delay of what was paid in the window or is still open.
    OverdueDaysMax,
    /// Of the invoices paid whole, those that were paid in time, percent.
    PaidOnTimePct,
    /// What is owed.
    OpenBalance,
    /// Of the credit limit, percent.
    CreditUsedPct,
    /// Of what was invoiced, what was credited, percent.
    ReturnRatePct,
    /// Clients they sent who bought.
    Referrals,
    /// Points that can be spent.
    PointsBalance,
    /// The tier, by name.
    Tier,
    /// Whether the client has a tag, by name.
    Tag,
}

impl Metric {
    /// Whether it is compared by name.
    pub fn is_named(self) -> bool {
        matches!(self, Self::Tier | Self::Tag)
    }

    /// Whether it is money.
    pub fn is_money(self) -> bool {
        matches!(self, Self::NetInvoiced | Self::NetPaid | Self::GrossMargin | Self::AvgTicket | Self::OpenBalance)
    }

    /// Whether a window changes it.
    pub fn has_window(self) -> bool {
        !self.is_named()
            && !matches!(
                self,
                Self::RecencyDays | Self::TenureDays | Self::OpenBalance | Self::CreditUsedPct | Self::PointsBalance
            )
    }

    /// Whether it can be told of some products only.
    pub fn has_filter(self) -> bool {
        matches!(
            self,
            Self::NetInvoiced
                | Self::NetPaid
                | Self::GrossMargin
                | Self::MarginPct
                | Self::InvoiceCount
                | Self::Units
                | Self::AvgTicket
                | Self::ReturnRatePct
        )
    }

    /// What it is never below, if there is such a thing.
    pub(crate) fn least(self) -> Option<Decimal> {
        let any = matches!(
            self,
            Self::NetInvoiced | Self::NetPaid | Self::GrossMargin | Self::MarginPct | Self::Units | Self::AvgTicket
        );
        (!any && !matches!(self, Self::OpenBalance | Self::CreditUsedPct | Self::PointsBalance))
            .then_some(Decimal::ZERO)
    }

    /// What it is never above.
    pub(crate) fn most(self) -> Option<Decimal> {
        matches!(self, Self::PaidOnTimePct | Self::MarginPct).then_some(Decimal::ONE_HUNDRED)
    }
}

/// Of when a figure is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyWindow")]
pub enum Window {
    /// So many days, today included.
    LastDays(u32),
    /// So many months.
    LastMonths(u32),
    /// Since the calendar's month, quarter or year began.
    Calendar(Calendar),
    /// Since the client came.
    SinceJoin,
    /// Ever.
    #[default]
    All,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyCalendar")]
pub enum Calendar {
    /// The month.
    Month,
    /// The quarter.
    Quarter,
    /// The year.
    Year,
}

/// Which products count: those named, and those of the categories or lines named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
#[ts(rename = "LoyaltyFilter")]
pub struct Filter {
    /// Products, by identity.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub product: Vec<String>,
    /// Categories or lines, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>")]
    pub product_tag: Vec<String>,
}

/// How a figure is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "LoyaltyOp")]
pub enum Op {
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// More than.
    #[serde(rename = ">")]
    Over,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// Less than.
    #[serde(rename = "<")]
    Under,
    /// The same.
    #[serde(rename = "=")]
    Is,
    /// Another.
    #[serde(rename = "!=")]
    IsNot,
}

/// What is given. Amounts in units of the book's currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[ts(optional_fields)]
#[ts(rename = "LoyaltyReward")]
pub enum Reward {
    /// So many percent off the invoice.
    DiscountPct {
        /// Percent.
        #[ts(type = "string")]
        percent: Decimal,
        /// Never more than this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(as = "Option<String>")]
        cap: Option<Decimal>,
    },
    /// So much off the invoice.
    DiscountAmount {
        /// How much.
        #[ts(type = "string")]
        amount: Decimal,
    },
    /// So much off a later purchase, for who brings the code.
    Coupon {
        /// How much.
        #[ts(type = "string")]
        amount: Decimal,
        /// For so many days.
        valid_days: u32,
    },
    /// Points for what was bought, net of tax and rewards.
    Points {
        /// For each so much…
        #[ts(type = "string")]
        per: Decimal,
        /// …so many points.
        units: u32,
    },
    /// Stamps on a card.
    Stamps {
        /// So many.
        units: u32,
        /// A full card has so many…
        card: u32,
        /// …and is worth so much.
        #[ts(type = "string")]
        worth: Decimal,
    },
    /// So many percent of what was bought as credit for later.
    Cashback {
        /// Percent.
        #[ts(type = "string")]
        percent: Decimal,
        /// Never more than this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(as = "Option<String>")]
        cap: Option<Decimal>,
    },
    /// A product of the catalogue.
    FreeItem {
        /// Which, by identity.
        product: String,
        /// How many.
        #[ts(type = "string")]
        quantity: Decimal,
    },
    /// Something that is not sold.
    Gift {
        /// What.
        what: String,
        /// What it costs the business.
        #[ts(type = "string")]
        cost: Decimal,
    },
    /// A product in exchange for an old one.
    Exchange {
        /// Which is given, by identity.
        product: String,
        /// What the old one brings.
        #[ts(type = "string")]
        recovered: Decimal,
    },
    /// A longer time to pay.
    PaymentTerms {
        /// Days to pay.
        due_days: u32,
        /// For so many days.
        for_days: u32,
    },
    /// More credit.
    CreditLimit {
        /// So much more.
        #[ts(type = "string")]
        by: Decimal,
        /// For so many days.
        for_days: u32,
    },
    /// A tier.
    Tier {
        /// Which.
        name: String,
        /// For so many days.
        for_days: u32,
    },
}

/// How often, and for how much.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
#[ts(rename = "LoyaltyLimits")]
pub struct Limits {
    /// For each client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_customer: Option<PerCustomer>,
    /// For all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget: Option<Budget>,
}

/// How often a client is rewarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "LoyaltyPerCustomer")]
pub struct PerCustomer {
    /// So often…
    pub count: u32,
    /// …in each.
    pub per: Per,
}

/// The most a rule may cost, at worst.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "LoyaltyBudget")]
pub struct Budget {
    /// So much…
    #[ts(type = "string")]
    pub amount: Decimal,
    /// …in each.
    pub per: Per,
}

/// A stretch of the calendar in which something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LoyaltyPer")]
pub enum Per {
    /// The day.
    Day,
    /// The month.
    Month,
    /// The quarter.
    Quarter,
    /// The year.
    Year,
    /// All of time.
    Ever,
}

/// What must not happen. What cannot be known counts as happening.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
#[ts(rename = "LoyaltyGuard")]
pub struct Guard {
    /// Nothing for who is late with a payment.
    #[ts(as = "Option<bool>")]
    pub requires_no_overdue: bool,
    /// The margin that must be left after all rewards, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub min_margin_pct: Option<Decimal>,
    /// What all rewards of twelve months may take of the client's margin, percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub max_cost_pct_of_margin: Option<Decimal>,
    /// What the client may owe, with what the reward adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub max_exposure: Option<Decimal>,
    /// Above so much a person decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub approval_over: Option<Decimal>,
}
