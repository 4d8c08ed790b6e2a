//! The words of the record: what an office calls the kinds of things in it, and what is done to them. They stand here
//! alone: the sheets say them, and the pages have them from the OpenAPI document.

use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use foundation::kernel::{TextEnum, text_enum};

text_enum! {
    /// The kinds of things, by the codes under which the rooms put them on record.
    pub enum KindWord {
        Absences = "absences" / "Vắng mặt",
        AbsenceImports = "absence-imports" / "Nhập vắng mặt từ Excel",
        Accounts = "accounts" / "Tài khoản",
        Allocations = "allocations" / "Dự toán kinh phí",
        Amendments = "amendments" / "Điều chỉnh sau khi chốt năm",
        ApiClients = "api-clients" / "Phần mềm kết nối",
        ApiClientSecrets = "api-client-secrets" / "Khóa bí mật của phần mềm",
        Assignments = "assignments" / "Quá trình công tác",
        Attendance = "attendance" / "Điểm danh",
        Authorities = "authorities" / "Thẩm quyền",
        CalendarFeeds = "calendar-feeds" / "Địa chỉ lịch",
        Certificates = "certificates" / "Chứng chỉ, giấy chứng nhận",
        Classifications = "classifications" / "Xếp loại chất lượng",
        CohortDepartures = "cohort-departures" / "Ra khỏi nhóm chưa đáp ứng yêu cầu",
        Courses = "courses" / "Lớp bồi dưỡng, tập huấn",
        CourseSheetImports = "course-sheet-imports" / "Nhập bảng của lớp từ Excel",
        Decisions = "decisions" / "Quyết định cử đi bồi dưỡng",
        Difficulties = "difficulties" / "Khó khăn, vướng mắc",
        DisseminationSessions = "dissemination-sessions" / "Buổi phổ biến, quán triệt",
        Documents = "documents" / "Văn bản phổ biến, quán triệt",
        DocumentConfirmations = "document-confirmations" / "Xác nhận đã đọc văn bản",
        DocumentVersions = "document-versions" / "Bản của văn bản phổ biến",
        Evaluations = "evaluations" / "Đánh giá sau bồi dưỡng",
        Files = "files" / "Tệp",
        Findings = "findings" / "Kết luận về yêu cầu chuyên môn",
        FundSources = "fund-sources" / "Nguồn kinh phí",
        Inspections = "inspections" / "Kiểm tra",
        InspectionFindings = "inspection-findings" / "Việc phải khắc phục sau kiểm tra",
        Jobs = "jobs" / "Tác vụ tự động",
        Letterheads = "letterheads" / "Thể thức văn bản",
        MoneyLines = "money-lines" / "Sổ kinh phí",
        Needs = "needs" / "Nhu cầu bồi dưỡng",
        NeedsRounds = "needs-rounds" / "Đợt rà soát nhu cầu",
        NeedsSubmissions = "needs-submissions" / "Bản nhu cầu của đơn vị",
        Nominations = "nominations" / "Cử đi bồi dưỡng",
        OfficialLetters = "official-letters" / "Công văn, giấy triệu tập",
        Posts = "posts" / "Vị trí việc làm",
        Programmes = "programmes" / "Chương trình bồi dưỡng",
        Registrations = "registrations" / "Đăng ký văn bản",
        Reminders = "reminders" / "Nhắc việc",
        ReminderSteps = "reminder-steps" / "Mốc nhắc việc",
        Results = "results" / "Kết quả",
        ResultReports = "result-reports" / "Báo cáo kết quả bồi dưỡng",
        RoleGrants = "role-grants" / "Vai trò",
        SavedLists = "saved-lists" / "Danh sách đã lưu",
        Sessions = "sessions" / "Buổi học",
        Staff = "staff" / "Cán bộ",
        StaffImports = "staff-imports" / "Nhập danh sách từ Excel",
        StaffPairs = "staff-pairs" / "Cặp người thay nhau trực",
        StaffStates = "staff-states" / "Tình trạng công tác",
        Substitutions = "substitutions" / "Người xử lý thay",
        SuperiorSheetLayouts = "superior-sheet-layouts" / "Bố cục bảng cho phần mềm cấp trên",
        SuperiorSoftwareMarks = "superior-software-marks" / "Cập nhật phần mềm cấp trên",
        Targets = "targets" / "Chỉ tiêu",
        Units = "units" / "Đơn vị",
        UnitReports = "unit-reports" / "Báo cáo của đơn vị",
        UnitReportRequests = "unit-report-requests" / "Yêu cầu báo cáo",
        UnitReviews = "unit-reviews" / "Kết quả rà soát của đơn vị",
        WardReports = "ward-reports" / "Báo cáo của phường",
        WorkingDays = "working-days" / "Ngày làm việc",
        Years = "years" / "Năm của kế hoạch",
        YearPlans = "year-plans" / "Kế hoạch năm",
        YearPlanItems = "year-plan-items" / "Nội dung của kế hoạch năm",
    }
}

