//! A copy of a feed, kept as the page for the city's developers says.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::people::Person;

/// What a puller holds.
#[derive(Clone, Debug, Default)]
pub struct Copy {
    /// Each record that is not gone: its change number and its data.
    pub records: BTreeMap<String, (i64, Value)>,
    /// Every item in the order in which it came.
    pub items: Vec<Value>,
    /// Where to read on.
    pub next: String,
}

impl Copy {
    /// A copy that begins at an address.
    pub fn begin(address: &str) -> Self {
        Self { next: address.to_owned(), ..Self::default() }
    }

    /// Reads one page; answers whether it held anything.
    pub async fn read_page(&mut self, program: &Person) -> bool {
        let page = program.get(&self.next).await.expect(200);
        let items = page.items().clone();
        let next = page.text("next");
        if items.is_empty() && self.next.starts_with("http") {
            assert_eq!(next, self.next, "the last page's next is its own address");
        }
        for item in &items {
            self.apply(item);
        }
        self.next = next;
        !items.is_empty()
    }

    /// Reads until there is nothing more.
    pub async fn read_all(&mut self, program: &Person) {
        while self.read_page(program).await {}
    }

    /// The change number of the last item that came.
    pub fn head(&self) -> i64 {
        self.items.last().map_or(0, |item| item["modified"].as_i64().expect("a number"))
    }

    fn apply(&mut self, item: &Value) {
        let modified = item["modified"].as_i64().expect("a number");
        assert!(modified > self.head(), "out of order: {item}");
        let id = item["id"].as_str().expect("an id").to_owned();
        if item["state"] == "updated" {
            self.records.insert(id, (modified, item["data"].clone()));
        } else {
            assert!(item.get("data").is_none(), "a tombstone has no data: {item}");
            self.records.remove(&id);
        }
        self.items.push(item.clone());
    }

    /// The digest of the copy, by the recipe.
    pub fn digest(&self) -> String {
        let mut records: Vec<_> = self.records.iter().collect();
        records.sort_by_key(|(_, (modified, _))| *modified);
        let mut lines = String::new();
        for (id, (modified, data)) in records {
            let mut data = data.clone();
            data.sort_all_objects();
            lines.push_str(&format!("{id} {modified} {}\n", hexadecimal(data.to_string().as_bytes())));
        }
        hexadecimal(lines.as_bytes())
    }

    /// Fails unless the server says that a copy standing here is whole.
    pub async fn expect_whole(&self, program: &Person, kind: &str) {
        let digest = program.get(&format!("/sync/{kind}/digest")).await.expect(200);
        assert_eq!(digest.json["count"], self.records.len(), "{}", digest.json);
        assert_eq!(digest.json["head"], self.head(), "{}", digest.json);
        assert_eq!(digest.text("digest"), self.digest());
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl crate::world::World {
    /// Fails unless every record of every kind says what its published schema says, no more and no less.
    pub async fn expect_feed_as_published(&self, program: &Person) {
        for kind in program.get("/sync").await.expect(200).items().clone() {
            let (name, address) = (kind["kind"].clone(), kind["address"].as_str().expect("an address").to_owned());
            let schema = program.get(kind["schema"].as_str().expect("an address")).await.expect(200).json;
            let properties = schema["properties"].as_object().expect("properties");
            let mut copy = Copy::begin(&address);
            copy.read_all(program).await;
            assert_eq!(kind["count"], copy.records.len(), "{name}");
            for (_, data) in copy.records.values() {
                let data = data.as_object().expect("an object");
                for (field, value) in data {
                    let described = properties.get(field).unwrap_or_else(|| panic!("{name}: {field} is not described"));
                    let types = described["type"].to_string();
                    let own = match value {
                        Value::Null => "null",
                        Value::Bool(_) => "boolean",
                        Value::Number(number) if number.is_i64() => "integer",
                        Value::Number(_) => "number",
                        Value::String(_) => "string",
                        Value::Array(_) => "array",
                        Value::Object(_) => "object",
                    };
                    assert!(types.contains(&format!("\"{own}\"")), "{name}: {field} is {value}, not {types}");
                }
                for field in properties.keys() {
                    assert!(data.contains_key(field), "{name}: {field} is missing");
                }
            }
        }
    }
}
