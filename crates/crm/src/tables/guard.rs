//! The apostrophe that keeps a spreadsheet from running a cell as a formula: put on by the export, taken off by the import.
//!
//! The two are exact inverses, so that any text survives the way out and back.

/// Whether a spreadsheet would run this text as a formula, or whether it would lose its apostrophe on the way back.
pub fn needs_guard(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let quoted = bare.len() < text.len();
    match bare.as_bytes().first() {
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r') => true,
        Some(first) => quoted && first.is_ascii_digit(),
        None => false,
    }
}

/// Takes the guard off: one leading apostrophe before a formula sign or a digit (`'+34 600…`, `'0123`), or the
/// `="0123"` form some programs write to keep leading zeros. `None` when there is nothing to take off.
pub fn unguarded(cell: &str) -> Option<&str> {
    match cell.as_bytes().first()? {
        b'\'' if needs_guard(cell) => cell.get(1..),
        b'=' => {
            let inner = cell.strip_prefix("=\"")?.strip_suffix('"')?;
            (!inner.contains('"')).then_some(inner)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guard_of_other_programs_comes_off() {
        assert_eq!(unguarded("'=1+1"), Some("=1+1"));
        assert_eq!(unguarded("'+34600111222"), Some("+34600111222"));
        assert_eq!(unguarded("'00123"), Some("00123"));
        assert_eq!(unguarded("=\"08001\""), Some("08001"));
        assert_eq!(unguarded("'tis"), None);
        assert_eq!(unguarded("-5"), None);
        assert_eq!(unguarded("=A1"), None);
        assert_eq!(unguarded("'"), None);
    }
}
