//! Choices as files write them: the codes of the book, the words this program writes in each of its languages, and those of
//! other programs.

use crate::names;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What the export writes, language by language: lines `value-<code> = Word`.
const WRITTEN: [&str; 2] =
    [include_str!("../../../../assets/words/es/choices.ftl"), include_str!("../../../../assets/words/en/choices.ftl")];

/// Folded word to the codes it is written for.
static WORDS: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<&'static str>> = HashMap::new();
    for (code, word) in written() {
        words.entry(names::fold(word)).or_default().push(code);
    }
    words
});

fn written() -> impl Iterator<Item = (&'static str, &'static str)> {
    WRITTEN.iter().flat_map(|file| file.lines()).filter_map(|line| line.strip_prefix("value-")?.split_once(" = "))
}

/// One of several codes.
pub(super) struct Choice {
    codes: &'static [&'static str],
    /// Words of other programs, folded, for a code each.
    also: &'static [(&'static str, &'static [&'static str])],
}

impl Choice {
    /// The code that a cell means.
    pub fn of(&self, cell: &str) -> Option<&'static str> {
        let word = names::fold(cell);
        let known = |code: &&&str| self.codes.contains(*code);
        self.codes
            .iter()
            .find(|code| **code == word)
            .or_else(|| WORDS.get(&word)?.iter().find(known))
            .or_else(|| self.also.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(code, _)| code))
            .copied()
    }

    /// Whether two cells mean the same: as a choice, or as words.
    pub fn same(&self, one: &str, other: &str) -> bool {
        match (self.of(one), self.of(other)) {
            (Some(one), Some(other)) => one == other,
            _ => names::fold(one) == names::fold(other),
        }
    }
}

/// Person or company.
pub(super) static KIND: Choice = Choice {
    codes: &["person", "company"],
    also: &[
        (
            "person",
            &[
                "particular",
                "individual",
                "individuo",
                "fisica",
                "persona fisica",
                "no",
                "contacto",
                "contact",
                "0",
                "false",
            ],
        ),
        (
            "company",
            &[
                "organizacion",
                "organization",
                "sociedad",
                "juridica",
                "persona juridica",
                "si",
                "yes",
                "1",
                "true",
                "business",
                "compania",
            ],
        ),
    ],
};

/// How a client likes to be reached.
pub(super) static CHANNEL: Choice = Choice {
    codes: &["phone", "mail", "message", "visit", "post"],
    also: &[
        ("phone", &["llamada", "movil", "celular", "call"]),
        ("mail", &["email", "correo"]),
        ("message", &["mensajes", "whatsapp", "sms", "telegram"]),
        ("visit", &["en persona", "in person"]),
        ("post", &["carta", "letter"]),
    ],
};

/// How much a client may grow.
pub(super) static POTENTIAL: Choice = Choice {
    codes: &["low", "medium", "high"],
    also: &[("low", &["baja"]), ("medium", &["media"]), ("high", &["alta"])],
};

/// What an interaction was, or a task is to be.
pub(super) static EVENT: Choice = Choice {
    codes: &["visit", "call", "mail", "message", "meeting", "note"],
    also: &[
        ("visit", &["visitas"]),
        ("call", &["llamadas", "telefono", "phone", "llamar"]),
        ("mail", &["email", "correo"]),
        ("message", &["whatsapp", "sms"]),
        ("meeting", &["cita"]),
        ("note", &["tarea", "task"]),
    ],
};

/// Who began.
pub(super) static DIRECTION: Choice = Choice {
    codes: &["in", "out"],
    also: &[
        ("in", &["entrada", "recibida", "recibido", "inbound"]),
        ("out", &["salida", "enviada", "enviado", "outbound"]),
    ],
};

/// Yes or no.
pub(super) static YES_NO: Choice = Choice {
    codes: &["yes", "no"],
    also: &[
        (
            "yes",
            &[
                "s",
                "y",
                "true",
                "verdadero",
                "x",
                "1",
                "activo",
                "activa",
                "active",
                "100",
                "100%",
                "hecha",
                "hecho",
                "done",
                "completada",
                "completado",
                "completed",
                "terminada",
                "cerrada",
                "ok",
                "given",
                "subscribed",
                "suscrito",
                "alta",
            ],
        ),
        (
            "no",
            &[
                "n",
                "false",
                "falso",
                "0",
                "inactivo",
                "inactiva",
                "inactive",
                "baja",
                "pendiente",
                "pending",
                "open",
                "abierta",
                "refused",
                "withdrawn",
                "unsubscribed",
                "not started",
                "0%",
            ],
        ),
    ],
};