text_enum! {
    /// What is done to them. The word that a kind alone has for it stands under `kind.action`, that of all others under
    /// the action.
    pub enum ActionWord {
        AbsentAll = "absent_all" / "Ghi không tham gia",
        Accept = "accept" / "Tiếp nhận",
        InspectionFindingsAccept = "inspection-findings.accept" / "Xác nhận đã khắc phục",
        Add = "add" / "Bổ sung",
        Admit = "admit" / "Ghi nhận cấp trên triệu tập",
        Advise = "advise" / "Tham mưu, trình lãnh đạo",
        Amend = "amend" / "Điều chỉnh",
        Answer = "answer" / "Trả lời",
        Approve = "approve" / "Phê duyệt",
        Ask = "ask" / "Gửi yêu cầu",
        AskAgain = "ask_again" / "Yêu cầu xem xét lại",
        AskBack = "ask_back" / "Yêu cầu bổ sung",
        Attach = "attach" / "Đính kèm tệp",
        Begin = "begin" / "Bắt đầu",
        Cancel = "cancel" / "Hủy lớp",
        Carry = "carry" / "Chuyển từ đợt trước",
        Change = "change" / "Sửa",
        Clear = "clear" / "Xóa dữ liệu đã nhập",
        Close = "close" / "Khóa, chốt, kết thúc",
        DifficultiesClose = "difficulties.close" / "Đã nhận kết quả, kết thúc",
        NeedsRoundsClose = "needs-rounds.close" / "Khóa đợt",
        YearsClose = "years.close" / "Chốt năm",
        Commit = "commit" / "Ghi cam kết",
        Complete = "complete" / "Ghi hoàn thành",
        Confirm = "confirm" / "Xác nhận",
        NominationsConfirm = "nominations.confirm" / "Đơn vị xác nhận",
        Correct = "correct" / "Cải chính",
        Create = "create" / "Thêm",
        Decide = "decide" / "Quyết định",
        NominationsDecide = "nominations.decide" / "Ghi số quyết định",
        Delete = "delete" / "Xóa",
        Detach = "detach" / "Bỏ tệp",
        End = "end" / "Kết thúc",
        EndSession = "end_session" / "Kết thúc phiên đăng nhập",
        EndSessions = "end_sessions" / "Đăng xuất mọi nơi",
        Endorse = "endorse" / "Tổng hợp, trình",
        Enter = "enter" / "Nhập",
        NominationsEnter = "nominations.enter" / "Nhập nhanh",
        EnterState = "enter_state" / "Ghi tình trạng",
        Fail = "fail" / "Ghi không hoàn thành",
        FillIn = "fill_in" / "Điền phiếu",
        Find = "find" / "Ghi việc phải khắc phục",
        Finish = "finish" / "Kết thúc lớp",
        Forget = "forget" / "Bỏ",
        RegistrationsForget = "registrations.forget" / "Bỏ số, ngày văn bản",
        SavedListsForget = "saved-lists.forget" / "Bỏ danh sách đã lưu",
        FormerComment = "former_comment" / "Ghi nhận xét của đơn vị cũ",
        Grant = "grant" / "Giao vai trò",
        HandIn = "hand_in" / "Nộp",
        Import = "import" / "Nhập từ Excel",
        Invent = "invent" / "Lập dữ liệu mẫu",
        Issue = "issue" / "Phát hành",
        Join = "join" / "Gộp xử lý chung",
        JoinCourse = "join_course" / "Gắn với lớp",
        Keep = "keep" / "Lưu danh sách",
        LeaveCohort = "leave_cohort" / "Đưa khỏi nhóm",
        Lock = "lock" / "Khóa",
        Make = "make" / "Lập kế hoạch",
        Mark = "mark" / "Đánh dấu",
        AttendanceMark = "attendance.mark" / "Điểm danh",
        SuperiorSoftwareMarksMark = "superior-software-marks.mark" / "Đánh dấu đã cập nhật",
        Measure = "measure" / "Tính kết quả chỉ tiêu",
        Mend = "mend" / "Báo cáo đã khắc phục",
        MoveQuarter = "move_quarter" / "Chuyển quý",
        NotAdmit = "not_admit" / "Ghi nhận cấp trên không xếp lớp",
        Open = "open" / "Mở",
        CoursesOpen = "courses.open" / "Mở lớp",
        Override = "override" / "Cho phép cử, có lý do",
        OwnMarks = "own_marks" / "Tự đánh giá",
        Plan = "plan" / "Ghi dự kiến",
        Postpone = "postpone" / "Hoãn lớp",
        Promote = "promote" / "Chuyển từ danh sách dự bị",
        Propose = "propose" / "Đề xuất cử",
        Publish = "publish" / "Ban hành bản mới",
        Record = "record" / "Ghi nhận",
        Refresh = "refresh" / "Cập nhật theo nhu cầu",
        Register = "register" / "Ghi số, ngày văn bản",
        Reject = "reject" / "Không phê duyệt",
        CertificatesReject = "certificates.reject" / "Không xác nhận",
        Remind = "remind" / "Nhắc việc",
        Remove = "remove" / "Gỡ, bỏ",
        FilesRemove = "files.remove" / "Gỡ tệp",
        NeedsRemove = "needs.remove" / "Bỏ nhu cầu",
        YearPlanItemsRemove = "year-plan-items.remove" / "Đưa ra khỏi kế hoạch",
        Reopen = "reopen" / "Mở lại",
        CoursesReopen = "courses.reopen" / "Mở lại lớp",
        UnitReportsReopen = "unit-reports.reopen" / "Mở lại để đính chính",
        Replace = "replace" / "Thay",
        NominationsReplace = "nominations.replace" / "Thay người",
        Reply = "reply" / "Bổ sung, gửi lại",
        Report = "report" / "Báo cáo",
        Request = "request" / "Đăng ký nguyện vọng",
        Reschedule = "reschedule" / "Ấn định lịch mới",
        Return = "return" / "Trả lại bổ sung",
        Reverse = "reverse" / "Ghi dòng đảo",
        Revoke = "revoke" / "Thu hồi",
        Run = "run" / "Chạy tác vụ",
        Seed = "seed" / "Có sẵn khi cài đặt",
        SendBack = "send_back" / "Yêu cầu làm lại",
        DifficultiesSendBack = "difficulties.send_back" / "Yêu cầu tham mưu lại",
        InspectionFindingsSendBack = "inspection-findings.send_back" / "Yêu cầu khắc phục tiếp",
        SendUp = "send_up" / "Gửi cấp trên",
        Separate = "separate" / "Tách ra xử lý riêng",
        SetPassword = "set_password" / "Đặt mật khẩu",
        Sign = "sign" / "Ký",
        SignIn = "sign_in" / "Đăng nhập",
        Slip = "slip" / "Cấp phiếu kích hoạt",
        Spend = "spend" / "Ghi chi",
        Store = "store" / "Lưu tệp",
        Submit = "submit" / "Gửi, trình",
        NeedsSubmissionsSubmit = "needs-submissions.submit" / "Gửi nhu cầu",
        ResultReportsSubmit = "result-reports.submit" / "Gửi báo cáo",
        UnitReportsSubmit = "unit-reports.submit" / "Gửi báo cáo",
        YearPlansSubmit = "year-plans.submit" / "Trình lãnh đạo",
        Subscribe = "subscribe" / "Tạo địa chỉ",
        TakeBack = "take_back" / "Rút lại",
        TakeIn = "take_in" / "Đưa vào đợt rà soát",
        TakeRole = "take_role" / "Thu hồi vai trò",
        Transfer = "transfer" / "Chuyển đơn vị",
        Unlock = "unlock" / "Mở khóa",
        Verify = "verify" / "Xác nhận đã đối chiếu",
        Waitlist = "waitlist" / "Ghi vào danh sách dự bị",
        Withdraw = "withdraw" / "Rút",
        NominationsWithdraw = "nominations.withdraw" / "Thôi cử",
        WardReportsWithdraw = "ward-reports.withdraw" / "Rút về để sửa",
    }
}

