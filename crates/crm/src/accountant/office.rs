//! The forms that programs of accountants take, as data: columns, separator, decimals, days, letters. A person copies one and changes it.

use crate::Result;
use crate::export::Profile;

/// The Spanish agency's register of issued invoices.
pub(super) const REGISTER: &str = include_str!("../../../../assets/accountant/aeat.toml");
/// The shipped ones, each under the name it is chosen by.
pub const OFFICES: [(&str, &str); 4] = [
    ("journal", include_str!("../../../../assets/accountant/journal.toml")),
    ("contasol", include_str!("../../../../assets/accountant/contasol.toml")),
    ("xero", include_str!("../../../../assets/accountant/xero.toml")),
    ("quickbooks", include_str!("../../../../assets/accountant/quickbooks.toml")),
];

/// The form of an office: a shipped one by its name, or one in a file. Errors: `profile-missing`, `profile-broken`,
/// `profile-value-unknown`, `profile-column-unclear`.
pub(super) fn profile(name: &str) -> Result<Profile> {
    match OFFICES.iter().find(|(code, _)| *code == name) {
        Some((code, text)) => Profile::read(&format!("{code}.toml"), text),
        None => Profile::named(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_sound_and_says_of_which_rows_it_is() {
        for (code, text) in OFFICES.iter().copied().chain([("aeat", REGISTER)]) {
            let profile = Profile::read(code, text).unwrap();
            assert!(matches!(profile.kind(), Some("register" | "journal" | "invoice_lines")), "{code}");
        }
    }
}
