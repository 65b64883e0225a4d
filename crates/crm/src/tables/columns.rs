//! What a whole column says: its content, its decimal sign, its date order, and what is odd in it, each with its counts.

use serde::Serialize;

use super::content::{self, Content};
use super::dates::{self, DateOrder, DateShape};
use super::numbers::{DecimalSign, NumberShape};
use super::{guard, mojibake};

/// A cell shown as evidence, with its physical line; long ones are cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// Physical line.
    pub row: u64,
    /// The cell, at most 120 characters.
    pub cell: String,
}

impl Sample {
    fn of(row: u64, cell: &str) -> Self {
        let cell = cell.char_indices().nth(120).map_or(cell, |(cut, _)| &cell[..cut]);
        Self { row, cell: cell.to_owned() }
    }
}

/// Where a decision comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// At least one cell of the column can only be read so.
    Column,
    /// The column allows both; other columns of the file say so.
    OtherColumns,
    /// The column allows both; it is what the country or the separator suggests.
    Custom,
    /// The person said so.
    Forced,
}

/// The decimal sign of a column. `ambiguous`: the column alone cannot tell, and it matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecimalEvidence {
    /// The decision (a suggestion when ambiguous).
    pub sign: DecimalSign,
    /// Where it comes from.
    pub basis: Basis,
    /// Somebody must be asked.
    pub ambiguous: bool,
    /// Cells that are numbers only with a comma.
    pub comma: u64,
    /// Cells that are numbers only with a point.
    pub point: u64,
    /// Cells like `12.000` that are numbers with both.
    pub either: u64,
    /// A cell for each: comma, point, either.
    pub samples: Vec<Sample>,
}

/// The date order of a column. `ambiguous`: the column alone cannot tell, and it matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateEvidence {
    /// The decision (a suggestion when ambiguous).
    pub order: DateOrder,
    /// Where it comes from.
    pub basis: Basis,
    /// Somebody must be asked.
    pub ambiguous: bool,
    /// Cells that are dates only as day/month/year.
    pub dmy: u64,
    /// Cells that are dates only as month/day/year.
    pub mdy: u64,
    /// Cells that are dates only as year/month/day.
    pub ymd: u64,
    /// Cells like `03/04/2026`.
    pub either: u64,
    /// Bare numbers that could be spreadsheet dates.
    pub serial: u64,
    /// A cell for each: dmy, mdy, ymd, either, serial.
    pub samples: Vec<Sample>,
}

/// The share of one content among the cells with something in them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ContentShare {
    /// The content.
    pub content: Content,
    /// 0 to 1.
    pub share: f64,
}

/// One column: its name and everything the whole of it says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Place, from 0.
    pub index: usize,
    /// A name of its own: the header; with a number when the header repeats; the sheet letter when it has none.
    pub name: String,
    /// The header as written, when there is one.
    pub header: Option<String>,
    /// The header appears in an earlier column too.
    pub repeated: bool,
    /// Cells with something in them.
    pub filled: u64,
    /// Cells with nothing in them.
    pub empty: u64,
    /// The longest cell in bytes.
    pub longest: usize,
    /// Contents with their share, the strongest first.
    pub contents: Vec<ContentShare>,
    /// Number of different values, when there are at most 50.
    pub distinct: Option<Vec<String>>,
    /// The decimal sign, when there are amounts.
    pub decimals: Option<DecimalEvidence>,
    /// The date order, when there are dates.
    pub dates: Option<DateEvidence>,
    /// Figures that start with 0: text, whatever they look like.
    pub leading_zeros: u64,
    /// Cells a spreadsheet turned into `6,12E+08`: figures were lost.
    pub scientific: u64,
    /// Cells of four figures in a column of postcodes of five: their zero was lost.
    pub lost_zeros: u64,
    /// Cells with several lines.
    pub multiline: u64,
    /// Cells read in a wrong encoding before, with the first ones.
    pub mojibake: u64,
    /// The first cells with something in them, and the odd ones.
    pub samples: Vec<Sample>,
    /// Broken cells (`MuÃ±oz`), for the list of repairs.
    pub mojibake_samples: Vec<Sample>,
}

impl Column {
    /// The strongest content.
    pub fn content(&self) -> Content {
        self.contents.first().map_or(Content::Text, |first| first.content)
    }

    /// The share of one content, 0 to 1.
    pub fn share(&self, content: Content) -> f64 {
        self.contents.iter().find(|entry| entry.content == content).map_or(0.0, |entry| entry.share)
    }
}

const DISTINCT: usize = 50;
const SAMPLES: usize = 5;

/// Collects what a column says, cell by cell.
#[derive(Debug, Default)]
pub(super) struct Profile {
    filled: u64,
    empty: u64,
    longest: usize,
    kinds: [u64; 12],
    distinct: Vec<String>,
    many: bool,
    numbers: [u64; 3],
    number_samples: [Option<Sample>; 3],
    dates: [u64; 5],
    same: u64,
    date_samples: [Option<Sample>; 5],
    leading_zeros: u64,
    scientific: u64,
    four: u64,
    five: u64,
    multiline: u64,
    mojibake: u64,
    samples: Vec<Sample>,
    mojibake_samples: Vec<Sample>,
    last: String,
    worded: bool,
    last_looks: content::Looks,
}

