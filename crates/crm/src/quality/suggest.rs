//! What a doubt is about, and what was probably meant.

use crate::clients::Client;
use crate::{mails, names, places};
use serde::Serialize;

/// Something missing or doubtful of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Doubt {
    /// Its code; the sentence is the word `doubt-<code>`.
    pub code: &'static str,
    /// What stands there; nothing where something is missing.
    pub value: Option<String>,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// The doubt `code` of a client with the value it is about.
pub(super) fn explain(code: &'static str, client: &Client) -> Doubt {
    let point = |kind: &str, is_wrong: &dyn Fn(&str) -> bool| {
        client.contact_points.iter().find(|p| p.kind == kind && is_wrong(&p.value)).map(|p| p.shown.clone())
    };
    let (value, suggestion) = match code {
        "tax-id-wrong" => (client.tax_id.as_ref().map(|id| id.shown.clone()), None),
        "phone-doubtful" => (point("phone", &|value| !value.starts_with('+')), None),
        "mail-doubtful" => {
            let value = point("mail", &|value| mails::normalise(value).is_none() || mails::meant(value).is_some());
            let meant = value.as_deref().and_then(mails::meant);
            (value, meant)
        }
        "postcode-doubtful" => {
            let code = |a: &crate::clients::Address| places::postcode(&a.postcode, &a.country);
            let wrong =
                client.addresses.iter().find(|a| !a.postcode.is_empty() && code(a).is_none_or(|read| read.restored));
            (wrong.map(|a| a.postcode.clone()), wrong.and_then(code).map(|read| read.code))
        }
        "birthday-doubtful" => (client.birthday.clone(), None),
        "name-capitals" => (Some(client.name.clone()), Some(names::proper_case(&client.name))),
        "no-surname" => (Some(client.name.clone()), None),
        _ => (None, None),
    };
    Doubt { code, value, suggestion }
}
