//! The list of commands. One line each: effect, name, input, output, and the function of the engine that does it.

use crate::DoorError;
use crate::door::{
    CreateBook, CreateDemo, Door, ExportProfiles, Happening, KeychainState, OpenRequest, RememberRequest,
};
use crate::library::{BookStatus, OpenBook};
use crate::printing;
use crate::safekeeping;
use crm::accountant;
use crm::alarms;
use crm::attachments;
use crm::bank;
use crm::book::salvage::SalvageReport;
use crm::book::{Act, Book, Tx, backup, check, history, undo};
use crm::clients::{
    self, Client, ClientChange, ClientDraft, DistinctRequest, DuplicateRequest, LikelyDuplicate, MergeRequest,
    WhichClient, list,
};
use crm::debits;
use crm::einvoices;
use crm::export;
use crm::fields::{self, Field, FieldChange, FieldDraft, WhichField};
use crm::fiscal;
use crm::folder;
use crm::import;
use crm::insight;
use crm::looks::{self, LogoInfo, PaperLook};
use crm::loyalty;
use crm::moment::{Moment, Watch};
use crm::search::{self, SearchRequest, SearchResults};
use crm::settings::{self, Business, Habits};
use crm::statistics;
use crm::tags::{self, Tag, TagChange, WhichTag};
use crm::views::{self, View, ViewDraft, WhichView};
use crm::{drafts, duplicates, quality, recurring, today};
use crm::{interactions, lists, reminders, tasks, users};
use crm::{payments, prices, products, sales};
use rusqlite::Connection;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a command may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// Reads the open book.
    Read,
    /// Writes the open book in one transaction, which can be undone.
    Write,
    /// Works on the open book as a whole, in its own transactions.
    Whole,
    /// Works on the program and its books, not inside one.
    Door,
}

/// A command of the catalogue.
pub struct Command {
    /// Its name: `feature.verb`.
    pub name: &'static str,
    /// What it may do.
    pub effect: Effect,
    /// The TypeScript name of its input, `null` when it takes none.
    pub input: fn() -> String,
    /// The TypeScript name of its output.
    pub output: fn() -> String,
    /// Writes the declarations its types need.
    pub(crate) declare: fn(&mut crate::typescript::Declarations),
    pub(crate) run: Run,
    /// Whether what clients buy has to be reckoned before an input is answered.
    pub(crate) asks_figures: fn(&Value) -> bool,
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Command").field("name", &self.name).field("effect", &self.effect).finish_non_exhaustive()
    }
}

type Whole = fn(&Book, Act, Value, &dyn Watch) -> crm::Result<(Value, Option<Happening>)>;

/// The function behind a command, from JSON to JSON.
pub(crate) enum Run {
    Read(fn(&Connection, Moment, Value) -> crm::Result<Value>),
    Write(fn(&Tx, Value, &dyn Watch) -> crm::Result<Value>),
    Whole(Whole),
    Door(fn(&Door, Value, &dyn Watch) -> Result<Value, DoorError>),
}

/// No input, or no output.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

fn take<T: DeserializeOwned>(input: Value) -> crm::Result<T> {
    let input = if input.is_null() { Value::Object(Default::default()) } else { input };
    serde_json::from_value(input).map_err(|e| crm::Error::invalid("", "input-unfit").with("detail", e))
}

fn give<T: Serialize>(output: T) -> crm::Result<Value> {
    Ok(serde_json::to_value(output)?)
}

/// What was done, and that it happened, told to the page.
fn done<T: Serialize>(done: crm::book::Done<T>) -> crm::Result<(Value, Option<Happening>)> {
    let happened = done.entry.map(|entry| Happening { kind: "do".to_owned(), entry });
    Ok((give(done.value)?, happened))
}

/// Takes back or repeats: what happened, told to the page.
fn turned(done: crm::book::Done<Option<crm::book::Entry>>, kind: &str) -> crm::Result<(Value, Option<Happening>)> {
    let happened = done.value.clone().map(|entry| Happening { kind: kind.to_owned(), entry });
    Ok((give(done.value)?, happened))
}

/// Which action to take back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichAction {
    /// Its number in the history.
    #[ts(type = "number")]
    pub transaction: i64,
}

/// How far back data for undo is kept.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PruneRequest {
    /// Actions older than this many days lose what undo needs.
    pub days: u32,
}

/// Which file.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct WhichFile {
    /// Its path.
    pub path: String,
}

