//! Norma 43, the statement of Spanish banks.
//!
//! Source: Asociación Española de Banca, *Cuaderno 43, Información normalizada de cuenta corriente*: records of eighty columns in Latin
//! letters. `11` begins an account, `22` is a movement, `23` and `24` say more of it, `33` ends the account with its sums, `88` ends the
//! file with the number of its records. Amounts have two decimals; 1 is *debe* (out), 2 is *haber* (in); days are AAMMDD.

use super::super::statement::{Account, Movement, MovementKind, Statement, iban_of_ccc};
use super::joined;
use crate::import::Said;
use crate::money::Currency;
use chrono::NaiveDate;

/// Columns of a record.
const WIDTH: usize = 80;

/// What the common concept of a movement means.
fn kind(code: &str) -> Option<MovementKind> {
    Some(match code {
        "01" | "10" => MovementKind::Cheque,
        "02" | "11" => MovementKind::Cash,
        "03" | "06" => MovementKind::Debit,
        "04" => MovementKind::Transfer,
        "12" => MovementKind::Card,
        "14" => MovementKind::Returned,
        "16" | "17" => MovementKind::Fee,
        _ => return None,
    })
}

/// Whether a file begins as one.
pub(super) fn is_one(head: &[u8]) -> bool {
    let first = head.split(|byte| matches!(byte, b'\r' | b'\n')).find(|line| !line.is_empty()).unwrap_or_default();
    let figures = first.get(..32).unwrap_or_default();
    first.starts_with(b"11")
        && figures.len() == 32
        && figures.iter().all(u8::is_ascii_digit)
        && first.len() <= WIDTH + 4
}

/// Reads a file, and proves its sums.
///
/// Errors (as the reason): `bank-record-unknown`, `bank-record-lost`, `bank-value` (row, column, value), `bank-sums` (row), `bank-balance`
/// (row), `bank-records` (row), `bank-cut` where the file ends inside an account.
pub(super) fn read(bytes: &[u8]) -> Result<Statement, Said> {
    let mut file = File { accounts: Vec::new(), open: None, records: 0 };
    let mut ended = false;
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let text: String = line.iter().filter(|byte| **byte != b'\r').map(|byte| char::from(*byte)).collect();
        let record = Record { letters: text.chars().collect(), row: at as u64 + 1 };
        // Ctrl+Z ends files of DOS.
        if text.trim().is_empty() || text.starts_with('\u{1A}') {
            continue;
        }
        ended = file.take(&record)?;
    }
    if file.open.is_some() || !ended {
        return Err(Said::new("bank-cut"));
    }
    Ok(Statement { format: "norma43", accounts: file.accounts })
}

/// One record. Columns are counted from 1, as the norm does.
struct Record {
    letters: Vec<char>,
    row: u64,
}

impl Record {
    fn text(&self, from: usize, to: usize) -> String {
        self.letters.iter().skip(from - 1).take(to + 1 - from).collect()
    }

    fn wrong(&self, column: usize, value: String) -> Said {
        Said::new("bank-value").with("row", self.row).with("column", column).with("value", value.trim())
    }

    fn number(&self, from: usize, to: usize) -> Result<i64, Said> {
        let text = self.text(from, to);
        if text.trim().is_empty() {
            return Ok(0);
        }
        text.trim().parse().map_err(|_| self.wrong(from, text))
    }

    fn day(&self, from: usize) -> Result<NaiveDate, Said> {
        let text = self.text(from, from + 5);
        NaiveDate::parse_from_str(&format!("20{text}"), "%Y%m%d").map_err(|_| self.wrong(from, text))
    }

    /// An amount whose sign stands in a column before it.
    fn signed(&self, sign: usize, from: usize) -> Result<i64, Said> {
        let amount = self.number(from, from + 13)?;
        match self.text(sign, sign).as_str() {
            "1" => Ok(-amount),
            "2" => Ok(amount),
            _ if amount == 0 => Ok(0),
            other => Err(self.wrong(sign, other.to_owned())),
        }
    }
}

