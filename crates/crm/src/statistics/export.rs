//! A table as a file: a workbook, or separated text as the book's country opens it.

use super::by::{Dimension, PivotUnit};
use super::pivot::{Pivot, PivotFigures, PivotHead, PivotRequest, table};
use crate::book::{Act, Book};
use crate::export::sheet::{self, Held, Sheet, Wanted};
use crate::moment::{Moment, Watch};
use crate::tables::write::Layout;
use crate::{Result, money, settings};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Which table, and where to.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPivot {
    /// The table.
    pub of: PivotRequest,
    /// The file; a workbook where it ends in `.xlsx`.
    pub to: String,
    /// What the words of the program are called: `dimension-client`, `pivot-total`, `pivot-before`, `pivot-none`, `pivot-others`, and of
    /// values `value-person`, `life-stage-new`, `weekday-1`.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub words: BTreeMap<String, String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct PivotWritten {
    /// The file.
    pub path: String,
    /// Rows of it, the total included.
    #[ts(type = "number")]
    pub rows: u64,
}

/// Writes a table beside its place and puts it there when it is whole. With a period beside, each column is followed by what it was then.
/// Errors: as [`super::pivot`], and `file-name-missing`, `folder-missing`, `no-permission`, `disk-full`.
pub fn export(book: &Book, act: Act, request: &ExportPivot, watch: &dyn Watch) -> Result<PivotWritten> {
    request.of.keep(book, act, watch)?;
    let moment = Moment { now: act.now, zone: book.zone() };
    let path = PathBuf::from(&request.to);
    let (pivot, country) =
        book.read(|conn| Ok((table(conn, moment, &request.of, watch)?, settings::business(conn)?.country)))?;
    let wanted = Wanted {
        path: path.clone(),
        kind: None,
        layout: Layout::of_country(&country),
        profile: None,
        form: None,
        words: &request.words,
    };
    let (rows, _) = sheet::whole(wanted, moment, watch, |sheet| write(sheet, request, &pivot))?;
    Ok(PivotWritten { path: path.display().to_string(), rows })
}

fn write(sheet: &mut Sheet, request: &ExportPivot, pivot: &Pivot) -> Result<()> {
    let said = |key: &str| request.words.get(key).cloned().unwrap_or_else(|| key.to_owned());
    let of_rows = serde_json::to_value(request.of.rows)?;
    let (total, before) = (said("pivot-total"), said("pivot-before"));
    let mut titles = vec![said(&format!("dimension-{}", of_rows.as_str().unwrap_or_default()))];
    let dimension = request.of.columns.unwrap_or(request.of.rows);
    let heads = pivot.columns.iter().map(|head| name_of(dimension, head, &said)).chain([total.clone()]);
    for head in heads {
        titles.push(head.clone());
        if pivot.before.is_some() {
            titles.push(format!("{head} ({before})"));
        }
    }
    sheet.header(&titles)?;
    let digits = match pivot.unit {
        PivotUnit::Money => money::currency(&pivot.currency).map_or(2, money::decimals),
        PivotUnit::Millionths => 6,
        PivotUnit::Count => 0,
    };
    let held = |figure: Option<i64>| figure.map_or(Held::Empty, |n| Held::Number(plain(n, digits)));
    // Cells and their total, each with what it was.
    let figures = |of: &dyn Fn(&PivotFigures) -> Vec<Option<i64>>| -> Vec<Held> {
        let (now, then) = (of(&pivot.now), pivot.before.as_ref().map(of));
        let pair = |(place, figure): (usize, &Option<i64>)| {
            let then = then.as_ref().map(|then| held(then.get(place).copied().flatten()));
            [Some(held(*figure)), then].into_iter().flatten()
        };
        now.iter().enumerate().flat_map(pair).collect()
    };
    for (place, head) in pivot.rows.iter().enumerate() {
        let mut cells = vec![Held::text(Some(name_of(request.of.rows, head, &said)))];
        cells.extend(figures(&|of| {
            let cells = of.cells.get(place).into_iter().flatten().copied();
            cells.chain([of.rows.get(place).copied().flatten()]).collect()
        }));
        sheet.put(&cells)?;
    }
    let mut cells = vec![Held::text(Some(total))];
    cells.extend(figures(&|of| of.columns.iter().copied().chain([of.all]).collect()));
    sheet.put(&cells)
}

/// An integer of so many decimals, as few of them as it needs beyond those of money.
fn plain(figure: i64, digits: u32) -> Decimal {
    let number = Decimal::new(figure, digits);
    if digits > 4 { number.normalize() } else { number }
}

/// What a row or a column is called.
fn name_of(dimension: Dimension, head: &PivotHead, said: &dyn Fn(&str) -> String) -> String {
    if head.others > 0 {
        return format!("{} ({})", said("pivot-others"), head.others);
    }
    if head.key.is_empty() {
        return said("pivot-none");
    }
    let family = match dimension {
        Dimension::Kind | Dimension::Document => "value-",
        Dimension::Stage => "life-stage-",
        Dimension::Weekday => "weekday-",
        _ => return head.label.clone(),
    };
    said(&format!("{family}{}", head.key.replace('_', "-")))
}