/// What kind of telephone, mail or address it is; people write words of their own too.
pub(super) static LABEL: Choice = Choice {
    codes: &["mobile", "home", "work", "whatsapp", "fax", "main", "billing", "shipping", "other"],
    also: &[
        ("mobile", &["celular", "cell"]),
        ("home", &["particular", "personal"]),
        ("work", &["oficina", "laboral", "office", "business"]),
        ("main", &["primary"]),
        ("billing", &["fiscal"]),
        ("shipping", &["entrega", "delivery"]),
        ("other", &["otra"]),
    ],
};

/// The languages people are most often spoken to in.
pub(super) static LANGUAGE: Choice = Choice {
    codes: &["es", "en", "ca", "gl", "eu", "fr", "pt", "de", "it"],
    also: &[("es", &["castellano"]), ("eu", &["vasco"])],
};

/// How a document stands, as other programs say it of orders, invoices and payments.
static STATE: Choice = Choice {
    codes: &["draft", "open", "partial", "paid", "refunded", "cancelled"],
    also: &[
        ("draft", &["quotation", "presupuesto", "checkout draft", "quotation sent"]),
        (
            "open",
            &[
                "pending",
                "authorized",
                "unpaid",
                "not paid",
                "on hold",
                "en espera",
                "pendiente de pago",
                "pending payment",
                "sent",
                "viewed",
                "enviada",
                "emitida",
                "sale",
                "sales order",
                "posted",
                "no",
                "impagada",
                "overdue",
                "vencida",
                "no pagada",
                "submitted",
                "por cobrar",
                "confirmado",
                "confirmed",
                "en espera de pago por cheque",
                "en espera de pago por transferencia bancaria",
                "awaiting check payment",
                "awaiting bank wire payment",
                "validada",
            ],
        ),
        (
            "partial",
            &["partially paid", "parcialmente pagada", "parcial", "pago parcial", "in payment", "partially paid off"],
        ),
        (
            "paid",
            &[
                "completed",
                "completado",
                "processing",
                "procesando",
                "cobrada",
                "cobrado",
                "pagada",
                "si",
                "yes",
                "delivered",
                "entregado",
                "entregada",
                "shipped",
                "partially refunded",
                "partially_refunded",
                "approved",
                "aprobado",
                "acreditado",
                "pago aceptado",
                "payment accepted",
                "pago a distancia aceptado",
                "remote payment accepted",
                "preparacion en curso",
                "processing in progress",
                "exitosa",
                "exitoso",
                "successful",
                "succeeded",
                "venta concretada",
                "enviado",
                "llego",
                "done",
                "in process",
            ],
        ),
        (
            "refunded",
            &[
                "reembolsada",
                "devuelto",
                "devuelta",
                "devolucion",
                "returned",
                "reembolsado al comprador",
                "devolucion finalizada",
            ],
        ),
        (
            "cancelled",
            &[
                "canceled",
                "cancelada",
                "cancelado",
                "anulada",
                "voided",
                "void",
                "failed",
                "fallido",
                "fallida",
                "declined",
                "denegada",
                "denegado",
                "error en pago",
                "payment error",
                "rejected",
                "rechazado",
                "expired",
                "cancel",
                "venta cancelada",
                "cancelaste la venta",
                "0",
            ],
        ),
    ],
};

/// How a document or payment stands, by its word alone.
pub(super) fn stands(cell: &str) -> Option<&'static str> {
    STATE.of(cell)
}

/// How a document stands, by its word or by a part of a sentence (`Venta cancelada. Devolvimos el dinero.`).
pub(super) fn state(cell: &str) -> Option<&'static str> {
    let word = names::fold(cell);
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    stands(cell).or_else(|| match () {
        () if has(&["cancel", "anulad", "void"]) => Some("cancelled"),
        () if has(&["devol", "reembols", "refund", "return"]) => Some("refunded"),
        () if has(&["entregad", "delivered", "shipped", "en camino", "pagad"]) => Some("paid"),
        () if has(&["pendiente", "pending", "listo para", "unshipped"]) => Some("open"),
        () => None,
    })
}

