//! Rows and queries of files.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Serialize;

use super::rules::FileType;
use foundation::db::AnyConnection;
use foundation::db::schema::{file_chunks, files};
use foundation::journal::Journaled;
use foundation::kernel::{Id, Instant, Problem, Result};

/// How long a chunk is, in bytes.
const CHUNK: usize = 256 * 1024;

/// A file as stored, without its content.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, Serialize)]
#[diesel(table_name = files)]
pub struct StoredFile {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What its content is.
    pub content_type: FileType,
    /// Its length in bytes.
    pub size: i64,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// When it was sent.
    pub created_at: Instant,
    /// The account that sent it.
    pub created_by: Id,
}

impl Journaled for StoredFile {
    const KIND: &'static str = "files";

    fn id(&self) -> Id {
        self.id
    }

    fn unit_id(&self) -> Option<Id> {
        None
    }
}

pub fn insert(connection: &mut AnyConnection, file: &StoredFile, content: &[u8]) -> Result<()> {
    diesel::insert_into(files::table).values(file).execute(connection)?;
    for (position, bytes) in (0_i32..).zip(content.chunks(CHUNK)) {
        diesel::insert_into(file_chunks::table)
            .values((
                file_chunks::file_id.eq(file.id),
                file_chunks::position.eq(position),
                file_chunks::bytes.eq(bytes),
            ))
            .execute(connection)?;
    }
    Ok(())
}

pub fn delete(connection: &mut AnyConnection, id: Id) -> Result<()> {
    diesel::delete(file_chunks::table.filter(file_chunks::file_id.eq(id))).execute(connection)?;
    diesel::delete(files::table.find(id)).execute(connection)?;
    Ok(())
}

/// One file, or [`foundation::kernel::Code::NotFound`].
pub fn find(connection: &mut AnyConnection, id: Id) -> Result<StoredFile> {
    Ok(files::table.find(id).select(StoredFile::as_select()).first(connection)?)
}

/// Those of these files that there are, by id.
pub fn find_many(connection: &mut AnyConnection, ids: &[Id]) -> Result<BTreeMap<Id, StoredFile>> {
    let rows: Vec<StoredFile> =
        files::table.filter(files::id.eq_any(ids)).select(StoredFile::as_select()).load(connection)?;
    Ok(rows.into_iter().map(|file| (file.id, file)).collect())
}

/// The whole content of a file.
pub fn content(connection: &mut AnyConnection, file: &StoredFile) -> Result<Vec<u8>> {
    let chunks: Vec<Vec<u8>> = file_chunks::table
        .filter(file_chunks::file_id.eq(file.id))
        .order(file_chunks::position)
        .select(file_chunks::bytes)
        .load(connection)?;
    let content = chunks.concat();
    if i64::try_from(content.len()).ok() == Some(file.size) {
        Ok(content)
    } else {
        Err(Problem::internal(format!("file {} is stored in part only", file.id)))
    }
}
