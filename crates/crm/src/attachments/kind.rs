//! What a file is, from its first bytes and its name.

/// The media type. The first bytes are believed before the name, but for containers (a word processor's file is a zip)
/// and for text, which has no first bytes of its own.
pub(super) fn mime(name: &str, first: &[u8]) -> String {
    let by_name = mime_guess::from_path(name).first_raw();
    let by_bytes = infer::get(first).map(|kind| kind.mime_type());
    let found = match (by_bytes, by_name) {
        (Some("application/zip" | "application/x-ole-storage"), Some(named)) => named,
        (Some(told), _) => told,
        (None, Some(named)) => named,
        (None, None) => "application/octet-stream",
    };
    found.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_is_a_photo_whatever_its_name() {
        assert_eq!(mime("factura.pdf", b"\xFF\xD8\xFF\xE0aaaa"), "image/jpeg");
        assert_eq!(
            mime("carta.docx", b"PK\x03\x04aaaa"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        );
        assert_eq!(mime("notas.txt", b"hola"), "text/plain");
        assert_eq!(mime("cosa", b"hola"), "application/octet-stream");
    }
}
