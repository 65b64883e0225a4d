//! Statements as tables: the CSV or workbook that the bank's page offers. Read by [`crate::tables`], its columns known by their titles.

use super::super::statement::{Account, Movement, Statement, iban_in};
use super::{Around, currency, joined};
use crate::import::Said;
use crate::money::{Currency, Money};
use crate::names;
use crate::tables::dates::{self, DateOrder};
use crate::tables::numbers::{self, DecimalSign};
use crate::tables::{self, Hints, Inspection, Problem, Unpacked};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::path::Path;

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Day,
    ValueDay,
    Amount,
    Out,
    In,
    Balance,
    Text,
    Payer,
    Reference,
    Account,
    Currency,
}

/// Titles of banks, folded: the whole title, or its beginning where it ends in `*`. The first that fits counts.
const TITLES: [(Field, &[&str]); 11] = [
    (Field::ValueDay, &["fecha valor*", "f valor*", "fvalor*", "valor", "value date*", "fecha de valor*"]),
    (
        Field::Day,
        &[
            "fecha*",
            "f operacion*",
            "foperacion*",
            "f contable*",
            "date*",
            "booking date*",
            "transaction date*",
            "operation date*",
            "posting date*",
            "dia",
            "started date*",
            "completed date*",
        ],
    ),
    (Field::Balance, &["saldo*", "balance*", "running balance*"]),
    (
        Field::Out,
        &[
            "cargo*",
            "debe*",
            "debito*",
            "retiro*",
            "egreso*",
            "gasto*",
            "debit*",
            "paid out*",
            "withdrawal*",
            "salida*",
            "importe cargo*",
        ],
    ),
    (
        Field::In,
        &[
            "abono*",
            "haber*",
            "credito*",
            "deposito*",
            "ingreso*",
            "credit*",
            "paid in*",
            "deposit*",
            "entrada*",
            "importe abono*",
        ],
    ),
    (Field::Amount, &["importe*", "cantidad*", "monto*", "amount*", "movimiento eur*", "imp"]),
    (
        Field::Payer,
        &[
            "ordenante*",
            "remitente*",
            "beneficiario*",
            "pagador*",
            "payee*",
            "payer*",
            "counterparty*",
            "contraparte*",
            "nombre*",
        ],
    ),
    (
        Field::Reference,
        &["referencia*", "ref*", "n documento*", "numero de documento*", "documento*", "reference*", "folio*"],
    ),
    (Field::Account, &["cuenta*", "iban*", "account*", "numero de cuenta*"]),
    (Field::Currency, &["divisa*", "moneda*", "currency*"]),
    (
        Field::Text,
        &[
            "concepto*",
            "descripcion*",
            "movimiento*",
            "detalle*",
            "observaciones*",
            "mas datos*",
            "informacion*",
            "comentario*",
            "description*",
            "details*",
            "memo*",
            "narrative*",
            "remarks*",
            "texto*",
            "motivo*",
            "glosa*",
            "tipo*",
            "type*",
        ],
    ),
];

fn field_of(title: &str) -> Option<Field> {
    let title = names::fold(title);
    let fits = |known: &&&str| match known.strip_suffix('*') {
        // `Cargo`, `Cargos`, `Cargo EUR`.
        Some(beginning) => title.strip_prefix(beginning).is_some_and(|rest| {
            let rest = rest.strip_prefix('s').unwrap_or(rest);
            rest.is_empty() || rest.starts_with(' ')
        }),
        None => title == **known,
    };
    TITLES.iter().find(|(_, known)| known.iter().any(|one| fits(&one))).map(|(field, _)| *field)
}

/// The columns of a table of movements.
struct Columns {
    all: Vec<(usize, Field)>,
    sign: DecimalSign,
    order: DateOrder,
}

impl Columns {
    /// Errors (as the reason): `bank-columns` where no day or no amount is among them.
    fn of(found: &Inspection) -> Result<Self, Said> {
        let mut all: Vec<(usize, Field)> = found
            .columns
            .iter()
            .filter_map(|column| Some((column.index, field_of(column.header.as_deref()?)?)))
            .collect();
        let has = |all: &[(usize, Field)], field: Field| all.iter().any(|(_, one)| *one == field);
        // Without another column of days, that of the value is the day.
        if !has(&all, Field::Day) {
            all.iter_mut().filter(|(_, field)| *field == Field::ValueDay).take(1).for_each(|one| one.1 = Field::Day);
        }
        let has_amount = has(&all, Field::Amount) || (has(&all, Field::In) && has(&all, Field::Out));
        if !has(&all, Field::Day) || !has_amount {
            let titles: Vec<&str> =
                found.columns.iter().filter_map(|column| column.header.as_deref()).take(12).collect();
            return Err(Said::new("bank-columns").with("value", titles.join(", ")));
        }
        let column = |field: Field| {
            let at = all.iter().find(|(_, one)| *one == field).map(|(at, _)| *at);
            found.columns.iter().find(move |column| Some(column.index) == at)
        };
        let amounts = [Field::Amount, Field::In, Field::Out, Field::Balance];
        let decimals = amounts.into_iter().filter_map(column).filter_map(|column| column.decimals.as_ref());
        // One column that can only be read one way speaks for the others.
        let sign = decimals.clone().find(|d| !d.ambiguous).or_else(|| decimals.clone().next()).map(|d| d.sign);
        let order = column(Field::Day).and_then(|column| column.dates.as_ref()).map(|dates| dates.order);
        Ok(Self { all, sign: sign.unwrap_or(DecimalSign::Comma), order: order.unwrap_or(DateOrder::Dmy) })
    }

