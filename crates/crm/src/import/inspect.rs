use super::mapping::{self, Opened};
use super::{ColumnReport, FieldChoice, FileReport, InspectRequest, KindShare, PreviewRow, Question, Said};
use crate::Result;
use crate::book::Book;
use crate::moment::Watch;
use crate::tables::Source;
use crate::tables::columns::Column;
use crate::tables::dates::DateOrder;
use crate::tables::matching::{TableKind, fields};
use crate::tables::numbers::DecimalSign;
use serde::Serialize;
use serde_json::Value;

/// Looks at a file: how it is read and why, what its columns are, and what only a person can tell.
/// Errors: `file-missing`, `table-empty`, `table-binary`, `table-encoding`, `table-record-too-long`,
/// `table-too-many-columns`, `choice-unknown` for an answer that is none.
pub fn inspect(book: &Book, request: InspectRequest, watch: &dyn Watch) -> Result<FileReport> {
    let kind = request.kind.as_deref();
    let opened = mapping::open(book, &request.path, kind, None, request.answers, request.head_only, watch)?;
    let found = &opened.inspection;
    let (sheets, sheet) = sheets(&opened);
    Ok(FileReport {
        path: request.path,
        name: opened.path.name(),
        bytes: found.fingerprint.bytes,
        format: found.format.to_owned(),
        sheets: if sheets.len() > 1 { sheets } else { Vec::new() },
        sheet,
        whole: found.whole,
        rows: found.tally.rows,
        kind: opened.kind.code().to_owned(),
        kinds: opened
            .kinds
            .iter()
            .map(|k| KindShare { kind: k.kind.code().to_owned(), share: k.score.min(1.0) })
            .collect(),
        remembered: opened.remembered,
        evidence: evidence(&opened),
        columns: found.columns.iter().map(|column| report(&opened, column)).collect(),
        mapping: opened.mapping.clone(),
        fields: choices(&opened),
        questions: questions(&opened),
        preview: found.preview.iter().map(|(line, cells)| PreviewRow { line: *line, cells: cells.clone() }).collect(),
    })
}

