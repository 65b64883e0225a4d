//! One line of plain words to a task: `mañana 10:00 llamar a Ana` is a call, tomorrow at ten, with Ana.

use crate::dates::{DateError, folded, leading};
use crate::places::DayOrder;
use chrono::{NaiveDate, NaiveTime};

/// What sort of contact the words speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindGuess {
    /// Telephone.
    Call,
    /// Going there.
    Visit,
    /// Electronic mail.
    Mail,
    /// WhatsApp, SMS and the like.
    Message,
    /// Meeting, by day and hour.
    Meeting,
    /// Only to remember.
    Note,
}

impl KindGuess {
    /// The kind's code in the book: `call`, `visit`, `mail`, `message`, `meeting`, `note`.
    pub fn code(self) -> &'static str {
        match self {
            KindGuess::Call => "call",
            KindGuess::Visit => "visit",
            KindGuess::Mail => "mail",
            KindGuess::Message => "message",
            KindGuess::Meeting => "meeting",
            KindGuess::Note => "note",
        }
    }
}

/// What a line of quick add says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuickAdd {
    /// The day, when one was said (today when only an hour was).
    pub date: Option<NaiveDate>,
    /// The hour, when one was said.
    pub time: Option<NaiveTime>,
    /// What sort of contact, when a word tells.
    pub kind: Option<KindGuess>,
    /// The line without its day and hour, as typed.
    pub text: String,
    /// The words that seem to name a person or company, to search for; empty when none do.
    pub person: String,
    /// A day that was said and cannot be (`30/2`): the text keeps it and the person is told.
    pub problem: Option<DateError>,
}

/// Longest line that is read for meaning; a longer one is only text.
const LONGEST: usize = 1_000;
/// Most words of a name.
const MOST_NAME_WORDS: usize = 7;

/// Reads one line. `today` is the day the person types it, `order` the book's order of day and month. Never fails: what is
/// not understood stays in the text.
pub fn quick_add(line: &str, today: NaiveDate, order: DayOrder) -> QuickAdd {
    let words: Vec<&str> = line.split_whitespace().collect();
    if line.len() > LONGEST {
        return QuickAdd { text: line.trim().to_owned(), ..QuickAdd::default() };
    }
    let folds: Vec<String> = words.iter().map(|w| folded(w)).collect();
    let folds: Vec<&str> = folds.iter().map(String::as_str).collect();
    let mut taken = vec![false; words.len()];
    let mut out = QuickAdd { time: take_time(&folds, &mut taken), ..QuickAdd::default() };
    take_date(&folds, &mut taken, today, order, &mut out);
    if out.time.is_some() && out.date.is_none() && out.problem.is_none() {
        out.date = Some(today);
    }
    let left: Vec<(&str, &str)> =
        words.iter().zip(&folds).zip(&taken).filter(|(_, taken)| !**taken).map(|((w, f), _)| (*w, *f)).collect();
    out.text = left.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ");
    out.text = out.text.trim_matches(|c: char| matches!(c, ',' | ';' | '-' | ':') || c.is_whitespace()).to_owned();
    let verb = left.iter().position(|(_, f)| kind_of(f).is_some());
    out.kind = verb.and_then(|at| kind_of(left[at].1));
    out.person = person(&left, verb);
    out
}

/// Marks the words of the first hour found: `10:00`, `10h`, `5pm`, `a las 5 de la tarde`, `mediodía`.
fn take_time(folds: &[&str], taken: &mut [bool]) -> Option<NaiveTime> {
    for at in 0..folds.len() {
        let Some((time, used)) = time_at(&folds[at..]) else { continue };
        taken[at..at + used].iter_mut().for_each(|t| *t = true);
        return Some(time);
    }
    None
}

