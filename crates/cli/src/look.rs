//! How things look in a terminal: eighty columns, aligned, colours only where someone sees them, and nothing in a name
//! can steer the terminal.

use anstyle::{AnsiColor, Style};
use std::fmt::Display;
use std::io::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a line.
pub const WIDTH: usize = 80;

const HEADING: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const LATE: Style = AnsiColor::Red.on_default().bold();
const NOW: Style = AnsiColor::Green.on_default();

fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A heading.
pub fn heading(text: impl Display) -> String {
    paint(HEADING, text)
}

/// Something beside the point.
pub fn quiet(text: impl Display) -> String {
    paint(QUIET, text)
}

/// Something late or wrong.
pub fn wrong(text: impl Display) -> String {
    paint(LATE, text)
}

/// Something for today, or done.
pub fn good(text: impl Display) -> String {
    paint(NOW, text)
}

/// Says `text` on standard output. A reader that went away (`| head`) is no failure; colours go when nobody sees them.
pub fn say(text: &str) {
    let _ = writeln!(anstream::stdout().lock(), "{text}");
}

/// Says `text` on standard error.
pub fn complain(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Text from the book on one line, without characters that move the cursor, colour, or turn the direction of writing.
pub fn plain(text: &str) -> String {
    let shown = text.chars().filter(
        |c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'),
    );
    shown
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// `text` in exactly `width` columns: cut with `…` or filled with spaces.
pub fn cell(text: &str, width: usize) -> String {
    let mut cut = fit(text, width);
    let used = cut.width();
    cut.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    cut
}

/// `text` in at most `width` columns.
pub fn fit(text: &str, width: usize) -> String {
    let text = plain(text);
    if text.width() <= width {
        return text;
    }
    let mut used = 0;
    let mut cut: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used < width
        })
        .collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// A sentence over several lines of at most [`WIDTH`] columns.
pub fn wrap(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            if line.is_empty() {
                line.push_str(word);
            } else if line.width() + 1 + word.width() <= WIDTH {
                line.push(' ');
                line.push_str(word);
            } else {
                lines.push(word.to_owned());
            }
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_steer_the_terminal() {
        assert_eq!(plain("Ana\u{1b}[31m\u{7}\nPérez\u{202e}"), "Ana [31m Pérez");
    }

    #[test]
    fn cells_align_whatever_the_letters() {
        for name in ["Muñoz", "山田太郎商店株式会社", "👩‍🔧 Fontanería", "x", "una razón social larguísima, S.L.U."]
        {
            assert_eq!(cell(name, 12).width(), 12, "{name}");
        }
        assert_eq!(fit("Ferretería Muñoz", 12), "Ferretería…");
    }

    #[test]
    fn lines_are_no_longer_than_the_screen() {
        assert!(wrap(&"palabra ".repeat(60)).lines().all(|line| line.width() <= WIDTH));
    }
}
