//! Files handed out.

use std::fs::File;
use std::io::Read as _;

use actix_web::body::SizedStream;
use actix_web::http::header::{self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::stream;

use crate::kernel::{Problem, Result};

/// How much of a file is in memory at a time while it is handed out.
const PIECE: usize = 256 * 1024;

/// A file to be saved, never shown in the page's own place. The caller has checked the right to it; nothing keeps a
/// copy on the way.
pub fn attachment(name: &str, content_type: &str, content: Vec<u8>) -> HttpResponse {
    head(name, content_type).body(content)
}

/// The same for a file on disk, from where it stands to its end, piece by piece; a temporary one is gone afterwards.
///
/// # Errors
/// Internal, where its length cannot be told.
pub fn attached_file(name: &str, content_type: &str, file: File) -> Result<HttpResponse> {
    let length = file.metadata().map_err(Problem::internal)?.len();
    let pieces = stream::try_unfold(file, |mut file| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::with_capacity(PIECE);
            (&mut file).take(PIECE as u64).read_to_end(&mut piece).map(|length| (length, piece, file))
        });
        let (length, piece, file) = read.await.map_err(std::io::Error::other)??;
        Ok::<_, std::io::Error>((length > 0).then(|| (Bytes::from(piece), file)))
    });
    Ok(head(name, content_type).body(SizedStream::new(length, pieces)))
}

fn head(name: &str, content_type: &str) -> HttpResponseBuilder {
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::FilenameExt(ExtendedValue {
            charset: Charset::Ext("UTF-8".to_owned()),
            language_tag: None,
            value: name.as_bytes().to_vec(),
        })],
    };
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(disposition);
    answer
}
