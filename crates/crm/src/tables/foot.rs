//! A row at the end that sums all others and has no word that says so.

use super::columns::Column;
use super::header::TotalRow;
use super::numbers::{self, DecimalSign};
use super::problem::{Problem, ProblemKind};
use super::rows::Row;
use super::source::Rows;
use rust_decimal::Decimal;

/// Fewer rows than this are not summed by one more.
const FEWEST: u64 = 3;

/// Whether the last row may sum the others: it has nothing but figures, and nothing in a column that every other row fills. `rows` counts
/// all of them.
pub(super) fn may_be(last: &Row, columns: &[Column], rows: u64) -> bool {
    let mut figures = last.cells().map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    let is_blank = |column: &Column| last.cell(column.index).trim().is_empty();
    rows >= FEWEST
        && figures.peek().is_some()
        && figures.all(|cell| numbers::shape(cell).is_some())
        && columns.iter().any(|column| column.filled + 1 == rows && is_blank(column))
}

/// The last row, where each of its figures is the sum of all cells above it, by one of the two decimal signs. Reads all `rows` again.
/// Errors: those of reading, `table-cancelled`.
pub(super) fn of(
    last: &Row,
    rows: &mut dyn Rows,
    progress: &mut dyn FnMut() -> bool,
) -> Result<Option<TotalRow>, Problem> {
    const SIGNS: [DecimalSign; 2] = [DecimalSign::Comma, DecimalSign::Point];
    let told: Vec<(usize, &str)> =
        last.cells().map(str::trim).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let mut sums = vec![[Some(Decimal::ZERO); SIGNS.len()]; told.len()];
    let mut row = Row::default();
    while rows.read(&mut row)? && row.number < last.number {
        if rows.tally().rows.is_multiple_of(4096) && !progress() {
            return Err(Problem::of(ProblemKind::TableCancelled));
        }
        for ((column, _), sums) in told.iter().zip(&mut sums) {
            let cell = row.cell(*column).trim();
            for (sum, sign) in sums.iter_mut().zip(SIGNS).filter(|_| !cell.is_empty()) {
                *sum = sum.and_then(|sum| sum.checked_add(numbers::parse(cell, sign)?));
            }
        }
        if sums.iter().flatten().all(Option::is_none) {
            return Ok(None);
        }
    }
    let is_sum = |at: usize, sign: DecimalSign| {
        told.iter().zip(&sums).all(|((_, cell), sums)| {
            let figure = numbers::parse(cell, sign).filter(|figure| !figure.is_zero());
            figure.is_some() && figure == sums[at]
        })
    };
    let sums_up = SIGNS.iter().enumerate().any(|(at, sign)| is_sum(at, *sign));
    let first = told.first().map(|(_, cell)| (*cell).to_owned());
    Ok(first.filter(|_| sums_up).map(|cell| TotalRow { row: last.number, cell }))
}
