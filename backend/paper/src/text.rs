//! What all parts of a paper are written with: words of a size, and paragraphs of them.

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, Paragraph, Run};
use unicode_normalization::UnicodeNormalization as _;

/// Of the words in a table, and of remarks, in points.
pub const SIZE_TABLE: usize = 12;

/// Words of a size in points, still to come.
pub fn run(size: usize) -> Run {
    Run::new().size(size * 2)
}

/// Words of a size in points.
pub fn line(text: &str, size: usize) -> Run {
    // Decomposed marks look broken in many fonts.
    run(size).add_text(text.nfc().collect::<String>())
}

/// Single lines, with so much above the paragraph, in twentieths of a point.
pub fn spacing(before: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(0).line(240).line_rule(LineSpacingType::Auto)
}

/// A paragraph without space around it.
pub fn tight() -> Paragraph {
    Paragraph::new().line_spacing(spacing(0))
}

/// A paragraph in the middle.
pub fn middle(words: Run) -> Paragraph {
    tight().align(AlignmentType::Center).add_run(words)
}
