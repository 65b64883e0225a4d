//! Who bought what, and when.

use std::collections::HashMap;

/// One client's dealings with one product.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Dealing {
    pub item: u32,
    /// On how many days it was bought.
    pub times: u32,
    pub first: i32,
    pub last: i32,
    /// The days it was bought on, each half as heavy for every half-life gone by.
    pub fresh: f32,
}

/// Sales, gathered one by one: 12 bytes each. Ids are the caller's own; days are counted from any beginning.
#[derive(Debug, Default, Clone)]
pub struct Sales {
    clients: Register,
    items: Register,
    /// Client, item, day.
    rows: Vec<(u32, u32, i32)>,
    /// Of an item, its product line.
    lines: HashMap<u64, u64>,
}

/// Ids as small numbers.
#[derive(Debug, Default, Clone)]
pub(crate) struct Register {
    pub ids: Vec<u64>,
    pub at: HashMap<u64, u32>,
}

impl Register {
    pub fn place(&mut self, id: u64) -> u32 {
        *self.at.entry(id).or_insert_with(|| {
            self.ids.push(id);
            self.ids.len() as u32 - 1
        })
    }
}

impl Sales {
    /// One product bought by one client on one day; how many of it does not matter.
    pub fn add(&mut self, client: u64, item: u64, day: i32) {
        let row = (self.clients.place(client), self.items.place(item), day);
        self.rows.push(row);
    }

    /// A product belongs to a line: products too rare to learn of are offered by what is known of their line.
    pub fn belongs(&mut self, item: u64, line: u64) {
        self.lines.insert(item, line);
    }

    /// How many sales there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The same in the order of ids, which no order of adding changes.
pub(crate) struct Sorted {
    pub clients: Register,
    pub items: Register,
    /// Of each item, its line among `lines` of them.
    pub line: Vec<Option<u32>>,
    pub lines: Vec<u64>,
    /// Of each client, what they bought, by item.
    pub dealings: Vec<Vec<Dealing>>,
}

/// Sales up to and including `today`, each client's by item.
pub(crate) fn sorted(sales: &Sales, today: i32, half_life: f32) -> Sorted {
    let mut rows: Vec<(u64, u64, i32)> = sales
        .rows
        .iter()
        .filter(|(.., day)| *day <= today)
        .map(|&(client, item, day)| (sales.clients.ids[client as usize], sales.items.ids[item as usize], day))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    let mut ids: Vec<u64> = rows.iter().map(|r| r.1).collect();
    ids.sort_unstable();
    ids.dedup();
    let (mut clients, mut items, mut lines) = (Register::default(), Register::default(), Register::default());
    let line = ids
        .iter()
        .map(|id| {
            items.place(*id);
            sales.lines.get(id).map(|line| lines.place(*line))
        })
        .collect();
    let mut dealings: Vec<Vec<Dealing>> = Vec::new();
    for (client, item, day) in rows {
        let at = clients.place(client) as usize;
        if at == dealings.len() {
            dealings.push(Vec::new());
        }
        let Some(&item) = items.at.get(&item) else { continue };
        let fresh = 0.5f32.powf((today.saturating_sub(day)) as f32 / half_life);
        match dealings[at].last_mut() {
            Some(dealing) if dealing.item == item => {
                dealing.times += 1;
                dealing.last = day;
                dealing.fresh += fresh;
            }
            _ => dealings[at].push(Dealing { item, times: 1, first: day, last: day, fresh }),
        }
    }
    Sorted { clients, items, line, lines: lines.ids, dealings }
}