/// A kind of thing, as it stands on record: what an earlier version of the program called otherwise is kept as it was.
#[derive(Serialize)]
pub struct AuditKind(pub String);

impl AuditKind {
    /// Its word; the code where there is none.
    pub fn word(&self) -> &str {
        KindWord::from_code(&self.0).map_or(self.0.as_str(), |word| word.label())
    }
}

/// What was done, as it stands on record: what an earlier version of the program called otherwise is kept as it was.
#[derive(Serialize)]
pub struct AuditAction(pub String);

impl AuditAction {
    /// Its word where it was done to a thing of this kind; the code where there is none.
    pub fn word(&self, kind: &AuditKind) -> &str {
        ActionWord::from_code(&format!("{}.{}", kind.0, self.0))
            .or_else(|| ActionWord::from_code(&self.0))
            .map_or(self.0.as_str(), |word| word.label())
    }
}

impl PartialSchema for AuditKind {
    fn schema() -> RefOr<Schema> {
        open_code::<KindWord>(
            "units",
            "A kind of thing on record. `x-labels-vi` has those of this version; an old record keeps the code it was \
             written with.",
        )
    }
}

impl ToSchema for AuditKind {}

impl PartialSchema for AuditAction {
    fn schema() -> RefOr<Schema> {
        open_code::<ActionWord>(
            "change",
            "What was done. `x-labels-vi` has what this version does, under `kind.action` where a kind has its own \
             word for it; an old record keeps the code it was written with.",
        )
    }
}

impl ToSchema for AuditAction {}

/// A text with the words of the codes that are known, which takes other codes too.
fn open_code<T: TextEnum>(example: &str, about: &str) -> RefOr<Schema> {
    let labels: Map<String, Value> =
        T::ALL.iter().map(|word| (word.as_str().to_owned(), Value::from(word.label()))).collect();
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(about))
        .examples([json!(example)])
        .extensions(Some(ExtensionsBuilder::new().add("x-labels-vi", labels).build()))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kinds_own_word_comes_first_and_a_code_without_a_word_is_shown() {
        let word = |kind: &str, action: &str| {
            let kind = AuditKind(kind.to_owned());
            (kind.word().to_owned(), AuditAction(action.to_owned()).word(&kind).to_owned())
        };
        let told = |kind: &str, action: &str| (kind.to_owned(), action.to_owned());
        assert_eq!(word("nominations", "withdraw"), told("Cử đi bồi dưỡng", "Thôi cử"));
        assert_eq!(word("difficulties", "withdraw"), told("Khó khăn, vướng mắc", "Rút"));
        assert_eq!(word("old-things", "twist"), told("old-things", "twist"));
    }
}