/// An account that is being read.
struct Open {
    account: Account,
    concepts: Vec<String>,
    /// Movements and minor units of each side, as the records say: out, in.
    sums: [(i64, i64); 2],
}

struct File {
    accounts: Vec<Account>,
    open: Option<Open>,
    records: i64,
}

impl File {
    /// Takes one record; tells whether it was the last of an account or of the file.
    fn take(&mut self, record: &Record) -> Result<bool, Said> {
        let lost = || Said::new("bank-record-lost").with("row", record.row);
        match record.text(1, 2).as_str() {
            "11" => {
                if self.open.is_some() {
                    return Err(lost());
                }
                self.open = Some(begin(record)?);
            }
            "22" => {
                let open = self.open.as_mut().ok_or_else(lost)?;
                open.told();
                open.movement(record)?;
            }
            "23" => {
                let open = self.open.as_mut().ok_or_else(lost)?;
                let (one, two) = (record.text(5, 42), record.text(43, 80));
                // A concept that fills its half runs on in the other.
                let runs_on =
                    one.chars().count() == 38 && !one.ends_with(' ') && two.starts_with(char::is_alphanumeric);
                open.concepts.extend(if runs_on { vec![one + &two] } else { vec![one, two] });
            }
            "24" => {}
            "33" => {
                let mut open = self.open.take().ok_or_else(lost)?;
                open.told();
                self.accounts.push(open.end(record)?);
                self.records += 1;
                return Ok(true);
            }
            "88" => {
                // Some banks count this record too.
                let told = record.number(21, 26)?;
                if self.open.is_some() || (told - self.records).abs() > 1 {
                    return Err(Said::new("bank-records")
                        .with("row", record.row)
                        .with("told", told)
                        .with("found", self.records));
                }
                return Ok(true);
            }
            other => return Err(Said::new("bank-record-unknown").with("row", record.row).with("value", other)),
        }
        self.records += 1;
        Ok(false)
    }
}

fn begin(record: &Record) -> Result<Open, Said> {
    let (bank, office, account) = (record.text(3, 6), record.text(7, 10), record.text(11, 20));
    let number =
        iban_of_ccc(&bank, &office, &account).ok_or_else(|| record.wrong(3, format!("{bank}{office}{account}")))?;
    let code = record.number(48, 50)?;
    let currency = u16::try_from(code).ok().and_then(Currency::from_numeric);
    let currency = currency.ok_or_else(|| record.wrong(48, code.to_string()))?;
    let opening = record.signed(33, 34)?;
    Ok(Open {
        account: Account { number, currency, opening: Some(opening), closing: None, movements: Vec::new() },
        concepts: Vec::new(),
        sums: [(0, 0); 2],
    })
}

impl Open {
    fn movement(&mut self, record: &Record) -> Result<(), Said> {
        let amount = record.signed(28, 29)?;
        let side = usize::from(amount >= 0);
        if let Some((count, sum)) = self.sums.get_mut(side) {
            *count += 1;
            *sum += amount.abs();
        }
        let day = record.day(11)?;
        let mut movement = Movement::new(record.row, day, amount, String::new());
        movement.value_day = record.day(17).ok();
        movement.kind = kind(&record.text(23, 24)).unwrap_or(MovementKind::Other);
        let document = record.text(43, 52);
        let references = [document, record.text(53, 64), record.text(65, 80)];
        let is_said = |text: &&str| !text.is_empty() && text.bytes().any(|b| b != b'0' && b != b' ');
        movement.reference = references.iter().map(|text| text.trim()).filter(is_said).collect::<Vec<_>>().join(" ");
        self.account.movements.push(movement);
        Ok(())
    }

    /// Hangs what was said on the movement before.
    fn told(&mut self) {
        let concepts = std::mem::take(&mut self.concepts);
        if let Some(movement) = self.account.movements.last_mut()
            && movement.text.is_empty()
        {
            movement.text = joined(concepts.iter().map(String::as_str));
            if movement.kind == MovementKind::Other {
                movement.kind = MovementKind::of_text(&movement.text, movement.amount);
            }
        }
    }

