//! What a list of people asks for.

use foundation::kernel::text_enum;

text_enum! {
    /// Which side of a criterion is listed.
    pub enum CriterionSide {
        /// Who has it.
        Has = "has" / "Đã có",
        /// Who lacks it.
        Lacks = "lacks" / "Chưa có",
    }
}

text_enum! {
    /// What must have happened, by its day.
    pub enum CriterionEvent {
        /// Sent: the day of admission; past training by its last day.
        Sent = "sent" / "Được cử đi bồi dưỡng",
        /// Completed: the last day of the course.
        Completed = "completed" / "Hoàn thành bồi dưỡng",
        /// Holds a verified certificate: its day of issue.
        Certified = "certified" / "Có chứng chỉ",
        /// Has reported: that day is not asked, the last day of the course is.
        Reported = "reported" / "Đã báo cáo kết quả",
        /// Was evaluated: the day of the signature.
        Evaluated = "evaluated" / "Đã được đánh giá",
    }
}
