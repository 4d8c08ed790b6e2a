//! Papers handed out as `.docx`, ready to sign.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use paper::{CONTENT_TYPE, Paper, file_name};
use utoipa::PartialSchema as _;
use utoipa::openapi::{ContentBuilder, RefOr, Response, ResponseBuilder, ResponsesBuilder};

use super::attachment;

/// A paper as a file.
pub struct Document {
    name: String,
    content: Vec<u8>,
}

impl Document {
    /// A paper, as a file that is named by these words.
    pub fn of(words: &str, paper: &Paper) -> Self {
        Self { name: file_name(words, "docx"), content: paper.docx() }
    }

    /// A paper that was kept as it was issued, under its name.
    pub const fn kept(name: String, content: Vec<u8>) -> Self {
        Self { name, content }
    }

    /// Its name and its content, to be kept.
    pub fn parts(self) -> (String, Vec<u8>) {
        (self.name, self.content)
    }

    /// The answer that hands it out.
    pub fn answer(self) -> HttpResponse {
        attachment(&self.name, CONTENT_TYPE, self.content)
    }
}

impl utoipa::IntoResponses for Document {
    /// What the description of the API says of every paper: `responses(Document)`.
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = ContentBuilder::new().schema(Some(Vec::<u8>::schema())).build();
        let answer = ResponseBuilder::new().description("The paper as a document").content(CONTENT_TYPE, content);
        ResponsesBuilder::new().response("200", answer).build().into()
    }
}