    /// Proves the sums, and reckons the account after each movement.
    fn end(mut self, record: &Record) -> Result<Account, Said> {
        let told = [(record.number(21, 25)?, record.number(26, 39)?), (record.number(40, 44)?, record.number(45, 58)?)];
        if told != self.sums {
            return Err(Said::new("bank-sums").with("row", record.row));
        }
        let opening = self.account.opening.unwrap_or_default();
        let [(_, out), (_, came)] = self.sums;
        let (closing, reckoned) = (record.signed(59, 60)?, opening - out + came);
        // Some banks leave the balances empty.
        if closing != reckoned && closing != 0 && opening != 0 {
            return Err(Said::new("bank-balance").with("row", record.row));
        }
        if closing == reckoned {
            let mut balance = opening;
            for movement in &mut self.account.movements {
                balance += movement.amount;
                movement.balance = Some(balance);
            }
        }
        self.account.closing = Some(closing);
        self.account.movements.retain(|movement| movement.amount != 0);
        Ok(self.account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A record, filled to eighty columns.
    fn record(text: &str) -> String {
        format!("{text:<80}\r\n")
    }

    fn sample() -> String {
        let sums = |sign: u8, closing: u32| {
            format!("33210004180200051332{:05}{:014}{:05}{:014}{sign}{closing:014}978", 1, 250, 1, 50_000)
        };
        [
            record(&format!("112100041802000513322611012611302{:014}9783TOSTADERO LA PERLA SL", 100_000)),
            record(&format!("22    0418261103261104040002{:014}{:>10}{:<12}{:<16}", 50_000, "0", "", "A26/000001")),
            record("2301TRANSFERENCIA DE CAFES NUNEZ SA       FRA A26/000001"),
            record(&format!("22    0418261104261104170001{:014}", 250)),
            record("2301COMISION"),
            record(&sums(2, 149_750)),
            record("88999999999999999999000006"),
        ]
        .concat()
    }

    #[test]
    fn a_file_is_read_and_its_sums_are_proved() {
        let statement = read(sample().as_bytes()).unwrap();
        let account = &statement.accounts[0];
        assert_eq!(account.number, "ES9121000418450200051332");
        assert_eq!((account.opening, account.closing, account.movements.len()), (Some(100_000), Some(149_750), 2));
        let one = &account.movements[0];
        assert_eq!((one.amount, one.kind, one.balance), (50_000, MovementKind::Transfer, Some(150_000)));
        assert_eq!(one.text, "TRANSFERENCIA DE CAFES NUNEZ SA · FRA A26/000001");
        assert_eq!((one.reference.as_str(), one.day.to_string().as_str()), ("A26/000001", "2026-11-03"));
        assert_eq!((account.movements[1].amount, account.movements[1].kind), (-250, MovementKind::Fee));
    }

    #[test]
    fn what_does_not_add_up_is_refused_with_its_line() {
        let code = |text: String| read(text.as_bytes()).map_err(|said| (said.code.clone(), said.params));
        let row = |text: String| {
            let (kind, params) = code(text).unwrap_err();
            (kind, params.get("row").cloned().unwrap_or_default())
        };
        assert_eq!(row(sample().replacen("00000000050000", "00000000060000", 1)), ("bank-sums".into(), "6".into()));
        assert_eq!(row(sample().replace("149750978", "149751978")), ("bank-balance".into(), "6".into()));
        assert_eq!(row(sample().replace("000006", "000009")), ("bank-records".into(), "7".into()));
        assert_eq!(row(sample().replacen("261103", "261331", 1)), ("bank-value".into(), "2".into()));
        assert_eq!(
            row(sample().replacen("2301COMISION", "9901COMISION", 1)),
            ("bank-record-unknown".into(), "5".into())
        );
        let cut: String = sample().split_inclusive('\n').take(4).collect();
        assert_eq!(code(cut).unwrap_err().0, "bank-cut");
    }
}
