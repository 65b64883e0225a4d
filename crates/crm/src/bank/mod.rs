//! What the bank says: statements become lines, and each line turns out to be a payment that was recorded, one that is made from it, or
//! nothing of ours.
//!
//! A line is known by what it says, so the same statement again, or one that overlaps, adds nothing. What a line may be is found anew
//! whenever it is asked ([`candidates`]), with a score and its reasons; what fits two things is never booked by itself.

mod accept;
mod candidates;
mod choice;
mod clues;
mod formats;
mod learn;
mod line;
mod page;
mod returned;
mod statement;
mod sure;
mod take;
mod unmatch;

pub use accept::{AcceptLine, IgnoreLine, accept, ignore};
pub use candidates::{Candidates, WhichLine, candidates};
pub use choice::{Candidate, Choice, ChoiceKind};
pub use formats::{looks_like_one, read};
pub use line::{BankLine, BankMatch};
pub use page::{BankAccounts, BankPage, BankRequest, accounts, page};
pub use statement::{Account, Movement, MovementKind, Statement, iban_of_ccc};
pub use sure::{SureDone, SureRequest, accept_sure};
pub use take::{BankReport, BankTake, StatementAccount, StatementFile, look, take};
pub use unmatch::{UnmatchLine, unmatch};
