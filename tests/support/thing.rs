//! A thing of the feed without a table of its own: what its writers say of it is all there is.

use backend::journal::Journaled;
use backend::kernel::Id;
use serde::Serialize;
use serde_json::{Value, json};

/// A thing that stands in the feed as a person of the roster.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Thing {
    /// Its id.
    pub id: Id,
    /// Where it is.
    pub unit_id: Id,
    /// A personal field.
    pub full_name: String,
}

impl Thing {
    /// A thing in a unit.
    pub fn new(words: &str, unit_id: Id) -> Self {
        Self { id: Id::from_words(words), unit_id, full_name: words.to_owned() }
    }
}

impl Journaled for Thing {
    const KIND: &'static str = "staff";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        Some(self.unit_id)
    }

    fn feed(&self) -> Option<Value> {
        Some(json!({ "unit_id": self.unit_id, "full_name": self.full_name, "id": self.id }))
    }
}
