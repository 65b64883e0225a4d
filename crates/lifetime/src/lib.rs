//! What will a client be worth? Tells from past purchases alone how many more to expect, how likely the client has left, and what is lost if so.
//!
//! A pure engine: no database, no clock, no chance; the same histories give the same answer in any order and in any unit of time. Buying is
//! BG/NBD (Fader, Hardie and Lee 2005): each client buys at a rate of their own, and after a purchase leaves for good with a chance of their
//! own; or its variant MBG/NBD (Batislam, Denizel and Filiztekin 2007), in which the first purchase may have been the last as well. Spending
//! is Gamma–Gamma (Fader and Hardie 2013). Both are fitted by maximum likelihood. Where the data cannot carry a fit, the same formulas run
//! on assumed parameters around the pooled rate, and the answer says so and why.
//!
//! ```
//! use lifetime::{History, Model, Settings};
//!
//! let weekly = |n: u32, spend: f64| History { repeats: n, last: f64::from(n) * 7.0, age: 70.0, orders: n + 1, spend };
//! let model = Model::learn(&[weekly(9, 20.0), weekly(2, 35.0), weekly(0, 80.0)], &Settings::default());
//! let year = model.forecast(&weekly(9, 20.0), 365.0);
//! assert!(year.purchases > 5.0 && year.alive > 0.8);
//! assert!(!model.buying.standing.is_learned(), "three clients teach nothing");
//! ```

mod buying;
mod climb;
mod forecast;
mod gamma;
mod history;
mod spending;
mod standing;

pub use buying::{Buying, Leaving};
pub use forecast::{Forecast, Learned, Model, Settings};
pub use history::{History, Purchase};
pub use spending::Spending;
pub use standing::{Edge, Reason, Standing};
