//! Reading: no document type, no entities but the five of XML and numbered characters, and limits on everything.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// No invoice is larger; one with attachments may be some megabytes.
const MOST_BYTES: usize = 32 << 20;
/// Elements inside elements.
const MOST_DEPTH: usize = 64;
/// Elements and attributes in all.
const MOST_NODES: usize = 1_000_000;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not text in UTF-8, UTF-16, or Latin letters of one byte as it declares.
    #[error("not text")]
    NotText,
    /// Larger than any invoice: more than 32 MiB, 64 elements inside each other, or a million elements.
    #[error("too large")]
    TooLarge,
    /// It has a document type or entities of its own; none is ever followed.
    #[error("document type or entity")]
    DocumentType,
    /// Not XML: what is wrong, and at which byte.
    #[error("not well-formed at {at}: {why}")]
    NotXml {
        /// Byte.
        at: u64,
        /// What is wrong.
        why: String,
    },
    /// A PDF without an invoice inside.
    #[error("a PDF without an invoice")]
    NoInvoice,
    /// XML, but not of a kind that is known.
    #[error("unknown kind: {0}")]
    UnknownKind(String),
    /// Something that must be there is not.
    #[error("missing {0}")]
    Missing(&'static str),
    /// A number or date that is none, with where it is.
    #[error("{0} cannot be read: {1}")]
    Value(&'static str, String),
}

/// An element. Names are without their prefix.
#[derive(Debug, Default)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// Its own text, without that of its children.
    pub text: String,
    /// What stands inside it.
    pub children: Vec<Node>,
}

impl Node {
    /// The first child of a name.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element down a path.
    pub fn down(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The text of the element down a path, trimmed; empty when there is none.
    pub fn text_at(&self, path: &[&str]) -> &str {
        self.down(path).map_or("", |node| node.text.trim())
    }

    /// An attribute's value; empty when there is none.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }
}

/// Reads a file whole. Comments and processing instructions are skipped; no entity is followed but XML's own. Errors: what [`ReadError`] tells.
pub fn parse(bytes: &[u8]) -> Result<Node, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    let text = decoded(bytes)?;
    let mut reader = Reader::from_str(&text);
    let mut stack: Vec<Node> = vec![Node::default()];
    let mut nodes = 0_usize;
    loop {
        let at = reader.buffer_position();
        let wrong = |why: String| ReadError::NotXml { at, why };
        let event = reader.read_event().map_err(|error| wrong(error.to_string()))?;
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let node =
                    node(&start, &mut nodes).map_err(|error| error.unwrap_or_else(|| wrong("attribute".into())))?;
                if nodes > MOST_NODES || stack.len() > MOST_DEPTH {
                    return Err(ReadError::TooLarge);
                }
                if empty {
                    hang(&mut stack, node);
                } else {
                    stack.push(node);
                }
            }
            Event::End(_) => {
                if stack.len() < 2 {
                    return Err(wrong("end without a beginning".into()));
                }
                if let Some(node) = stack.pop() {
                    hang(&mut stack, node);
                }
            }
            Event::Text(part) => {
                add(&mut stack, &part);
            }
            Event::CData(part) => {
                add(&mut stack, &part);
            }
            Event::GeneralRef(name) => {
                let known = quick_xml::escape::unescape(&format!("&{};", &*name)).map(|text| text.into_owned());
                add(&mut stack, &known.map_err(|_| ReadError::DocumentType)?);
            }
            Event::DocType(_) => return Err(ReadError::DocumentType),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    if stack.len() != 1 {
        return Err(ReadError::NotXml { at: reader.buffer_position(), why: "ends inside an element".into() });
    }
    let top = stack.pop().unwrap_or_default();
    top.children.into_iter().next().ok_or(ReadError::NotXml { at: 0, why: "no element".into() })
}

fn hang(stack: &mut [Node], node: Node) {
    if let Some(parent) = stack.last_mut() {
        parent.children.push(node);
    }
}

fn add(stack: &mut [Node], text: &str) {
    if let Some(node) = stack.last_mut() {
        node.text.push_str(text);
    }
}

