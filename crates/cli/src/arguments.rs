//! What can be typed. The explanations are words: `help-<verb>` and `help-<verb>-<argument>`, see [`crate::help`].

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// The whole line.
#[derive(Debug, Parser)]
#[command(
    name = "clientela",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What every verb takes. The passphrase itself is never an argument: other users of a machine can read those.
#[derive(Debug, Args)]
pub struct Common {
    #[arg(long, global = true)]
    pub book: Option<PathBuf>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true)]
    pub passphrase_file: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    New(New),
    Demo(Demo),
    Today,
    Import(Import),
    Export(Export),
    Search(Search),
    Duplicates(Duplicates),
    Quality(Quality),
    Sell(Sell),
    Convert(Convert),
    Issue(Issue),
    Credit(Credit),
    Sales(Sales),
    Prices(Prices),
    Recurring(Recurring),
    Business(Business),
    Paper(Paper),
    History(History),
    Pay(Pay),
    Account(Account),
    Aging(Aging),
    Accountant(Accountant),
    Remind(Remind),
    Bank(Bank),
    Debits(Debits),
    Alarms(Alarms),
    Insight(Insight),
    Pivot(Pivot),
    Loyalty(Loyalty),
    Undo(Undo),
    Redo,
    Backup(Backup),
    Restore(Restore),
    Check(Check),
    Salvage(Salvage),
    Call(Call),
    Commands(Commands),
}

/// A new book.
#[derive(Debug, Args)]
pub struct New {
    #[arg(long)]
    pub name: Option<String>,
    #[arg(long)]
    pub country: Option<String>,
    #[arg(long)]
    pub language: Option<String>,
    #[arg(long)]
    pub currency: Option<String>,
    #[arg(long)]
    pub user: Option<String>,
}

/// A demo business.
#[derive(Debug, Args)]
pub struct Demo {
    #[arg(long, default_value_t = 1_000)]
    pub clients: u32,
    #[arg(long, default_value_t = 3)]
    pub years: u32,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[arg(long)]
    pub country: Option<String>,
}

/// Tables in.
#[derive(Debug, Args)]
pub struct Import {
    #[arg(required = true)]
    pub file: Vec<PathBuf>,
    #[arg(long = "as")]
    pub kind: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub rejects: Option<PathBuf>,
    #[arg(long)]
    pub known_only: bool,
    #[arg(long, value_parser = ["dmy", "mdy", "ymd"])]
    pub dates: Option<String>,
    #[arg(long, value_parser = ["comma", "point"])]
    pub decimal: Option<String>,
    #[arg(long)]
    pub sheet: Option<String>,
    #[arg(long)]
    pub charset: Option<String>,
    #[arg(long)]
    pub separator: Option<String>,
    #[arg(long)]
    pub header: Option<u32>,
    #[arg(long = "use")]
    pub uses: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    pub apart: Vec<u64>,
    #[arg(long, value_delimiter = ',')]
    pub keep_as_written: Vec<String>,
    #[arg(long)]
    pub alike_as_new: bool,
    #[arg(long)]
    pub tax_id: Option<String>,
}

/// Tables out.
#[derive(Debug, Args)]
pub struct Export {
    #[arg(required_unless_present = "profiles")]
    pub kind: Option<String>,
    #[arg(long, required_unless_present = "profiles")]
    pub to: Option<PathBuf>,
    #[arg(long)]
    pub strict: bool,
    #[arg(long, conflicts_with_all = ["strict", "columns"])]
    pub profile: Option<String>,
    #[arg(long)]
    pub profiles: bool,
    #[arg(long, value_delimiter = ',')]
    pub columns: Vec<String>,
    #[arg(long, requires = "columns")]
    pub sort: Option<String>,
    #[arg(long, requires = "sort")]
    pub descending: bool,
    #[arg(long = "where", requires = "columns")]
    pub conditions: Vec<String>,
}

