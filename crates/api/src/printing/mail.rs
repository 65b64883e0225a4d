//! A mail that waits to be looked at and sent: a file every mail program opens as a draft, with the paper inside.

use crate::DoorError;
use einvoice::Party;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;

/// What a mail is made of.
pub(super) struct Draft<'a> {
    pub from: &'a Party,
    pub to: (&'a str, &'a str),
    pub subject: &'a str,
    pub text: &'a str,
    /// The name and bytes of the PDF.
    pub paper: (&'a str, &'a [u8]),
    /// Milliseconds UTC.
    pub now: i64,
    /// What makes it known among all mails.
    pub id: &'a str,
}

/// The bytes of the mail. `X-Unsent` is how Outlook, Thunderbird and others know a draft; a business without a mail leaves the sender to the
/// program that sends. Errors: `internal` when it cannot be put together.
pub(super) fn draft(draft: &Draft<'_>) -> Result<Vec<u8>, DoorError> {
    let mut mail = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .message_id(format!("{}@clientela.invalid", draft.id))
        .date(draft.now / 1_000)
        .to((plain(draft.to.0), plain(draft.to.1)))
        .subject(plain(draft.subject))
        .text_body(draft.text)
        .attachment("application/pdf", draft.paper.0, draft.paper.1);
    if !draft.from.mail.is_empty() {
        mail = mail.from((plain(&draft.from.name), plain(&draft.from.mail)));
    }
    mail.write_to_vec().map_err(|error| DoorError::new("internal").with("detail", error))
}

/// A text on one line: nothing in a name may become a line of the mail's head.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_a_draft_and_no_name_writes_its_head() {
        let from = Party { name: "La Perla".into(), mail: "hola@laperla.example".into(), ..Party::default() };
        let told = |from: &Party| {
            let bytes = draft(&Draft {
                from,
                to: ("Ana\r\nBcc: todos@example.org", "ana@example.org"),
                subject: "Recordatorio de pago · Núñez",
                text: "Muy señores nuestros:\n\nAún falta.",
                paper: ("Núñez.pdf", b"%PDF-1.7"),
                now: 1_795_424_400_000,
                id: "1",
            });
            String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
        };
        let mail = told(&from);
        let head = mail.split("\r\n\r\n").next().unwrap_or_default();
        for line in ["X-Unsent: 1", "From: \"La Perla\" <hola@laperla.example>", "Message-ID: <1@clientela.invalid>"] {
            assert!(head.contains(line), "{line} is not in {head}");
        }
        assert!(head.contains("2026") && !head.contains("\nBcc:"), "{head}");
        assert!(mail.contains("application/pdf") && mail.contains("JVBERi0xLjc="), "{mail}");
        assert!(!told(&Party::default()).contains("From:"), "who has no mail does not invent one");
    }
}
