//! Which files are taken as scans: by their content, never by their name.

use foundation::kernel::{Code, Fault, text_enum};

text_enum! {
    /// The kinds of files that are kept: scans, and papers as they were issued.
    pub enum FileType {
        /// PDF.
        Pdf = "application/pdf" / "PDF",
        /// JPEG.
        Jpeg = "image/jpeg" / "JPEG",
        /// PNG.
        Png = "image/png" / "PNG",
        /// A paper that the product itself has written; never taken from outside.
        Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document" / "DOCX",
    }
}

/// The largest scan that is taken, in bytes: 10 MB, counted generously.
pub const LARGEST_FILE: u64 = 10 * 1024 * 1024;

/// The kind of a file by its first bytes, never by its name; `None` for what is not taken.
pub fn file_type(content: &[u8]) -> Option<FileType> {
    const SIGNATURES: [(&[u8], FileType); 3] =
        [(b"%PDF-", FileType::Pdf), (b"\xFF\xD8\xFF", FileType::Jpeg), (b"\x89PNG\r\n\x1A\n", FileType::Png)];
    SIGNATURES.iter().find(|(signature, _)| content.starts_with(signature)).map(|(_, kind)| *kind)
}

/// Checks a file of this length and content (its beginning is enough).
///
/// # Errors
/// `file_empty`, `file_too_large`, `file_type_refused`.
pub fn check_file(length: u64, content: &[u8]) -> Result<FileType, Fault> {
    if length == 0 {
        return Err(Fault::new("/file", Code::FileEmpty));
    }
    if length > LARGEST_FILE {
        return Err(Fault::new("/file", Code::FileTooLarge).with("limit", "10 MB"));
    }
    file_type(content).ok_or_else(|| Fault::new("/file", Code::FileTypeRefused))
}

/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 150;

impl FileType {
    /// The ends of names that say what the content is.
    const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Document => &["docx"],
        }
    }

    /// The name under which a file of this type is kept and handed out: without folders and what no file system takes,
    /// and with an end that says what the content is, so that nobody opens a scan as a program.
    pub fn name_for(self, sent: &str) -> String {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let clean: String =
            last.chars().filter(|letter| !letter.is_control() && !r#"<>:"|?*"#.contains(*letter)).collect();
        let clean = clean.trim().trim_start_matches('.').trim();
        let known = clean
            .rsplit_once('.')
            .filter(|(_, end)| self.extensions().iter().any(|known| end.eq_ignore_ascii_case(known)));
        let stem = known.map_or(clean, |(stem, _)| stem);
        let stem: String = stem.chars().take(LONGEST_NAME).collect();
        let stem = if stem.trim().is_empty() { "tep" } else { stem.trim() };
        let end = known.map_or(self.extensions()[0], |(_, end)| end);
        format!("{stem}.{end}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content_and_size() {
        for (length, content, expected) in [
            (9, &b"%PDF-1.7\n"[..], Ok(FileType::Pdf)),
            (9, b"\xFF\xD8\xFF\xE0\0\x10JFIF", Ok(FileType::Jpeg)),
            (9, b"\x89PNG\r\n\x1A\n\0\0\0", Ok(FileType::Png)),
            (LARGEST_FILE, b"%PDF-1.7", Ok(FileType::Pdf)),
            (LARGEST_FILE + 1, b"%PDF-1.7", Err(Code::FileTooLarge)),
            (0, b"", Err(Code::FileEmpty)),
            (9, b" %PDF-1.7", Err(Code::FileTypeRefused)),
            (9, b"PK\x03\x04", Err(Code::FileTypeRefused)),
            (9, b"MZ\x90\0", Err(Code::FileTypeRefused)),
            (9, b"<svg xmlns=\"\">", Err(Code::FileTypeRefused)),
            (2, b"\xFF\xD8", Err(Code::FileTypeRefused)),
        ] {
            assert_eq!(check_file(length, content).map_err(|fault| fault.code), expected, "{content:?}");
        }
    }

    #[test]
    fn a_file_keeps_its_name_and_says_what_it_is() {
        for (kind, sent, kept) in [
            (FileType::Pdf, "Công văn 12.pdf", "Công văn 12.pdf"),
            (FileType::Pdf, "Công văn 12.PDF", "Công văn 12.PDF"),
            (FileType::Jpeg, "scan.jpeg", "scan.jpeg"),
            (FileType::Pdf, "bang.exe", "bang.exe.pdf"),
            (FileType::Png, "../../etc/a\\b.png", "b.png"),
            (FileType::Pdf, "", "tep.pdf"),
            (FileType::Pdf, ".pdf", "pdf.pdf"),
            (FileType::Pdf, "a\u{0}<b>.pdf", "ab.pdf"),
        ] {
            assert_eq!(kind.name_for(sent), kept, "{sent}");
        }
    }
}
