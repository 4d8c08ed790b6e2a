//! A target as data: whom it counts, what counts, and how a figure stands. The engine that turns a
//! definition into figures lies in the store; what the calendar says of deadlines in [`due`], what is still to come in
//! [`forecast`].

pub mod due;
pub mod forecast;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use foundation::kernel::{Code, Fault, text_enum};
use ward::catalogue::rules::ProgrammeKind;
use ward::staff::rules::{PostLevel, StaffCategory};

/// The first day of the plan: nothing is measured before it.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();

/// The categories that are a figure beside, never mixed in (section II of the plan), but for documents.
pub const BESIDE: [StaffCategory; 1] = [StaffCategory::PublicEmployee];

text_enum! {
    /// Who or what a target counts.
    pub enum Counted {
        /// Everybody who belongs to the unit on the day.
        Members = "members" / "Người đang công tác tại ngày tính",
        /// Whoever was found below the professional requirement since the start, less those who left that group with a
        /// reason on record.
        OnceBelow = "once_below" / "Người từng được xác định chưa đáp ứng yêu cầu",
        /// Every time that somebody was sent and the report is due by the day.
        ReportsDue = "reports_due" / "Lượt cử đã đến hạn báo cáo kết quả",
        /// Every time that somebody was sent and the evaluation has opened by the day.
        EvaluationsDue = "evaluations_due" / "Lượt cử đã đến kỳ đánh giá",
        /// Everybody whom a document must reach, once for each document that holds on the day.
        Addressees = "addressees" / "Người phải được phổ biến, tính theo từng văn bản",
    }
}

/// What is counted one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A person.
    Person,
    /// A time that a person was sent.
    Sending,
    /// A person whom a document must reach.
    Addressee,
}

impl Counted {
    /// What it counts one by one.
    pub const fn thing(self) -> Thing {
        match self {
            Self::Members | Self::OnceBelow => Thing::Person,
            Self::ReportsDue | Self::EvaluationsDue => Thing::Sending,
            Self::Addressees => Thing::Addressee,
        }
    }
}

text_enum! {
    /// What has to have happened, by its effective day.
    pub enum EventKind {
        /// Sent: the day of being admitted.
        Admitted = "admitted" / "Được cử đi",
        /// Completed: the last day of the course.
        Completed = "completed" / "Hoàn thành",
        /// Holds the verified certificate: the day of issue.
        Certified = "certified" / "Có chứng chỉ đã đối chiếu",
        /// The result report was handed in: that day.
        Reported = "reported" / "Đã báo cáo kết quả",
        /// It is in the superior's software: the day of the acknowledgement or of the mark by hand.
        InSuperiorSoftware = "in_superior_software" / "Đã cập nhật phần mềm cấp trên",
        /// Evaluated: the day of the signature.
        Evaluated = "evaluated" / "Đã được đánh giá",
        /// The document has reached the person: the day of the first session, reading or signature.
        Reached = "reached" / "Đã được phổ biến, quán triệt",
    }
}

impl EventKind {
    /// What it happens to.
    pub const fn happens_to(self) -> Thing {
        match self {
            Self::Admitted | Self::Completed | Self::Certified => Thing::Person,
            Self::Reported | Self::InSuperiorSoftware | Self::Evaluated => Thing::Sending,
            Self::Reached => Thing::Addressee,
        }
    }
}

/// Whom a target counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TargetPopulation)]
pub struct Population {
    /// People, or the times that they were sent.
    pub counted: Counted,
    /// The categories that are counted: cadres, civil servants.
    pub categories: Vec<StaffCategory>,
    /// Only leading posts, or only specialists.
    pub level: Option<PostLevel>,
    /// Only people that the plan is for; asked of those counted, not of those beside.
    pub in_plan_scope: bool,
}

impl Population {
    /// Whether a category may be counted. A document must reach everybody; else public employees and workers are beside.
    fn may_count(&self, category: StaffCategory) -> bool {
        self.counted.thing() == Thing::Addressee || category.counts_for_targets()
    }

