//! Points: a ledger that is only added to, and lots that are spent soonest-expiring first.

use chrono::NaiveDate;

/// What an entry does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// Points were earned.
    Earn,
    /// They can be spent from now on; nothing is added.
    Release,
    /// They were spent.
    Burn,
    /// Their time was over.
    Expire,
    /// What earned them was given back.
    Reverse,
    /// A person corrected.
    Adjust,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub kind: EntryKind,
    /// When.
    pub day: NaiveDate,
    /// Added; below zero taken away.
    pub units: i64,
    /// Of which lot: its place. Nothing of what is owed beyond all lots.
    pub lot: Option<usize>,
    /// The document it is about, of whatever kind.
    pub document: Option<String>,
    /// What makes it happen once.
    pub key: String,
}

/// Points earned together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// How many.
    pub earned: i64,
    /// What is left; below zero when what was spent of it was taken back.
    pub remaining: i64,
    /// When they can be spent.
    pub available: NaiveDate,
    /// The last day they can.
    pub expires: Option<NaiveDate>,
    /// The document that earned them.
    pub document: Option<String>,
    /// Of them, taken back by returns.
    pub reversed: i64,
}

/// Why points cannot be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PointsError {
    /// Nothing, or less.
    #[error("units")]
    Units,
    /// More than can be spent today.
    #[error("only {0} can be spent")]
    Short(i64),
}

/// The points of one client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
    lots: Vec<Lot>,
    keys: std::collections::HashSet<String>,
}

impl Ledger {
    /// Every line, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Every lot, oldest first.
    pub fn lots(&self) -> &[Lot] {
        &self.lots
    }

    /// All that was added and taken away.
    pub fn balance(&self) -> i64 {
        self.entries.iter().map(|entry| entry.units).fold(0, i64::saturating_add)
    }

    /// What can be spent on `day`: never more than the balance, so that what is owed is paid first.
    pub fn available(&self, day: NaiveDate) -> i64 {
        let open = |lot: &&Lot| lot.available <= day && lot.expires.is_none_or(|last| day <= last);
        let lots = self.lots.iter().filter(open).map(|lot| lot.remaining).fold(0, i64::saturating_add);
        lots.min(self.balance()).max(0)
    }

    /// Earns points that can be spent from `available` to `expires`. The same key again changes nothing: `false`.
    /// Errors: [`PointsError::Units`].
    pub fn earn(
        &mut self,
        day: NaiveDate,
        units: i64,
        available: NaiveDate,
        expires: Option<NaiveDate>,
        document: Option<&str>,
        key: &str,
    ) -> Result<bool, PointsError> {
        if units <= 0 {
            return Err(PointsError::Units);
        }
        if !self.keys.insert(key.to_owned()) {
            return Ok(false);
        }
        let document = document.map(str::to_owned);
        self.lots.push(Lot {
            earned: units,
            remaining: units,
            available,
            expires,
            document: document.clone(),
            reversed: 0,
        });
        let lot = Some(self.lots.len() - 1);
        self.entries.push(Entry { kind: EntryKind::Earn, day, units, lot, document, key: key.to_owned() });
        Ok(true)
    }

    /// Spends points, those that expire soonest first, a part of a lot where that is enough. The same key again changes nothing: `false`.
    /// Errors: [`PointsError::Units`], [`PointsError::Short`] with nothing spent.
    pub fn burn(&mut self, day: NaiveDate, units: i64, document: Option<&str>, key: &str) -> Result<bool, PointsError> {
        if units <= 0 {
            return Err(PointsError::Units);
        }
        if self.keys.contains(key) {
            return Ok(false);
        }
        let can = self.available(day);
        if units > can {
            return Err(PointsError::Short(can));
        }
        self.keys.insert(key.to_owned());
        let mut order: Vec<usize> = (0..self.lots.len())
            .filter(|place| {
                let lot = &self.lots[*place];
                lot.remaining > 0 && lot.available <= day && lot.expires.is_none_or(|last| day <= last)
            })
            .collect();
        order.sort_by_key(|place| (self.lots[*place].expires.unwrap_or(NaiveDate::MAX), *place));
        let mut left = units;
        for place in order {
            let part = left.min(self.lots[place].remaining);
            if part == 0 {
                break;
            }
            self.lots[place].remaining -= part;
            left -= part;
            self.write(EntryKind::Burn, day, -part, Some(place), document, key);
        }
        Ok(true)
    }

    /// Lets go of what expired before `day`: how many.
    pub fn expire(&mut self, day: NaiveDate) -> i64 {
        let mut all = 0;
        for place in 0..self.lots.len() {
            let lot = &mut self.lots[place];
            if lot.remaining > 0 && lot.expires.is_some_and(|last| last < day) {
                let gone = std::mem::take(&mut lot.remaining);
                all += gone;
                let key = format!("expire {place}");
                self.write(EntryKind::Expire, day, -gone, Some(place), None, &key);
            }
        }
        all
    }

    /// Takes back so much of what a document earned, in millionths of all of it and with what was taken back before: how many. What was
    /// spent already is owed. A return that is told twice takes back nothing more.
    pub fn reverse(&mut self, day: NaiveDate, document: &str, share: u32, key: &str) -> i64 {
        if !self.keys.insert(key.to_owned()) {
            return 0;
        }
        let mut all = 0;
        for place in 0..self.lots.len() {
            let lot = &mut self.lots[place];
            if lot.document.as_deref() != Some(document) {
                continue;
            }
            let due = crate::facts::share(lot.earned, i64::from(share.min(1_000_000)), 1_000_000);
            let units = due - lot.reversed;
            if units <= 0 {
                continue;
            }
            lot.reversed = due;
            // What expired by itself is not taken away a second time.
            let expired = self.entries.iter().filter(|e| e.kind == EntryKind::Expire && e.lot == Some(place));
            let expired: i64 = expired.map(|e| -e.units).sum();
            let units = units.min((lot.earned - expired - (due - units)).max(0));
            lot.remaining -= units;
            all += units;
            self.write(EntryKind::Reverse, day, -units, Some(place), Some(document), key);
        }
        all
    }

    /// A person adds or takes away, in their own words. The same key again changes nothing: `false`. Errors: [`PointsError::Units`].
    pub fn adjust(&mut self, day: NaiveDate, units: i64, key: &str) -> Result<bool, PointsError> {
        if units == 0 {
            return Err(PointsError::Units);
        }
        if !self.keys.insert(key.to_owned()) {
            return Ok(false);
        }
        let lot = Lot { earned: units, remaining: units, available: day, expires: None, document: None, reversed: 0 };
        self.lots.push(lot);
        let place = self.lots.len() - 1;
        self.write(EntryKind::Adjust, day, units, Some(place), None, key);
        Ok(true)
    }

    fn write(
        &mut self,
        kind: EntryKind,
        day: NaiveDate,
        units: i64,
        lot: Option<usize>,
        document: Option<&str>,
        key: &str,
    ) {
        let document = document.map(str::to_owned);
        self.entries.push(Entry { kind, day, units, lot, document, key: key.to_owned() });
    }
}