    /// Where the first column of a field is, for whoever has to look there; from 1.
    fn place(&self, field: Field) -> usize {
        self.all.iter().find(|(_, one)| *one == field).map_or(0, |(at, _)| at + 1)
    }

    fn cells<'a>(&'a self, row: &'a tables::Row, field: Field) -> impl Iterator<Item = &'a str> {
        self.all.iter().filter(move |(_, one)| *one == field).map(|(at, _)| row.cell(*at).trim())
    }

    fn cell<'a>(&'a self, row: &'a tables::Row, field: Field) -> &'a str {
        self.cells(row, field).find(|cell| !cell.is_empty()).unwrap_or_default()
    }
}

fn problem(problem: Problem) -> Said {
    problem.params().into_iter().fold(Said::new(problem.kind.code()), |said, (name, value)| said.with(name, value))
}

/// Reads a table.
///
/// Errors (as the reason): `bank-columns`, `bank-value` (row, column, value), `bank-empty`, `table-…`.
pub(super) fn read(path: &Path, around: &Around) -> Result<Statement, Said> {
    let mut on = |_: u64, _: u64| true;
    let source = Unpacked::of(path, None, &mut on).map_err(problem)?;
    let hints = Hints { country: Some(around.country.to_owned()), ..Hints::default() };
    let found = tables::inspect(&source, &hints, &mut on).map_err(problem)?;
    let columns = Columns::of(&found)?;
    let above = above(&source, &found, &hints);
    let mut accounts: Vec<Account> = Vec::new();
    for row in tables::rows(&source, &found).map_err(problem)? {
        let row = row.map_err(problem)?;
        if let Some((number, currency, movement)) = movement(&columns, &row, around)? {
            let number = if number.is_empty() { above.clone() } else { number };
            let at =
                accounts.iter().position(|one| one.number == number && one.currency == currency).unwrap_or_else(|| {
                    accounts.push(Account { number, currency, opening: None, closing: None, movements: Vec::new() });
                    accounts.len() - 1
                });
            if let Some(account) = accounts.get_mut(at) {
                account.movements.push(movement);
            }
        }
    }
    if accounts.is_empty() {
        return Err(Said::new("bank-empty"));
    }
    for account in &mut accounts {
        // Newest first is how pages show them; the order of a day is that of the bank.
        let days: Vec<NaiveDate> = account.movements.iter().map(|one| one.day).collect();
        if days.first() > days.last() {
            account.movements.reverse();
        }
        let last = account.movements.last().and_then(|one| one.balance);
        let first = account.movements.first().and_then(|one| Some(one.balance?.saturating_sub(one.amount)));
        (account.opening, account.closing) = (first, last);
    }
    Ok(Statement { format: "table", accounts })
}

/// The account that is named above the table.
fn above(source: &Unpacked, found: &Inspection, hints: &Hints) -> String {
    let Some(header) = found.header.row.filter(|row| *row > 1) else { return String::new() };
    let raw = Hints { header_row: Some(None), head_only: true, ..hints.clone() };
    let rows = tables::inspect(source, &raw, &mut |_, _| true).map(|raw| raw.preview).unwrap_or_default();
    let rows = rows.iter().take_while(|(line, _)| *line < header);
    rows.flat_map(|(_, cells)| cells).find_map(|cell| iban_in(cell)).unwrap_or_default()
}