    /// The categories that are a figure beside.
    pub fn beside(&self) -> Vec<StaffCategory> {
        BESIDE.into_iter().filter(|category| !self.categories.contains(category)).collect()
    }
}

/// What has to have happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TargetEvent)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// In courses of programmes of these kinds; all kinds where reports and evaluations are counted and none is named;
    /// none where documents are.
    pub programme_kinds: Vec<ProgrammeKind>,
    /// Whether a course of the kind `leadership` counts for whoever holds a leading post.
    pub leadership_counts: bool,
    /// Only from this day on; null: whenever.
    pub from_day: Option<NaiveDate>,
    /// Only until this day; null: without end.
    pub to_day: Option<NaiveDate>,
}

/// A whole definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Whom it counts.
    pub population: Population,
    /// What has to have happened.
    pub event: Event,
    /// How many of a hundred at least.
    pub threshold_percent: i32,
    /// From which day on findings and sendings count.
    pub starts_on: NaiveDate,
    /// Until when, that day included; `None`: always.
    pub deadline: Option<NaiveDate>,
}

impl Definition {
    /// Everything that is wrong with it, each with its pointer.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.population.categories.is_empty() {
            let pointer = "/population/categories";
            faults.push(Fault::new(pointer, Code::Required).with("name", "categories"));
        }
        for (index, category) in self.population.categories.iter().enumerate() {
            let pointer = format!("/population/categories/{index}");
            if !self.population.may_count(*category) {
                faults.push(Fault::new(pointer, Code::CountedBeside));
            } else if self.population.categories[..index].contains(category) {
                faults.push(Fault::new(pointer, Code::Duplicate));
            }
        }
        if !self.parts_fit() {
            faults.push(Fault::new("/event/kind", Code::PartsDoNotFit));
        }
        let kinds = &self.event.programme_kinds;
        match self.event.kind.happens_to() {
            Thing::Person if kinds.is_empty() => {
                let pointer = "/event/programme_kinds";
                faults.push(Fault::new(pointer, Code::Required).with("name", "programme_kinds"));
            }
            Thing::Addressee if !kinds.is_empty() => {
                faults.push(Fault::new("/event/programme_kinds", Code::PartsDoNotFit));
            }
            _ => {}
        }
        for (index, kind) in kinds.iter().enumerate() {
            if kinds[..index].contains(kind) {
                faults.push(Fault::new(format!("/event/programme_kinds/{index}"), Code::Duplicate));
            }
        }
        if let (Some(from), Some(to)) = (self.event.from_day, self.event.to_day)
            && from > to
        {
            faults.push(Fault::new("/event/to_day", Code::AfterEnd));
        }
        if !(1..=100).contains(&self.threshold_percent) {
            faults.push(Fault::new("/threshold_percent", Code::ThresholdOutOfRange));
        }
        if self.starts_on < FIRST_DAY {
            faults.push(Fault::new("/starts_on", Code::BeforePlanPeriod));
        }
        if self.deadline.is_some_and(|deadline| deadline < self.starts_on) {
            faults.push(Fault::new("/deadline", Code::DeadlineBeforeStart));
        }
        faults
    }

    fn parts_fit(&self) -> bool {
        match self.population.counted {
            Counted::ReportsDue => matches!(self.event.kind, EventKind::Reported | EventKind::InSuperiorSoftware),
            Counted::EvaluationsDue => self.event.kind == EventKind::Evaluated,
            counted => self.event.kind.happens_to() == counted.thing(),
        }
    }

    /// The day that figures are taken as of: after the deadline they stay what they were on it, so that whoever leaves
    /// later is counted still.
    pub fn as_of(&self, day: NaiveDate) -> NaiveDate {
        self.deadline.map_or(day, |deadline| day.min(deadline))
    }

    /// The days on which the event counts in a figure as of a day; `None`: without a first one.
    pub fn event_days(&self, as_of: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
        (self.event.from_day, self.event.to_day.map_or(as_of, |to_day| to_day.min(as_of)))
    }
}

