//! The kinds of the feed, and what stands in the data of each. A test compares this table with what the rooms write.

use serde_json::{Map, Value, json};

use foundation::kernel::{TextEnum, text_enum};

text_enum! {
    /// A feed: one kind of record, or all of them in one.
    pub enum Feed {
        /// Đơn vị.
        Units = "units" / "Đơn vị",
        /// Cán bộ, công chức, viên chức, người lao động.
        Staff = "staff" / "Cán bộ, công chức, viên chức",
        /// Chương trình bồi dưỡng.
        Programmes = "programmes" / "Chương trình bồi dưỡng",
        /// Lớp bồi dưỡng, tập huấn.
        Courses = "courses" / "Lớp bồi dưỡng, tập huấn",
        /// Buổi học.
        Sessions = "sessions" / "Buổi học",
        /// Cử đi bồi dưỡng.
        Nominations = "nominations" / "Cử đi bồi dưỡng",
        /// Quyết định cử đi bồi dưỡng.
        Decisions = "decisions" / "Quyết định cử đi bồi dưỡng",
        /// Điểm danh.
        Attendance = "attendance" / "Điểm danh",
        /// Kết quả.
        Results = "results" / "Kết quả",
        /// Chứng chỉ, giấy chứng nhận.
        Certificates = "certificates" / "Chứng chỉ, giấy chứng nhận",
        /// Báo cáo kết quả bồi dưỡng.
        ResultReports = "result-reports" / "Báo cáo kết quả bồi dưỡng",
        /// Đánh giá sau bồi dưỡng.
        Evaluations = "evaluations" / "Đánh giá sau bồi dưỡng",
        /// Xếp loại chất lượng hàng năm.
        Classifications = "classifications" / "Xếp loại chất lượng hàng năm",
        /// Chỉ tiêu.
        Targets = "targets" / "Chỉ tiêu",
        /// All kinds in one feed.
        Changes = "changes" / "Mọi loại dữ liệu",
    }
}

/// Fields that name a person or say how to reach one; a token without `sync:read:personal` never gets them, in whatever
/// kind they stand.
pub const PERSONAL_FIELDS: [&str; 6] = ["full_name", "birth_date", "gender", "phone", "email", "signer_name"];

/// The shape of a field's value.
#[derive(Clone, Copy)]
enum Shape {
    Id,
    Text,
    Whole,
    Flag,
    Day,
    Instant,
    Texts,
    Records,
    Record,
}

/// A field: its name, its shape, whether it may be null, what it is.
struct Field(&'static str, Shape, bool, &'static str);

use Shape::{Day, Flag, Id, Instant, Record, Records, Text, Texts, Whole};

const NULL: bool = true;
const ALWAYS: bool = false;
const ID: Field = Field("id", Id, ALWAYS, "The record; the same in every kind that names it.");
const UNIT: Field = Field("unit_id", Id, ALWAYS, "The unit that it belongs to.");
const STAFF: Field = Field("staff_id", Id, ALWAYS, "Whose.");
const NOMINATION: Field = Field("nomination_id", Id, ALWAYS, "The nomination that it belongs to.");

const UNITS: &[Field] = &[
    ID,
    Field("parent_id", Id, NULL, "The unit above; null for the top."),
    Field("kind", Text, ALWAYS, "`city`, `ward`, `department` or `service_unit`."),
    Field("name", Text, ALWAYS, "The full name."),
    Field("agency_code", Text, NULL, "Mã định danh cơ quan, opaque."),
    Field("active", Flag, ALWAYS, "False once it has been dissolved."),
];

const PEOPLE: &[Field] = &[
    ID,
    UNIT,
    Field("full_name", Text, ALWAYS, "Họ và tên."),
    Field("birth_date", Day, NULL, "Null where only the year is known."),
    Field("gender", Text, NULL, "`male` or `female`."),
    Field("phone", Text, NULL, "Telephone."),
    Field("email", Text, NULL, "Mail address."),
    Field("code", Text, NULL, "The ward's own number of the person."),
    Field("category", Text, ALWAYS, "Cadre, civil servant, public employee or worker."),
    Field("public_body", Text, NULL, "The body that a cadre belongs to."),
    Field("in_plan_scope", Flag, ALWAYS, "Whether the plan covers the person."),
    Field("post_id", Id, NULL, "Vị trí việc làm."),
    Field("post_title", Text, ALWAYS, "The title of the post."),
    Field("level", Text, ALWAYS, "Leading or specialist."),
    Field("rank_code", Text, NULL, "Mã ngạch."),
    Field("qualification", Text, NULL, "Trình độ chuyên môn."),
    Field("field_of_study", Text, NULL, "Chuyên ngành."),
    Field("political_theory", Text, NULL, "Lý luận chính trị."),
    Field("state_management", Text, NULL, "Quản lý nhà nước."),
    Field("hired_on", Day, NULL, "Ngày tuyển dụng."),
    Field("state", Text, ALWAYS, "Working, on leave, retired and so on."),
];

