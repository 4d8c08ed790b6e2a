//! What goes wrong, as a value: RFC 9457 problem details before they are written.

use std::error::Error;

use serde_json::{Map, Value};

use super::Code;

/// The result of everything that can fail for a reason that the caller may be told.
pub type Result<T> = std::result::Result<T, Problem>;

/// One thing that is wrong with what was sent, or one rule that is broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// JSON Pointer (RFC 6901) into the body; `/query/NAME` for a parameter of the address.
    pub pointer: String,
    /// Which fault.
    pub code: Code,
    /// Values for the `{names}` in the code's text.
    pub values: Vec<(&'static str, String)>,
    /// Facts that a program may use: the days and people of `unit_understaffed`, say.
    pub data: Option<Value>,
}

impl Fault {
    /// A fault at a place.
    pub fn new(pointer: impl Into<String>, code: Code) -> Self {
        Self { pointer: pointer.into(), code, values: Vec::new(), data: None }
    }

    /// With a value for `{name}` in its text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// With facts that a program may use.
    #[must_use]
    pub fn with_data(mut self, data: Value) -> Self {
        self.data = Some(data);
        self
    }

    /// What is wrong, in Vietnamese or English.
    pub fn text(&self, english: bool) -> String {
        let text = if english { self.code.english() } else { self.code.vietnamese() };
        self.values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The same fault below another place.
    #[must_use]
    pub fn below(mut self, pointer: &str) -> Self {
        self.pointer = format!("{pointer}{}", self.pointer);
        self
    }
}

/// A refusal or a failure: what the client is told, and the cause that only the log is told.
#[derive(Debug)]
pub struct Problem {
    /// Which problem; it brings the status and the texts.
    pub code: Code,
    /// Values for the `{names}` in the code's text.
    pub values: Vec<(&'static str, String)>,
    /// Every fault at once.
    pub faults: Vec<Fault>,
    /// Further members of the answer.
    pub members: Map<String, Value>,
    /// For the log alone.
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Problem {
    /// A problem of this code.
    pub fn new(code: Code) -> Self {
        Self { code, values: Vec::new(), faults: Vec::new(), members: Map::new(), cause: None }
    }

    /// Content that the rules of the body refuse (422), with every fault.
    pub fn invalid(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::new(Code::Invalid) }
    }

    /// A request that cannot be read (400), with every fault.
    pub fn unreadable(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::new(Code::BadParameter) }
    }

    /// Rules of the domain that are broken (409): the first gives the answer its code, all are listed.
    pub fn rules(faults: Vec<Fault>) -> Self {
        let code = faults.first().map_or(Code::Conflict, |fault| fault.code);
        let values = faults.first().map(|fault| fault.values.clone()).unwrap_or_default();
        Self { values, faults, ..Self::new(code) }
    }

    /// `Ok` when nothing is wrong, else [`Problem::rules`].
    pub fn unless_empty(faults: Vec<Fault>) -> Result<()> {
        if faults.is_empty() { Ok(()) } else { Err(Self::rules(faults)) }
    }

    /// `Ok` when nothing is wrong; [`Problem::invalid`] when the content itself has faults, else [`Problem::rules`].
    pub fn unless_faulty(faults: Vec<Fault>) -> Result<()> {
        if faults.iter().any(|fault| fault.code.status() == 422) {
            Err(Self::invalid(faults))
        } else {
            Self::unless_empty(faults)
        }
    }

    /// Something that failed on our side; the cause goes to the log.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { cause: Some(cause.into()), ..Self::new(Code::Internal) }
    }

    /// With a value for `{name}` in its text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// With a further member in the answer.
    #[must_use]
    pub fn member(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.members.insert(name.to_owned(), value.into());
        self
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::rules(vec![fault])
    }
}