/// How many of how many; of those counted, and of those beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Reached.
    pub numerator: i64,
    /// Counted.
    pub denominator: i64,
    /// Reached, of those beside.
    pub beside_numerator: i64,
    /// Counted beside.
    pub beside_denominator: i64,
}

impl Figure {
    /// Both together: of two units.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            numerator: self.numerator + other.numerator,
            denominator: self.denominator + other.denominator,
            beside_numerator: self.beside_numerator + other.beside_numerator,
            beside_denominator: self.beside_denominator + other.beside_denominator,
        }
    }

    /// Whether the share reaches the threshold, computed with whole numbers.
    pub const fn reaches(self, threshold_percent: i32) -> bool {
        self.denominator > 0 && self.numerator * 100 >= threshold_percent as i64 * self.denominator
    }
}

/// A share in hundredths of a percent, rounded down: 100% is said of all alone. `None` where there is nobody.
pub const fn percent_hundredths(numerator: i64, denominator: i64) -> Option<i64> {
    if denominator > 0 { Some(numerator * 10_000 / denominator) } else { None }
}

text_enum! {
    /// How a target stands on a day.
    pub enum TargetStatus {
        /// There is nobody to count: neither 0% nor 100%.
        NoPopulation = "no_population" / "Chưa có đối tượng",
        /// The threshold is reached.
        Reached = "reached" / "Đạt chỉ tiêu",
        /// It is not, and there is still time.
        Running = "running" / "Đang thực hiện",
        /// It is not, and the deadline has passed, or it holds always.
        Short = "short" / "Chưa đạt",
    }
}

/// How a figure stands on a day.
pub fn status(figure: Figure, threshold_percent: i32, deadline: Option<NaiveDate>, day: NaiveDate) -> TargetStatus {
    if figure.denominator == 0 {
        TargetStatus::NoPopulation
    } else if figure.reaches(threshold_percent) {
        TargetStatus::Reached
    } else if deadline.is_some_and(|deadline| day <= deadline) {
        TargetStatus::Running
    } else {
        TargetStatus::Short
    }
}

text_enum! {
    /// One side of a figure, to be opened down to its names.
    pub enum FigureSide {
        /// Behind the numerator.
        Reached = "reached" / "Đã đạt",
        /// Counted and not reached.
        Missing = "missing" / "Còn thiếu",
        /// Reached, of those beside.
        BesideReached = "beside_reached" / "Viên chức đã đạt",
        /// Not reached, of those beside.
        BesideMissing = "beside_missing" / "Viên chức còn thiếu",
    }
}

text_enum! {
    /// How a person stands towards what a target asks for.
    pub enum Holding {
        /// The target does not count the person.
        NotAsked = "not_asked" / "Không thuộc đối tượng",
        /// Has it.
        Has = "has" / "Đã có",
        /// Is on the way: approved or sent, and the course is not over.
        Running = "running" / "Đang học hoặc đã được duyệt",
        /// Lacks it, and there is time.
        Missing = "missing" / "Còn thiếu",
        /// Lacks it within half a year of the deadline, or after it.
        Due = "due" / "Thiếu, sắp đến hạn hoặc quá hạn",
    }
}

/// How many months before the deadline somebody who lacks it is pressing.
const PRESSING_MONTHS: u32 = 6;

/// How a person who is counted stands.
pub fn holding(reached: bool, planned: bool, deadline: Option<NaiveDate>, day: NaiveDate) -> Holding {
    let pressing = deadline.is_some_and(|deadline| foundation::kernel::add_months(day, PRESSING_MONTHS) >= deadline);
    match (reached, planned) {
        (true, _) => Holding::Has,
        (false, true) => Holding::Running,
        (false, false) if pressing => Holding::Due,
        (false, false) => Holding::Missing,
    }
}

text_enum! {
    /// How something came to be in the superior's software.
    pub enum SuperiorSoftwareWay {
        /// The city's program pulled and acknowledged it.
        Acknowledged = "acknowledged" / "Phần mềm thành phố đã nhận",
        /// Somebody typed it in there and says so, with evidence.
        ByHand = "by_hand" / "Nhập tay, có minh chứng",
    }
}

#[cfg(test)]
mod tests;