const PROGRAMMES: &[Field] = &[
    ID,
    Field("code", Text, ALWAYS, "The code in the catalogue."),
    Field("name", Text, ALWAYS, "The name."),
    Field("kind", Text, ALWAYS, "The kind of programme, section III of the plan."),
    Field("description", Text, ALWAYS, "What it is about."),
    Field("phases", Texts, ALWAYS, "The phases of the plan in which it is held."),
    Field("length", Record, NULL, "`unit`, `least`, `most`; null: as set."),
    Field("audience", Text, ALWAYS, "For whom."),
    Field("competences", Texts, ALWAYS, "The competences of the plan that it builds (R-11)."),
    Field("certificate", Text, ALWAYS, "What it ends with."),
    Field("source", Text, ALWAYS, "Where the plan names it."),
    Field("active", Flag, ALWAYS, "False once it is held no more."),
];

const COURSES: &[Field] = &[
    ID,
    UNIT,
    Field("programme_id", Id, ALWAYS, "The programme."),
    Field("name", Text, ALWAYS, "The name."),
    Field("organiser", Text, ALWAYS, "Who holds it."),
    Field("origin", Text, ALWAYS, "`quota`, `summoned`, `own` or `past`."),
    Field("mode", Text, ALWAYS, "How it is held."),
    Field("state", Text, ALWAYS, "How far it has come."),
    Field("state_reason", Text, NULL, "Why it was postponed or cancelled."),
    Field("first_day", Day, ALWAYS, "The first day."),
    Field("last_day", Day, ALWAYS, "The last day."),
    Field("place", Text, NULL, "Where."),
    Field("seats", Whole, NULL, "Places; null: no limit."),
    Field("nomination_deadline", Day, NULL, "The last day to nominate."),
    Field("self_paced", Flag, ALWAYS, "Whether everybody learns in his own time."),
    Field("cost", Whole, NULL, "Đồng."),
    Field("year_plan_item_id", Id, NULL, "The item of the ward's year plan that it answers; year plans are no kind."),
];

const SESSIONS: &[Field] = &[
    ID,
    Field("course_id", Id, ALWAYS, "The course."),
    Field("day", Day, ALWAYS, "The day."),
    Field("starts", Text, ALWAYS, "HH:MM in Asia/Ho_Chi_Minh."),
    Field("ends", Text, ALWAYS, "HH:MM in Asia/Ho_Chi_Minh."),
    Field("topic", Text, NULL, "What it is about."),
    Field("place", Text, NULL, "Where."),
];

const NOMINATIONS: &[Field] = &[
    ID,
    UNIT,
    STAFF,
    Field("course_id", Id, ALWAYS, "The course."),
    Field("state", Text, ALWAYS, "How far it has come."),
    Field("way", Text, ALWAYS, "The way that it goes."),
    Field("admitted_on", Day, NULL, "The day of being sent."),
    Field("decision_id", Id, NULL, "The decision that sends the person."),
    Field("replaces_id", Id, NULL, "The nomination whose place it takes."),
];

const DECISIONS: &[Field] = &[
    ID,
    UNIT,
    Field("course_id", Id, ALWAYS, "The course."),
    Field("kind", Text, ALWAYS, "What the paper does."),
    Field("amends_id", Id, NULL, "The decision that it corrects, replaces or revokes."),
    Field("number", Text, NULL, "Its number in the clerk's register."),
    Field("signed_on", Day, NULL, "The day of the signature."),
    Field("signer_name", Text, NULL, "Who signed."),
    Field("signer_title", Text, NULL, "With what power."),
    Field("subject", Text, ALWAYS, "Trích yếu."),
    Field("revoked", Flag, ALWAYS, "Whether it holds no more."),
];