impl Profile {
    pub(super) fn see(&mut self, row: u64, cell: &str) {
        let cell = cell.trim();
        let cell = guard::unguarded(cell).unwrap_or(cell);
        if cell.is_empty() {
            self.empty += 1;
            return;
        }
        self.filled += 1;
        self.longest = self.longest.max(cell.len());
        if self.samples.len() < SAMPLES {
            self.samples.push(Sample::of(row, cell));
        }
        if !self.many && !self.distinct.iter().any(|known| known == cell) {
            if self.distinct.len() < DISTINCT && cell.len() <= 60 {
                self.distinct.push(cell.to_owned())
            } else {
                self.many = true
            }
        }
        if !cell.is_ascii() && mojibake::suspicious(cell) && mojibake::repaired(cell).is_some() {
            self.mojibake += 1;
            if self.mojibake_samples.len() < SAMPLES {
                self.mojibake_samples.push(Sample::of(row, cell));
            }
        }
        // Columns repeat themselves (city, yes/no, tag): the same cell again is not looked at again.
        let looks = if self.last == cell {
            self.last_looks
        } else {
            // Words cost most; a column that had none in a thousand cells is not asked again.
            let looks = content::look(cell, self.worded || self.filled < 1_000);
            self.last.clear();
            if cell.len() <= 60 {
                self.last.push_str(cell);
            }
            self.last_looks = looks;
            self.worded |= looks.kinds.has(Content::Country) || looks.kinds.has(Content::YesNo);
            looks
        };
        let kinds = looks.kinds;
        for (count, kind) in self.kinds.iter_mut().zip(Content::ALL) {
            *count += u64::from(kinds.has(kind));
        }
        if kinds.has(Content::Text) {
            self.multiline += u64::from(cell.contains('\n'));
            return;
        }
        self.figures(row, cell, looks);
    }

    fn figures(&mut self, row: u64, cell: &str, looks: content::Looks) {
        let kinds = looks.kinds;
        if kinds.has(Content::Date) {
            let place = match looks.date {
                Some(DateShape::Only(DateOrder::Dmy)) => 0,
                Some(DateShape::Only(DateOrder::Mdy)) => 1,
                Some(DateShape::Only(_)) => 2,
                Some(DateShape::Either) => 3,
                Some(DateShape::Same) | None => {
                    self.same += 1;
                    return;
                }
            };
            self.dates[place] += 1;
            self.date_samples[place].get_or_insert_with(|| Sample::of(row, cell));
        } else if kinds.has(Content::Amount) {
            if cell.contains("E+") || cell.contains("e+") {
                self.scientific += 1;
                return;
            }
            // A day counted by a spreadsheet, with its time.
            if dates::could_be_serial(cell) {
                self.dates[4] += 1;
                self.date_samples[4].get_or_insert_with(|| Sample::of(row, cell));
            }
            let place = match looks.number {
                Some(NumberShape::Only(DecimalSign::Comma)) => 0,
                Some(NumberShape::Only(DecimalSign::Point)) => 1,
                Some(NumberShape::Either) => 2,
                _ => return,
            };
            self.numbers[place] += 1;
            self.number_samples[place].get_or_insert_with(|| Sample::of(row, cell));
        } else if kinds.has(Content::Integer) {
            self.leading_zeros += u64::from(cell.len() > 1 && cell.starts_with('0'));
            self.four += u64::from(cell.len() == 4);
            self.five += u64::from(cell.len() == 5);
            if dates::could_be_serial(cell) {
                self.dates[4] += 1;
                self.date_samples[4].get_or_insert_with(|| Sample::of(row, cell));
            }
        }
    }

    pub(super) fn finish(self, index: usize, name: String, header: Option<String>, repeated: bool) -> Column {
        let filled = self.filled.max(1);
        let share = |kind: Content| {
            self.kinds[Content::ALL.iter().position(|each| *each == kind).unwrap_or(0)] as f64 / filled as f64
        };
        let mut contents: Vec<ContentShare> = Content::ALL
            .into_iter()
            .map(|content| ContentShare { content, share: self.weighed(content, share(content)) })
            .filter(|entry| entry.share > 0.0)
            .collect();
        contents.sort_by(|a, b| b.share.total_cmp(&a.share));
        let number_seen = self.numbers.iter().sum::<u64>() > 0;
        let date_seen = self.dates[..4].iter().sum::<u64>() + self.same;
        // One date among a thousand notes is no date column.
        let is_date = date_seen * 5 >= filled;
        let is_serial = self.dates[4] * 10 >= filled * 9 && header.as_deref().is_some_and(sounds_like_date);
        let postcodes = self.five > self.four && self.leading_zeros == 0 && self.five + self.four == filled;
        Column {
            index,
            name,
            header,
            repeated,
            filled: self.filled,
            empty: self.empty,
            longest: self.longest,
            contents,
            distinct: (!self.many && self.filled > 0).then_some(self.distinct),
            decimals: number_seen.then(|| decimal_evidence(self.numbers, self.number_samples)),
            dates: (is_date || is_serial).then(|| date_evidence(self.dates, self.date_samples, is_serial)),
            leading_zeros: self.leading_zeros,
            scientific: self.scientific,
            lost_zeros: if postcodes { self.four } else { 0 },
            multiline: self.multiline,
            mojibake: self.mojibake,
            samples: self.samples,
            mojibake_samples: self.mojibake_samples,
        }
    }