fn time_at(rest: &[&str]) -> Option<(NaiveTime, usize)> {
    let introduced = match rest {
        ["a", "las" | "la", ..] => 2,
        ["sobre" | "hacia", "las" | "la", ..] => 2,
        ["at", ..] => 1,
        _ => 0,
    };
    let word = rest.get(introduced)?;
    if matches!(*word, "mediodia" | "noon") && introduced < 2 {
        return Some((NaiveTime::from_hms_opt(12, 0, 0)?, introduced + 1));
    }
    if let ["al", "mediodia", ..] = rest {
        return Some((NaiveTime::from_hms_opt(12, 0, 0)?, 2));
    }
    let (hour, minute, form) = clock(word)?;
    // A bare figure, or one with a dot, is an hour only after `a las` or before `pm`.
    let mut used = introduced + 1;
    let (half, more) = half_of_day(&rest[used..]);
    let half = match form {
        Form::Half(half) => Some(half),
        _ => half,
    };
    if matches!(form, Form::Bare) && introduced == 0 && half.is_none_or(|h| matches!(h, Half::Spoken(_))) {
        return None;
    }
    used += more;
    let hour = match half {
        Some(Half::Am | Half::Spoken(false)) => {
            if hour == 12 {
                0
            } else {
                hour
            }
        }
        Some(Half::Pm | Half::Spoken(true)) => {
            if hour < 12 {
                hour + 12
            } else {
                hour
            }
        }
        // Nobody calls a client at five in the night: `a las 5` is the afternoon.
        None if introduced > 0 && (1..=7).contains(&hour) && word.len() < 3 => hour + 12,
        None => hour,
    };
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, used))
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Am,
    Pm,
    /// `de la tarde` (true) or `de la mañana` (false).
    Spoken(bool),
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// `10:00`, `10h`: an hour wherever it stands.
    Sure,
    /// `10`, `10.30`
    Bare,
    /// `5pm`
    Half(Half),
}

fn half_of_day(rest: &[&str]) -> (Option<Half>, usize) {
    match rest {
        ["am" | "a.m." | "a.m", ..] => (Some(Half::Am), 1),
        ["pm" | "p.m." | "p.m", ..] => (Some(Half::Pm), 1),
        ["de" | "por", "la", "manana", ..] => (Some(Half::Spoken(false)), 3),
        ["de" | "por", "la", "tarde" | "noche", ..] => (Some(Half::Spoken(true)), 3),
        ["h" | "hs" | "hrs" | "horas", ..] => (None, 1),
        _ => (None, 0),
    }
}

fn clock(word: &str) -> Option<(u32, u32, Form)> {
    let word = word.trim_end_matches(['.', '!', '?']);
    let (body, form) = if let Some(body) = word.strip_suffix("am").or_else(|| word.strip_suffix("a.m")) {
        (body, Form::Half(Half::Am))
    } else if let Some(body) = word.strip_suffix("pm").or_else(|| word.strip_suffix("p.m")) {
        (body, Form::Half(Half::Pm))
    } else if let Some(body) =
        word.strip_suffix("hs").or_else(|| word.strip_suffix("hrs")).or_else(|| word.strip_suffix('h'))
    {
        (body, Form::Sure)
    } else {
        (word, if word.contains([':', 'h']) { Form::Sure } else { Form::Bare })
    };
    let (hour, minute) = body.split_once([':', 'h', '.']).unwrap_or((body, "0"));
    let figure = |p: &str, longest: usize| (1..=longest).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    if !figure(hour, 2) || !figure(minute, 2) || (minute.len() == 1 && minute != "0") {
        return None;
    }
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute, form))
}

/// Marks the words of the first date found.
fn take_date(folds: &[&str], taken: &mut [bool], today: NaiveDate, order: DayOrder, out: &mut QuickAdd) {
    for at in 0..folds.len() {
        if taken[at] {
            continue;
        }
        // `por la mañana` is a time of day, not tomorrow; `la semana` alone nothing.
        if at >= 2 && matches!(folds[at], "manana") && folds[at - 1] == "la" {
            continue;
        }
        if at + 1 < folds.len() && folds[at] == "la" && folds[at + 1] == "manana" {
            continue;
        }
        let free = taken[at..].iter().take_while(|t| !**t).count();
        let Some(found) = leading(&folds[at..at + free], today, order) else { continue };
        match found.date {
            Ok(date) => {
                out.date = Some(date);
                taken[at..at + found.used].iter_mut().for_each(|t| *t = true);
            }
            Err(problem) => out.problem = Some(problem),
        }
        return;
    }
}

