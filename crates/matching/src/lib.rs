//! Same or other? Tells which records stand for one person or one company, how sure that is, and why.
//!
//! A pure engine: no database, no clock, no chance; the same records give the same answer in any order. The model is Fellegi and Sunter's
//! (1969), with several steps of agreement per field, the frequency of values (Winkler 1989), and classes of their own for pairs that are
//! related but not the same: households and branches (after Larsen and Rubin 2001). Its weights are learned from the records themselves by
//! expectation maximisation, without labels.
//!
//! ```
//! use matching::{Matching, Record, Settings};
//!
//! let mut set = Matching::new(Settings::default());
//! for (id, name, phone) in [(1, "José García López", "612 345 678"), (2, "GARCIA LOPEZ, PEPE", "+34 612345678")] {
//!     set.add(&Record { id, name: name.into(), phones: vec![phone.into()], ..Record::default() });
//! }
//! let found = set.find();
//! assert_eq!(found.clusters, [[1, 2]]);
//! ```

mod blocks;
mod clusters;
mod compare;
mod evidence;
mod field;
mod find;
mod fold;
mod given;
mod known;
mod learn;
mod learned;
mod lexicon;
pub mod made;
mod person;
mod prepared;
mod record;
mod register;
mod written;

pub use evidence::{Evidence, Kinship, Pair, Standing};
pub use field::{Agreement, Field};
pub use find::{Found, Matching, Scope, Settings};
pub use fold::{sound, spoken};
pub use given::{other_forms, same_given_name};
pub use learned::{Learned, Weights};
pub use record::{Kind, Record};
pub use register::Register;
pub use written::street;