    /// Looks that many things share count less: digits alone are a weaker telephone than one with a plus.
    fn weighed(&self, content: Content, share: f64) -> f64 {
        let zeros = self.leading_zeros as f64 / self.filled.max(1) as f64;
        share
            * match content {
                Content::Postcode if zeros > 0.02 => 1.2_f64.min(1.0 / share.max(0.01)),
                Content::Postcode => 0.7,
                Content::Phone => 0.95,
                Content::TaxId => 0.93,
                Content::YesNo if self.distinct.len() > 3 || self.many => 0.2,
                Content::YesNo => 1.01,
                Content::Integer => 0.9,
                _ => 1.0,
            }
    }
}

fn sounds_like_date(header: &str) -> bool {
    let folded = super::matching::fold(header);
    super::matching::is_name_of_dates(&folded)
        || ["fecha", "date", "alta", "nacimiento", "vencimiento"].iter().any(|word| folded.contains(word))
}

fn decimal_evidence(counts: [u64; 3], samples: [Option<Sample>; 3]) -> DecimalEvidence {
    let [comma, point, either] = counts;
    DecimalEvidence {
        sign: if point > comma { DecimalSign::Point } else { DecimalSign::Comma },
        basis: if comma == point { Basis::Custom } else { Basis::Column },
        ambiguous: comma == point || comma.min(point) * 20 > comma.max(point),
        comma,
        point,
        either,
        samples: samples.into_iter().flatten().collect(),
    }
}

fn date_evidence(counts: [u64; 5], samples: [Option<Sample>; 5], is_serial: bool) -> DateEvidence {
    let [dmy, mdy, ymd, either, serial] = counts;
    let order = if is_serial {
        DateOrder::Serial
    } else if mdy > dmy {
        DateOrder::Mdy
    } else if dmy == 0 && either == 0 && ymd > 0 {
        DateOrder::Ymd
    } else {
        DateOrder::Dmy
    };
    let certain = is_serial || dmy != mdy || either == 0;
    let conflict = dmy.min(mdy) * 20 > dmy.max(mdy);
    DateEvidence {
        order,
        basis: if certain { Basis::Column } else { Basis::Custom },
        ambiguous: (!certain || conflict) && !is_serial,
        dmy,
        mdy,
        ymd,
        either,
        serial,
        samples: samples.into_iter().flatten().collect(),
    }
}

/// Lets certain columns, then the country or separator, suggest what ambiguous columns cannot tell. They stay ambiguous.
pub(super) fn suggest(columns: &mut [Column], country_sign: DecimalSign, country_order: DateOrder) {
    let sign = majority(
        columns
            .iter()
            .filter_map(|c| c.decimals.as_ref())
            .filter(|d| !d.ambiguous)
            .map(|d| (d.sign, d.comma.max(d.point))),
    );
    let order = majority(
        columns
            .iter()
            .filter_map(|c| c.dates.as_ref())
            .filter(|d| !d.ambiguous && d.dmy != d.mdy)
            .map(|d| (d.order, d.dmy.max(d.mdy))),
    );
    for column in columns {
        if let Some(decimals) = column.decimals.as_mut().filter(|decimals| decimals.comma == decimals.point) {
            (decimals.sign, decimals.basis) =
                sign.map_or((country_sign, Basis::Custom), |sign| (sign, Basis::OtherColumns));
        }
        if let Some(dates) = column.dates.as_mut().filter(|dates| dates.ambiguous && dates.dmy == dates.mdy) {
            (dates.order, dates.basis) =
                order.map_or((country_order, Basis::Custom), |order| (order, Basis::OtherColumns));
        }
    }
}

fn majority<T: Copy + PartialEq>(votes: impl Iterator<Item = (T, u64)>) -> Option<T> {
    let mut sums: Vec<(T, u64)> = Vec::new();
    for (value, weight) in votes {
        match sums.iter_mut().find(|(known, _)| *known == value) {
            Some((_, sum)) => *sum += weight,
            None => sums.push((value, weight)),
        }
    }
    sums.into_iter().max_by_key(|(_, sum)| *sum).map(|(value, _)| value)
}