/// The kind a folded word speaks of.
fn kind_of(word: &str) -> Option<KindGuess> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    Some(match word {
        "llamar" | "llama" | "llamada" | "llamarle" | "llamale" | "llamo" | "telefonear" | "telefono" | "tel"
        | "call" | "phone" | "ring" => KindGuess::Call,
        "visitar" | "visita" | "visito" | "visit" | "pasar" | "pasarme" => KindGuess::Visit,
        "mail" | "email" | "e-mail" | "correo" | "correos" | "escribir" | "escribirle" | "enviar" | "mandar"
        | "send" | "write" => KindGuess::Mail,
        "whatsapp" | "wasap" | "guasap" | "wsp" | "wa" | "mensaje" | "message" | "sms" | "telegram" | "text" => {
            KindGuess::Message
        }
        "reunion" | "reunirse" | "reunirme" | "junta" | "cita" | "quedar" | "comida" | "desayuno" | "cafe"
        | "videollamada" | "meeting" | "meet" | "lunch" | "demo" => KindGuess::Meeting,
        "nota" | "apuntar" | "anotar" | "recordar" | "note" | "remember" => KindGuess::Note,
        _ => return None,
    })
}

/// Words before a name.
const TO: &[&str] = &[
    "a", "al", "con", "to", "with", "la", "el", "los", "las", "de", "del", "por", "para", "for", "the", "un", "una",
    "sr", "sra", "don", "dona", "d", "mr", "mrs",
];
/// Words after which no name goes on.
const STOPS: &[&str] = &[
    "para",
    "sobre",
    "por",
    "que",
    "si",
    "porque",
    "re",
    "about",
    "for",
    "regarding",
    "because",
    "asunto",
    "tema",
    "con",
    "en",
    "in",
    "at",
];
/// Words inside a name.
const INSIDE: &[&str] = &["de", "del", "la", "las", "los", "y", "e", "el", "&", "van", "von"];

/// The words of a name: after the verb and its preposition, else after a preposition before a capital letter.
fn person(left: &[(&str, &str)], verb: Option<usize>) -> String {
    let capital = |at: usize| left.get(at).is_some_and(|(word, _)| word.starts_with(char::is_uppercase));
    let start = match verb {
        Some(verb) => {
            // `enviar presupuesto a Ana`: a capital after a preposition is surer than what follows the verb.
            let surer = (verb + 1..left.len()).find(|&at| {
                matches!(left[at].1, "a" | "al" | "con" | "to" | "with")
                    && (capital(at + 1) || TO.contains(&left.get(at + 1).map_or("", |l| l.1)))
            });
            surer.map_or(verb + 1, |at| at + 1)
        }
        None => match (0..left.len())
            .find(|&at| matches!(left[at].1, "a" | "al" | "con" | "to" | "with") && capital(at + 1))
        {
            Some(at) => at + 1,
            None => return String::new(),
        },
    };
    let start = start
        + left
            .iter()
            .skip(start)
            .take_while(|(word, fold)| {
                TO.contains(&fold.trim_end_matches('.')) && !word.starts_with(char::is_uppercase)
                    || TITLES.contains(fold)
            })
            .count();
    let mut name: Vec<&str> = Vec::new();
    let mut seen_capital = false;
    for (at, (word, fold)) in left.iter().enumerate().skip(start).take(MOST_NAME_WORDS) {
        if STOPS.contains(fold) || (word.len() == 1 && word.starts_with(['-', ':', '/'])) {
            break;
        }
        let upper = capital(at);
        if seen_capital && !upper && !INSIDE.contains(fold) && !word.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        seen_capital |= upper;
        name.push(word);
        if word.ends_with([',', ';', ':']) || (word.ends_with('.') && word.chars().count() > 5) {
            break;
        }
    }
    while name.last().is_some_and(|w| INSIDE.contains(&folded(w).as_str())) {
        name.pop();
    }
    name.join(" ")
        .trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '.' | '!' | '?') || c.is_whitespace())
        .to_owned()
}

