//! The tax office's receipt of a cancellation: which CFDI are no longer valid.

use crate::ReadError;
use crate::markup::{Node, parse};

/// Answers that say a CFDI was cancelled: `201` now, `202` before.
const DONE: [&str; 2] = ["201", "202"];

/// The folios (upper case) that a receipt of cancellation says are cancelled; those it refused are left out. Document types, entities and absurd
/// sizes are refused, and so is a file that is no such receipt.
pub fn cancelled(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let root = parse(bytes)?;
    if !matches!(root.name.as_str(), "Acuse" | "CancelaCFDResponse" | "CancelaCFDResult") {
        return Err(ReadError::UnknownKind(root.name));
    }
    let mut found = Vec::new();
    gather(&root, &mut found);
    Ok(found)
}

fn gather(node: &Node, found: &mut Vec<String>) {
    if node.name == "Folios" && DONE.contains(&node.text_at(&["EstatusUUID"])) {
        found.extend(Some(node.text_at(&["UUID"]).to_uppercase()).filter(|folio| !folio.is_empty()));
    }
    node.children.iter().for_each(|child| gather(child, found));
}
