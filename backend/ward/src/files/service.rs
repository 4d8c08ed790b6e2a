//! What is done with files.

use sha2::{Digest as _, Sha256};

use super::rules::{FileType, check_file};
use super::store::{self, StoredFile};
use foundation::journal::Transaction;
use foundation::kernel::{Id, Problem, Result, hexadecimal};

/// Stores a file in the caller's transaction, under the rules of its content (PDF, JPEG or PNG, 10 MB). Whoever calls
/// has checked the right to the thing that the file belongs to.
///
/// # Errors
/// `file_empty`, `file_type_refused`, `file_too_large`.
pub fn store(tx: &mut Transaction<'_>, name: &str, content: &[u8]) -> Result<StoredFile> {
    let content_type = check_file(content.len() as u64, content).map_err(|fault| Problem::rules(vec![fault]))?;
    keep(tx, (name, content_type), content)
}

/// Stores a paper as the product has issued it, in the caller's transaction.
pub fn keep_document(tx: &mut Transaction<'_>, name: &str, content: &[u8]) -> Result<StoredFile> {
    keep(tx, (name, FileType::Document), content)
}

fn keep(tx: &mut Transaction<'_>, (name, content_type): (&str, FileType), content: &[u8]) -> Result<StoredFile> {
    let file = StoredFile {
        id: Id::new(tx.who().now),
        name: content_type.name_for(name),
        content_type,
        size: i64::try_from(content.len()).map_err(Problem::internal)?,
        sha256: hexadecimal(Sha256::digest(content)),
        created_at: tx.who().now,
        created_by: tx.who().account_id,
    };
    store::insert(tx, &file, content)?;
    tx.created("store", &file)?;
    Ok(file)
}

/// Removes a file with its content; whoever calls has taken it away from the thing that it belonged to.
pub fn remove(tx: &mut Transaction<'_>, id: Id) -> Result<()> {
    let file = store::find(tx, id)?;
    store::delete(tx, id)?;
    tx.deleted("remove", &file)
}
