//! Short and familiar forms of given names, so that a Pepe may be a José.

use super::fold;

/// Each row: the forms (folded) that one name is written in.
const GROUPS: &[&[&str]] = &[
    &["jose", "pepe", "pepito", "chepe", "josep"],
    &["maria", "ma", "mª", "m", "mari", "mary"],
    &["francisco", "fco", "fcisco", "paco", "pancho", "curro", "kiko", "quico", "francesc", "xisco", "frank"],
    &["francisca", "fca", "paca", "paqui", "paquita", "pancha"],
    &["antonio", "anto", "toni", "tono", "tonio", "antoni", "ant"],
    &["antonia", "tona", "tonia", "toni", "antonieta"],
    &["juan", "juanito", "joan", "jon", "jn"],
    &["manuel", "manolo", "manu", "lolo", "mel"],
    &["manuela", "manoli", "manola"],
    &["jesus", "chus", "chuy", "chucho", "suso", "jhs"],
    &["ignacio", "nacho", "iñaki", "inaki", "ignasi", "nacio"],
    &["guadalupe", "lupe", "lupita", "gpe"],
    &["concepcion", "concha", "conchi", "conchita", "concep", "conce"],
    &["dolores", "lola", "loli", "lolita", "dol"],
    &["rosario", "charo", "rosarito", "chayo"],
    &["mercedes", "merche", "meche", "mer", "merce"],
    &["isabel", "isa", "chabela", "bel", "elisabet", "elizabeth", "isabelita"],
    &["enrique", "quique", "kike", "quico", "enric"],
    &["eduardo", "edu", "lalo", "eduard"],
    &["fernando", "fer", "nando", "fdo", "ferran"],
    &["fernanda", "fer"],
    &["gonzalo", "gonza", "chalo"],
    &["guillermo", "guille", "memo", "willy", "guillem"],
    &["alejandro", "alex", "jandro", "ale", "alejo", "alexandre"],
    &["alejandra", "alex", "ale", "jandra"],
    &["alberto", "beto", "albert"],
    &["roberto", "beto", "rober", "robert"],
    &["rafael", "rafa", "fali", "rafel"],
    &["ricardo", "richi", "ricky", "ricard"],
    &["santiago", "santi", "chago", "yago", "tiago"],
    &["sebastian", "sebas", "chan"],
    &["vicente", "chente", "vicent", "vic"],
    &["miguel", "mike", "miquel", "micky"],
    &["luis", "lucho", "lluis", "luisito"],
    &["carlos", "charly", "carles", "carlitos"],
    &["javier", "javi", "xavi", "xavier", "fjavier"],
    &["jorge", "jordi", "coque", "koke"],
    &["gregorio", "goyo"],
    &["gabriel", "gabi", "gabo"],
    &["daniel", "dani"],
    &["david", "davi"],
    &["pedro", "perico", "pere", "peio"],
    &["pablo", "pau", "pablito"],
    &["joaquin", "quino", "ximo", "joaco", "quim"],
    &["ramon", "moncho", "mon"],
    &["tomas", "tomy", "tom"],
    &["federico", "fede"],
    &["nicolas", "nico", "colas"],
    &["leonardo", "leo"],
    &["maximiliano", "max", "maxi"],
    &["sergio", "checo"],
    &["consuelo", "chelo", "consu"],
    &["montserrat", "montse"],
    &["inmaculada", "inma", "macu"],
    &["encarnacion", "encarna", "encarni"],
    &["asuncion", "asun", "chon"],
    &["pilar", "pili", "pilarica"],
    &["teresa", "tere", "maite"],
    &["josefa", "pepa", "pepi", "fina", "josefina"],
    &["margarita", "marga", "rita", "mago"],
    &["cristina", "cris", "tina"],
    &["patricia", "patri", "pati", "paty"],
    &["veronica", "vero"],
    &["beatriz", "bea", "betty"],
    &["susana", "susi", "su"],
    &["catalina", "cata", "lina"],
    &["ana", "anita", "anna"],
    &["carmen", "menchu", "carmela", "mamen", "carmina"],
    &["milagros", "mila", "mili"],
    &["remedios", "reme"],
    &["esperanza", "espe", "pelancha"],
    &["gertrudis", "tula"],
    &["refugio", "cuca", "cuquis"],
    &["sofia", "sofi"],
    &["victoria", "vicky", "viqui"],
    &["elena", "nena", "helena"],
    &["graciela", "chela"],
    &["martha", "marta"],
];

fn same_word(a: &str, b: &str) -> bool {
    a == b || GROUPS.iter().any(|group| group.contains(&a) && group.contains(&b))
}

/// Whether two given names may be the same person's: equal when folded, a familiar form (José/Pepe, Mª/María, Fco./Francisco), or
/// one the beginning of the other (`Ana` and `Ana María`).
pub fn same_given_name(a: &str, b: &str) -> bool {
    if a.len() > 200 || b.len() > 200 {
        return false;
    }
    let (a, b) = (fold(a), fold(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let (x, y) = (a.split(' '), b.split(' '));
    x.zip(y).all(|(x, y)| same_word(x, y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn familiar_forms_are_the_same_name() {
        for (a, b) in [
            ("José", "Pepe"),
            ("Mª Carmen", "MARIA CARMEN"),
            ("Fco.", "Francisco"),
            ("Ma. Teresa", "María Teresa"),
            ("Ana", "Ana María"),
        ] {
            assert!(same_given_name(a, b), "{a} {b}");
        }
        for (a, b) in [("José", "Juan"), ("Ana María", "Ana Luisa"), ("", "Ana")] {
            assert!(!same_given_name(a, b), "{a} {b}");
        }
    }
}