macro_rules! catalogue {
    ($( $effect:ident $name:literal $input:ty => $output:ty = $run:expr; )*) => {
        /// Every command, in the order of this list.
        pub fn commands() -> &'static [Command] {
            const ALL: &[Command] = &[$(
                Command {
                    name: $name,
                    effect: catalogue!(@effect $effect),
                    input: || crate::typescript::name::<$input>(),
                    output: || crate::typescript::name::<$output>(),
                    declare: |all| { all.add::<$input>(); all.add::<$output>(); },
                    run: catalogue!(@run $effect $input => $output = $run),
                    asks_figures: catalogue!(@asks $effect $input),
                },
            )*];
            ALL
        }
    };
    // Reads what is reckoned from all sales, where its request asks for that.
    (@effect Reckoned) => { Effect::Read };
    (@effect $effect:ident) => { Effect::$effect };
    (@asks Reckoned $input:ty) => { |input| take::<$input>(input.clone()).is_ok_and(|request| request.asks_figures()) };
    (@asks $effect:ident $input:ty) => { |_| false };
    (@run Reckoned $input:ty => $output:ty = $run:expr) => { catalogue!(@run Read $input => $output = $run) };
    (@run Read $input:ty => $output:ty = $run:expr) => {
        Run::Read(|conn, at, input| {
            let run: fn(&Connection, Moment, $input) -> crm::Result<$output> = $run;
            give(run(conn, at, take(input)?)?)
        })
    };
    (@run Write $input:ty => $output:ty = $run:expr) => {
        Run::Write(|tx, input, watch| {
            let run: fn(&Tx, $input, &dyn Watch) -> crm::Result<$output> = $run;
            give(run(tx, take(input)?, watch)?)
        })
    };
    (@run Whole $input:ty => $output:ty = $run:expr) => {
        Run::Whole(|book, act, input, watch| {
            let run: fn(&Book, Act, $input, &dyn Watch) -> crm::Result<(Value, Option<Happening>)> = $run;
            run(book, act, take(input)?, watch)
        })
    };
    (@run Door $input:ty => $output:ty = $run:expr) => {
        Run::Door(|door, input, watch| {
            let run: fn(&Door, $input, &dyn Watch) -> Result<$output, DoorError> = $run;
            Ok(give(run(door, take(input)?, watch)?)?)
        })
    };
}

