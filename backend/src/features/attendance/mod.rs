//! Attendance (điểm danh) by session: owed for the ward's own courses only, optional for those of superiors.

pub mod rules;
