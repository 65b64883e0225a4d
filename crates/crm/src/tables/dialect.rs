//! How a separated text is cut into cells: separator, quotes, and what the sample of it says for each candidate.

use serde::{Deserialize, Serialize};

use super::content;
use super::encoding::Charset;
use super::rows::{Row, TextRows};
use super::source::Rows;

/// How quotes are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quoting {
    /// `"a ""b"" c"`
    Doubled,
    /// `"a \"b\" c"` (doubled ones are understood too)
    Backslash,
    /// A quote is an ordinary character: `5" pipe`
    None,
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineEnds {
    /// Windows.
    CrLf,
    /// Unix and macOS.
    Lf,
    /// Old Macintosh.
    Cr,
    /// More than one of them.
    Mixed,
    /// A single line.
    None,
}

/// Everything needed to read the rows of a separated text; a person may correct any part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// The charset of the bytes.
    pub charset: Charset,
    /// The byte between cells.
    pub separator: u8,
    /// How quotes are meant.
    pub quoting: Quoting,
    /// Bytes that are not in the charset become U+FFFD and are noted, instead of stopping.
    pub lossy: bool,
    /// Physical line of the header, when there is one.
    pub header_row: Option<u64>,
    /// Physical line where the data starts.
    pub data_from: u64,
    /// Columns of a full row.
    pub width: usize,
    /// Physical lines of total and subtotal rows at the end, left out of the data.
    pub total_rows: Vec<u64>,
}

impl Dialect {
    /// A dialect with nothing known but charset, separator and quotes.
    pub fn plain(charset: Charset, separator: u8, quoting: Quoting) -> Self {
        Self {
            charset,
            separator,
            quoting,
            lossy: false,
            header_row: None,
            data_from: 1,
            width: 0,
            total_rows: Vec::new(),
        }
    }
}

/// The separators that are tried; on equal evidence the earlier wins (where the decimal sign is a comma, `;` is the rule).
pub const SEPARATORS: [u8; 6] = [b';', b',', b'\t', b'|', b'~', b'^'];

/// How well one way of cutting fits the sample.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CutScore {
    /// The separator tried.
    pub separator: char,
    /// The quoting tried.
    pub quoting: Quoting,
    /// 0 to 1: share of rows of the usual width × share of cells that look like something.
    pub score: f64,
    /// Cells in the usual row.
    pub width: usize,
    /// Rows of that width.
    pub rows: u64,
    /// All rows of the sample.
    pub of: u64,
}

/// The separator and quoting of a file and what they were decided on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CutEvidence {
    /// The file names its separator in its first line (`sep=;`).
    pub declared: bool,
    /// The person said so.
    pub forced: bool,
    /// No separator makes more than one column.
    pub one_column: bool,
    /// Backslashed quotes seen in the sample.
    pub backslashed: u64,
    /// Doubled quotes inside cells seen in the sample.
    pub doubled: u64,
    /// The candidates, best first.
    pub scores: Vec<CutScore>,
}

const SAMPLE_ROWS: u64 = 1_000;

/// Decides separator and quoting from a sample of UTF-8 text; `cut_short` says that its last record may be half.
pub fn decide(
    sample: &str,
    cut_short: bool,
    separator: Option<u8>,
    quoting: Option<Quoting>,
) -> (u8, Quoting, CutEvidence) {
    let declared = declared(sample);
    let (backslashed, doubled) = count_quotes(sample);
    let escape = if backslashed > doubled { Quoting::Backslash } else { Quoting::Doubled };
    let separators = separator.or(declared).map_or(SEPARATORS.to_vec(), |only| vec![only]);
    let quotings = quoting.map_or_else(|| vec![escape, Quoting::None], |only| vec![only]);
    let mut scores = Vec::new();
    for &separator in &separators {
        for &quoting in &quotings {
            if quoting == Quoting::None && quotings.len() > 1 && !sample.contains('"') {
                continue;
            }
            scores.push(score(sample, cut_short, separator, quoting));
        }
    }
    // Quotes are meant as quotes unless reading them so is clearly worse.
    let weight = |score: &CutScore| {
        if score.quoting == Quoting::None && quoting.is_none() { score.score * 0.85 } else { score.score }
    };
    scores.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    let best = scores.first().filter(|best| best.width > 1 || separators.len() == 1);
    let one_column = best.is_none_or(|best| best.width < 2);
    let (chosen, quotes) = best.map_or((b',', quoting.unwrap_or(escape)), |best| (best.separator as u8, best.quoting));
    let evidence = CutEvidence {
        declared: declared.is_some(),
        forced: separator.is_some(),
        one_column,
        backslashed,
        doubled,
        scores,
    };
    (chosen, quotes, evidence)
}

/// The separator named by a first line `sep=;`.
pub fn declared(sample: &str) -> Option<u8> {
    let line = sample.lines().next()?.trim_end_matches(['\r', '"']).trim_start_matches('"');
    let named = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    match named.as_bytes() {
        [only] if only.is_ascii() => Some(*only),
        _ => None,
    }
}