catalogue! {
    // ── the program and its books ──
    Door "book.status" Nothing => BookStatus = |door, _, _| door.status();
    Door "book.create" CreateBook => OpenBook = |door, new, _| door.create(new);
    Door "demo.create" CreateDemo => OpenBook = |door, new, watch| door.demo(new, watch);
    Door "book.open" OpenRequest => OpenBook = |door, r, _| door.open_as_asked(&r);
    Door "book.keychain" Nothing => KeychainState = |door, _, _| door.keychain();
    Door "book.remember" RememberRequest => Nothing = |door, r, _| door.remember(r.remember).map(|()| Nothing {});
    Door "book.close" Nothing => Nothing = |door, _, _| door.leave().map(|()| Nothing {});
    Door "book.lock" Nothing => Nothing = |door, _, _| door.close(true).map(|()| Nothing {});
    Door "book.forget" WhichFile => Nothing = |door, r, _| door.forget(&r.path).map(|()| Nothing {});

    Whole "book.check" Nothing => check::CheckReport = |book, _, _, watch| Ok((give(check::check(book, watch)?)?, None));
    Whole "book.repair" Nothing => i64 = |book, act, _, watch| Ok((give(check::repair(book, act, watch)?)?, None));
    Whole "book.save_copy" WhichFile => Nothing = |book, _, r, watch| {
        book.save_copy(std::path::Path::new(&r.path), watch)?;
        Ok((give(Nothing {})?, None))
    };
    Door "book.set_passphrase" safekeeping::PassphraseRequest => OpenBook = |door, r, watch| door.set_passphrase(&r, watch);
    Door "book.salvage" safekeeping::SalvageRequest => SalvageReport = |door, r, watch| door.salvage(&r, watch);
    Door "backups.list" Nothing => Vec<backup::Backup> = |door, _, _| door.backups();
    Door "backups.of" WhichFile => Vec<backup::Backup> = |door, r, _| door.backups_of(&r.path);
    Door "backups.make" Nothing => backup::BackedUp = |door, _, watch| door.back_up(backup::Why::Hand, watch);
    Door "backups.if_due" safekeeping::DueRequest => Option<backup::BackedUp> = |door, r, watch| door.back_up_if_due(r.closing, watch);
    Door "backups.restore" safekeeping::RestoreRequest => safekeeping::RestoreAnswer = |door, r, watch| door.restore(&r, watch);

    // ── settings ──
    Read "settings.business" Nothing => Business = |conn, _, _| settings::business(conn);
    Write "settings.set_business" Business => Business = |tx, new, _| settings::set_business(tx, &new);
    Read "settings.habits" Nothing => Habits = |conn, _, _| settings::habits(conn);
    Write "settings.set_habits" Habits => Habits = |tx, new, _| settings::set_habits(tx, &new);

    // ── clients ──
    Read "clients.get" WhichClient => Client = |conn, _, r| clients::get(conn, r.id);
    Reckoned "clients.page" list::PageRequest => list::ClientPage = |conn, at, r| list::page(conn, &r, at);
    Reckoned "clients.count" list::CountRequest => i64 = |conn, at, r| list::count(conn, &r, at);
    Write "clients.bulk" list::BulkRequest => usize = |tx, r, watch| list::bulk(tx, &r, watch);
    Read "clients.likely_duplicates" DuplicateRequest => Vec<LikelyDuplicate> = |conn, _, r| clients::likely_duplicates(conn, &r);
    Write "clients.merge" MergeRequest => Client = |tx, r, _| clients::merge(tx, &r);
    Write "clients.tell_apart" DistinctRequest => Nothing = |tx, r, _| clients::tell_apart(tx, &r).map(|()| Nothing {});
    Write "clients.create" ClientDraft => Client = |tx, draft, _| clients::create(tx, &draft);
    Write "clients.update" ClientChange => Client = |tx, change, _| clients::update(tx, &change);
    Write "clients.archive" WhichClient => Client = |tx, r, _| clients::archive(tx, r.id);
    Write "clients.restore" WhichClient => Client = |tx, r, _| clients::restore(tx, r.id);
    Write "clients.erase" WhichClient => Client = |tx, r, _| clients::erase(tx, r.id);

    // ── duplicates ──
    Whole "duplicates.find" Nothing => duplicates::Search = |book, act, _, watch| {
        Ok((give(duplicates::find(book, act, watch)?)?, None))
    };
    Read "duplicates.page" duplicates::DuplicatesRequest => duplicates::DuplicatePage = |conn, _, r| duplicates::page(conn, &r);
    Write "duplicates.merge_sure" duplicates::MergeSure => usize = |tx, r, watch| duplicates::merge_sure(tx, &r, watch);

    // ── quality of the data ──
    Read "quality.page" quality::QualityRequest => quality::QualityPage = |conn, moment, r| quality::page(conn, &r, moment);
    Read "quality.of" WhichClient => quality::Quality = |conn, moment, r| quality::of(conn, r.id, moment);
    Write "quality.accept" quality::AcceptRequest => quality::Quality = |tx, r, _| quality::accept(tx, &r);

    // ── tags, saved views, own fields ──
    Read "tags.all" Nothing => Vec<Tag> = |conn, _, _| tags::all(conn);
    Write "tags.change" TagChange => Tag = |tx, r, _| tags::change(tx, &r);
    Write "tags.delete" WhichTag => Nothing = |tx, r, _| tags::delete(tx, r.id).map(|()| Nothing {});
    Read "views.all" Nothing => Vec<View> = |conn, _, _| views::all(conn);
    Write "views.save" ViewDraft => View = |tx, draft, _| views::save(tx, &draft);
    Write "views.delete" WhichView => Nothing = |tx, r, _| views::delete(tx, r.id).map(|()| Nothing {});
    Read "fields.all" Nothing => Vec<Field> = |conn, _, _| fields::all(conn);
    Write "fields.add" FieldDraft => Field = |tx, draft, _| fields::add(tx, &draft);
    Write "fields.change" FieldChange => Field = |tx, change, _| fields::rename(tx, &change);
    Write "fields.archive" WhichField => Field = |tx, r, _| fields::archive(tx, &r);

    // ── interactions ──
    Write "interactions.record" interactions::NewInteraction => interactions::Interaction = |tx, r, _| interactions::record(tx, &r);
    Write "interactions.update" interactions::EditInteraction => interactions::Interaction = |tx, r, _| interactions::update(tx, &r);
    Write "interactions.delete" interactions::WhichInteraction => Nothing = |tx, r, _| {
        interactions::delete(tx, &r).map(|()| Nothing {})
    };
    Read "interactions.get" interactions::WhichInteraction => interactions::Interaction = |conn, _, r| interactions::get(conn, r.id);
    Read "interactions.page" interactions::InteractionsRequest => interactions::InteractionsPage = |conn, at, r| {
        interactions::page(conn, at, &r)
    };
    Read "interactions.count" interactions::InteractionsRequest => interactions::Capped = |conn, at, r| {
        interactions::count(conn, at, &r)
    };

    // ── tasks ──
    Write "tasks.create" tasks::NewTask => tasks::Task = |tx, r, _| tasks::create(tx, &r);
    Write "tasks.update" tasks::EditTask => tasks::Task = |tx, r, _| tasks::update(tx, &r);
    Write "tasks.complete" tasks::WhichTask => tasks::Task = |tx, r, _| tasks::complete(tx, &r);
    Write "tasks.reopen" tasks::WhichTask => tasks::Task = |tx, r, _| tasks::reopen(tx, &r);
    Write "tasks.delete" tasks::WhichTask => Nothing = |tx, r, _| tasks::delete(tx, &r).map(|()| Nothing {});
    Read "tasks.page" tasks::TasksRequest => tasks::TasksPage = |conn, _, r| tasks::page(conn, &r);
    Write "tasks.quick_add" tasks::QuickText => tasks::QuickTask = |tx, r, _| tasks::add(tx, &r);
    Read "tasks.understand" tasks::QuickText => tasks::Understood = |conn, at, r| tasks::understand(conn, at, &r);

    // ── what is sold ──
    Read "products.page" products::ProductsRequest => products::ProductsPage = |conn, _, r| products::page(conn, &r);
    Read "products.get" products::WhichProduct => products::ProductDetail = |conn, _, r| products::get(conn, r);
    Read "products.suggest" products::SuggestProducts => Vec<products::SuggestedProduct> = |conn, _, r| products::suggest(conn, &r);
    Write "products.save" products::ProductDraft => products::ProductDetail = |tx, r, _| products::save(tx, &r);
    Write "products.archive" products::ArchiveProduct => products::ProductDetail = |tx, r, _| products::archive(tx, &r);
    Write "products.relate" products::RelateProducts => products::ProductDetail = |tx, r, _| products::relate(tx, &r);
    Read "prices.page" prices::PriceListsRequest => prices::PriceListsPage = |conn, moment, r| prices::page(conn, moment, &r);
    Read "prices.get" prices::WhichPriceList => prices::PriceListDetail = |conn, moment, r| prices::get(conn, moment, r);
    Read "prices.entries" prices::PriceEntriesRequest => prices::PriceEntriesPage = |conn, _, r| prices::entries(conn, &r);
    Read "prices.price_for" prices::PriceQuestion => prices::ProductPrice = |conn, moment, r| prices::price_for(conn, moment, &r);
    Read "prices.preview" prices::PricePreviewRequest => prices::PricePreview = |conn, moment, r| prices::preview(conn, moment, &r);
    Read "prices.of_client" prices::WhosePrices => Vec<prices::ClientPriceList> = |conn, moment, r| {
        prices::of_client(conn, moment, r)
    };
    Read "prices.categories" Nothing => Vec<String> = |conn, _, _| prices::groups(conn);
    Write "prices.save" prices::PriceListDraft => prices::PriceListDetail = |tx, r, _| prices::save(tx, &r);
    Write "prices.archive" prices::ArchivePrices => prices::PriceListDetail = |tx, r, _| prices::archive(tx, &r);
    Write "prices.copy" prices::CopyPrices => prices::PriceListDetail = |tx, r, _| prices::copy(tx, &r);
    Write "prices.set" prices::SetPrices => usize = |tx, r, _| prices::set(tx, &r);
    Write "prices.remove" prices::WhichPriceEntry => Nothing = |tx, r, _| prices::remove(tx, r).map(|()| Nothing {});
    Read "recurring.page" recurring::RecurringRequest => recurring::RecurringPage = |conn, moment, r| {
        recurring::page(conn, moment, &r)
    };
    Read "recurring.of_sale" sales::WhichSale => Vec<recurring::Recurring> = |conn, moment, r| {
        recurring::of_sale(conn, moment, r.id)
    };
    Write "recurring.save" recurring::RecurringDraft => recurring::Recurring = |tx, r, _| recurring::save(tx, &r);
    Write "recurring.remove" recurring::RemoveRecurring => Nothing = |tx, r, _| recurring::remove(tx, r).map(|()| Nothing {});
    Write "recurring.run" recurring::RunRecurring => recurring::MadeAgain = |tx, r, _| recurring::run(tx, r);
    Read "sales.page" sales::SalesRequest => sales::SalesPage = |conn, moment, r| sales::page(conn, moment, &r);
    Read "sales.totals" sales::SalesRequest => sales::SalesTotals = |conn, moment, r| sales::totals(conn, moment, &r);
    Read "sales.get" sales::WhichSale => sales::SaleDetail = |conn, moment, r| sales::get(conn, moment, r);
    Read "sales.find" sales::FindSale => Vec<sales::Sale> = |conn, moment, r| sales::find(conn, moment, &r);
    Read "sales.start" sales::StartRequest => sales::SaleStart = |conn, moment, r| sales::start(conn, moment, &r);
    Read "sales.reckon" sales::NewSale => sales::ReckonedSale = |conn, moment, r| sales::reckon(conn, moment, &r);
    Write "sales.draft" sales::NewSale => sales::SaleDetail = |tx, r, _| sales::draft(tx, &r);
    Write "sales.revise" sales::ReviseSale => sales::SaleDetail = |tx, r, _| sales::revise(tx, &r);
    Write "sales.remove" sales::WhichSale => Nothing = |tx, r, _| sales::remove(tx, r).map(|()| Nothing {});
    Write "sales.duplicate" sales::WhichSale => sales::SaleDetail = |tx, r, _| sales::duplicate(tx, r);
    Write "sales.convert" sales::ConvertSale => sales::SaleDetail = |tx, r, _| sales::convert(tx, &r);
    Write "sales.decide" sales::DecideSale => sales::SaleDetail = |tx, r, _| sales::decide(tx, &r);
    Write "sales.issue" sales::IssueSale => sales::SaleDetail = |tx, r, _| sales::issue(tx, &r);
    Write "sales.credit" sales::CreditSale => sales::SaleDetail = |tx, r, _| sales::credit(tx, &r);
    Door "sales.preview" printing::PreviewRequest => printing::PaperPages = |door, r, _| door.preview(&r);
    Door "sales.print" printing::PrintRequest => printing::PrintedPaper = |door, r, _| door.print(&r);
    Whole "sales.verify" Nothing => sales::Verified = |book, _, _, _| Ok((give(book.read(sales::verify)?)?, None));
    Read "sales.records" sales::RecordsRequest => sales::RecordsPage = |conn, _, r| sales::records(conn, &r);
    Whole "sales.export_records" sales::ExportRecords => sales::RecordsWritten = |book, _, r, _| {
        Ok((give(book.read(|conn| sales::export_records(conn, &r))?)?, None))
    };
    Read "series.list" Nothing => Vec<sales::Series> = |conn, _, _| sales::list_series(conn);
    Write "series.edit" sales::EditSeries => sales::Series = |tx, r, _| sales::edit_series(tx, &r);

    // ── what is paid and owed ──
    Write "payments.record" payments::NewPayment => payments::PaymentDetail = |tx, r, _| payments::record(tx, &r);
    Read "payments.suggest" payments::SuggestRequest => payments::Suggestion = |conn, _, r| payments::suggest(conn, &r);
    Write "payments.allocate" payments::AllocateRequest => i64 = |tx, r, _| payments::allocate(tx, &r);
    Write "payments.release" payments::WhichAllocation => Nothing = |tx, r, _| payments::release(tx, &r).map(|()| Nothing {});
    Write "payments.reverse" payments::ReverseRequest => payments::PaymentDetail = |tx, r, _| payments::reverse(tx, &r);
    Write "payments.refund" payments::RefundRequest => payments::Refunded = |tx, r, _| payments::refund(tx, &r);
    Read "payments.get" payments::WhichPayment => payments::PaymentDetail = |conn, _, r| payments::get(conn, r);
    Read "payments.page" payments::PaymentsRequest => payments::PaymentsPage = |conn, _, r| payments::page(conn, &r);
    Read "payments.day" payments::DayRequest => payments::DaySums = |conn, moment, r| payments::day(conn, moment, &r);
    Read "clients.account" payments::AccountRequest => payments::ClientAccount = |conn, moment, r| payments::account(conn, moment, &r);
    Door "clients.preview_statement" payments::StatementRequest => printing::PaperPages = |door, r, _| door.preview_statement(&r);
    Door "clients.print_statement" printing::PrintStatement => printing::PrintedPaper = |door, r, _| door.print_statement(&r);
    Write "clients.set_credit_limit" payments::CreditLimit => payments::CreditLimit = |tx, r, _| payments::set_limit(tx, &r);
    Read "sales.aging" payments::AgingRequest => payments::AgingReport = |conn, moment, r| payments::aging(conn, moment, &r);

    // ── what the bank says ──
    Door "bank.is_statement" WhichFile => bool = |_, r, _| Ok(bank::looks_like_one(std::path::Path::new(&r.path)));
    Whole "bank.look" bank::BankTake => bank::BankReport = |book, act, r, watch| {
        Ok((give(bank::look(book, act, &r, watch)?)?, None))
    };
    Whole "bank.take" bank::BankTake => bank::BankReport = |book, act, r, watch| {
        let done = bank::take(book, act, &r, watch)?;
        let happened = done.entry.map(|entry| Happening { kind: "do".to_owned(), entry });
        Ok((give(done.value)?, happened))
    };
    Read "bank.page" bank::BankRequest => bank::BankPage = |conn, _, r| bank::page(conn, &r);
    Read "bank.accounts" Nothing => bank::BankAccounts = |conn, _, _| bank::accounts(conn);
    Read "bank.candidates" bank::WhichLine => bank::Candidates = |conn, _, r| bank::candidates(conn, r);
    Write "bank.accept" bank::AcceptLine => bank::BankLine = |tx, r, _| bank::accept(tx, &r);
    Write "bank.accept_sure" bank::SureRequest => bank::SureDone = |tx, r, watch| bank::accept_sure(tx, &r, watch);
    Write "bank.ignore" bank::IgnoreLine => bank::BankLine = |tx, r, _| bank::ignore(tx, r);
    Write "bank.unmatch" bank::UnmatchLine => bank::BankLine = |tx, r, _| bank::unmatch(tx, &r);

    // ── direct debits ──
    Read "debits.of_client" WhichClient => debits::ClientMandates = |conn, moment, r| debits::of_client(conn, moment, r);
    Write "debits.save_mandate" debits::MandateDraft => debits::Mandate = |tx, r, _| debits::save_mandate(tx, &r);
    Write "debits.revoke" debits::RevokeMandate => debits::Mandate = |tx, r, _| debits::revoke(tx, &r);
    Read "debits.creditor" Nothing => debits::Creditor = |conn, _, _| debits::creditor(conn);
    Write "debits.set_creditor" debits::SetCreditor => debits::Creditor = |tx, r, _| debits::set_creditor(tx, &r);
    Read "debits.prepare" debits::PrepareDebits => debits::PreparedDebits = |conn, moment, r| debits::prepare(conn, moment, &r);
    Write "debits.make" debits::NewRemittance => debits::RemittanceDetail = |tx, r, _| debits::make(tx, &r);
    Read "debits.list" debits::RemittancesRequest => debits::RemittancesPage = |conn, _, r| debits::list(conn, &r);
    Read "debits.get" debits::WhichRemittance => debits::RemittanceDetail = |conn, _, r| debits::get(conn, r);
    Whole "debits.write" debits::WriteRemittance => debits::WrittenRemittance = |book, act, r, _| {
        let moment = Moment { now: act.now, zone: book.zone() };
        Ok((give(book.read(|conn| debits::write(conn, moment, &r))?)?, None))
    };
    Write "debits.collect" debits::CollectRemittance => debits::RemittanceDetail = |tx, r, _| debits::collect(tx, &r);
    Write "debits.return" debits::ReturnDebit => debits::RemittanceDetail = |tx, r, _| debits::return_debit(tx, &r);
    Write "debits.take_back" debits::WhichRemittance => debits::RemittanceDetail = |tx, r, _| debits::take_back(tx, r);

    // ── what goes to the accountant ──
    Whole "accountant.look" accountant::PeriodRequest => accountant::PeriodLook = |book, act, r, _| {
        let moment = Moment { now: act.now, zone: book.zone() };
        Ok((give(book.read(|conn| accountant::look(conn, moment, &r))?)?, None))
    };
    Door "accountant.write" accountant::PackRequest => accountant::PackDone = |door, r, watch| door.pack(&r, watch);
    Door "accountant.verify" WhichFile => accountant::PackLook = |_, r, watch| Ok(accountant::verify(&r.path, watch)?);
    Door "accountant.offices" Nothing => Vec<String> = |_, _, _| {
        Ok(accountant::OFFICES.iter().map(|(code, _)| (*code).to_owned()).collect())
    };
    Read "accountant.settings" Nothing => accountant::AccountantSettings = |conn, _, _| accountant::settings(conn);
    Write "accountant.set" accountant::AccountantSettings => accountant::AccountantSettings = |tx, r, _| {
        accountant::set_settings(tx, &r)
    };
    Read "accountant.closed" Nothing => Vec<accountant::ClosedPeriod> = |conn, _, _| accountant::closed(conn);
    Write "accountant.close" accountant::ClosePeriod => accountant::ClosedPeriod = |tx, r, _| accountant::close(tx, &r);
    Write "accountant.reopen" accountant::ReopenPeriod => accountant::ClosedPeriod = |tx, r, _| accountant::reopen(tx, &r);
    Whole "accountant.changes" accountant::WhichPeriod => accountant::PeriodChanges = |book, act, r, _| {
        let moment = Moment { now: act.now, zone: book.zone() };
        Ok((give(book.read(|conn| accountant::changes(conn, moment, r))?)?, None))
    };
    // ── asking for what is late ──
    Read "reminders.due" reminders::RemindersRequest => reminders::DuePage = |conn, moment, r| reminders::due(conn, moment, &r);
    Read "reminders.procedure" Nothing => reminders::Procedure = |conn, _, _| reminders::procedure(conn);
    Write "reminders.set_procedure" reminders::Procedure => reminders::Procedure = |tx, r, _| reminders::set_procedure(tx, &r);
    Write "reminders.pause" reminders::PauseRequest => reminders::PauseRequest = |tx, r, _| reminders::pause(tx, &r);
    Write "reminders.record" reminders::RecordReminders => reminders::Recorded = |tx, r, _| reminders::record(tx, &r);
    Door "reminders.preview" reminders::WhichReminder => printing::PaperPages = |door, r, _| door.preview_reminder(&r);
    Door "reminders.write" printing::WriteReminders => printing::WrittenReminders = |door, r, watch| door.write_reminders(&r, watch);

    // ── the business as its documents tell it ──
    Read "business.get" Nothing => fiscal::BusinessData = |conn, _, _| fiscal::business_data(conn);
    Write "business.set" fiscal::Issuer => fiscal::BusinessData = |tx, r, _| fiscal::set_issuer(tx, &r);

    // ── how documents look ──
    Door "paper.get" Nothing => printing::PaperSettings = |door, _, _| door.paper_settings();
    Write "paper.set" PaperLook => PaperLook = |tx, r, _| printing::set_look(tx, &r);
    Write "paper.set_logo" printing::NewLogo => LogoInfo = |tx, r, _| printing::set_logo(tx, &r);
    Write "paper.remove_logo" Nothing => Nothing = |tx, _, _| looks::remove_logo(tx).map(|()| Nothing {});
    Door "paper.preview" printing::PaperTry => printing::PaperPages = |door, r, _| door.try_look(&r);
    Door "paper.export_templates" printing::TemplatesFolder => printing::TemplatesWritten = |door, r, _| door.export_templates(&r);
    Door "paper.use_templates" printing::TemplatesFolder => printing::PaperSettings = |door, r, _| door.use_templates(&r);

    // ── the home page, and what is being typed ──
    // ── who is worth what, and what to offer next: reckoned from all sales, kept in memory ──
    Whole "insight.overview" insight::OverviewRequest => insight::InsightOverview = |book, act, r, watch| {
        Ok((give(insight::overview(book, act, &r, watch)?)?, None))
    };
    Whole "insight.page" insight::InsightRequest => insight::InsightPage = |book, act, r, watch| {
        Ok((give(insight::page(book, act, &r, watch)?)?, None))
    };
    Whole "insight.client" insight::WhichInsight => insight::Insight = |book, act, r, watch| {
        Ok((give(insight::one(book, act, r, watch)?)?, None))
    };
    Whole "insight.offers" insight::WhichInsight => insight::ClientOffers = |book, act, r, watch| {
        Ok((give(insight::offers(book, act, r, watch)?)?, None))
    };

    // ── tables of any two dimensions ──
    Whole "statistics.pivot" statistics::PivotRequest => statistics::Pivot = |book, act, r, watch| {
        Ok((give(statistics::pivot(book, act, &r, watch)?)?, None))
    };
    Whole "statistics.rows" statistics::PivotRowsRequest => statistics::PivotPage = |book, act, r, watch| {
        Ok((give(statistics::rows(book, act, &r, watch)?)?, None))
    };
    Whole "statistics.export" statistics::ExportPivot => statistics::PivotWritten = |book, act, r, watch| {
        Ok((give(statistics::export(book, act, &r, watch)?)?, None))
    };

    // ── loyalty: rules in versions, tried on the past ──
    Read "loyalty.page" loyalty::LoyaltyRulesRequest => loyalty::LoyaltyPage = |conn, _, r| loyalty::page(conn, &r);
    Read "loyalty.get" loyalty::WhichLoyalty => loyalty::LoyaltyRow = |conn, _, r| loyalty::get(conn, r);
    Write "loyalty.save" loyalty::LoyaltyDraft => loyalty::LoyaltyRow = |tx, r, _| loyalty::save(tx, &r);
    Write "loyalty.turn" loyalty::TurnLoyalty => loyalty::LoyaltyRow = |tx, r, _| loyalty::turn(tx, r);
    Write "loyalty.archive" loyalty::ArchiveLoyalty => loyalty::LoyaltyRow = |tx, r, _| loyalty::archive(tx, r);
    Read "loyalty.terms" Nothing => loyalty::LoyaltyTerms = |conn, _, _| loyalty::terms(conn);
    Write "loyalty.set_terms" loyalty::LoyaltyTerms => loyalty::LoyaltyTerms = |tx, r, _| loyalty::set_terms(tx, &r);
    Whole "loyalty.simulate" loyalty::SimulateLoyalty => loyalty::LoyaltySimulation = |book, act, r, watch| {
        Ok((give(loyalty::simulate(book, act, &r, watch)?)?, None))
    };
    Whole "loyalty.explain" loyalty::ExplainLoyalty => loyalty::LoyaltyExplained = |book, act, r, watch| {
        Ok((give(loyalty::explain(book, act, &r, watch)?)?, None))
    };
    Whole "loyalty.rewards" loyalty::LoyaltyRewardsRequest => loyalty::LoyaltyRewardsPage = |book, act, r, watch| {
        Ok((give(loyalty::rewards(book, act, &r, watch)?)?, None))
    };
    Whole "loyalty.decide" loyalty::DecideLoyalty => Nothing = |book, act, r, watch| {
        let decided = loyalty::decide(book, act, &r, watch)?;
        done(crm::book::Done { value: Nothing {}, entry: decided.entry })
    };
    Whole "loyalty.use" loyalty::UseLoyalty => loyalty::LoyaltyUsed = |book, act, r, watch| done(loyalty::spend(book, act, &r, watch)?);
    Write "loyalty.unuse" loyalty::WhichReward => Nothing = |tx, r, _| loyalty::unuse(tx, r).map(|()| Nothing {});
    Whole "loyalty.hand_over" loyalty::WhichReward => loyalty::LoyaltyUsed = |book, act, r, watch| {
        done(loyalty::hand_over(book, act, r, watch)?)
    };
    Whole "loyalty.liability" Nothing => loyalty::LoyaltyLiability = |book, act, _, watch| {
        Ok((give(loyalty::liability(book, act, watch)?)?, None))
    };

    Read "today.get" Nothing => today::Today = |conn, at, _| today::get(conn, at);
    Whole "alarms.page" alarms::AlarmsRequest => alarms::Alarms = |book, act, r, watch| {
        Ok((give(alarms::page(book, act, &r, watch)?)?, None))
    };
    Write "alarms.answer" alarms::AnswerAlarm => alarms::AlarmAnswered = |tx, r, _| alarms::answer(tx, &r);
    Read "today.activity" today::ActivityRequest => Vec<today::Activity> = |conn, at, r| today::activity(conn, at, &r);
    Write "drafts.keep" drafts::KeepDraft => Nothing = |tx, r, _| drafts::keep(tx, &r).map(|()| Nothing {});
    Read "drafts.get" drafts::WhichDraft => Option<drafts::Draft> = |conn, _, r| drafts::get(conn, &r);
    Write "drafts.discard" drafts::WhichDraft => Nothing = |tx, r, _| drafts::discard(tx, &r).map(|()| Nothing {});

    // ── files ──
    Read "attachments.of_client" attachments::AttachmentsRequest => Vec<attachments::Attachment> = |conn, _, r| {
        attachments::of_client(conn, &r)
    };
    Write "attachments.add" attachments::NewAttachment => attachments::Attachment = |tx, r, _| attachments::add(tx, &r);
    Write "attachments.remove" attachments::WhichAttachment => Nothing = |tx, r, _| {
        attachments::remove(tx, &r).map(|()| Nothing {})
    };
    Read "attachments.content" attachments::WhichAttachment => attachments::AttachmentContent = |conn, _, r| {
        attachments::content(conn, &r)
    };
    Read "attachments.save" attachments::SaveAttachment => Nothing = |conn, _, r| {
        attachments::save(conn, &r).map(|()| Nothing {})
    };

    // ── lists and users ──
    Read "lists.all" lists::ListsRequest => Vec<lists::ListItem> = |conn, _, r| lists::all(conn, &r);
    Write "lists.add" lists::NewListItem => lists::ListItem = |tx, r, _| lists::add(tx, &r);
    Write "lists.rename" lists::RenameListItem => lists::ListItem = |tx, r, _| lists::rename(tx, &r);
    Write "lists.reorder" lists::ReorderList => Nothing = |tx, r, _| lists::reorder(tx, &r).map(|()| Nothing {});
    Write "lists.archive" lists::ArchiveListItem => lists::ListItem = |tx, r, _| lists::archive(tx, &r);
    Read "users.all" Nothing => Vec<users::User> = |conn, _, _| users::all(conn);
    Read "users.here" Nothing => Option<users::User> = |conn, _, _| users::here(conn);
    Write "users.set_here" users::WhichUser => users::User = |tx, r, _| users::set_here(tx, &r);
    Write "users.add" users::NewUser => users::User = |tx, r, _| users::add(tx, &r);
    Write "users.rename" users::RenameUser => users::User = |tx, r, _| users::rename(tx, &r);
    Write "users.archive" users::ArchiveUser => users::User = |tx, r, _| users::archive(tx, &r);
    // ── search ──
    Read "search.find" SearchRequest => SearchResults = |conn, _, r| search::find(conn, &r);

    // ── tables in and out ──
    Whole "import.files" import::FilesRequest => import::FoundFiles = |book, _, r, watch| {
        Ok((give(import::files(book, &r, watch)?)?, None))
    };
    Whole "import.inspect" import::InspectRequest => import::FileReport = |book, _, r, watch| {
        Ok((give(import::inspect(book, r, watch)?)?, None))
    };
    Whole "import.preview" import::ImportRequest => import::Preview = |book, act, r, watch| {
        Ok((give(import::preview(book, act, r, watch)?)?, None))
    };
    Whole "import.run" import::ImportRequest => import::ImportDone = |book, act, r, watch| {
        let done = import::run(book, act, r, watch)?;
        let happened = done.entry.map(|entry| Happening { kind: "do".to_owned(), entry });
        Ok((give(done.value)?, happened))
    };
    Door "einvoices.find" einvoices::EinvoicesRequest => einvoices::EinvoicesFound = |_, r, watch| Ok(einvoices::find(&r, watch)?);
    Whole "einvoices.look" einvoices::EinvoicesRequest => einvoices::EinvoicesReport = |book, act, r, watch| {
        Ok((give(einvoices::look(book, act, &r, watch)?)?, None))
    };
    Whole "einvoices.take" einvoices::EinvoicesRequest => einvoices::EinvoicesReport = |book, act, r, watch| {
        let done = einvoices::take(book, act, &r, watch)?;
        let happened = done.entry.map(|entry| Happening { kind: "do".to_owned(), entry });
        Ok((give(done.value)?, happened))
    };
    Whole "export.write" export::ExportRequest => export::ExportDone = |book, act, r, watch| {
        if r.seen.as_ref().is_some_and(export::Seen::asks_figures) {
            insight::keep(book, act, watch)?;
        }
        let moment = Moment { now: act.now, zone: book.zone() };
        Ok((give(book.read(|conn| export::write(conn, moment, &r, watch))?)?, None))
    };
    Door "export.profiles" Nothing => ExportProfiles = |door, _, _| Ok(door.profiles());
    Whole "folder.write" folder::FolderRequest => folder::FolderWritten = |book, act, r, watch| {
        let moment = Moment { now: act.now, zone: book.zone() };
        Ok((give(book.read(|conn| folder::write(conn, moment, act.seed, &r, watch))?)?, None))
    };
    Door "folder.look" folder::LookRequest => folder::FolderLook = |_, r, watch| Ok(folder::look(&r, watch)?);
    Whole "folder.read" WhichFile => folder::FolderRead = |book, act, r, watch| {
        let done = folder::read(book, act, std::path::Path::new(&r.path), watch)?;
        let happened = done.entry.map(|entry| Happening { kind: "do".to_owned(), entry });
        Ok((give(done.value)?, happened))
    };

    // ── history ──
    Read "history.page" history::HistoryRequest => Vec<history::HistoryLine> = |conn, _, r| history::page(conn, &r);
    Read "history.of_client" history::RecordHistoryRequest => Vec<history::RecordChange> = |conn, _, r| history::of_client(conn, &r);
    Read "history.of_product" history::ProductHistoryRequest => Vec<history::RecordChange> = |conn, _, r| history::of_product(conn, &r);
    Read "history.of_task" history::TaskHistoryRequest => Vec<history::RecordChange> = |conn, _, r| history::of_task(conn, &r);
    Write "history.put_back" history::PutBack => Nothing = |tx, r, _| history::put_back(tx, &r).map(|()| Nothing {});
    Read "history.undo_state" Nothing => undo::UndoState = |conn, _, _| undo::state(conn);
    Whole "history.undo" Nothing => Option<crm::book::Entry> = |book, act, _, _| turned(book.undo(act.now)?, "undo");
    Whole "history.redo" Nothing => Option<crm::book::Entry> = |book, act, _, _| turned(book.redo(act.now)?, "redo");
    Whole "history.undo_action" WhichAction => Option<crm::book::Entry> = |book, act, r, _| {
        turned(book.undo_transaction(act.now, r.transaction)?, "undo")
    };
    Write "history.prune" PruneRequest => usize = |tx, r, _| history::prune(tx, tx.now() - i64::from(r.days) * 86_400_000);
}

/// The command of this name.
pub(crate) fn find(name: &str) -> Option<&'static Command> {
    commands().iter().find(|c| c.name == name)
}
