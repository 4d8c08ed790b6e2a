//! The one table of error codes: status, Vietnamese, English. The SPA and `/problems/{code}` read the same table.

macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $code:literal $status:literal $vietnamese:literal $english:literal;)+) => {
        /// A stable code of a problem or a fault. `{names}` in the texts are filled in from its values.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the English text beside each code is its documentation")]
        pub enum Code { $($(#[$meta])* $variant),+ }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as sent.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The HTTP status when it is the problem itself.
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status),+ }
            }

            /// What it says in Vietnamese.
            pub const fn vietnamese(self) -> &'static str {
                match self { $(Self::$variant => $vietnamese),+ }
            }

            /// What it says in English.
            pub const fn english(self) -> &'static str {
                match self { $(Self::$variant => $english),+ }
            }
        }
    };
}

codes! {
    // The request itself.
    BadParameter = "bad_parameter" 400 "Địa chỉ có tham số không đọc được." "The address has parameters that cannot be read.";
    BadJson = "bad_json" 400 "Nội dung gửi lên không phải JSON hợp lệ: {reason}." "The body is not valid JSON: {reason}.";
    BadSchema = "bad_schema" 422 "Nội dung gửi lên không đúng mẫu quy định." "The body does not follow its schema.";
    Invalid = "invalid" 422 "Nội dung gửi lên có chỗ chưa đúng." "The content has faults.";
    BadForm = "bad_form" 400 "Tệp hoặc biểu mẫu gửi lên không đọc được: {reason}." "The form cannot be read: {reason}.";
    NotFound = "not_found" 404 "Không tìm thấy nội dung này." "There is nothing here.";
    MethodNotAllowed = "method_not_allowed" 405 "Địa chỉ này không nhận thao tác đó." "This address does not take that method.";
    NotAcceptable = "not_acceptable" 406 "Không có định dạng được yêu cầu." "The format asked for is not available.";
    TooLarge = "too_large" 413 "Nội dung gửi lên lớn hơn {limit}." "The content is larger than {limit}.";
    UnsupportedMediaType = "unsupported_media_type" 415 "Kiểu nội dung không được nhận; cần {expected}." "This content type is not taken; send {expected}.";
    AddressNotAllowed = "address_not_allowed" 403 "Phần mềm này không được phép kết nối từ địa chỉ {address}." "This client may not connect from {address}.";
    TooManyRequests = "too_many_requests" 429 "Gửi quá nhiều lần; hãy thử lại sau {seconds} giây." "Too many requests; try again in {seconds} seconds.";
    Internal = "internal" 500 "Máy chủ gặp lỗi; hãy thử lại, nếu vẫn lỗi thì báo quản trị kèm mã yêu cầu." "The server failed; try again, and give the request id to the administrator if it stays.";
    Unavailable = "unavailable" 503 "Hệ thống chưa sẵn sàng; hãy thử lại sau ít phút." "The system is not ready; try again shortly.";

    // Fields.
    UnknownField = "unknown_field" 422 "Trường “{name}” không có trong mẫu." "The field “{name}” is not known.";
    UnknownParameter = "unknown_parameter" 400 "Tham số “{name}” không có." "The parameter “{name}” is not known.";
    RepeatedParameter = "repeated_parameter" 400 "Tham số “{name}” lặp lại." "The parameter “{name}” is repeated.";
    Required = "required" 422 "Phải nhập trường “{name}”." "The field “{name}” is required.";
    WrongType = "wrong_type" 422 "Kiểu dữ liệu chưa đúng; cần {expected}." "The type is wrong; {expected} is expected.";
    InvalidValue = "invalid_value" 422 "Giá trị không hợp lệ." "The value is not valid.";
    NotInList = "not_in_list" 422 "Giá trị không có trong danh sách: {allowed}." "The value is not one of: {allowed}.";
    NotADay = "not_a_day" 422 "Không phải là ngày (cần dạng năm-tháng-ngày)." "This is not a day (YYYY-MM-DD).";
    TooShort = "too_short" 422 "Ngắn hơn {least}." "Shorter than {least}.";
    TooLong = "too_long" 422 "Dài hơn {most}." "Longer than {most}.";
    OutOfRange = "out_of_range" 422 "Ngoài khoảng cho phép ({range})." "Out of range ({range}).";
    Blank = "blank" 422 "Không được để trống." "This may not be blank.";
    ControlCharacter = "control_character" 422 "Có ký tự điều khiển không được nhận." "It holds a control character.";
    AfterEnd = "after_end" 422 "Ngày bắt đầu sau ngày kết thúc." "The first day is after the last day.";
    DayPassed = "day_passed" 422 "Ngày này đã qua." "This day has passed.";
    UnknownReference = "unknown_reference" 422 "Không có đối tượng với mã này." "Nothing has this id.";
    Duplicate = "duplicate" 422 "Bị lặp lại." "This is repeated.";
    LimitOutOfRange = "limit_out_of_range" 400 "Số dòng mỗi trang từ 1 đến 200." "The limit is 1 to 200.";
    CursorUnreadable = "cursor_unreadable" 400 "Vị trí trang không đọc được; hãy tải lại từ đầu." "The cursor cannot be read; start over.";
    UnknownSort = "unknown_sort" 400 "Không sắp xếp được theo “{name}”; có thể dùng: {allowed}." "Cannot sort by “{name}”; use one of: {allowed}.";
    BadYear = "bad_year" 422 "Năm phải từ 2026 đến 2031." "The year is 2026 to 2031.";
    NegativeAmount = "negative_amount" 422 "Số tiền không được âm." "The amount may not be negative.";
    ImplausibleDay = "implausible_day" 422 "Ngày có vẻ không đúng." "The day does not look right.";

    // Identity and rights.
    SignInRequired = "sign_in_required" 401 "Cần đăng nhập." "Sign in first.";
    TokenExpired = "token_expired" 401 "Phiên làm việc đã hết hạn; hãy đăng nhập lại." "The token has expired.";
    TokenInvalid = "token_invalid" 401 "Mã truy cập không hợp lệ." "The token is not valid.";
    SignInFailed = "sign_in_failed" 401 "Tên đăng nhập hoặc mật khẩu chưa đúng." "The user name or password is wrong.";
    AccountLocked = "account_locked" 403 "Tài khoản đã bị khóa; hãy liên hệ quản trị." "The account is locked.";
    SessionEnded = "session_ended" 401 "Phiên đăng nhập đã kết thúc; hãy đăng nhập lại." "The session has ended; sign in again.";
    InvalidClient = "invalid_client" 401 "Mã hoặc khóa của phần mềm chưa đúng." "The client id or secret is wrong.";
    Forbidden = "forbidden" 403 "Vai trò của bạn không được làm việc này." "Your role may not do this.";
    PasswordChangeRequired = "password_change_required" 403 "Phải đổi mật khẩu trước khi làm việc." "Change the password first.";
    PasswordWeak = "password_weak" 422 "Mật khẩu phải có ít nhất 12 ký tự và không nằm trong danh sách mật khẩu dễ đoán." "The password needs at least 12 characters and may not be a common one.";
    PasswordWrong = "password_wrong" 422 "Mật khẩu hiện tại chưa đúng." "The current password is wrong.";
    AlreadySetUp = "already_set_up" 409 "Hệ thống đã có người quản trị; đường dẫn này không còn dùng được." "There is an administrator already.";
    LinkInvalid = "link_invalid" 403 "Đường dẫn hoặc mã không đúng, đã dùng hoặc đã hết hạn." "The link or code is wrong, used or expired.";
    UserNameTaken = "user_name_taken" 409 "Tên đăng nhập “{name}” đã có người dùng." "The user name “{name}” is taken.";
    LastAdministrator = "last_administrator" 409 "Không thể bỏ người quản trị cuối cùng." "The last administrator cannot be removed.";
    OwnSubstitute = "own_substitute" 422 "Không thể tự xử lý thay chính mình." "Nobody is his own substitute.";
    ScopeUnknown = "scope_unknown" 422 "Không có phạm vi “{name}”." "There is no scope “{name}”.";

    TooManySecrets = "too_many_secrets" 409 "Phần mềm này đã có hai khóa còn hiệu lực; hãy thu hồi một khóa trước." "Two secrets of this client are valid; revoke one first.";

    // Writing.
    Conflict = "conflict" 409 "Việc này không làm được ở trạng thái hiện tại." "This cannot be done in the present state.";
    Stale = "stale" 412 "Có người khác đã sửa trong lúc này; hãy xem lại rồi lưu." "Somebody else changed it meanwhile; look again and save.";
    PreconditionRequired = "precondition_required" 428 "Thiếu If-Match: hãy gửi ETag của bản đang sửa." "If-Match is missing: send the ETag of what is being changed.";
    AlreadyExists = "already_exists" 409 "Đã có rồi." "It exists already.";
    InUse = "in_use" 409 "Đang được dùng ở nơi khác nên không xóa được." "It is in use and cannot be removed.";
    IdempotencyKeyReused = "idempotency_key_reused" 422 "Khóa Idempotency-Key này đã dùng với nội dung khác." "This Idempotency-Key was used with another body.";
    IdempotencyAnswerLost = "idempotency_answer_lost" 409 "Việc này đã được thực hiện hoặc đang thực hiện; hãy tải lại để xem." "This was carried out already or is under way; look again.";
    ReasonRequired = "reason_required" 422 "Phải ghi lý do." "A reason is required.";
    YearAlreadyClosed = "year_already_closed" 409 "Năm {year} đã chốt rồi." "The year {year} is closed already.";
    YearNotOver = "year_not_over" 409 "Năm {year} chỉ chốt được từ ngày {day}." "The year {year} can be closed from {day} on.";
    YearClosed = "year_closed" 409 "Năm {year} đã chốt; chỉ điều chỉnh bằng bản sửa có lý do." "The year {year} is closed; change it by an amendment with a reason.";

    // Units and staff.
    UnitCircle = "unit_circle" 409 "Đơn vị không thể nằm dưới chính nó." "A unit cannot lie below itself.";
    UnitNotEmpty = "unit_not_empty" 409 "Đơn vị còn người hoặc còn đơn vị bên dưới." "The unit still has people or units below it.";
    AssignmentOverlap = "assignment_overlap" 409 "Người này đã có phân công khác trong thời gian đó." "There is another assignment in that time.";
    AbsenceOverlap = "absence_overlap" 409 "Người này đã có vắng mặt khác trong thời gian đó." "There is another absence in that time.";
    TransferRequired = "transfer_required" 409 "Chuyển đơn vị phải ghi bằng điều động, để giữ quá trình công tác." "A change of unit is recorded as a transfer, so that the history stays.";
    DayInFuture = "day_in_future" 422 "Chưa đến ngày này." "This day has not come.";
    BeforeCurrentPeriod = "before_current_period" 409 "Phải từ ngày {day}, khi giai đoạn hiện tại bắt đầu." "It may not begin before {day}, when the present period began.";
    NotOfUnit = "not_of_unit" 422 "Người này không thuộc đơn vị đã chọn." "This person does not belong to the unit.";

    // Excel and files.
    NotAWorkbook = "not_a_workbook" 422 "Tệp không phải là bảng tính Excel (.xlsx, .xls)." "The file is not an Excel workbook.";
    WorkbookTooLarge = "workbook_too_large" 422 "Bảng tính giải nén ra quá lớn." "The workbook unpacks to too much.";
    WorkbookEncrypted = "workbook_encrypted" 422 "Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi gửi lại." "The workbook is encrypted.";
    LegacyEncoding = "legacy_encoding" 422 "Bảng tính dùng bảng mã cũ {encoding}; hãy chuyển sang Unicode rồi gửi lại." "The workbook uses the legacy encoding {encoding}; convert it to Unicode.";
    NoTableFound = "no_table_found" 422 "Không tìm thấy bảng danh sách (cần cột Họ và tên)." "No table was found (a column of names is needed).";
    UnreadableCell = "unreadable_cell" 422 "Ô {cell}: không đọc được “{value}”." "Cell {cell}: “{value}” cannot be read.";
    ListTooLong = "list_too_long" 422 "Danh sách dài hơn {limit} dòng, một trang tính Excel không chứa hết; hãy lọc bớt rồi tải lại." "The list is longer than the {limit} rows of a sheet of Excel; narrow it down.";
    ColumnsMissing = "columns_missing" 422 "Trang tính “{sheet}” thiếu cột bắt buộc: {names}." "The sheet “{sheet}” lacks required columns: {names}.";
    CellMissing = "cell_missing" 422 "Thiếu nội dung bắt buộc ở cột “{name}”." "The column “{name}” must not be empty.";
    CellNotADay = "cell_not_a_day" 422 "Ngày không đọc được (cần ngày/tháng/năm)." "This is not a day (day/month/year is needed).";
    CellTooLong = "cell_too_long" 422 "Nội dung dài hơn {most} ký tự." "This is longer than {most} characters.";
    ScoreUnreadable = "score_unreadable" 422 "Điểm không đọc được (cần từ 0 đến 10, ví dụ 8,25)." "This is not a score (0 to 10, such as 8.25).";
    PersonUnknown = "person_unknown" 422 "Không có ai trong danh sách với họ tên, ngày sinh này." "Nobody on the list has this name and birth date.";
    PersonUnclear = "person_unclear" 422 "Có nhiều người cùng họ tên; hãy ghi ngày sinh và đơn vị." "Several people have this name; add birth date and unit.";
    RowTwice = "row_twice" 422 "Dòng này lặp lại một dòng ở trên." "This row repeats one above.";
    PreviewChanged = "preview_changed" 409 "Dữ liệu đã đổi từ lúc xem trước; hãy xem lại rồi nhập." "The data changed since the preview; look again.";
    FileTooLarge = "file_too_large" 413 "Tệp lớn hơn {limit}." "The file is larger than {limit}.";
    FileTypeRefused = "file_type_refused" 422 "Chỉ nhận tệp PDF, JPEG hoặc PNG (kiểm tra theo nội dung tệp)." "Only PDF, JPEG and PNG are taken (by content).";
    FileEmpty = "file_empty" 422 "Tệp rỗng." "The file is empty.";

    // Sending people (design/domain: rules 1 to 3).
    WrongState = "wrong_state" 409 "Không làm được việc này khi đang ở trạng thái “{state}”." "This cannot be done in the state “{state}”.";
    Overlap = "overlap" 409 "{name} đã có lớp khác cùng thời gian: {course}." "{name} is in another course at the same time: {course}.";
    UnitUnderstaffed = "unit_understaffed" 409 "{unit} không đủ người làm việc trong {days} ngày, ngày đầu tiên {day}." "{unit} would be short of people on {days} days, first on {day}.";
    CourseFull = "course_full" 409 "Lớp đã đủ người; có thể ghi vào danh sách dự bị." "The course is full; the waiting list is open.";
    NominationClosed = "nomination_closed" 409 "Đã hết hạn cử người vào lớp này ({day})." "Nominations closed on {day}.";
    AlreadyNominated = "already_nominated" 409 "{name} đã được cử vào lớp này." "{name} is nominated to this course already.";
    NotInAudience = "not_in_audience" 409 "{name} không thuộc đối tượng của chương trình." "{name} is not in the programme's audience.";
    AlreadyCompleted = "already_completed" 409 "{name} đã hoàn thành chương trình này." "{name} has completed this programme already.";
    PreviousReportMissing = "previous_report_missing" 409 "{name} còn nợ báo cáo kết quả của lớp trước." "{name} still owes the report of an earlier course.";
    SelfDecision = "self_decision" 409 "Không được tự quyết định việc của chính mình." "Nobody decides on himself.";
    SamePerson = "same_person" 409 "Người đề xuất không được tự phê duyệt." "Who proposed it may not approve it.";
    NotTheAuthority = "not_the_authority" 403 "Việc này thuộc thẩm quyền của người khác." "This is for another authority to decide.";
    BySuperior = "by_superior" 409 "Cấp trên quyết định thay: người có thẩm quyền không được tự quyết định việc này, hoặc đang khuyết." "The superior decided: whoever holds the authority may not decide this, or nobody holds it.";
    PeopleInConflict = "people_in_conflict" 409 "Lịch mới làm {count} người vướng quy định; muốn giữ họ trong lớp thì phải ghi lý do." "On the new days {count} people come to stand against a rule; to keep them takes a reason.";
    NotAtWork = "not_at_work" 409 "{name} không trong thời gian làm việc ({state})." "{name} is not at work ({state}).";
    CourseNotOpen = "course_not_open" 409 "Lớp không ở trạng thái nhận người." "The course does not take people now.";
    LengthRule = "length_rule" 409 "Thời gian lớp ({length}) không đúng quy định của chương trình ({bounds})." "The length of the course ({length}) is not what the programme asks for ({bounds}).";
    LetterRequired = "letter_required" 409 "Lớp triệu tập đích danh phải có công văn, giấy triệu tập." "A summoned course needs its letter.";
    SessionOutsideCourse = "session_outside_course" 422 "Buổi học ngoài thời gian của lớp." "The session lies outside the course.";
    SessionOverlap = "session_overlap" 422 "Hai buổi học trùng giờ." "Two sessions overlap.";
    DayBeforePlan = "day_before_plan" 422 "Ngày trước năm 2026 chỉ dùng cho quá trình đã bồi dưỡng." "Days before 2026 are for past training only.";
    NumberTaken = "number_taken" 409 "Số {number} đã dùng cho văn bản cùng loại trong năm." "The number {number} is used in this year and kind.";

    // Afterwards (rules 5 to 10).
    AttendanceInFuture = "attendance_in_future" 409 "Chưa đến buổi học nên chưa điểm danh được." "The session has not begun.";
    NotAParticipant = "not_a_participant" 409 "{name} không có trong danh sách của lớp." "{name} is not a participant of the course.";
    AttendanceTooLow = "attendance_too_low" 409 "{name} dự {share}% số buổi, cần ít nhất {needed}%." "{name} attended {share}% of the sessions, {needed}% are needed.";
    ResultBeforeEnd = "result_before_end" 409 "Lớp chưa kết thúc nên chưa nhập được kết quả." "The course has not ended.";
    ReportBeforeEnd = "report_before_end" 409 "Lớp kết thúc ngày {day}; gửi báo cáo từ ngày đó." "The course ends on {day}; the report is sent from that day on.";
    ResultNotPassed = "result_not_passed" 409 "Người này chưa hoàn thành lớp nên chưa ghi được chứng chỉ." "The course was not completed, so there is no certificate.";
    CourseNotOwn = "course_not_own" 409 "Lớp không do phường tổ chức nên phường không cấp giấy chứng nhận." "The ward does not run this course, so it issues no confirmations.";
    CourseNotOver = "course_not_over" 409 "Lớp chưa kết thúc nên chưa cấp được giấy chứng nhận." "The course is not over, so there are no confirmations yet.";
    IssuedHere = "issued_here" 409 "Giấy chứng nhận do phường cấp không sửa được; hãy từ chối rồi cấp lại." "What the ward has issued cannot be mended; reject it and issue it anew.";
    NotIssuedHere = "not_issued_here" 409 "Chứng chỉ này do cơ quan khác cấp." "Somebody else has issued this certificate.";
    CertificateBeforeEnd = "certificate_before_end" 409 "Ngày cấp chứng chỉ trước ngày kết thúc lớp." "The certificate is issued before the course ends.";
    CertificateDuplicate = "certificate_duplicate" 409 "Số chứng chỉ này của cơ sở này đã có." "This issuer and number are recorded already.";
    EvaluationTooEarly = "evaluation_too_early" 409 "Chưa đủ 03 tháng vận dụng; mở từ ngày {day}." "Three months have not passed; it opens on {day}.";
    SelfEvaluation = "self_evaluation" 409 "Không được tự đánh giá mình." "Nobody evaluates himself.";
    TooManyUnanswered = "too_many_unanswered" 422 "Phiếu phải trả lời đủ sáu tiêu chí (điểm hoặc “không áp dụng”)." "All six criteria need an answer (a mark or “not applicable”).";
    PointsOutOfLevel = "points_out_of_level" 409 "{points} điểm không thuộc mức “{level}” ({range}); muốn giữ thì phải ghi lý do." "{points} points do not belong to the level “{level}” ({range}); to keep them takes a reason.";
    ReviewConfirmed = "review_confirmed" 409 "Kết quả rà soát năm {year} của {unit} đã được xác nhận." "The review of {year} of {unit} is confirmed already.";
    ReportRequired = "report_required" 409 "Cần có báo cáo kết quả trước." "The result report is required first.";

    // Money (rule 11, R-29).
    ZeroAmount = "zero_amount" 422 "Số tiền phải lớn hơn 0." "The amount must be above zero.";
    AllocationOverrun = "allocation_overrun" 409 "Vượt dự toán {source} năm {year}: còn {available} đồng, cần {needed} đồng; muốn tiếp tục thì phải ghi lý do." "This overruns the allocation {source} of {year}: {available} đồng are left, {needed} đồng are needed; to go on takes a reason.";
    AllocationBelowUsed = "allocation_below_used" 409 "Dự toán không được thấp hơn số đã dùng ({used} đồng) nếu không ghi lý do." "The allocation may not be less than what is used ({used} đồng) without a reason.";
    SourceInactive = "source_inactive" 422 "Nguồn kinh phí này đã ngừng dùng." "This source is no longer used.";
    AlreadyReversed = "already_reversed" 409 "Dòng này đã được điều chỉnh bằng một dòng đảo." "This line has been reversed already.";
    ReversingLine = "reversing_line" 409 "Dòng đảo không đảo lại được; hãy ghi dòng mới." "A reversing line is not reversed; enter a new line.";
    // Targets.
    BeforePlanPeriod = "before_plan_period" 422 "Kế hoạch bắt đầu từ năm 2026; chọn ngày từ 01/01/2026." "The plan begins in 2026; choose a day from 01/01/2026 on.";
    ThresholdOutOfRange = "threshold_out_of_range" 422 "Tỷ lệ phải đạt từ 1 đến 100%." "The threshold is 1 to 100 percent.";
    DeadlineBeforeStart = "deadline_before_start" 422 "Thời hạn trước ngày bắt đầu." "The deadline is before the start.";
    CountedBeside = "counted_beside" 422 "Viên chức, người lao động chỉ thống kê bên cạnh, không tính vào chỉ tiêu." "Public employees and workers are a figure beside, never counted in.";
    PartsDoNotFit = "parts_do_not_fit" 422 "Đối tượng và nội dung tính không đi với nhau: báo cáo, đánh giá tính theo lượt cử; cử đi, hoàn thành, chứng chỉ tính theo người." "Population and event do not go together: reports and evaluations count sendings; sending, completing and certificates count people.";
    NotInCohort = "not_in_cohort" 409 "{name} không ở trong nhóm chưa đáp ứng yêu cầu vào ngày này." "{name} is not in the cohort of those below the requirement on that day.";
    NothingReported = "nothing_reported" 409 "Chưa có báo cáo kết quả nên chưa thể ghi đã cập nhật phần mềm cấp trên." "There is no result report yet, so it cannot be in the superior's software.";
    // Needs and the year plan.
    DeadlineBeforeOpening = "deadline_before_opening" 422 "Hạn gửi trước ngày mở đợt." "The deadline is before the opening.";
    RoundAlreadyClosed = "round_already_closed" 409 "Đợt rà soát này đã khóa rồi." "This round is closed already.";
    RoundClosed = "round_closed" 409 "Đợt rà soát đã khóa, không nhận thêm nhu cầu." "The round is closed and takes no more needs.";
    AlreadyCarried = "already_carried" 409 "Nguyện vọng này đã được chuyển vào nhu cầu." "This wish has been carried into the needs already.";
    NothingAccepted = "nothing_accepted" 409 "Chưa có nhu cầu nào được tiếp nhận để lập kế hoạch." "No need has been accepted to make a plan of.";
    PlanNotApproved = "plan_not_approved" 409 "Kế hoạch năm có mục này chưa được phê duyệt." "The year plan of this item is not approved.";
    OtherProgramme = "other_programme" 409 "Chương trình của lớp khác với mục của kế hoạch năm." "The course is of another programme than the item of the year plan.";

    // Dissemination.
    VersionNotCurrent = "version_not_current" 409 "Văn bản đã có bản mới hơn (bản {current}); hãy mở bản mới rồi xác nhận." "The document has a newer version ({current}); read that one and confirm it.";
    NothingToRead = "nothing_to_read" 409 "Bản này của văn bản chưa có tệp để đọc." "This version of the document has no file to read yet.";
    VersionInUse = "version_in_use" 409 "Đã có người được phổ biến bản này nên không đổi tệp được; hãy thêm bản mới." "Somebody has been reached by this version, so its files stay; add a new version.";
    DocumentNotActive = "document_not_active" 409 "Văn bản này không còn phải phổ biến." "This document need not be made known any more.";
    NotToBeReached = "not_to_be_reached" 409 "{name} không thuộc đối tượng phổ biến của văn bản." "The document is not for {name}.";
    HasAccount = "has_account" 409 "{name} có tài khoản nên tự đọc và xác nhận." "{name} has an account and confirms in person.";
    BeforeVersion = "before_version" 422 "Ngày này trước ngày {day} của bản được phổ biến." "This day is before {day}, the day of the version.";
    // Jobs and reminders.
    JobRunning = "job_running" 409 "Một tác vụ tự động khác đang chạy; hãy thử lại sau ít phút." "Another job is running; try again in a few minutes.";
    DutyGone = "duty_gone" 409 "Việc này không còn: đã làm xong, hoặc không thuộc phạm vi của anh/chị." "This duty is no more: it is done, or it is not within your reach.";
    UrgedToday = "urged_today" 409 "Hôm nay anh/chị đã đôn đốc {name} về việc này rồi." "You have urged {name} about this today already.";
    NobodyToUrge = "nobody_to_urge" 409 "{name} đang nghỉ dài ngày nên không đôn đốc." "{name} is away for long and owes nothing now.";
    StepTwice = "step_twice" 422 "Mốc nhắc này đã có ở trên." "This step stands above already.";

    // Difficulties.
    JoinedToAnother = "joined_to_another" 409 "Nội dung này đã gộp vào nội dung khác và được xử lý ở đó." "This is joined to another one and settled there.";
    LeadsOthers = "leads_others" 409 "Có nội dung khác đang gộp vào đây nên không gộp tiếp được." "Others are joined to this one, so it cannot be joined itself.";
    // The feed.
    CursorExpired = "cursor_expired" 410 "Vị trí này thuộc về một lần dữ liệu khác; hãy tải lại từ đầu." "This position belongs to another epoch; start over.";
    KindUnknown = "kind_unknown" 404 "Không có loại dữ liệu này." "There is no such kind.";
    AcknowledgedTooFar = "acknowledged_too_far" 422 "Vượt quá những gì phần mềm đã lấy của loại này." "Beyond what the client has pulled of this kind.";
}

impl Code {
    /// The code with this text.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.as_str() == code)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_code_stands_once_and_says_the_same_in_both_languages() {
        let mut seen = HashSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.as_str()), "{} stands twice", code.as_str());
            assert!(code.as_str().chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'));
            assert_eq!(names(code.vietnamese()), names(code.english()), "{}", code.as_str());
            assert!((400..600).contains(&code.status()));
            assert_eq!(Code::from_code(code.as_str()), Some(*code));
        }
    }
}
