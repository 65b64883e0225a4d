//! Which product goes with which.

use ndarray::{Array2, Axis};

use crate::invert::invert;
use crate::sales::Sorted;

/// The strongest sources of each product, with their weights: who bought the source buys the product.
pub(crate) struct Companions {
    /// Of each column, its sources as columns, the heaviest first.
    pub sources: Vec<Vec<(u32, f32)>>,
    /// The same the other way round: of each column, what it speaks for.
    pub targets: Vec<Vec<(u32, f32)>>,
}

/// EASE (Steck 2019): of all linear models in which no product speaks for itself, the one that tells best who bought what, with `λ` added
/// to the counts. With `P = (XᵀX + λ)⁻¹`, the weights are `−P_ij / P_jj`. `columns` are the features of each client, sorted.
pub(crate) fn learn(
    columns: &[Vec<u32>],
    width: usize,
    lambda: f32,
    keep: usize,
    stop: &dyn Fn() -> bool,
) -> Option<Companions> {
    let mut together = Array2::<f32>::zeros((width, width));
    for (client, bought) in columns.iter().enumerate() {
        if client % 256 == 0 && stop() {
            return None;
        }
        for (at, i) in bought.iter().enumerate() {
            let mut row = together.index_axis_mut(Axis(0), *i as usize);
            for j in &bought[at..] {
                row[*j as usize] += 1.0;
            }
        }
    }
    for i in 0..width {
        for j in 0..i {
            together[[i, j]] = together[[j, i]];
        }
        together[[i, i]] += lambda;
    }
    if !invert(together.view_mut(), stop) {
        return None;
    }
    let mut sources = Vec::with_capacity(width);
    let mut targets = vec![Vec::new(); width];
    for (j, row) in together.rows().into_iter().enumerate() {
        // The inverse is symmetric: a row is a column, and lies together.
        let own = row[j];
        let mut heavy: Vec<(u32, f32)> = row
            .iter()
            .enumerate()
            .filter(|(i, p)| *i != j && -**p / own > 1e-5)
            .map(|(i, p)| (i as u32, -p / own))
            .collect();
        heavy.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        heavy.truncate(keep);
        heavy.iter().for_each(|(i, weight)| targets[*i as usize].push((j as u32, *weight)));
        sources.push(heavy);
    }
    Some(Companions { sources, targets })
}

/// The columns of the model: the products most clients bought, and all lines as far as there is room.
pub(crate) struct Columns {
    /// Of each item its column.
    pub of_item: Vec<Option<u32>>,
    /// Of each column its item, for the first of them; lines follow.
    pub items: Vec<u32>,
    pub lines: usize,
}

impl Columns {
    pub(crate) fn of(sorted: &Sorted, buyers: &[Vec<u32>], most: usize) -> Self {
        let lines = sorted.lines.len().min(most / 4);
        let mut items: Vec<u32> = (0..sorted.items.ids.len() as u32).collect();
        items.sort_by_key(|item| (std::cmp::Reverse(buyers[*item as usize].len()), *item));
        items.truncate(most - lines);
        let mut of_item = vec![None; sorted.items.ids.len()];
        items.iter().enumerate().for_each(|(column, item)| of_item[*item as usize] = Some(column as u32));
        Self { of_item, items, lines }
    }

    pub(crate) fn width(&self) -> usize {
        self.items.len() + self.lines
    }

    /// The column of a line; nothing for lines beyond the room.
    pub(crate) fn of_line(&self, line: u32) -> Option<u32> {
        ((line as usize) < self.lines).then_some(self.items.len() as u32 + line)
    }

    /// The columns a client fills, sorted.
    pub(crate) fn filled(&self, sorted: &Sorted, client: usize) -> Vec<u32> {
        let mut all: Vec<u32> = sorted.dealings[client]
            .iter()
            .flat_map(|d| {
                let line = sorted.line[d.item as usize].and_then(|line| self.of_line(line));
                [self.of_item[d.item as usize], line]
            })
            .flatten()
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}
