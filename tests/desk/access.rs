//! Can everybody use it? Asks axe about the page as it stands, by WCAG 2.2 A and AA.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{Desk, PATIENCE, Told};

impl Desk {
    /// Tells what axe finds wrong with the page, one line each, empty when all is well.
    ///
    /// # Errors
    /// When axe is not installed or does not answer.
    pub async fn shuts_out(&self) -> Told<Vec<String>> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&path).map_err(|_| "axe-core is not there: run `npm ci` in ui")?;
        self.runs(&format!("if (!window.axe) {{ {axe} }}"), vec![]).await?;
        let script = "const done = arguments[0]; \
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }) \
            .then((r) => done(r.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`)))) \
            .catch((e) => done([String(e)]));";
        let asking = self.client.execute_async(script, vec![]);
        let found = tokio::time::timeout(PATIENCE * 2, asking).await.map_err(|_| "axe did not answer")??;
        let lines = found.as_array().cloned().unwrap_or_default();
        Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Tells how far the page is wider than its window, in CSS pixels: 0 when nobody has to scroll sideways.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn runs_over(&self) -> Told<i64> {
        let script = "const e = document.documentElement; return e.scrollWidth - e.clientWidth;";
        Ok(self.runs(script, vec![]).await?.as_i64().unwrap_or_default())
    }
}
