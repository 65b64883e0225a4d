//! The whole book out into a folder and back into an empty one.

use crate::home::Home;

#[test]
fn a_whole_book_leaves_as_a_folder_and_comes_back_into_an_empty_one() {
    let home = Home::new();
    home.make().well();
    home.add("José Muñoz");
    let said = home.run(&["export", "all", "--to", "fuera"]).well();
    assert!(said.out.contains("fuera"), "{}", said.out);
    let explained = std::fs::read_to_string(home.path().join("fuera/LEAME.txt")).unwrap();
    assert!(explained.contains("NO están cifrados"), "{explained}");

    let again = home.run(&["export", "all", "--to", "fuera"]);
    assert!(again.code == 1 && again.err.contains("ya existe"), "{}", again.err);
    let full = home.run(&["import", "fuera"]);
    assert!(full.code == 1 && full.err.contains("libro vacío"), "{}", full.err);

    let new = ["new", "--book", "otra.clientela", "--name", "Otra", "--country", "ES"];
    home.run(&new).well();
    let seen = home.run(&["import", "fuera", "--dry-run", "--book", "otra.clientela"]).well();
    assert!(seen.out.contains("Ferretería Muñoz"), "{}", seen.out);
    let done = home.run(&["import", "fuera", "--book", "otra.clientela", "--json"]).json();
    assert_eq!(done["tables"]["clients"], 1, "{done}");
    home.run(&["export", "all", "--to", "otra", "--book", "otra.clientela"]).well();
    let text = |name: &str| std::fs::read_to_string(home.path().join(name)).unwrap();
    assert_eq!(text("fuera/clients.csv"), text("otra/clients.csv"));
    home.run(&["undo", "--book", "otra.clientela"]).well();
    assert_eq!(home.run(&["call", "clients.count", "{}", "--book", "otra.clientela"]).well().out.trim(), "0");

    std::fs::write(home.path().join("fuera/clients.csv"), "uid\r\n").unwrap();
    let broken = home.run(&["import", "fuera", "--book", "otra.clientela"]);
    assert!(broken.code == 1 && broken.err.contains("clients.csv"), "{}", broken.err);
}
