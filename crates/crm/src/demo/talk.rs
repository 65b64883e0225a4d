//! What the staff wrote about each interaction.

use super::dice::{Dice, Weighted};
use super::shelf::{Shelf, fill};
use super::{Country, Kind, Outcome};

/// Sentences, sorted by where they are said.
#[derive(Debug)]
pub(super) struct Talk {
    /// By kind; first those where the client comes to the shop, then those where the shop goes to the client.
    openings: Vec<[Vec<&'static str>; 2]>,
    details: Vec<&'static str>,
    endings: Vec<Vec<&'static str>>,
    next: Vec<(Kind, &'static str)>,
}

/// What the blanks of a sentence are filled with.
#[derive(Debug)]
pub(super) struct Blanks<'a> {
    pub(super) country: Country,
    pub(super) weekdays: &'a Weighted<&'static str>,
    /// `{n}`: whom the staff talk to.
    pub(super) who: &'a str,
    /// `{p}`: what it is about.
    pub(super) product: &'static str,
}

impl Talk {
    pub(super) fn of(shelf: &Shelf) -> Self {
        Self {
            openings: Kind::ALL
                .into_iter()
                .map(|kind| ["open_in", "open_out"].map(|part| shelf.sentences(kind, part)))
                .collect(),
            details: shelf.sentences(Kind::Visit, "detail"),
            endings: Outcome::ALL.into_iter().map(|o| shelf.sentences(Kind::Call, o.code())).collect(),
            next: shelf.next_steps(),
        }
    }

    /// What was written about an interaction: how it began, sometimes a detail, how it ended.
    pub(super) fn about(
        &self,
        kind: Kind,
        inbound: bool,
        outcome: Option<Outcome>,
        blanks: &Blanks<'_>,
        dice: &mut Dice,
    ) -> String {
        let mut text = String::with_capacity(128);
        let openings = self.openings.get(kind as usize).map(|both| &both[usize::from(!inbound)]);
        if let Some(opening) = openings.and_then(|all| dice.one(all)) {
            blanks.fill(&mut text, opening, dice);
        }
        let silent = outcome == Some(Outcome::NoAnswer);
        if !silent
            && dice.chance(480)
            && let Some(detail) = dice.one(&self.details)
        {
            text.push(' ');
            blanks.fill(&mut text, detail, dice);
        }
        let ending = outcome.and_then(|o| self.endings.get(o as usize)).and_then(|all| dice.one(all));
        if let Some(ending) = ending
            && (silent || dice.chance(780))
        {
            text.push(' ');
            blanks.fill(&mut text, ending, dice);
        }
        text
    }

    /// A next step: its kind and its title.
    pub(super) fn next(&self, blanks: &Blanks<'_>, dice: &mut Dice) -> (Kind, String) {
        let (kind, sentence) = dice.one(&self.next).copied().unwrap_or((Kind::Call, "{n}"));
        let mut title = String::with_capacity(64);
        blanks.fill(&mut title, sentence, dice);
        (kind, title)
    }
}

impl Blanks<'_> {
    /// Adds a sentence with its blanks filled: `{n}` who, `{p}` product, `{d}` weekday, `{q}` quantity, `{m}` money.
    fn fill(&self, to: &mut String, sentence: &str, dice: &mut Dice) {
        fill(to, sentence, |to, blank| match blank {
            "n" => to.push_str(self.who),
            "p" => to.push_str(self.product),
            "d" => to.push_str(self.weekdays.draw(dice)),
            "q" => to.push_str(["2", "3", "4", "5", "6", "8", "10", "12", "20", "24"][dice.below(10) as usize]),
            _ => self.money(to, dice),
        });
    }

    /// A round amount, grouped as the country does.
    fn money(&self, to: &mut String, dice: &mut Dice) {
        use std::fmt::Write;
        let (step, mark) = match self.country {
            Country::Spain => (5, '.'),
            Country::Mexico => (50, ','),
        };
        let amount = (4 + dice.below(60) * (1 + dice.below(6))) * step;
        let _ = match amount / 1000 {
            0 => write!(to, "{amount}"),
            thousands => write!(to, "{thousands}{mark}{:03}", amount % 1000),
        };
    }
}