fn count_quotes(sample: &str) -> (u64, u64) {
    let bytes = sample.as_bytes();
    let (mut backslashed, mut doubled) = (0, 0);
    let edge = |byte: Option<&u8>| byte.is_none_or(|byte| SEPARATORS.contains(byte) || matches!(byte, b'\r' | b'\n'));
    let mut skip_to = 0;
    for at in memchr::memchr_iter(b'"', bytes) {
        let before = at.checked_sub(1).and_then(|left| bytes.get(left));
        // `\""x` is a backslash and a doubled quote: an escaped one would stand before a quote that ends the cell.
        let is_pair = bytes.get(at + 1) == Some(&b'"') && !edge(bytes.get(at + 2));
        if before == Some(&b'\\') && !edge(bytes.get(at + 1)) && !is_pair {
            backslashed += 1;
        } else if at >= skip_to && bytes.get(at + 1) == Some(&b'"') {
            skip_to = at + 2;
            // `;"";` is an empty cell, not a doubled quote.
            if !(edge(before) && edge(bytes.get(at + 2))) {
                doubled += 1;
            }
        }
    }
    (backslashed, doubled)
}

fn score(sample: &str, cut_short: bool, separator: u8, quoting: Quoting) -> CutScore {
    let dialect = Dialect::plain(Charset::of(encoding_rs::UTF_8), separator, quoting);
    let mut rows = TextRows::new(sample.as_bytes(), &dialect).raw();
    let mut widths: std::collections::BTreeMap<usize, u64> = std::collections::BTreeMap::new();
    let (mut cells, mut sense, mut total) = (0.0, 0.0, 0_u64);
    let (mut row, mut last) = (Row::default(), None);
    let mut seen = 0;
    while seen < SAMPLE_ROWS && rows.read(&mut row).unwrap_or(false) {
        seen += 1;
        if let Some(width) = last.replace(row.len()) {
            *widths.entry(width).or_default() += 1;
            total += 1;
        }
        for cell in row.cells() {
            let worth = sense_of(cell, separator);
            cells += 1.0;
            sense += worth;
        }
    }
    if let Some(width) = last.filter(|_| !cut_short || total == 0 || seen == SAMPLE_ROWS) {
        *widths.entry(width).or_default() += 1;
        total += 1;
    }
    let usual = widths.iter().filter(|(width, _)| **width > 1).max_by_key(|(width, count)| (**count, **width));
    let (width, count) = usual.map_or((1, total), |(width, count)| (*width, *count));
    // A separator seen in a few rows only is part of a text.
    let (width, count) = if count * 4 < total && total > 8 { (1, total) } else { (width, count) };
    let share = count as f64 / total.max(1) as f64;
    let columns = if width == 1 { 0.01 } else { (width - 1) as f64 / width as f64 };
    let score = share * share * columns.sqrt() * (sense / f64::max(cells, 1.0));
    CutScore { separator: char::from(separator), quoting, score, width, rows: count, of: total }
}

/// How much a cell looks like a cell: something typed most, loose text less, other separators or stray quotes least.
fn sense_of(cell: &str, separator: u8) -> f64 {
    let cell = cell.trim();
    if cell.is_empty() {
        return 0.8;
    }
    if cell.starts_with('"') || cell.ends_with('"') {
        return 0.1;
    }
    if content::of_cell(cell) != content::Kinds::TEXT {
        return 1.0;
    }
    let foreign = cell.bytes().any(|byte| byte != separator && byte != b',' && SEPARATORS.contains(&byte));
    if foreign {
        0.2
    } else if cell.contains([',', '\n']) {
        0.6
    } else {
        0.9
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(sample: &str) -> (char, Quoting, bool) {
        let (separator, quoting, evidence) = decide(sample, false, None, None);
        (char::from(separator), quoting, evidence.one_column)
    }

    #[test]
    fn decimal_commas_do_not_make_columns() {
        assert_eq!(cut("nombre;precio;iva\nA;1,50;2,30\nB;3,10;4,20\n"), (';', Quoting::Doubled, false));
        assert_eq!(cut("a;b\n1,5;2,5\n3,5;4,5\n"), (';', Quoting::Doubled, false));
        assert_eq!(cut("name,city,price\n\"Muñoz; José\",Madrid,1.5\nAna,León,2.5\n"), (',', Quoting::Doubled, false));
    }

    #[test]
    fn each_separator_and_quoting_is_found() {
        assert_eq!(cut("a|b|c\n1|2|x, y\n"), ('|', Quoting::Doubled, false));
        assert_eq!(cut("a~b~c\n1~2~x\n"), ('~', Quoting::Doubled, false));
        assert_eq!(cut("a\tb\n1\t2\n"), ('\t', Quoting::Doubled, false));
        assert_eq!(cut("a,b\n\"say \\\"hi\\\", you\",2\n"), (',', Quoting::Backslash, false));
        assert_eq!(cut("a,b\n\"say \"\"hi\"\", you\",2\n"), (',', Quoting::Doubled, false));
        assert_eq!(cut("medida,precio\n5\" tubo,3\n\"7 tubo,4\n6 tubo,5\n8 tubo,5\n"), (',', Quoting::None, false));
        assert_eq!(cut("sep=;\na;b,c\n"), (';', Quoting::Doubled, false));
        assert!(cut("correo\nana@example.com\nluis@example.com\n").2);
    }
}
