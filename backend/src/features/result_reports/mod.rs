//! The result report (báo cáo kết quả bồi dưỡng) that each person sent writes for the ward afterwards (R-23).
//!
//! ```text
//! draft ─► submitted ─► accepted
//!   ▲          │
//!   └─ returned ┘   (returned is submitted again)
//! ```

pub mod rules;