const ATTENDANCE: &[Field] = &[
    ID,
    UNIT,
    NOMINATION,
    Field("session_id", Id, ALWAYS, "The session."),
    Field("mark", Text, ALWAYS, "`present`, `late`, `excused` or `absent`."),
    Field("note", Text, NULL, "A remark."),
    Field("marked_at", Instant, ALWAYS, "When it was marked."),
];

const RESULTS: &[Field] = &[
    ID,
    UNIT,
    STAFF,
    NOMINATION,
    Field("outcome", Text, ALWAYS, "Passed or not."),
    Field("score_hundredths", Whole, NULL, "The score of 0 to 10, in hundredths."),
    Field("grade", Text, NULL, "Xếp loại."),
    Field("confirmed_by_school", Flag, ALWAYS, "Whether it is as the school confirmed it."),
    Field("entered_at", Instant, ALWAYS, "When it was entered."),
];

const CERTIFICATES: &[Field] = &[
    ID,
    UNIT,
    STAFF,
    NOMINATION,
    Field("kind", Text, ALWAYS, "Certificate or confirmation."),
    Field("number", Text, ALWAYS, "Its number."),
    Field("issuer", Text, ALWAYS, "Who issued it."),
    Field("issued_on", Day, ALWAYS, "The day of issue: it counts from then."),
    Field("state", Text, ALWAYS, "Handed in, verified or refused."),
    Field("verified_at", Instant, NULL, "When it was verified."),
];

const RESULT_REPORTS: &[Field] = &[
    ID,
    UNIT,
    STAFF,
    NOMINATION,
    Field("state", Text, ALWAYS, "How far it has come."),
    Field("learnt", Text, ALWAYS, "What was learnt."),
    Field("link_to_post", Text, ALWAYS, "What it has to do with the post."),
    Field("plan_to_apply", Text, ALWAYS, "How it will be applied."),
    Field("proposals", Text, ALWAYS, "What the person proposes."),
    Field("submitted_at", Instant, NULL, "When it was handed in."),
    Field("reviewed_at", Instant, NULL, "When it was accepted or returned."),
];

const EVALUATIONS: &[Field] = &[
    ID,
    UNIT,
    STAFF,
    Field("form_version", Whole, ALWAYS, "The version of the form."),
    Field("round", Text, NULL, "The round of short courses; null for a longer course by itself."),
    Field("answers", Record, NULL, "The evaluator's answers by criterion."),
    Field("comment", Text, NULL, "The evaluator's word on the whole."),
    Field("index_hundredths", Whole, NULL, "The mean of the marks of 1 to 10, in hundredths."),
    Field("band", Text, NULL, "Mức độ vận dụng."),
    Field("signed_on", Day, NULL, "The day of the signature."),
    Field("courses", Records, ALWAYS, "The courses judged: `nomination_id`, `line`."),
];

const CLASSIFICATIONS: &[Field] = &[
    ID,
    UNIT,
    STAFF,
    Field("year", Whole, ALWAYS, "The year."),
    Field("category", Text, ALWAYS, "The category of the person at that time."),
    Field("level", Text, ALWAYS, "`excellent`, `good`, `completed` or `not_completed`."),
    Field("points_hundredths", Whole, NULL, "The points of 0 to 100, in hundredths."),
    Field("decided_by", Text, ALWAYS, "Who decided it, in words."),
    Field("decided_on", Day, NULL, "The day of the decision."),
    Field("paper", Text, NULL, "Number and day of the paper."),
    Field("entered_at", Instant, ALWAYS, "When it was entered last."),
];

const TARGETS: &[Field] = &[
    ID,
    UNIT,
    Field("code", Text, ALWAYS, "The code within the plan."),
    Field("clause", Text, ALWAYS, "The clause of the plan."),
    Field("name", Text, ALWAYS, "The name."),
    Field("population", Record, ALWAYS, "Whom it counts."),
    Field("event", Record, ALWAYS, "What has to have happened."),
    Field("threshold_percent", Whole, ALWAYS, "How many of a hundred at least."),
    Field("starts_on", Day, ALWAYS, "From which day on findings and sendings count."),
    Field("deadline", Day, NULL, "Until when; null: always."),
    Field("active", Flag, ALWAYS, "False once it is no longer measured."),
    Field(
        "figure",
        Record,
        NULL,
        "The newest stored figure of the whole plan: `day`, `numerator`, `denominator`, and beside.",
    ),
];

