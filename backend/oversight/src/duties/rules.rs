//! The kinds of duties, their words, and which is the worst.

pub mod plan;

use chrono::NaiveDate;

use foundation::kernel::{Id, TextEnum as _, text_enum};

text_enum! {
    /// What is owed. The order of declaration decides between duties of the same urgency.
    pub enum DutyKind {
        /// A leader or whoever has the authority: approve or reject who was laid before him.
        Approve = "approve" / "Phê duyệt danh sách cử đi",
        /// A head: confirm whom the coordinator has entered for a letter with names due tomorrow.
        Confirm = "confirm" / "Xác nhận người đã được nhập nhanh",
        /// A head: mend what was sent back.
        Mend = "mend" / "Bổ sung đề xuất bị trả lại",
        /// A head: propose, or refuse, who wishes to go.
        Propose = "propose" / "Xem xét nguyện vọng đi học",
        /// The coordinator: gather and lay before the authority.
        Endorse = "endorse" / "Tổng hợp, trình lãnh đạo",
        /// The coordinator: send the approved list to the superior.
        SendUp = "send_up" / "Gửi danh sách lên cấp trên",
        /// The coordinator: record whom the superior has taken.
        RecordAnswer = "record_answer" / "Ghi nhận cấp trên triệu tập",
        /// The coordinator: people who were kept against a rule when their course was moved.
        SettleConflicts = "settle_conflicts" / "Xử lý người vướng lịch sau khi chuyển lớp",
        /// The coordinator: mark who was there, at the ward's own courses.
        Attendance = "attendance" / "Điểm danh buổi học",
        /// The coordinator: enter results of a course that is over.
        Results = "results" / "Nhập kết quả",
        /// The coordinator: compare certificates that were handed in.
        VerifyCertificates = "verify_certificates" / "Đối chiếu chứng chỉ",
        /// The coordinator: certificates that nobody has handed in yet.
        ChaseCertificates = "chase_certificates" / "Theo dõi chứng chỉ chưa nộp",
        /// The person: hand in the certificate of a course that was completed.
        HandInCertificate = "hand_in_certificate" / "Nộp chứng chỉ",
        /// The person: report the result.
        WriteReport = "write_report" / "Viết báo cáo kết quả",
        /// The coordinator: take reports or send them back.
        ReviewReports = "review_reports" / "Tiếp nhận báo cáo kết quả",
        /// A head, a coordinator: urge those whose reports are overdue.
        UrgeReports = "urge_reports" / "Đôn đốc báo cáo kết quả quá hạn",
        /// Whoever has the authority: evaluate.
        Evaluate = "evaluate" / "Đánh giá sau bồi dưỡng",
        /// A leader, a coordinator: evaluations that others have let pass (R-26: reminders, then the leader).
        UrgeEvaluations = "urge_evaluations" / "Đôn đốc đánh giá quá hạn",
        /// A head: confirm the review of the unit for the year.
        ConfirmReview = "confirm_review" / "Xác nhận kết quả rà soát đội ngũ",
        /// Whoever decides, or records what was decided: the level of the year.
        Classify = "classify" / "Nhập kết quả xếp loại chất lượng",
        /// A leader, a coordinator: levels that others have let pass.
        UrgeClassifications = "urge_classifications" / "Đôn đốc xếp loại chất lượng quá hạn",
        /// The person: read a document and confirm it.
        ReadDocument = "read_document" / "Đọc và xác nhận văn bản",
        /// A head: people whom a document has not reached, near its deadline.
        ReachMissing = "reach_missing" / "Phổ biến văn bản cho người còn thiếu",
        /// A coordinator, a leader: units that have let the deadline pass.
        UrgeDissemination = "urge_dissemination" / "Đôn đốc phổ biến văn bản quá hạn",
        /// A head: hand in what the unit needs.
        AnswerNeeds = "answer_needs" / "Gửi nhu cầu bồi dưỡng",
        /// A head: complete needs that were sent back.
        MendNeeds = "mend_needs" / "Bổ sung nhu cầu bị trả lại",
        /// The coordinator: take needs or send them back.
        ReviewNeeds = "review_needs" / "Tiếp nhận nhu cầu của đơn vị",
        /// The coordinator: units whose needs are overdue.
        UrgeNeeds = "urge_needs" / "Đôn đốc đơn vị quá hạn gửi nhu cầu",
        /// A leader: the same, when the deadline has passed.
        EscalateNeeds = "escalate_needs" / "Đơn vị quá hạn gửi nhu cầu",
        /// A leader: approve a year plan or send it back.
        ApproveYearPlan = "approve_year_plan" / "Phê duyệt kế hoạch năm",
        /// The coordinator: mend a year plan that was sent back.
        MendYearPlan = "mend_year_plan" / "Bổ sung kế hoạch năm bị trả lại",
        /// A coordinator: advise on what a unit has reported.
        AdviseDifficulty = "advise_difficulty" / "Tham mưu xử lý khó khăn, vướng mắc",
        /// A head: complete what the coordinator asks for.
        CompleteDifficulty = "complete_difficulty" / "Bổ sung thông tin khó khăn, vướng mắc",
        /// A leader: decide.
        DecideDifficulty = "decide_difficulty" / "Quyết định xử lý khó khăn, vướng mắc",
        /// A head: take notice of the answer.
        ReadDifficultyAnswer = "read_difficulty_answer" / "Xem trả lời khó khăn, vướng mắc",
        /// A coordinator, a leader: what others have let pass.
        UrgeDifficulties = "urge_difficulties" / "Đôn đốc xử lý khó khăn, vướng mắc quá hạn",
        /// A head: write the unit's report.
        WriteUnitReport = "write_unit_report" / "Viết báo cáo của đơn vị",
        /// A head: complete a report that was sent back.
        MendUnitReport = "mend_unit_report" / "Bổ sung báo cáo của đơn vị bị trả lại",
        /// The coordinator: take reports of units or send them back.
        ReviewUnitReports = "review_unit_reports" / "Tiếp nhận báo cáo của đơn vị",
        /// The coordinator: units whose reports are overdue.
        UrgeUnitReports = "urge_unit_reports" / "Đôn đốc đơn vị quá hạn gửi báo cáo",
        /// A leader: the same, when the deadline has passed.
        EscalateUnitReports = "escalate_unit_reports" / "Đơn vị quá hạn gửi báo cáo",
        /// A head: mend what an inspection has found.
        MendFindings = "mend_findings" / "Khắc phục kết quả kiểm tra",
        /// A coordinator: accept what was reported mended or send it back.
        AcceptFindings = "accept_findings" / "Xác nhận kết quả khắc phục sau kiểm tra",
        /// A coordinator: units that have let the day pass.
        UrgeFindings = "urge_findings" / "Đôn đốc khắc phục kết quả kiểm tra quá hạn",
        /// A leader: the same, when the day has passed.
        EscalateFindings = "escalate_findings" / "Đơn vị quá hạn khắc phục kết quả kiểm tra",
        /// The coordinator: the city's software has pulled nothing for longer than it should.
        CheckPull = "check_pull" / "Kiểm tra kết nối của phần mềm thành phố",
        /// Whoever sets the product up: there is nobody on the roster.
        ImportRoster = "import_roster" / "Nhập danh sách cán bộ",
        /// The administrator: accounts that nobody has activated.
        ActivateAccounts = "activate_accounts" / "Phát phiếu kích hoạt tài khoản",
    }
}

