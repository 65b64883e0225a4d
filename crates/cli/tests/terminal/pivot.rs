//! Tables of sales, what stands behind a figure, and the table as a file.

use crate::home::Home;
use serde_json::Value;

#[test]
fn a_table_of_the_demo_comes_to_its_sales_opens_into_documents_and_is_written() {
    let home = Home::new();
    let book = home.book();
    let run = |arguments: &[&str]| {
        let said = home.run(&[arguments, &["--book", book.to_str().unwrap()]].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    let json =
        |arguments: &[&str]| -> Value { serde_json::from_str(&run(&[arguments, &["--json"]].concat())).unwrap() };
    run(&["demo", "--clients", "300", "--seed", "3"]);
    let by = |rows: &str, columns: &str| json(&["pivot", rows, columns, "--compare", "year"]);
    let table = by("kind", "quarter");
    let all = &table["now"]["all"];
    assert!(all.as_i64().unwrap() > 0, "{table}");
    for (rows, columns) in [("city", "month"), ("product", "weekday"), ("stage", "kind")] {
        assert_eq!(&by(rows, columns)["now"]["all"], all, "{rows} × {columns}");
    }
    // A figure opens into its documents, by the name a person reads.
    let open = json(&["pivot", "kind", "quarter", "--row", "Empresa"]);
    let row = table["rows"].as_array().unwrap().iter().position(|head| head["key"] == "company").unwrap();
    assert_eq!(open["sum"], table["now"]["rows"][row]);
    let nobody = home.run(&["pivot", "kind", "--row", "Marciano", "--book", book.to_str().unwrap()]);
    assert!(nobody.code != 0 && nobody.err.contains("«Marciano»"), "{}", nobody.err);
    for what in [
        &["pivot"][..],
        &["pivot", "client", "month", "--compare", "before", "--most", "5"],
        &["pivot", "product", "--measure", "margin"],
        &["pivot", "weekday", "--measure", "visits"],
        &["pivot", "kind", "--row", "Persona"],
        &["pivot", "month", "--period", "1999"],
    ] {
        let said = run(what);
        assert!(!said.trim().is_empty() && said.lines().all(|line| line.chars().count() <= 82), "{said}");
    }
    assert!(run(&["pivot", "client", "month"]).contains("no cabe"), "columns that are not shown are told");
    let file = home.path().join("ventas.csv");
    run(&["pivot", "kind", "quarter", "--to", file.to_str().unwrap()]);
    let sheet = std::fs::read_to_string(&file).unwrap();
    assert!(
        sheet.contains("Tipo de cliente;") && sheet.contains("\nEmpresa;") && sheet.contains("\nTotal;"),
        "{sheet}"
    );
    let unfit = home.run(&["pivot", "product", "--measure", "visits", "--book", book.to_str().unwrap()]);
    assert!(unfit.code == 1 && unfit.err.contains("Una visita no tiene producto"), "{}", unfit.err);
}