/// An element with its attributes; the error is none where the attributes are not well-formed.
fn node(start: &BytesStart<'_>, nodes: &mut usize) -> Result<Node, Option<ReadError>> {
    let mut node = Node { name: start.local_name().as_ref().to_owned(), ..Node::default() };
    *nodes += 1;
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| None)?;
        *nodes += 1;
        if *nodes > MOST_NODES {
            return Err(Some(ReadError::TooLarge));
        }
        let value =
            quick_xml::escape::unescape(&attribute.value).map_err(|_| Some(ReadError::DocumentType))?.into_owned();
        let name = attribute.key;
        // Names of namespaces keep their prefix: they are looked at to know what a file is.
        let name = if name.as_ref().starts_with("xmlns") {
            name.as_ref().to_owned()
        } else {
            name.local_name().as_ref().to_owned()
        };
        node.attributes.push((name, value));
    }
    Ok(node)
}

/// UTF-8 with or without mark, UTF-16 with mark, or one byte a letter where the declaration says so.
fn decoded(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>, ReadError> {
    let pairs = |bytes: &[u8], word: fn([u8; 2]) -> u16| {
        let words = bytes.chunks_exact(2).map(|pair| word([pair[0], pair[1]]));
        char::decode_utf16(words).collect::<Result<String, _>>().map_err(|_| ReadError::NotText)
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).map(Into::into).map_err(|_| ReadError::NotText),
        [0xFF, 0xFE, rest @ ..] => pairs(rest, u16::from_le_bytes).map(Into::into),
        [0xFE, 0xFF, rest @ ..] => pairs(rest, u16::from_be_bytes).map(Into::into),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.into()),
            Err(_) => {
                let head = bytes.get(..100).unwrap_or(bytes).to_ascii_lowercase();
                let head = String::from_utf8_lossy(&head);
                if head.contains("iso-8859-1") || head.contains("windows-1252") || head.contains("iso-8859-15") {
                    Ok(bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into())
                } else {
                    Err(ReadError::NotText)
                }
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_document_types_are_never_followed() {
        let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        assert_eq!(parse(laughs.as_bytes()).map(|_| ()), Err(ReadError::DocumentType));
        assert_eq!(parse(b"<a>&b;</a>").map(|_| ()), Err(ReadError::DocumentType));
        assert_eq!(parse(b"<a c=\"&b;\"/>").map(|_| ()), Err(ReadError::DocumentType));
        let node = parse(b"<x:a b='1 &amp; 2'> &#241;and&#xFA; &lt;<![CDATA[<&>]]></x:a>").unwrap();
        assert_eq!((node.attribute("b"), node.text.trim()), ("1 & 2", "\u{F1}and\u{FA} <<&>"));
    }

    #[test]
    fn what_is_too_deep_or_too_large_is_refused() {
        let deep = "<a>".repeat(100);
        assert_eq!(parse(deep.as_bytes()).map(|_| ()), Err(ReadError::TooLarge));
        let wide = format!("<a>{}</a>", "<b/>".repeat(MOST_NODES + 1));
        assert_eq!(parse(wide.as_bytes()).map(|_| ()), Err(ReadError::TooLarge));
        assert_eq!(parse(&vec![b' '; MOST_BYTES + 1]).map(|_| ()), Err(ReadError::TooLarge));
        for broken in ["", "<a>", "<a></b>", "</a>", "<a b=1/>", "plain"] {
            assert!(matches!(parse(broken.as_bytes()), Err(ReadError::NotXml { .. })), "{broken}");
        }
    }

    #[test]
    fn old_encodings_are_read() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>Pe\xF1a</a>";
        assert_eq!(parse(latin).unwrap().text, "Peña");
        let mut wide = vec![0xFF, 0xFE];
        wide.extend("<a>Peña</a>".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(parse(&wide).unwrap().text, "Peña");
        assert_eq!(parse(b"<a>\xF1</a>").map(|_| ()), Err(ReadError::NotText));
    }
}