impl Feed {
    /// The feeds of one kind each.
    pub fn kinds() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|feed| *feed != Self::Changes)
    }

    /// Whether what a unit has of this kind is there for all units below it too: the unit itself, its courses with
    /// their sessions, and its decisions, to which the nominations of people below refer.
    pub const fn reaches_below(self) -> bool {
        matches!(self, Self::Units | Self::Courses | Self::Sessions | Self::Decisions)
    }

    /// The kinds of the records in this feed.
    pub fn codes(self) -> Vec<&'static str> {
        match self {
            Self::Changes => Self::kinds().map(TextEnum::as_str).collect(),
            kind => vec![kind.as_str()],
        }
    }

    fn fields(self) -> &'static [Field] {
        match self {
            Self::Units => UNITS,
            Self::Staff => PEOPLE,
            Self::Programmes => PROGRAMMES,
            Self::Courses => COURSES,
            Self::Sessions => SESSIONS,
            Self::Nominations => NOMINATIONS,
            Self::Decisions => DECISIONS,
            Self::Attendance => ATTENDANCE,
            Self::Results => RESULTS,
            Self::Certificates => CERTIFICATES,
            Self::ResultReports => RESULT_REPORTS,
            Self::Evaluations => EVALUATIONS,
            Self::Classifications => CLASSIFICATIONS,
            Self::Targets => TARGETS,
            Self::Changes => &[],
        }
    }

    /// The version of the data's schema; a field more is no new version.
    pub const fn schema_version(self) -> i32 {
        1
    }

    /// The personal fields of this feed.
    pub fn personal_fields(self) -> Vec<&'static str> {
        let mut names: Vec<&str> = match self {
            Self::Changes => Self::kinds().flat_map(Self::personal_fields).collect(),
            kind => kind.fields().iter().map(|field| field.0).filter(|name| PERSONAL_FIELDS.contains(name)).collect(),
        };
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The JSON Schema (2020-12) of `data`. Fields may be added; what is personal may be left out.
    pub fn schema(self, address: &str) -> Value {
        let mut properties = Map::new();
        for Field(name, shape, nullable, about) in self.fields() {
            let mut property = shape.schema(*nullable);
            property["description"] = json!(about);
            if PERSONAL_FIELDS.contains(name) {
                property["x-personal"] = json!(true);
            }
            properties.insert((*name).to_owned(), property);
        }
        let required: Vec<&str> =
            self.fields().iter().map(|field| field.0).filter(|name| !PERSONAL_FIELDS.contains(name)).collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": address,
            "title": self.as_str(),
            "description": self.label(),
            "x-schema-version": self.schema_version(),
            "type": "object",
            "required": required,
            "properties": properties,
        })
    }
}

impl Shape {
    fn schema(self, nullable: bool) -> Value {
        let (name, format) = match self {
            Self::Id => ("string", Some("uuid")),
            Self::Text => ("string", None),
            Self::Whole => ("integer", None),
            Self::Flag => ("boolean", None),
            Self::Day => ("string", Some("date")),
            Self::Instant => ("string", Some("date-time")),
            Self::Texts | Self::Records => ("array", None),
            Self::Record => ("object", None),
        };
        let mut schema = json!({ "type": if nullable { json!([name, "null"]) } else { json!(name) } });
        if let Some(format) = format {
            schema["format"] = json!(format);
        }
        match self {
            Self::Texts => schema["items"] = json!({ "type": "string" }),
            Self::Records => schema["items"] = json!({ "type": "object" }),
            _ => {}
        }
        schema
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r42_every_personal_field_is_marked_in_its_schema_and_may_be_left_out() {
        assert_eq!(Feed::Staff.personal_fields(), ["birth_date", "email", "full_name", "gender", "phone"]);
        let schema = Feed::Staff.schema("http://localhost/schema");
        assert_eq!(schema["properties"]["full_name"]["x-personal"], true);
        assert!(!schema["required"].as_array().expect("a list").contains(&json!("full_name")));
        assert_eq!(schema["properties"]["birth_date"]["type"], json!(["string", "null"]));
        assert!(Feed::Changes.personal_fields().contains(&"signer_name"));
        assert!(Feed::Results.personal_fields().is_empty());
    }

    #[test]
    fn r38_every_kind_has_a_schema_that_begins_with_its_id() {
        assert_eq!(Feed::Changes.codes().len(), 14);
        for kind in Feed::kinds() {
            assert_eq!(kind.fields().first().map(|field| field.0), Some("id"), "{kind}");
        }
    }
}
