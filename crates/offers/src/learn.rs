//! What is learned from all sales.

use crate::ease::{self, Columns, Companions};
use crate::sales::{Sales, Sorted, sorted};

/// What may be chosen. The defaults were chosen on sales of a wholesaler before August 2011, and measured on those after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Products and lines with a place of their own in the model; the rest goes by its line. Memory grows with its square: 4 bytes each.
    pub columns: usize,
    /// Companions kept of each product.
    pub companions: usize,
    /// What is lately, in days.
    pub recent: i32,
    /// How fast a purchase counts half, in days.
    pub half_life: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { columns: 4096, companions: 100, recent: 30, half_life: 60.0 }
    }
}

/// What was learned, as of a day.
pub struct Offers {
    pub(crate) today: i32,
    pub(crate) recent: i32,
    pub(crate) sorted: Sorted,
    /// Of each item, the clients who bought it, sorted.
    pub(crate) buyers: Vec<Vec<u32>>,
    /// Of each item, how many of them lately.
    pub(crate) lately: Vec<u32>,
    /// Of each item, how much more it is asked for lately than all are.
    pub(crate) trend: Vec<f32>,
    pub(crate) columns: Columns,
    pub(crate) companions: Companions,
    /// Items without a column, by line.
    pub(crate) rare: Vec<Vec<u32>>,
    /// Of each line with a column, how many clients bought of it.
    pub(crate) line_buyers: Vec<u32>,
}

/// How strongly the trend counts: a power.
const TREND: f32 = 0.75;
/// Clients added to each product's count, who buy as all do, so that one late buyer of a rare product is no trend.
const CALM: f32 = 5.0;
/// What is added to the counts of the model, by client: the more, the fewer products speak for one another.
const DOUBT: f32 = 0.1;

impl Offers {
    /// Learns from the sales up to and including `today`. Nothing when `stop` said so; no sales make a model without answers.
    pub fn learn(sales: &Sales, today: i32, settings: &Settings, stop: &dyn Fn() -> bool) -> Option<Self> {
        let sorted = sorted(sales, today, settings.half_life.max(1.0));
        let items = sorted.items.ids.len();
        let mut buyers = vec![Vec::new(); items];
        let mut lately = vec![0u32; items];
        for (client, dealings) in sorted.dealings.iter().enumerate() {
            for dealing in dealings {
                buyers[dealing.item as usize].push(client as u32);
                if today.saturating_sub(dealing.last) <= settings.recent {
                    lately[dealing.item as usize] += 1;
                }
            }
        }
        let all = buyers.iter().map(Vec::len).sum::<usize>().max(1) as f32;
        let usual = lately.iter().sum::<u32>() as f32 / all;
        let trend = buyers
            .iter()
            .zip(&lately)
            .map(|(b, l)| ((*l as f32 + CALM * usual) / (b.len() as f32 + CALM)).powf(TREND))
            .collect();
        let columns = Columns::of(&sorted, &buyers, settings.columns.max(4));
        let filled: Vec<Vec<u32>> = (0..sorted.dealings.len()).map(|client| columns.filled(&sorted, client)).collect();
        let lambda = (DOUBT * filled.len() as f32).max(1.0);
        let companions = ease::learn(&filled, columns.width(), lambda, settings.companions, stop)?;
        let mut line_buyers = vec![0; columns.lines];
        for column in filled.iter().flatten() {
            if let Some(count) =
                (*column as usize).checked_sub(columns.items.len()).and_then(|l| line_buyers.get_mut(l))
            {
                *count += 1;
            }
        }
        let mut rare = vec![Vec::new(); columns.lines];
        for (item, line) in sorted.line.iter().enumerate() {
            if let (None, Some(line)) = (columns.of_item[item], line.and_then(|l| rare.get_mut(l as usize))) {
                line.push(item as u32);
            }
        }
        Some(Self {
            today,
            recent: settings.recent,
            sorted,
            buyers,
            lately,
            trend,
            columns,
            companions,
            rare,
            line_buyers,
        })
    }

    /// How many clients and how many products it was learned from.
    pub fn size(&self) -> (usize, usize) {
        (self.sorted.dealings.len(), self.sorted.items.ids.len())
    }
}