/// What can be chosen in the file: tables of a ZIP, sheets of a workbook; and what was.
fn sheets(opened: &Opened) -> (Vec<String>, String) {
    let source = &opened.source;
    if source.entries.len() > 1 {
        return (source.entries.clone(), source.entries.get(source.entry).cloned().unwrap_or_default());
    }
    let found = &opened.inspection;
    let names = found.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    (names, found.sheets.get(found.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default())
}

/// Something the reader of tables says, as code and values.
fn said(prefix: &str, what: &impl Serialize) -> Said {
    let Ok(Value::Object(map)) = serde_json::to_value(what) else { return Said::new(prefix) };
    let code = map.get("code").and_then(Value::as_str).unwrap_or_default();
    map.iter().filter(|(name, _)| *name != "code").fold(Said::new(format!("{prefix}{code}")), |all, (name, value)| {
        match value {
            Value::String(text) => all.with(name, text),
            other => all.with(name, other),
        }
    })
}

/// The stable word of a decision.
fn word(what: &impl Serialize) -> String {
    serde_json::to_value(what).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn evidence(opened: &Opened) -> Vec<Said> {
    let found = &opened.inspection;
    let (sheets, sheet) = sheets(opened);
    let mut all = Vec::new();
    if let Some(profile) = opened.profile {
        all.push(Said::new("program").with("program", profile.program).with("kind", profile.kind.code()));
    }
    if sheets.len() > 1 {
        all.push(Said::new("sheet-picked").with("sheet", sheet).with("count", sheets.len()));
    }
    // What cannot be seen has a name.
    let separator = match found.dialect.separator {
        b'\t' => "tab".to_owned(),
        sign => char::from(sign).to_string(),
    };
    let text = [
        Said::new(format!("charset-{}", word(&found.charset.basis)))
            .with("charset", found.charset.charset.name())
            .with("high", found.charset.high_bytes)
            .with("broken", found.charset.broken),
        Said::new(match (found.cut.forced, found.cut.declared, found.cut.one_column) {
            (true, ..) => "separator-forced",
            (_, true, _) => "separator-declared",
            (.., true) => "separator-none",
            _ => "separator-found",
        })
        .with("separator", separator)
        .with("columns", found.columns.len())
        .with("rows", found.tally.rows),
        Said::new(format!("quoting-{}", word(&found.dialect.quoting))),
    ];
    match found.format {
        "csv" => all.extend(text),
        format => all.push(
            Said::new(format!("format-{format}")).with("columns", found.columns.len()).with("rows", found.tally.rows),
        ),
    }
    if found.format != "cards" {
        all.push(match found.header.row {
            Some(row) => Said::new("header-row").with("row", row).with("known", found.header.known),
            None => Said::new("header-none"),
        });
    }
    all.extend(found.findings.iter().map(|finding| said("finding-", finding)));
    all
}

fn report(opened: &Opened, column: &Column) -> ColumnReport {
    let matched = opened.matching.matches.iter().find(|m| m.column == column.index);
    let mut why: Vec<Said> = matched.iter().flat_map(|m| &m.why).map(|reason| said("why-", reason)).collect();
    if let Some(m) = matched {
        why.insert(0, Said::new("suggested").with("field", &m.field));
    }
    if let Some(dates) = &column.dates {
        why.push(
            Said::new(format!("dates-{}", word(&dates.order)))
                .with("basis", word(&dates.basis))
                .with("dmy", dates.dmy)
                .with("mdy", dates.mdy)
                .with("ymd", dates.ymd)
                .with("either", dates.either),
        );
    }
    if let Some(decimals) = &column.decimals {
        why.push(
            Said::new(format!("decimals-{}", word(&decimals.sign)))
                .with("basis", word(&decimals.basis))
                .with("comma", decimals.comma)
                .with("point", decimals.point)
                .with("either", decimals.either),
        );
    }
    ColumnReport {
        column: column.index as u32,
        name: column.name.clone(),
        content: word(&column.content()),
        filled: column.filled,
        samples: column.samples.iter().map(|s| s.cell.clone()).collect(),
        confidence: matched.map_or(0.0, |m| m.confidence),
        why,
    }
}

fn choices(opened: &Opened) -> Vec<FieldChoice> {
    let built_in = fields::of(opened.kind).list.iter().map(|field| FieldChoice {
        field: field.code.to_owned(),
        name: None,
        arity: word(&field.arity),
    });
    let has_own = matches!(opened.kind, TableKind::Clients | TableKind::People);
    let own = opened.fields.iter().filter(|field| has_own && !field.archived).map(|field| FieldChoice {
        field: format!("own:{}", field.id),
        name: Some(field.name.clone()),
        arity: "one".to_owned(),
    });
    built_in.chain(own).collect()
}

/// Only columns that are used, and only where reading it one way or the other matters.
pub(super) fn questions(opened: &Opened) -> Vec<Question> {
    let used = |column: usize| opened.mapping.iter().any(|m| m.column as usize == column && !m.field.is_empty());
    let open = |column: &&Column| used(column.index);
    let mut all = Vec::new();
    for column in opened.inspection.columns.iter().filter(open) {
        let place = column.index as u32;
        let samples = |found: &[crate::tables::columns::Sample]| found.iter().map(|s| s.cell.clone()).collect();
        if let Some(dates) = column.dates.as_ref().filter(|d| d.ambiguous && !opened.answers.dates.contains_key(&place))
        {
            all.push(Question {
                code: "date-order".to_owned(),
                column: place,
                name: column.name.clone(),
                choices: [DateOrder::Dmy, DateOrder::Mdy].iter().map(word).collect(),
                suggested: word(&dates.order),
                samples: samples(&dates.samples),
            });
        }
        let decimals = column.decimals.as_ref().filter(|d| d.ambiguous);
        if let Some(decimals) = decimals.filter(|_| !opened.answers.decimals.contains_key(&place)) {
            all.push(Question {
                code: "decimal-sign".to_owned(),
                column: place,
                name: column.name.clone(),
                choices: [DecimalSign::Comma, DecimalSign::Point].iter().map(word).collect(),
                suggested: word(&decimals.sign),
                samples: samples(&decimals.samples),
            });
        }
    }
    all
}
