//! Writing: elements in the order they are said, text escaped, characters that XML does not know left out.

use quick_xml::escape::escape;

/// An XML text being written.
pub(crate) struct Sheet {
    out: String,
    open: Vec<String>,
}

impl Sheet {
    /// Begins with the declaration.
    pub(crate) fn new() -> Sheet {
        Sheet { out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), open: Vec::new() }
    }

    /// Begins a piece that is put into another text.
    pub(crate) fn piece() -> Sheet {
        Sheet { out: String::new(), open: Vec::new() }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &str) -> &mut Sheet {
        self.open_with(name, &[])
    }

    /// Opens an element with attributes.
    pub(crate) fn open_with(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Sheet {
        self.start(name, attributes);
        self.open.push(name.to_owned());
        self
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&escape(legal(value)));
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) -> &mut Sheet {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(&name);
            self.out.push('>');
        }
        self
    }

    /// An element with a text.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) -> &mut Sheet {
        self.start(name, &[]);
        self.out.push_str(&escape(legal(text)));
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self
    }

    /// An element with a text, unless it is empty.
    pub(crate) fn leaf_if(&mut self, name: &str, text: &str) -> &mut Sheet {
        if text.is_empty() { self } else { self.leaf(name, text) }
    }

    /// Text that is XML already.
    pub(crate) fn raw(&mut self, xml: &str) -> &mut Sheet {
        self.out.push_str(xml);
        self
    }

    /// All of it; what is still open is closed.
    pub(crate) fn done(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}

/// Without the characters that no XML 1.0 may hold.
fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..))
        .collect()
}

/// The first so many characters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    text.trim().chars().take(most).collect()
}
