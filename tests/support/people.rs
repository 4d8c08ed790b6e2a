//! People of a test, each with his own browser or program.

use std::io::{Cursor, Read as _};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, RequestBuilder, multipart};
use serde_json::Value;

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as JSON; null when it is none.
    pub json: Value,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The same answer, when its status is the expected one; else the test fails with the whole answer.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        self
    }

    /// The same answer, when it is a problem with this status and code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Self {
        let answer = self.expect(status);
        assert_eq!(answer.json["code"], code, "{}", answer.json);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        answer
    }

    /// A text field of the body.
    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        self.json[name].as_str().unwrap_or_else(|| panic!("no text {name} in {}", self.json)).to_owned()
    }

    /// The id of the body.
    #[track_caller]
    pub fn id(&self) -> String {
        self.text("id")
    }

    /// The rows of a list.
    #[track_caller]
    pub fn items(&self) -> &Vec<Value> {
        self.json["items"].as_array().unwrap_or_else(|| panic!("no items in {}", self.json))
    }

    /// The XML of a sheet of the workbook that was answered, counted from 1, and behind it the words of all its sheets.
    #[track_caller]
    pub fn sheet(&self, number: usize) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.bytes.as_slice())).expect("a workbook is a zip file");
        let mut text = String::new();
        let part = format!("xl/worksheets/sheet{number}.xml");
        archive.by_name(&part).expect(&part).read_to_string(&mut text).expect("text");
        // A book that is written row by row keeps its words in its rows, another one apart.
        let words = |part: &String| part.starts_with("xl/worksheets/sheet") || part == "xl/sharedStrings.xml";
        let parts: Vec<String> = archive.file_names().flatten().map(|part| part.into_owned()).filter(words).collect();
        for part in parts {
            archive.by_name(&part).expect(&part).read_to_string(&mut text).expect("text");
        }
        text
    }

    /// The paragraphs of the document that was answered, one a line.
    #[track_caller]
    pub fn paragraphs(&self) -> Vec<String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(self.bytes.as_slice())).expect("a document is a zip file");
        let mut xml = String::new();
        archive.by_name("word/document.xml").expect("its text").read_to_string(&mut xml).expect("text");
        let texts = |paragraph: &str| -> String {
            let runs = paragraph.split("<w:t ").skip(1).filter_map(|run| run.split_once('>'));
            runs.filter_map(|(_, text)| text.split_once("</w:t>")).map(|(text, _)| text).collect()
        };
        xml.split("</w:p>").map(texts).filter(|text| !text.is_empty()).collect()
    }

    /// A header, empty when it is not there.
    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }

    /// The codes of all faults with their pointers, sorted.
    pub fn faults(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut faults: Vec<_> = self.json["errors"]
            .as_array()
            .map(|errors| errors.iter().map(|error| (text(&error["pointer"]), text(&error["code"]))).collect())
            .unwrap_or_default();
        faults.sort();
        faults
    }
}

/// Somebody who sends requests: a signed-in person, a program, or nobody.
#[derive(Clone)]
pub struct Person {
    client: reqwest::Client,
    base: String,
    token: Option<String>,
    acting_for: Option<String>,
}

impl Person {
    /// Somebody unknown, with a browser of his own.
    pub fn nobody(base: &str) -> Self {
        let client = reqwest::Client::builder().cookie_store(true).build().expect("a client");
        Self { client, base: base.to_owned(), token: None, acting_for: None }
    }

    /// The same person with this access token.
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The same person acting for another account.
    pub fn acting_for(&self, account_id: &str) -> Self {
        Self { acting_for: Some(account_id.to_owned()), ..self.clone() }
    }

    /// A request that this person could send; `path` is below `/api/v1` unless it names another place at the root.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let root = ["/.well-known", "/docs", "/problems", "/healthz", "/readyz", "/metrics", "/api/"];
        let address = if path.starts_with("http") {
            path.to_owned()
        } else if root.iter().any(|place| path.starts_with(place)) {
            format!("{}{path}", self.base)
        } else {
            format!("{}/api/v1{path}", self.base)
        };
        let mut headers = HeaderMap::new();
        if let Some(token) = &self.token {
            headers.insert("authorization", HeaderValue::from_str(&format!("Bearer {token}")).expect("a token"));
        }
        if let Some(other) = &self.acting_for {
            let name = HeaderName::from_static("x-acting-for");
            headers.insert(name, HeaderValue::from_str(other).expect("an id"));
        }
        self.client.request(method, address).headers(headers)
    }

    /// Sends a request and reads the whole answer.
    pub async fn send(&self, request: RequestBuilder) -> Answer {
        let response = request.send().await.expect("the server answers");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.expect("the whole answer").to_vec();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status, headers, json, bytes }
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// POST with a JSON body.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.request(Method::POST, path).json(&body)).await
    }

    /// POST without a body.
    pub async fn post_nothing(&self, path: &str) -> Answer {
        self.send(self.request(Method::POST, path)).await
    }

    /// POST of a multipart form.
    pub async fn upload(&self, path: &str, form: multipart::Form) -> Answer {
        self.send(self.request(Method::POST, path).multipart(form)).await
    }

    /// PUT with a JSON body, for the revision that is there now.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        let etag = self.get(path).await.header("etag");
        self.send(self.request(Method::PUT, path).header("if-match", etag).json(&body)).await
    }

    /// PATCH (RFC 7396) of the revision that is there now.
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        let etag = self.get(path).await.header("etag");
        self.send(self.request(Method::PATCH, path).header("if-match", etag).json(&body)).await
    }

    /// DELETE of the revision that is there now.
    pub async fn delete(&self, path: &str) -> Answer {
        let etag = self.get(path).await.header("etag");
        self.send(self.request(Method::DELETE, path).header("if-match", etag)).await
    }
}
