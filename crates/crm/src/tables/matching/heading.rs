//! One header cell taken apart: its name in several strengths, its number, its label.

use super::fold;

/// A header cell, read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heading {
    /// Folded as it is.
    pub whole: String,
    /// Names to look up, with how sure a hit is, the surest first.
    pub tries: Vec<(String, f64)>,
    /// Without number and label words.
    pub bare: String,
    /// `Phone 2`: 2.
    pub number: Option<u32>,
    /// `home`, `work`, `mobile`…
    pub label: Option<&'static str>,
    /// `Phone 1 - Label`: it names the value beside it.
    pub is_label: bool,
}

const LABELS: [(&str, &[&str]); 9] = [
    ("whatsapp", &["whatsapp"]),
    ("fax", &["fax"]),
    ("mobile", &["mobile", "movil", "celular", "cell", "cellphone"]),
    ("home", &["home", "casa", "particular", "personal"]),
    ("work", &["work", "business", "trabajo", "oficina", "laboral", "office"]),
    ("billing", &["billing", "facturacion", "fiscal"]),
    ("shipping", &["shipping", "envio", "entrega", "delivery"]),
    ("other", &["other", "otro", "otra"]),
    ("main", &["primary", "principal", "main", "default"]),
];
const FILLERS: [&str; 22] = [
    "de", "del", "la", "el", "los", "las", "the", "of", "your", "tu", "su", "cliente", "client", "customer", "contact",
    "contacto", "value", "valor", "default", "party", "company", "n",
];

/// Words that people cut short in a title, folded, and what they mean. A name that is known as it stands is found before these.
const SHORT: [(&str, &str); 51] = [
    ("alb", "albaran"),
    ("ap", "apellido"),
    ("apell", "apellidos"),
    ("art", "articulo"),
    ("cant", "cantidad"),
    ("cel", "celular"),
    ("cod", "codigo"),
    ("dcto", "descuento"),
    ("desc", "descripcion"),
    ("descr", "descripcion"),
    ("dir", "direccion"),
    ("direc", "direccion"),
    ("direcc", "direccion"),
    ("doc", "documento"),
    ("dom", "domicilio"),
    ("dto", "descuento"),
    ("ext", "exterior"),
    ("fac", "factura"),
    ("fact", "factura"),
    ("fec", "fecha"),
    ("fra", "factura"),
    ("imp", "importe"),
    ("loc", "localidad"),
    ("mov", "movil"),
    ("nac", "nacimiento"),
    ("nacim", "nacimiento"),
    ("nomb", "nombre"),
    ("nro", "numero"),
    ("num", "numero"),
    ("obs", "observaciones"),
    ("observ", "observaciones"),
    ("ped", "pedido"),
    ("pob", "poblacion"),
    ("pobl", "poblacion"),
    ("post", "postal"),
    ("prec", "precio"),
    ("prod", "producto"),
    ("prov", "provincia"),
    ("pte", "pendiente"),
    ("raz", "razon"),
    ("ref", "referencia"),
    ("soc", "social"),
    ("tel", "telefono"),
    ("telf", "telefono"),
    ("tfno", "telefono"),
    ("tlf", "telefono"),
    ("tlfno", "telefono"),
    ("ult", "ultimo"),
    ("unit", "unitario"),
    ("vcto", "vencimiento"),
    ("vto", "vencimiento"),
];
/// The same of single letters before another word: `F. Alta`, `P. venta`, `R. Social`.
const LETTERS: [(&str, &str); 3] = [("f", "fecha"), ("p", "precio"), ("r", "razon")];