text_enum! {
    /// What a duty is about.
    pub enum SubjectKind {
        /// A course.
        Course = "course" / "Lớp bồi dưỡng, tập huấn",
        /// A round of evaluations.
        Round = "round" / "Đợt đánh giá",
        /// A unit.
        Unit = "unit" / "Đơn vị",
        /// A year of the plan.
        Year = "year" / "Năm",
        /// A round of needs.
        NeedsRound = "needs_round" / "Đợt rà soát nhu cầu",
        /// A year plan.
        YearPlan = "year_plan" / "Kế hoạch năm",
        /// A document that must be made known.
        Document = "document" / "Văn bản",
        /// A difficulty that a unit has reported.
        Difficulty = "difficulty" / "Khó khăn, vướng mắc",
        /// A request for reports of units.
        ReportRequest = "report_request" / "Yêu cầu báo cáo",
        /// An inspection.
        Inspection = "inspection" / "Kiểm tra",
        /// A program that pulls.
        ApiClient = "api_client" / "Phần mềm kết nối",
        /// The installation itself.
        Installation = "installation" / "Hệ thống",
    }
}

/// What a duty is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What sort of thing.
    pub kind: SubjectKind,
    /// Which one; none for the installation and for a round.
    pub id: Option<Id>,
    /// Its name.
    pub label: String,
}

/// One thing that is owed: all of a kind about one subject together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What is owed.
    pub kind: DutyKind,
    /// About what.
    pub subject: Subject,
    /// By when, that day included; the earliest where there are many.
    pub due_on: Option<NaiveDate>,
    /// Where in the product it is done.
    pub link: String,
    /// How many people, sessions or papers.
    pub count: i64,
}

/// A duty, and how much of it should have been done by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// What is owed.
    pub duty: Duty,
    /// How many of its count are overdue.
    pub overdue: i64,
}

/// Who owes something: an account, or somebody of the roster who has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holding {
    /// Whoever holds this account.
    Account(Id),
    /// This person.
    Person(Id),
}

