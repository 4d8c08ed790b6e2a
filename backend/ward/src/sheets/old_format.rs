//! The old .xls: a small file system ([MS-CFB]) with a stream of records ([MS-XLS]). The reader of workbooks lays each
//! sheet out as a full grid, so two cells at opposite corners would take hundreds of megabytes: the records are walked
//! here first, and only the corners are noted.

use foundation::kernel::{Code, Result};

/// Places of all sheets' grids together.
const MAX_PLACES: u64 = 4_000_000;
const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Sector numbers from here on mean "no sector".
const LAST_SECTOR: u32 = 0xffff_fffa;
const DIRECTORY_ENTRY_BYTES: usize = 128;
const SHORT_SECTOR_BYTES: usize = 64;

/// Records that put a value at a row and a column: formula, number, label, truth or error, RK, label from the table of
/// texts, rich text; several RK in one row.
const CELL_RECORDS: [u16; 8] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00d6, 0x00bd];
const SEVERAL_RK: u16 = 0x00bd;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
/// Rows of a sheet in this format.
const MAX_ROWS: u32 = 65_536;
const FILE_PASS: u16 = 0x002f;

/// Whether the bytes begin as a compound file does.
pub fn is_compound_file(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Refuses what is encrypted, holds no workbook, or would be laid out too large.
pub fn check(bytes: &[u8]) -> Result<()> {
    let file = CompoundFile::open(bytes).ok_or(Code::NotAWorkbook)?;
    // An encrypted .xlsx is a compound file that holds the archive as a stream.
    if file.entry("EncryptedPackage").is_some() {
        return Err(Code::WorkbookEncrypted.into());
    }
    let entry = file.entry("Workbook").or_else(|| file.entry("Book")).ok_or(Code::NotAWorkbook)?;
    let records = file.stream(entry).ok_or(Code::NotAWorkbook)?;
    check_records(&records)
}

/// One box around the cells of all sheets, times the sheets: several sheets may claim the same records.
fn check_records(records: &[u8]) -> Result<()> {
    let mut sheets = 0;
    let (mut top, mut left, mut bottom, mut right) = (u64::MAX, u64::MAX, 0, 0);
    let mut position = 0;
    while let (Some(kind), Some(length)) = (number16(records, position), number16(records, position + 2)) {
        let data = records.get(position + 4..position + 4 + usize::from(length)).unwrap_or_default();
        position += 4 + usize::from(length);
        match kind {
            FILE_PASS => return Err(Code::WorkbookEncrypted.into()),
            SHEET => sheets += 1,
            // The reader reserves room for what a sheet states about its size, true or not.
            DIMENSIONS if data.len() >= 12 && number32(data, 4).is_some_and(|rows| rows > MAX_ROWS) => {
                return Err(Code::WorkbookTooLarge.into());
            }
            _ if CELL_RECORDS.contains(&kind) => {
                let (Some(row), Some(first)) = (number16(data, 0), number16(data, 2)) else { continue };
                let end = if kind == SEVERAL_RK { data.len().saturating_sub(2) } else { 2 };
                let last = number16(data, end).unwrap_or(first).max(first);
                (top, bottom) = (top.min(u64::from(row)), bottom.max(u64::from(row)));
                (left, right) = (left.min(u64::from(first)), right.max(u64::from(last)));
            }
            _ => {}
        }
    }
    let places = if top > bottom { 0 } else { (bottom - top + 1) * (right - left + 1) * sheets };
    if places > MAX_PLACES { Err(Code::WorkbookTooLarge.into()) } else { Ok(()) }
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

struct CompoundFile<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    table: Vec<u32>,
    short_table: Vec<u32>,
    /// Streams below this size lie in short sectors.
    short_below: usize,
    entries: Vec<Entry>,
}

impl<'a> CompoundFile<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = number16(bytes, 30)?;
        if !(7..=16).contains(&shift) {
            return None;
        }
        let mut file = Self {
            bytes,
            sector_bytes: 1 << shift,
            table: Vec::new(),
            short_table: Vec::new(),
            short_below: usize::try_from(number32(bytes, 56)?).ok()?,
            entries: Vec::new(),
        };
        file.read_table()?;
        let short_table = file.chain(number32(bytes, 60)?)?;
        file.short_table = numbers(&short_table);
        let directory = file.chain(number32(bytes, 48)?)?;
        file.entries = directory.chunks_exact(DIRECTORY_ENTRY_BYTES).filter_map(entry).collect();
        Some(file)
    }

    /// The table of sectors is itself spread over sectors: the first 109 are named in the header, the rest in a chain.
    fn read_table(&mut self) -> Option<()> {
        let mut sectors = numbers(self.bytes.get(76..512)?);
        let mut next = number32(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector_bytes;
        while next < LAST_SECTOR && sectors.len() <= most + 109 {
            let mut further = numbers(self.sector(next)?);
            next = further.pop()?;
            sectors.append(&mut further);
        }
        for sector in sectors.into_iter().filter(|sector| *sector < LAST_SECTOR).take(most) {
            self.table.extend(numbers(self.sector(sector)?));
        }
        Some(())
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector_bytes)?;
        // The last sector of some writers is cut short.
        self.bytes.get(start..(start + self.sector_bytes).min(self.bytes.len()))
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut next = start;
        while next < LAST_SECTOR {
            content.extend_from_slice(self.sector(next)?);
            // Longer than the file itself: the chain runs in a circle.
            if content.len() > self.bytes.len() {
                return None;
            }
            next = *self.table.get(usize::try_from(next).ok()?)?;
        }
        Some(content)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        if entry.size >= self.short_below {
            content = self.chain(entry.start)?;
        } else {
            let container = self.chain(self.entries.first()?.start)?;
            let mut next = entry.start;
            while next < LAST_SECTOR {
                let index = usize::try_from(next).ok()?;
                let start = index.checked_mul(SHORT_SECTOR_BYTES)?;
                content.extend_from_slice(container.get(start..start + SHORT_SECTOR_BYTES)?);
                if content.len() > container.len() {
                    return None;
                }
                next = *self.short_table.get(index)?;
            }
        }
        content.truncate(entry.size);
        Some(content)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let name_bytes = usize::from(number16(bytes, 64)?).saturating_sub(2).min(62);
    let units: Vec<u16> =
        bytes[..name_bytes].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: number32(bytes, 116)?,
        size: usize::try_from(number32(bytes, 120)?).ok()?,
    })
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u16]) -> Vec<u8> {
        let length = u16::try_from(data.len() * 2).expect("a short record");
        [kind, length].iter().chain(data).flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn r40_two_cells_at_opposite_corners_are_refused_before_they_are_laid_out() {
        let corners = [record(SHEET, &[]), record(0x0203, &[0, 0, 0]), record(0x0203, &[65_535, 255, 0])];
        let problem = check_records(&corners.concat()).expect_err("too large");
        assert_eq!(problem.code, Code::WorkbookTooLarge);
        let column = [record(SHEET, &[]), record(0x0203, &[0, 0, 0]), record(0x0203, &[65_535, 20, 0])];
        assert!(check_records(&column.concat()).is_ok());
    }

    #[test]
    fn r40_an_encrypted_old_workbook_is_refused() {
        let problem = check_records(&record(FILE_PASS, &[1])).expect_err("encrypted");
        assert_eq!(problem.code, Code::WorkbookEncrypted);
    }

    #[test]
    fn r40_a_compound_file_that_runs_in_circles_or_is_cut_off_is_no_workbook() {
        let mut bytes = vec![0; 1024];
        bytes[..8].copy_from_slice(&MAGIC);
        for length in [8, 80, 512, 1024] {
            assert_eq!(check(&bytes[..length]).expect_err("broken").code, Code::NotAWorkbook, "{length}");
        }
        bytes[30] = 9;
        assert_eq!(check(&bytes).expect_err("broken").code, Code::NotAWorkbook);
    }
}