/// The account, the currency and the movement of a row; nothing for one without day and amount (a heading, a sum).
fn movement(
    columns: &Columns,
    row: &tables::Row,
    around: &Around,
) -> Result<Option<(String, Currency, Movement)>, Said> {
    let wrong = |field: Field, value: &str| {
        Said::new("bank-value").with("row", row.number).with("column", columns.place(field)).with("value", value)
    };
    let number = |field: Field| -> Result<Option<Decimal>, Said> {
        let cell = columns.cell(row, field);
        match cell {
            "" | "-" | "--" => Ok(None),
            _ => numbers::parse(cell, columns.sign).map(Some).ok_or_else(|| wrong(field, cell)),
        }
    };
    let day = columns.cell(row, Field::Day);
    let has_amount = [Field::Amount, Field::In, Field::Out].iter().any(|field| !columns.cell(row, *field).is_empty());
    if day.is_empty() && !has_amount {
        return Ok(None);
    }
    let Some((booked, _)) = dates::parse(day, columns.order) else {
        // A sum below the table has an amount and no day.
        return if day.is_empty() { Ok(None) } else { Err(wrong(Field::Day, day)) };
    };
    let code = columns.cell(row, Field::Currency);
    let currency =
        if code.is_empty() { around.home } else { currency(code).ok_or_else(|| wrong(Field::Currency, code))? };
    let amount = match number(Field::Amount)? {
        Some(amount) => amount,
        None => {
            let (out, came) = (number(Field::Out)?.unwrap_or_default(), number(Field::In)?.unwrap_or_default());
            came - out.abs()
        }
    };
    let minor = |amount: Decimal, field: Field| {
        Money::from_decimal(amount, currency).map(|money| money.minor).map_err(|_| wrong(field, &amount.to_string()))
    };
    let amount = minor(amount, Field::Amount)?;
    if amount == 0 {
        return Ok(None);
    }
    let payer = columns.cell(row, Field::Payer);
    let text = joined(columns.cells(row, Field::Text).chain([payer]));
    let mut movement = Movement::new(row.number, booked, amount, text);
    movement.value_day = dates::parse(columns.cell(row, Field::ValueDay), columns.order).map(|(day, _)| day);
    movement.payer = if amount > 0 { names::tidy(payer) } else { String::new() };
    movement.reference = joined(columns.cells(row, Field::Reference));
    movement.balance = number(Field::Balance).ok().flatten().and_then(|balance| minor(balance, Field::Balance).ok());
    let account: String = columns.cell(row, Field::Account).chars().filter(|c| !c.is_whitespace()).collect();
    Ok(Some((account, currency, movement)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Statement, Said> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("movimientos.csv");
        std::fs::write(&path, text).unwrap();
        read(&path, &Around { home: Currency::EUR, country: "ES" })
    }

    #[test]
    fn a_table_of_a_bank_is_read_with_what_stands_above_it() {
        let statement = of("Movimientos de cuenta\nCuenta;ES91 2100 0418 4502 0005 1332\n\n\
            Fecha;Fecha valor;Concepto;Importe;Saldo\n\
            05/11/2026;05/11/2026;COMISION;-2,50;1.497,50\n\
            03/11/2026;04/11/2026;TRANSFERENCIA DE CAFES NUNEZ;500,00;1.500,00\n")
        .unwrap();
        let account = &statement.accounts[0];
        assert_eq!(account.number, "ES9121000418450200051332");
        assert_eq!((account.opening, account.closing), (Some(100_000), Some(149_750)));
        let all: Vec<_> = account.movements.iter().map(|m| (m.day.to_string(), m.amount)).collect();
        assert_eq!(all, [("2026-11-03".to_owned(), 50_000), ("2026-11-05".to_owned(), -250)]);
        assert_eq!(account.movements[0].value_day.map(|day| day.to_string()).as_deref(), Some("2026-11-04"));
    }

    #[test]
    fn two_columns_of_amounts_are_one() {
        let statement = of("Fecha,Descripción,Cargos,Abonos,Saldo,Referencia\n\
            2026-11-03,DEPOSITO SPEI,,\"1,500.00\",\"2,500.00\",77\n2026-11-04,COMISION,2.50,,\"2,497.50\",78\n")
        .unwrap();
        let all: Vec<_> = statement.accounts[0].movements.iter().map(|m| (m.amount, m.reference.clone())).collect();
        assert_eq!(all, [(150_000, "77".to_owned()), (-250, "78".to_owned())]);
    }

    #[test]
    fn what_is_no_statement_says_which_columns_it_has_and_a_bad_cell_where_it_is() {
        let said = of("Nombre;Teléfono\nAna;600000000\n").unwrap_err();
        assert_eq!((said.code.as_str(), said.params["value"].as_str()), ("bank-columns", "Nombre, Teléfono"));
        let said = of("Fecha;Concepto;Importe\n03/11/2026;A;5,00\n04/11/2026;B;cinco\n").unwrap_err();
        assert_eq!(
            (said.code.as_str(), said.params["row"].as_str(), said.params["column"].as_str()),
            ("bank-value", "3", "3")
        );
    }
}