impl Duty {
    /// The same for as long as the same one owes the same about the same.
    pub fn id(&self, holder: Holding) -> Id {
        let holder = match holder {
            Holding::Account(id) => format!("account:{id}"),
            Holding::Person(id) => format!("person:{id}"),
        };
        let about = self.subject.id.map_or_else(|| self.subject.label.clone(), |id| id.to_string());
        Id::from_words(&format!("duty:{holder}:{}:{}:{about}", self.kind, self.subject.kind))
    }

    /// What people read: what is owed, and about what.
    pub fn title(&self) -> String {
        match self.subject.kind {
            SubjectKind::Installation => self.kind.label().to_owned(),
            SubjectKind::Course
            | SubjectKind::Round
            | SubjectKind::Unit
            | SubjectKind::Year
            | SubjectKind::NeedsRound
            | SubjectKind::YearPlan
            | SubjectKind::Document
            | SubjectKind::Difficulty
            | SubjectKind::ReportRequest
            | SubjectKind::Inspection
            | SubjectKind::ApiClient => format!("{}: {}", self.kind.label(), self.subject.label),
        }
    }

    /// Days until it is due, negative when overdue.
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        self.due_on.map(|day| (day - today).num_days())
    }

    /// Whether it should have been done by now.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.due_on.is_some_and(|day| day < today)
    }
}

/// The worst first: by the day on which they are due, what has none last; then by kind and name.
pub fn worst_first(duties: &mut [Together]) {
    duties.sort_by(|Together { duty: one, .. }, Together { duty: other, .. }| {
        let key = |duty: &Duty| (duty.due_on.unwrap_or(NaiveDate::MAX), duty.kind);
        key(one).cmp(&key(other)).then_with(|| one.subject.label.cmp(&other.subject.label))
    });
}

/// Puts together what is of one kind about one subject: the counts added, the earliest day kept.
pub fn together(duties: impl IntoIterator<Item = Duty>, today: NaiveDate) -> Vec<Together> {
    let mut merged: Vec<Together> = Vec::new();
    for duty in duties {
        let overdue = if duty.is_overdue(today) { duty.count } else { 0 };
        let same = |known: &&mut Together| known.duty.kind == duty.kind && known.duty.subject == duty.subject;
        match merged.iter_mut().find(same) {
            None => merged.push(Together { duty, overdue }),
            Some(known) => {
                known.overdue += overdue;
                known.duty.count += duty.count;
                known.duty.due_on = [known.duty.due_on, duty.due_on].into_iter().flatten().min();
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duty(kind: DutyKind, label: &str, due_on: Option<&str>, count: i64) -> Duty {
        let subject = Subject { kind: SubjectKind::Course, id: None, label: label.to_owned() };
        let due_on = due_on.map(|day| day.parse().expect("a day"));
        Duty { kind, subject, due_on, link: "/lop".to_owned(), count }
    }

    #[test]
    fn r32_the_worst_comes_first_and_what_has_no_day_last() {
        let today = "2026-11-20".parse().expect("a day");
        let mut duties = together(
            [
                duty(DutyKind::Results, "a", None, 1),
                duty(DutyKind::Evaluate, "b", Some("2026-11-20"), 1),
                duty(DutyKind::Approve, "c", Some("2026-11-20"), 1),
                duty(DutyKind::Endorse, "d", Some("2026-11-01"), 1),
            ],
            today,
        );
        worst_first(&mut duties);
        let duties: Vec<Duty> = duties.into_iter().map(|owed| owed.duty).collect();
        let order: Vec<&str> = duties.iter().map(|duty| duty.subject.label.as_str()).collect();
        assert_eq!(order, ["d", "c", "b", "a"]);
        assert_eq!(duties[0].days_left(today), Some(-19));
        assert!(duties[0].is_overdue(today) && !duties[1].is_overdue(today), "due today is not overdue");
        assert_eq!(duties[1].title(), "Phê duyệt danh sách cử đi: c");
    }

    #[test]
    fn r32_many_of_a_kind_about_one_course_are_one_row() {
        let evaluations = [
            duty(DutyKind::Evaluate, "a", None, 1),
            duty(DutyKind::Evaluate, "a", Some("2026-12-01"), 2),
            duty(DutyKind::Evaluate, "a", Some("2026-11-01"), 1),
            duty(DutyKind::Results, "a", None, 1),
        ];
        let merged = together(evaluations, "2026-11-20".parse().expect("a day"));
        assert_eq!(merged.len(), 2);
        assert_eq!((merged[0].duty.count, merged[0].duty.due_on), (4, "2026-11-01".parse().ok()));
        assert_eq!((merged[0].overdue, merged[1].overdue), (1, 0), "what is due later is not overdue with the rest");
    }
}