const TITLES: &[&str] = &["sr.", "sra.", "don", "d.", "dona", "dr.", "dra.", "ing.", "lic.", "mr.", "mrs.", "ms."];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Saturday 21 November 2026.
    fn read(line: &str) -> (String, String, &'static str, String, String) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let q = quick_add(line, today, DayOrder::DayMonthYear);
        let date = q.date.map_or_else(String::new, |d| d.format("%m-%d").to_string());
        let time = q.time.map_or_else(String::new, |t| t.format("%H:%M").to_string());
        (date, time, q.kind.map_or("", KindGuess::code), q.text, q.person)
    }

    #[test]
    fn a_line_says_when_what_and_with_whom() {
        for (line, date, time, kind, text, person) in [
            ("mañana 10:00 llamar a Ana", "11-22", "10:00", "call", "llamar a Ana", "Ana"),
            (
                "llamar a Ana García mañana a las 5 de la tarde",
                "11-22",
                "17:00",
                "call",
                "llamar a Ana García",
                "Ana García",
            ),
            (
                "el lunes visita a Muebles Ruiz, S.L. para medir",
                "11-23",
                "",
                "visit",
                "visita a Muebles Ruiz, S.L. para medir",
                "Muebles Ruiz",
            ),
            (
                "reunión con María de la O el 3 de diciembre a las 9:30",
                "12-03",
                "09:30",
                "meeting",
                "reunión con María de la O",
                "María de la O",
            ),
            (
                "enviar presupuesto a José Muñoz +7",
                "11-28",
                "",
                "mail",
                "enviar presupuesto a José Muñoz",
                "José Muñoz",
            ),
            ("call Ana about the quote tomorrow 5pm", "11-22", "17:00", "call", "call Ana about the quote", "Ana"),
            ("whatsapp a pepe hoy", "11-21", "", "message", "whatsapp a pepe", "pepe"),
            (
                "15/12 10h cita con Clínica Norte",
                "12-15",
                "10:00",
                "meeting",
                "cita con Clínica Norte",
                "Clínica Norte",
            ),
            ("16:00 llamar al Sr. López", "11-21", "16:00", "call", "llamar al Sr. López", "López"),
            ("comprar 10 cajas", "", "", "", "comprar 10 cajas", ""),
            ("llamar a Ana mañana por la mañana", "11-22", "", "call", "llamar a Ana por la mañana", "Ana"),
            ("pasado mañana a las 11 llamar a Luis", "11-23", "11:00", "call", "llamar a Luis", "Luis"),
            ("", "", "", "", "", ""),
        ] {
            let expected = (date.to_owned(), time.to_owned(), kind, text.to_owned(), person.to_owned());
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn an_impossible_day_is_told_and_kept() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let q = quick_add("30/2 llamar a Ana", today, DayOrder::DayMonthYear);
        assert_eq!((q.problem, q.text.as_str()), (Some(DateError::NoSuchDay), "30/2 llamar a Ana"));
        assert_eq!(quick_add(&"lunes ".repeat(200_000), today, DayOrder::DayMonthYear).date, None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(any in "\\PC*", words in "(mañana |lunes |a |las |10:00 |5pm |llamar |con |Ana |15/3 |99:99 |\\+7 |😀|\u{200B}|de |la |pasado ){0,9}") {
            let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
            for text in [&any, &words] {
                let _ = quick_add(text, today, DayOrder::MonthDayYear);
                let _ = quick_add(text, NaiveDate::MAX, DayOrder::DayMonthYear);
            }
        }
    }
}