impl Heading {
    /// Reads a header cell as a person wrote it.
    pub fn read(header: &str) -> Self {
        let spaced = camel_apart(&initials_joined(header));
        let (outside, inside) = brackets_apart(&spaced);
        let whole = fold(header);
        let mut tries = Vec::new();
        // `Nom du tiers* (s.nom)`: the code in brackets is the same in every language.
        if let Some(code) = inside.as_deref().filter(|code| code.contains('.') && !code.contains(' ')) {
            tries.push((fold(code), 0.97));
        }
        tries.push((whole.clone(), 0.95));
        let folded = fold(&outside);
        tries.push((folded.clone(), 0.94));
        let words: Vec<&str> = folded.split(' ').collect();
        let number_at = words.iter().position(|word| word.len() <= 2 && word.parse::<u32>().is_ok());
        let number = number_at.and_then(|at| words[at].parse().ok()).filter(|number| *number > 0);
        let mut words: Vec<&str> =
            words.iter().enumerate().filter(|(at, _)| Some(*at) != number_at).map(|(_, word)| *word).collect();
        let is_label = number.is_some()
            && words.len() > 1
            && matches!(words.last(), Some(&("label" | "type" | "tipo" | "etiqueta")));
        if is_label || (words.len() > 1 && matches!(words.last(), Some(&("value" | "valor")))) {
            words.pop();
        }
        tries.push((words.join(" "), 0.93));
        let label =
            LABELS.iter().find(|(_, names)| words.iter().any(|word| names.contains(word))).map(|(label, _)| *label);
        let is_label_word = |word: &str| LABELS.iter().any(|(_, names)| names.contains(&word));
        let bare: Vec<&str> = words.iter().copied().filter(|word| !is_label_word(word)).collect();
        tries.push((bare.join(" "), 0.9));
        tries.push((in_full(&bare), 0.85));
        let short: Vec<&str> = bare.iter().copied().filter(|word| !FILLERS.contains(word)).collect();
        tries.push((short.join(" "), 0.8));
        tries.retain(|(name, _)| !name.is_empty());
        Self { whole, tries, bare: bare.join(" "), number, label, is_label }
    }
}

/// `C.I.F.` gives `CIF`, `N.I.F./C.I.F.` gives `NIF/CIF`; everything else stays as it is.
fn initials_joined(header: &str) -> String {
    let is_piece = |sign: char| sign.is_alphabetic() || sign == '.';
    let mut out = String::with_capacity(header.len());
    let mut rest = header;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|sign| is_piece(sign) != is_piece(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let letters: Vec<&str> = piece.trim_end_matches('.').split('.').collect();
        if letters.len() > 1 && letters.iter().all(|letter| letter.chars().count() == 1) {
            out.extend(letters);
        } else {
            out.push_str(piece);
        }
        rest = after;
    }
    out
}

/// A folded name with its short words in full.
fn in_full(words: &[&str]) -> String {
    let meant = |list: &[(&'static str, &'static str)], word: &str| {
        list.iter().find(|(short, _)| *short == word).map(|(_, whole)| *whole)
    };
    let mut out: Vec<&str> = words.iter().map(|word| meant(&SHORT, word).unwrap_or(word)).collect();
    if let [first, _, ..] = out.as_mut_slice() {
        *first = meant(&LETTERS, first).unwrap_or(first);
    }
    out.join(" ")
}

/// `taxId` gives `tax Id`; `NIF` stays.
fn camel_apart(header: &str) -> String {
    let mut out = String::with_capacity(header.len() + 4);
    let mut last_small = false;
    for sign in header.chars() {
        if last_small && sign.is_uppercase() {
            out.push(' ');
        }
        last_small = sign.is_lowercase();
        out.push(sign);
    }
    out
}

fn brackets_apart(header: &str) -> (String, Option<String>) {
    match (header.find('('), header.rfind(')')) {
        (Some(open), Some(close)) if open < close => {
            (format!("{} {}", &header[..open], &header[close + 1..]), Some(header[open + 1..close].to_owned()))
        }
        _ => (header.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_labels_and_codes_are_taken_apart() {
        let phone = Heading::read("Phone 1 - Label");
        assert_eq!((phone.number, phone.is_label, phone.bare.as_str()), (Some(1), true, "phone"));
        let home = Heading::read("Home Phone 2");
        assert_eq!((home.number, home.label, home.bare.as_str()), (Some(2), Some("home"), "phone"));
        assert_eq!(Heading::read("Ville (s.town)").tries[0].0, "s town");
        assert!(Heading::read("Party.taxId").tries.iter().any(|(name, _)| name == "party tax id"));
        for (short, whole) in [
            ("C.I.F.", "cif"),
            ("N.I.F./C.I.F.", "nif cif"),
            ("Pobl.", "poblacion"),
            ("F. Nac.", "fecha nacimiento"),
            ("Raz. Soc.", "razon social"),
            ("Num. Fra.", "numero factura"),
            ("I.V.A. %", "iva"),
        ] {
            assert!(Heading::read(short).tries.iter().any(|(name, _)| name == whole), "{short}");
        }
        // A letter alone is no word, and a word that ends in a point is no row of initials.
        assert!(Heading::read("F").tries.iter().all(|(name, _)| name == "f"));
        assert_eq!(initials_joined("Nom du tiers* (s.nom) etc."), "Nom du tiers* (s.nom) etc.");
        assert!(Heading::read("Teléfono móvil 2").tries.iter().any(|(name, _)| name == "telefono movil"));
    }
}
