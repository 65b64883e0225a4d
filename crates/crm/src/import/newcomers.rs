//! Names a file speaks of that the book does not know yet: people of the business, outcomes, tags. They are told before they
//! are made, and left out where a person wants only what is known.

use super::apply::Desk;
use crate::ids::Id;
use crate::{Result, names};
use rusqlite::params;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// How many names of a sort are told.
const TOLD: usize = 50;

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    User,
    Outcome,
    Tag,
    Client,
    Product,
    Company,
    Person,
}

/// Names of one sort that the book did not know.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(rename = "ImportNewcomers")]
pub struct Newcomers {
    /// `users`, `outcomes`, `tags`; of clients also `companies` (where people work) and `people` (who speak for a company); of sales
    /// and payments `clients` and `products`.
    pub what: String,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
    /// The first fifty.
    pub names: Vec<String>,
    /// Whether they are added; else their cells are left out.
    pub added: bool,
}

#[derive(Debug, Default)]
struct Told {
    seen: HashSet<String>,
    names: Vec<String>,
}

/// The names the book knows, and those it met in this file.
#[derive(Debug, Default)]
pub(super) struct Known {
    users: HashMap<String, i64>,
    outcomes: HashMap<String, i64>,
    tags: HashMap<String, (i64, Id)>,
    new: RefCell<[Told; 7]>,
    /// Nothing new is added.
    only: bool,
}

impl Known {
    pub fn of(conn: &rusqlite::Connection, only: bool) -> Result<Self> {
        let mut known = Self { only, ..Self::default() };
        let mut all = conn.prepare_cached("SELECT name, id FROM users ORDER BY id DESC")?;
        let mut rows = all.query([])?;
        while let Some(r) = rows.next()? {
            known.users.insert(names::fold(&r.get::<_, String>(0)?), r.get(1)?);
        }
        let mut all = conn.prepare_cached("SELECT name, id FROM list_items WHERE list = 'outcome' ORDER BY id DESC")?;
        let mut rows = all.query([])?;
        while let Some(r) = rows.next()? {
            known.outcomes.insert(names::fold(&r.get::<_, String>(0)?), r.get(1)?);
        }
        let mut all = conn.prepare_cached("SELECT sort_key, id, uid FROM tags ORDER BY id DESC")?;
        known.tags = all
            .query_map([], |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?))))?
            .collect::<rusqlite::Result<HashMap<_, _>>>()?;
        Ok(known)
    }

    /// Whether a name may be used: known already, or new where new ones are added. New ones are noted either way.
    pub fn may(&self, sort: Sort, name: &str) -> bool {
        let key = names::fold(name);
        let knows = match sort {
            Sort::User => self.users.contains_key(&key),
            Sort::Outcome => self.outcomes.contains_key(&key),
            Sort::Tag => self.tags.contains_key(&key),
            // Asked only of those nobody knows.
            Sort::Client | Sort::Product | Sort::Company | Sort::Person => false,
        };
        // A tag without letters is none.
        let is_name = sort != Sort::Tag || !key.is_empty();
        if !knows && is_name {
            self.meet(sort, key, name);
        }
        knows || !self.only
    }

    fn meet(&self, sort: Sort, key: String, name: &str) {
        let mut new = self.new.borrow_mut();
        let told = &mut new[sort as usize];
        if told.seen.insert(key) && told.names.len() < TOLD {
            told.names.push(name.to_owned());
        }
    }

    /// What was met, sort by sort; nothing of a sort where all were known.
    pub fn newcomers(&self) -> Vec<Newcomers> {
        let new = self.new.borrow();
        let sorts = ["users", "outcomes", "tags", "clients", "products", "companies", "people"];
        sorts
            .iter()
            .zip(new.iter())
            .filter(|(_, told)| !told.names.is_empty())
            .map(|(what, told)| Newcomers {
                what: (*what).to_owned(),
                count: told.seen.len() as u64,
                names: told.names.clone(),
                added: !self.only,
            })
            .collect()
    }
}

impl Desk<'_, '_> {
    /// The user of this name, made if there is none; nothing where only what is known is used.
    pub fn user(&mut self, name: &str) -> Result<Option<i64>> {
        if !self.known.may(Sort::User, name) {
            return Ok(None);
        }
        let key = names::fold(name);
        if let Some(row) = self.known.users.get(&key) {
            return Ok(Some(*row));
        }
        self.tx
            .prepare_cached("INSERT INTO users (uid, name) VALUES (?1, ?2)")?
            .execute(params![self.tx.new_id(), name])?;
        let row = self.tx.last_insert_rowid();
        self.known.users.insert(key, row);
        Ok(Some(row))
    }

    /// The outcome of this name, put at the end of the list if it is new; nothing where only what is known is used.
    pub fn outcome(&mut self, name: &str) -> Result<Option<i64>> {
        if !self.known.may(Sort::Outcome, name) {
            return Ok(None);
        }
        let key = names::fold(name);
        if let Some(row) = self.known.outcomes.get(&key) {
            return Ok(Some(*row));
        }
        self.tx
            .prepare_cached(
                "INSERT INTO list_items (uid, list, name, position) VALUES (?1, 'outcome', ?2,
                   (SELECT coalesce(max(position) + 1, 0) FROM list_items WHERE list = 'outcome'))",
            )?
            .execute(params![self.tx.new_id(), name])?;
        let row = self.tx.last_insert_rowid();
        self.known.outcomes.insert(key, row);
        Ok(Some(row))
    }

    /// The tag of this name, made if there is none; nothing for a name without letters, or where only what is known is used.
    pub fn tag(&mut self, name: &str) -> Result<Option<(i64, Id)>> {
        if !self.known.may(Sort::Tag, name) {
            return Ok(None);
        }
        let key = names::fold(name);
        if let Some(tag) = self.known.tags.get(&key) {
            return Ok(Some(*tag));
        }
        let Some(row) = crate::tags::named(self.tx, name)? else { return Ok(None) };
        let id: Id = self.tx.prepare_cached("SELECT uid FROM tags WHERE id = ?1")?.query_row([row], |r| r.get(0))?;
        self.known.tags.insert(key, (row, id));
        Ok(Some((row, id)))
    }
}