/// What kind of document a cell names: by a word in it, or by the number or letter of a tax office (Argentina's and Chile's
/// types of vouchers, Mexico's effect). `None` for what is neither order, invoice nor credit note.
pub(super) fn document(cell: &str) -> Option<&'static str> {
    let word = names::fold(cell);
    if let Some(code) = DOCUMENT.of(cell) {
        return Some(code);
    }
    let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
    // Argentina's credit invoice is an invoice that is paid later.
    if has(&["factura de credito"]) {
        return Some("invoice");
    }
    if has(&["credito", "credit", "abono", "rectificativa", "devolucion", "reembolso", "refund", "return", "egreso"]) {
        return Some("credit");
    }
    if has(&[
        "factura",
        "invoice",
        "boleta",
        "ticket",
        "recibo",
        "debito",
        "fra",
        "ingreso",
        "comprobante",
        "nota de venta",
    ]) {
        return Some("invoice");
    }
    if has(&["pedido", "order", "orden", "presupuesto", "albaran", "venta"]) {
        return Some("order");
    }
    match word.split(' ').next().unwrap_or_default() {
        "1" | "2" | "6" | "7" | "11" | "12" | "19" | "20" | "33" | "34" | "39" | "41" | "46" | "51" | "52" | "56"
        | "i" | "f1" | "f2" | "f3" | "fac" => Some("invoice"),
        "3" | "8" | "13" | "21" | "53" | "60" | "61" | "e" | "nc" | "r1" | "r2" | "r3" | "r4" | "r5" => Some("credit"),
        _ => None,
    }
}

/// The kinds that only documents of this program are: another's quote is an order that is not sure yet.
pub(super) fn made_here(cell: &str) -> Option<&'static str> {
    MADE_HERE.of(cell)
}

/// What became of a quote, where this program wrote the word.
pub(super) fn decided(cell: &str) -> Option<&'static str> {
    DECIDED.of(cell)
}

static MADE_HERE: Choice = Choice { codes: &["quote", "proforma", "delivery"], also: &[] };
static DECIDED: Choice = Choice { codes: &["accepted", "lost"], also: &[] };

/// Order, invoice or credit note.
static DOCUMENT: Choice = Choice { codes: &["order", "invoice", "credit"], also: &[] };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_known_by_the_words_and_numbers_of_tax_offices() {
        for (cell, kind) in [
            ("Factura", Some("invoice")),
            ("1 - Factura A", Some("invoice")),
            ("3 - Nota de Crédito A", Some("credit")),
            ("Nota de débito", Some("invoice")),
            ("33", Some("invoice")),
            ("61", Some("credit")),
            ("I", Some("invoice")),
            ("E", Some("credit")),
            ("P", None),
            ("Nómina", None),
            ("Factura rectificativa", Some("credit")),
            ("Pedido", Some("order")),
            ("Reembolso", Some("credit")),
        ] {
            assert_eq!(document(cell), kind, "{cell}");
        }
    }

    #[test]
    fn every_word_that_is_written_is_read_as_its_code_in_both_languages() {
        let all = [
            &KIND, &CHANNEL, &POTENTIAL, &EVENT, &DIRECTION, &YES_NO, &LABEL, &LANGUAGE, &STATE, &DOCUMENT, &MADE_HERE,
            &DECIDED,
        ];
        // What is shown of documents made here and never written into a table of them.
        let only_here = ["own", "expired", "delivered", "invoiced"];
        for (code, word) in written().filter(|(code, _)| !only_here.contains(code)) {
            let of_it: Vec<&&Choice> = all.iter().filter(|choice| choice.codes.contains(&code)).collect();
            assert!(!of_it.is_empty(), "{code} is no choice");
            for choice in of_it {
                assert_eq!(choice.of(word), Some(code), "{word}");
                assert_eq!(choice.of(code), Some(code));
            }
        }
        for choice in all {
            for code in choice.codes {
                assert_eq!(written().filter(|(written, _)| written == code).count(), WRITTEN.len(), "{code}");
            }
        }
    }

    #[test]
    fn a_word_of_another_program_means_what_its_field_says() {
        assert_eq!(YES_NO.of("Alta"), Some("yes"));
        assert_eq!(POTENTIAL.of("Alta"), Some("high"));
        assert_eq!(EVENT.of("Correo"), Some("mail"));
        assert_eq!(CHANNEL.of("nunca"), None);
        assert!(
            LABEL.same("Móvil", "mobile") && LABEL.same("Recepción", "recepcion") && !LABEL.same("casa", "trabajo")
        );
    }
}
