//! What to offer next? Tells the products that a client has not bought yet and probably would, and those they will buy again, with the
//! reason in numbers that can be counted again.
//!
//! A pure engine: no database, no clock, no chance; the same sales give the same answer in any order. New products come from EASE (Steck
//! 2019): a linear model of which product goes with which, in closed form from who bought what, times how much each product is asked for
//! lately. What is bought again comes from the client's own frequency, and what all buy lately.
//!
//! ```
//! use offers::{Offers, Reason, Sales, Settings};
//!
//! let mut sales = Sales::default();
//! for client in 0..9 {
//!     sales.add(client, 100, 20); // coffee, on day 20
//!     if client < 7 {
//!         sales.add(client, 200, 20); // and sugar
//!     }
//! }
//! sales.add(50, 100, 25);
//! let offers = Offers::learn(&sales, 30, &Settings::default(), &|| false).unwrap();
//! let first = &offers.new_to(50, 1)[0];
//! assert_eq!(first.item, 200);
//! assert_eq!(first.reason, Reason::Alike { items: vec![100], clients: 9, bought: 7 });
//! ```

mod answer;
mod ease;
mod invert;
mod learn;
mod repeats;
mod sales;

pub use answer::{Offer, Reason};
pub use learn::{Offers, Settings};
pub use repeats::Repeat;
pub use sales::Sales;
