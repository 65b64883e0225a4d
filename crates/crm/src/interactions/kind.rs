//! What an interaction is, and who began it.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// What an interaction is; of a task, what it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum InteractionKind {
    /// One went to the client, or the client came.
    Visit,
    /// By telephone.
    Call,
    /// By electronic mail.
    Mail,
    /// WhatsApp, SMS and the like.
    Message,
    /// By day and hour.
    Meeting,
    /// Only written down.
    Note,
}

impl InteractionKind {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Visit, Self::Call, Self::Mail, Self::Message, Self::Meeting, Self::Note];

    /// Its code in the book.
    pub fn code(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Call => "call",
            Self::Mail => "mail",
            Self::Message => "message",
            Self::Meeting => "meeting",
            Self::Note => "note",
        }
    }
}

/// Who began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// The client.
    In,
    /// The business.
    Out,
}

impl Direction {
    /// Its code in the book.
    pub fn code(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

impl ToSql for InteractionKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}

impl FromSql for InteractionKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let code = value.as_str()?;
        Self::ALL.into_iter().find(|k| k.code() == code).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Direction {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}

impl FromSql for Direction {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "in" => Ok(Self::In),
            "out" => Ok(Self::Out),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