/// Finding anything.
#[derive(Debug, Args)]
pub struct Search {
    #[arg(required = true)]
    pub words: Vec<String>,
    #[arg(long, default_value_t = 10)]
    pub limit: u32,
}

/// Clients that may stand in the book twice.
#[derive(Debug, Args)]
pub struct Duplicates {
    #[arg(long)]
    pub again: bool,
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
    #[arg(long, value_parser = clap::value_parser!(u32).range(90..=100))]
    pub merge: Option<u32>,
}

/// Clients whose data want a hand.
#[derive(Debug, Args)]
pub struct Quality {
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// A document.
#[derive(Debug, Args)]
pub struct Sell {
    #[arg(value_parser = ["quote", "proforma", "order", "delivery", "invoice"])]
    pub kind: String,
    #[arg(long, required_unless_present = "simplified")]
    pub client: Option<String>,
    #[arg(long, required = true)]
    pub line: Vec<String>,
    #[arg(long)]
    pub day: Option<String>,
    #[arg(long)]
    pub due: Option<u32>,
    #[arg(long)]
    pub note: Option<String>,
    #[arg(long)]
    pub simplified: bool,
    #[arg(long)]
    pub issue: bool,
}

/// The next document of one.
#[derive(Debug, Args)]
pub struct Convert {
    pub document: String,
    #[arg(long, value_parser = ["order", "delivery", "invoice"])]
    pub into: String,
    #[arg(long)]
    pub issue: bool,
}

/// A draft that becomes final.
#[derive(Debug, Args)]
pub struct Issue {
    pub document: String,
    #[arg(long)]
    pub day: Option<String>,
}

/// An invoice taken back.
#[derive(Debug, Args)]
pub struct Credit {
    pub document: String,
    #[arg(long)]
    pub reason: String,
    #[arg(long)]
    pub issue: bool,
}

/// The documents.
#[derive(Debug, Args)]
pub struct Sales {
    #[arg(long)]
    pub state: Option<String>,
    #[arg(long = "as")]
    pub kind: Option<String>,
    #[arg(long)]
    pub client: Option<String>,
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// Price lists.
#[derive(Debug, Args)]
pub struct Prices {
    pub list: Option<String>,
    #[arg(long, requires = "list")]
    pub new: bool,
    #[arg(long, requires = "list", allow_hyphen_values = true)]
    pub set: Vec<String>,
    #[arg(long, requires = "list", conflicts_with_all = ["client", "everybody"])]
    pub tag: Option<String>,
    #[arg(long, requires = "list", conflicts_with = "everybody")]
    pub client: Vec<String>,
    #[arg(long, requires = "list")]
    pub everybody: bool,
    #[arg(long)]
    pub from: Option<String>,
    #[arg(long, requires = "list")]
    pub until: Option<String>,
    #[arg(long, requires = "list", allow_hyphen_values = true)]
    pub priority: Option<i64>,
    #[arg(long, requires = "list")]
    pub with_tax: bool,
    #[arg(long, requires = "list")]
    pub copy: Option<String>,
    #[arg(long, requires = "copy", allow_hyphen_values = true)]
    pub percent: Option<String>,
    #[arg(long)]
    pub archive: bool,
    #[arg(long, conflicts_with = "list")]
    pub r#for: Option<String>,
    #[arg(long, conflicts_with = "list")]
    pub product: Option<String>,
    #[arg(long, conflicts_with = "list")]
    pub quantity: Option<String>,
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
}

/// Invoices that come back.
#[derive(Debug, Args)]
pub struct Recurring {
    pub document: Option<String>,
    #[arg(long, requires = "document")]
    pub every: Option<u32>,
    #[arg(long, requires = "document", value_parser = ["month", "week"])]
    pub unit: Option<String>,
    #[arg(long, requires = "document")]
    pub first: Option<String>,
    #[arg(long, requires = "document")]
    pub until: Option<String>,
    #[arg(long, requires = "document")]
    pub stop: bool,
    #[arg(long, conflicts_with = "document")]
    pub run: bool,
}

/// The business as its documents tell it.
#[derive(Debug, Args)]
pub struct Business {
    pub field: Vec<String>,
}

/// How documents look.
#[derive(Debug, Args)]
pub struct Paper {
    pub field: Vec<String>,
    #[arg(long)]
    pub logo: Option<PathBuf>,
    #[arg(long, conflicts_with = "logo")]
    pub no_logo: bool,
    #[arg(long)]
    pub export_template: Option<PathBuf>,
    #[arg(long)]
    pub templates: Option<PathBuf>,
    #[arg(long, conflicts_with = "templates")]
    pub no_templates: bool,
}

/// What was done.
#[derive(Debug, Args)]
pub struct History {
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
    #[arg(long)]
    pub before: Option<i64>,
}

/// Money that came for a document.
#[derive(Debug, Args)]
pub struct Pay {
    pub document: String,
    pub amount: String,
    #[arg(long, default_value = "cash", value_parser = ["cash", "card", "transfer", "debit", "cheque"])]
    pub method: String,
    #[arg(long)]
    pub day: Option<String>,
}

/// The account of a client.
#[derive(Debug, Args)]
pub struct Account {
    pub client: String,
    #[arg(long)]
    pub as_of: Option<String>,
    #[arg(long)]
    pub pdf: Option<PathBuf>,
    #[arg(long, requires = "pdf")]
    pub from: Option<String>,
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// What all clients owe.
#[derive(Debug, Args)]
pub struct Aging {
    #[arg(long)]
    pub as_of: Option<String>,
}

/// What goes to the accountant.
#[derive(Debug, Args)]
pub struct Accountant {
    pub period: Option<String>,
    #[arg(long)]
    pub to: Option<PathBuf>,
    #[arg(long)]
    pub office: Option<String>,
    #[arg(long)]
    pub tables_only: bool,
    #[arg(long, conflicts_with = "reopen")]
    pub close: bool,
    #[arg(long)]
    pub reopen: bool,
    #[arg(long, requires = "reopen")]
    pub reason: Option<String>,
    #[arg(long, conflicts_with_all = ["to", "close", "reopen"])]
    pub changes: bool,
}

/// What to look at among the clients.
#[derive(Debug, Args)]
pub struct Alarms {
    #[arg(value_parser = ["done", "later", "never"])]
    pub answer: Option<String>,
    pub client: Option<String>,
    #[arg(long, value_parser = ["late", "falling", "overdue", "reward", "next_purchase"])]
    pub kind: Option<String>,
    #[arg(long)]
    pub all: bool,
}

/// Who is worth what, and what to offer.
#[derive(Debug, Args)]
pub struct Insight {
    #[arg(value_parser = ["clients", "quiet", "rfm", "client", "offers"])]
    pub what: Option<String>,
    pub client: Option<String>,
    #[arg(long)]
    pub stage: Option<String>,
    #[arg(long, value_delimiter = ',')]
    pub recency: Vec<u32>,
    #[arg(long, value_delimiter = ',')]
    pub frequency: Vec<u32>,
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// What rows and columns of a table may be.
const DIMENSIONS: [&str; 22] = [
    "client",
    "kind",
    "city",
    "region",
    "country",
    "tag",
    "salesperson",
    "origin",
    "stage",
    "class",
    "cohort",
    "product",
    "category",
    "line",
    "document",
    "series",
    "day",
    "month",
    "quarter",
    "year",
    "weekday",
    "hour",
];

/// A table of sales or visits.
#[derive(Debug, Args)]
pub struct Pivot {
    #[arg(default_value = "month", value_parser = DIMENSIONS)]
    pub rows: String,
    #[arg(value_parser = DIMENSIONS)]
    pub columns: Option<String>,
    #[arg(long, value_parser = ["sales", "margin", "units", "invoices", "clients", "ticket", "visits"])]
    pub measure: Option<String>,
    #[arg(long)]
    pub period: Option<String>,
    #[arg(long, value_parser = ["before", "year"])]
    pub compare: Option<String>,
    #[arg(long)]
    pub most: Option<u32>,
    #[arg(long, conflicts_with = "to")]
    pub row: Option<String>,
    #[arg(long, conflicts_with = "to", requires = "columns")]
    pub column: Option<String>,
    #[arg(long)]
    pub to: Option<PathBuf>,
}

/// Rules of loyalty.
#[derive(Debug, Args)]
pub struct Loyalty {
    #[arg(value_parser = ["list", "show", "simulate", "explain", "earned", "import", "export", "on", "off", "archive", "rewards",
        "approve", "refuse", "points", "liability"])]
    pub what: Option<String>,
    pub rule: Option<String>,
    pub about: Option<String>,
    #[arg(long)]
    pub months: Option<u32>,
    #[arg(long)]
    pub curve: bool,
}

/// Asking for what is late.
#[derive(Debug, Args)]
pub struct Remind {
    pub client: Option<String>,
    #[arg(long)]
    pub to: Option<PathBuf>,
    #[arg(long)]
    pub sent: bool,
    #[arg(long, default_value = "mail", value_parser = ["letter", "mail", "message", "call"])]
    pub how: String,
}

/// What the bank says.
#[derive(Debug, Args)]
pub struct Bank {
    pub file: Vec<PathBuf>,
    #[arg(long, requires = "file")]
    pub dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    pub accept_sure: bool,
    #[arg(long, requires = "file")]
    pub account: Option<String>,
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
}

/// Receipts collected from the clients' banks.
#[derive(Debug, Args)]
pub struct Debits {
    #[arg(value_parser = ["list", "show", "prepare", "make", "write", "collect", "return", "take-back", "mandates", "sign", "revoke", "creditor"])]
    pub what: Option<String>,
    pub about: Option<String>,
    #[arg(long)]
    pub iban: Option<String>,
    #[arg(long)]
    pub bic: Option<String>,
    #[arg(long)]
    pub reference: Option<String>,
    #[arg(long)]
    pub once: bool,
    #[arg(long, value_parser = ["core", "b2b"])]
    pub scheme: Option<String>,
    #[arg(long)]
    pub collect_on: Option<String>,
    #[arg(long)]
    pub until: Option<String>,
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
    #[arg(long)]
    pub to: Option<PathBuf>,
    #[arg(long, value_parser = ["08", "02"])]
    pub pain: Option<String>,
    #[arg(long)]
    pub day: Option<String>,
    #[arg(long)]
    pub reason: Option<String>,
    #[arg(long)]
    pub fee: Option<String>,
}

/// Taking back.
#[derive(Debug, Args)]
pub struct Undo {
    pub action: Option<i64>,
}

/// A copy of the book.
#[derive(Debug, Args)]
pub struct Backup {
    #[arg(long, conflicts_with = "to")]
    pub list: bool,
    #[arg(long)]
    pub to: Option<PathBuf>,
}

/// Going back to a backup.
#[derive(Debug, Args)]
pub struct Restore {
    pub backup: Option<String>,
}

/// Whether the book is sound.
#[derive(Debug, Args)]
pub struct Check {
    pub folder: Option<PathBuf>,
    #[arg(long)]
    pub repair: bool,
}

/// What can be saved of a damaged book.
#[derive(Debug, Args)]
pub struct Salvage {
    #[arg(long)]
    pub to: PathBuf,
}

/// A command of the catalogue as it is.
#[derive(Debug, Args)]
pub struct Call {
    pub command: String,
    pub input: Option<String>,
}

/// The catalogue.
#[derive(Debug, Args)]
pub struct Commands {
    #[arg(long)]
    pub typescript: bool,
}
