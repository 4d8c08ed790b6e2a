//! What roles and programs may do: the one table of permissions.

use super::Role;

/// A right that an operation asks for. Its name stands in the OpenAPI document as `x-permission`.
pub trait Permission: 'static {
    /// The name, for example `staff.read`.
    const NAME: &'static str;
    /// Roles that have it over their unit and all below.
    const ROLES: &'static [Role];
    /// Whether everybody on the roster has it over himself.
    const OWN: bool;
    /// Whether it is about what the whole installation shares, so that a role over a part of the tree does not give it.
    const WHOLE: bool;
    /// The scope that lets an API client in, where programs may come in at all (RFC 6749).
    const SCOPE: Option<&'static str>;
}

/// A row of the table of permissions.
pub struct PermissionRow {
    /// Its name.
    pub name: &'static str,
    /// Roles that have it over their unit and all below.
    pub roles: &'static [Role],
    /// Whether everybody on the roster has it over himself.
    pub own: bool,
    /// Whether a role gives it only over the whole tree.
    pub whole: bool,
    /// The scope of a program.
    pub scope: Option<&'static str>,
}

impl PermissionRow {
    /// The row with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        PERMISSIONS.iter().find(|row| row.name == name)
    }

    /// Whether this role gives it, held over the whole tree or over a part of it.
    pub fn comes_with(&self, role: Role, over_the_whole: bool) -> bool {
        self.roles.contains(&role) && (over_the_whole || !self.whole)
    }
}

macro_rules! permissions {
    ($($(#[$meta:meta])* $name:ident = $code:literal [$($role:ident),*] $(own $own:literal)? $(whole $whole:literal)? $(scope $scope:literal)?;)+) => {
        $(
            $(#[$meta])*
            pub struct $name;
            impl Permission for $name {
                const NAME: &'static str = $code;
                const ROLES: &'static [Role] = &[$(Role::$role),*];
                const OWN: bool = false $(|| $own)?;
                const WHOLE: bool = false $(|| $whole)?;
                const SCOPE: Option<&'static str> = { #[allow(unused_mut, unused_assignments)] let mut scope: Option<&'static str> = None; $(scope = Some($scope);)? scope };
            }
        )+
        /// Every permission.
        pub const PERMISSIONS: &[PermissionRow] = &[$(PermissionRow {
            name: $name::NAME, roles: $name::ROLES, own: $name::OWN, whole: $name::WHOLE, scope: $name::SCOPE,
        }),+];
    };
}

permissions! {
    /// Anybody who is signed in.
    SignedIn = "signed_in" [Coordinator, UnitHead, Leader, Staff, Observer, Admin] own true;
    /// The tree of units.
    UnitsRead = "units.read" [Coordinator, UnitHead, Leader, Staff, Observer, Admin] own true;
    /// Units, their limits and their working weeks.
    UnitsWrite = "units.write" [Admin, Coordinator];
    /// What stands on the papers of a unit.
    LetterheadsRead = "letterheads.read" [Admin, Coordinator, UnitHead, Leader];
    /// Saying what stands on the papers of a unit.
    LetterheadsWrite = "letterheads.write" [Admin, Coordinator, UnitHead];
    /// Accounts, roles and their sessions.
    AccountsRead = "accounts.read" [Admin];
    /// Accounts, roles, activation slips.
    AccountsWrite = "accounts.write" [Admin];
    /// Substitutes: one's own by everybody, others' by the administrator.
    SubstitutesWrite = "substitutes.write" [Admin, Coordinator, UnitHead, Leader];
    /// API clients.
    ClientsRead = "clients.read" [Admin];
    /// API clients and their secrets.
    ClientsWrite = "clients.write" [Admin];
    /// The record of changes.
    JournalRead = "journal.read" [Admin];
    /// What the program does by itself, and its last runs.
    JobsRead = "jobs.read" [Admin] whole true;
    /// Running now what the program does by itself.
    JobsRun = "jobs.run" [Admin] whole true;
    /// People of the roster.
    StaffRead = "staff.read" [Coordinator, UnitHead, Leader] own true;
    /// People, posts, assignments.
    StaffWrite = "staff.write" [Coordinator];
    /// Leave, sickness, missions.
    AbsencesRead = "absences.read" [Coordinator, UnitHead, Leader] own true;
    /// Entering leave, sickness, missions.
    AbsencesWrite = "absences.write" [Coordinator, UnitHead];
    /// The table of holidays and swapped days.
    WorkingDaysRead = "working_days.read" [Coordinator, UnitHead, Leader, Staff, Observer, Admin] own true;
    /// Editing holidays and swapped days.
    WorkingDaysWrite = "working_days.write" [Coordinator, Admin] whole true;
    /// The catalogue of programmes.
    CatalogueRead = "catalogue.read" [Coordinator, UnitHead, Leader, Staff, Observer, Admin] own true;
    /// Editing the catalogue.
    CatalogueWrite = "catalogue.write" [Coordinator] whole true;
    /// Allocations and the ledger of money: a head sees what is spent on the own unit.
    MoneyRead = "money.read" [Coordinator, UnitHead, Leader];
    /// Sources, allocations, lines of what was spent.
    MoneyWrite = "money.write" [Coordinator];
    /// Rounds of needs and what units hand in.
    NeedsRead = "needs.read" [Coordinator, UnitHead, Leader];
    /// Writing and handing in the needs of a unit.
    NeedsWrite = "needs.write" [UnitHead, Coordinator];
    /// Opening and closing rounds, taking needs or sending them back, putting them together.
    NeedsConsolidate = "needs.consolidate" [Coordinator];
    /// Year plans; an observer sees those that are approved.
    YearPlansRead = "year_plans.read" [Coordinator, UnitHead, Leader, Observer];
    /// Making and amending year plans.
    YearPlansWrite = "year_plans.write" [Coordinator];
    /// Approving year plans and sending them back.
    YearPlansApprove = "year_plans.approve" [Leader];
    /// Courses and their sessions.
    CoursesRead = "courses.read" [Coordinator, UnitHead, Leader, Staff] own true;
    /// Opening, moving and cancelling courses.
    CoursesWrite = "courses.write" [Coordinator];
    /// Official letters with their scans, which may name people.
    LettersRead = "letters.read" [Coordinator, UnitHead, Leader];
    /// Entering official letters.
    LettersWrite = "letters.write" [Coordinator];
    /// Nominations.
    NominationsRead = "nominations.read" [Coordinator, UnitHead, Leader] own true;
    /// Making nominations: a wish of one's own, a proposal for one's unit, a quick entry or a record.
    NominationsEnter = "nominations.enter" [Coordinator, UnitHead] own true;
    /// A wish of one's own.
    NominationsRequest = "nominations.request" [] own true;
    /// Proposing people of one's unit.
    NominationsPropose = "nominations.propose" [Coordinator, UnitHead];
    /// Gathering and laying before the authority; quick entry; what the superior answers.
    NominationsGather = "nominations.gather" [Coordinator];
    /// Approving, rejecting and sending back, where one has the authority; what outsiders decided is the coordinator's
    /// to record.
    NominationsDecide = "nominations.decide" [Leader, UnitHead, Coordinator];
    /// Withdrawing, replacing, naming who takes over.
    NominationsChange = "nominations.change" [Coordinator, UnitHead, Leader] own true;
    /// Who decides over whom.
    AuthoritiesRead = "authorities.read" [Coordinator, UnitHead, Leader, Admin];
    /// Saying who decides over whom: one table for all units.
    AuthoritiesWrite = "authorities.write" [Coordinator, Admin] whole true;
    /// Decisions to send.
    DecisionsRead = "decisions.read" [Coordinator, UnitHead, Leader] own true;
    /// Recording decisions with number and day.
    DecisionsWrite = "decisions.write" [Coordinator];
    /// Attendance by session.
    AttendanceRead = "attendance.read" [Coordinator, UnitHead, Leader] own true;
    /// Marking attendance.
    AttendanceWrite = "attendance.write" [Coordinator];
    /// Results and certificates.
    ResultsRead = "results.read" [Coordinator, UnitHead, Leader] own true;
    /// Entering results, verifying certificates, past training.
    ResultsWrite = "results.write" [Coordinator];
    /// Handing in a certificate of one's own.
    CertificatesUpload = "certificates.upload" [Coordinator, UnitHead] own true;
    /// What a person meets and lacks for the post.
    FindingsRead = "findings.read" [Coordinator, UnitHead, Leader] own true;
    /// Recording findings.
    FindingsWrite = "findings.write" [Coordinator, UnitHead];
    /// Result reports.
    ResultReportsRead = "result_reports.read" [Coordinator, UnitHead, Leader] own true;
    /// Writing one's own result report.
    ResultReportsWrite = "result_reports.write" [] own true;
    /// Accepting and returning result reports.
    ResultReportsReview = "result_reports.review" [Coordinator, UnitHead, Leader];
    /// Evaluations after the course.
    EvaluationsRead = "evaluations.read" [Coordinator, UnitHead, Leader] own true;
    /// Own marks on one's evaluation; they never count.
    EvaluationsOwnMarks = "evaluations.own_marks" [] own true;
    /// Evaluating, where one has the authority.
    EvaluationsWrite = "evaluations.write" [UnitHead, Leader, Coordinator];
    /// Documents that must be made known, and what one has to read oneself.
    DocumentsRead = "documents.read" [Coordinator, UnitHead, Leader] own true;
    /// Adding documents, their versions and whom they must reach.
    DocumentsWrite = "documents.write" [Coordinator];
    /// Confirming that one has read a document; for oneself alone.
    DocumentsConfirm = "documents.confirm" [] own true;
    /// How far documents have reached, by unit and name, and the sessions of dissemination.
    DisseminationRead = "dissemination.read" [Coordinator, UnitHead, Leader];
    /// Sessions of dissemination with their attendance, and signatures on paper.
    DisseminationRecord = "dissemination.record" [Coordinator, UnitHead];
    /// Difficulties that units report; a draft is its unit's alone.
    DifficultiesRead = "difficulties.read" [Coordinator, UnitHead, Leader];
    /// Reporting difficulties of one's unit, completing them, taking notice of the answer.
    DifficultiesWrite = "difficulties.write" [UnitHead];
    /// Asking back, joining, advising the leader, answering what needs no leader.
    DifficultiesAdvise = "difficulties.advise" [Coordinator];
    /// Deciding on difficulties, where one has no hand in them.
    DifficultiesDecide = "difficulties.decide" [Leader];
    /// Requests for reports of units, and the reports.
    UnitReportsRead = "unit_reports.read" [Coordinator, UnitHead, Leader];
    /// Writing and handing in the report of one's unit.
    UnitReportsWrite = "unit_reports.write" [UnitHead];
    /// Asking for reports, taking them, sending them back, opening them again.
    UnitReportsReview = "unit_reports.review" [Coordinator];
    /// Inspections of units and their findings.
    InspectionsRead = "inspections.read" [Coordinator, UnitHead, Leader];
    /// Recording inspections, accepting what was mended or sending it back.
    InspectionsWrite = "inspections.write" [Coordinator, Leader];
    /// Reporting findings of one's unit mended.
    InspectionsMend = "inspections.mend" [UnitHead];
    /// The classification of a year with its evidence.
    ClassificationsRead = "classifications.read" [Coordinator, UnitHead, Leader] own true;
    /// Entering the level that was decided, where one has the authority; the coordinator records.
    ClassificationsWrite = "classifications.write" [Coordinator, UnitHead, Leader];
    /// The years of the plan: open or closed.
    YearsRead = "years.read" [Coordinator, UnitHead, Leader, Staff, Observer, Admin] own true;
    /// Closing a year for good.
    YearsClose = "years.close" [Leader];
    /// What was changed in closed years.
    AmendmentsRead = "amendments.read" [Coordinator, UnitHead, Leader] own true;
    /// The review of the year by unit.
    ReviewsRead = "reviews.read" [Coordinator, UnitHead, Leader];
    /// Confirming the review of one's unit.
    ReviewsConfirm = "reviews.confirm" [UnitHead];
    /// Targets and their figures, without names; for people and programs.
    TargetsRead = "targets.read" [Coordinator, UnitHead, Leader, Observer] scope "targets:read";
    /// Who stands behind the figures, and who is missing.
    TargetsPeople = "targets.people" [Coordinator, UnitHead, Leader];
    /// Defining targets, and what changes who is counted.
    TargetsWrite = "targets.write" [Coordinator] whole true;
    /// What competences people were trained in.
    CompetencesRead = "competences.read" [Coordinator, UnitHead, Leader] own true;
    /// The reports of the ward; whoever only reads what is published sees those that were issued.
    WardReportsRead = "ward_reports.read" [Coordinator, Leader, Observer];
    /// The names behind the figures of the ward's reports.
    WardReportsNames = "ward_reports.names" [Coordinator, Leader];
    /// Writing and issuing reports of the ward, and registering what was signed.
    WardReportsWrite = "ward_reports.write" [Coordinator];
    /// The file of a person over the years.
    TrainingFilesRead = "training_files.read" [Coordinator, UnitHead, Leader] own true;
    /// Lists of people by criteria, and those that are kept under a name.
    TrainingListsRead = "training_lists.read" [Coordinator, UnitHead, Leader];
    /// Keeping lists under a name, and forgetting one's own.
    SavedListsWrite = "saved_lists.write" [Coordinator, UnitHead, Leader];
    /// The figures of reports, and the names behind them.
    ReportFiguresRead = "report_figures.read" [Coordinator, UnitHead, Leader];
    /// The duties of whoever asks.
    DutiesRead = "duties.read" [Coordinator, UnitHead, Leader, Staff, Observer, Admin] own true;
    /// The calendar of a unit, or one's own.
    CalendarRead = "calendar.read" [Coordinator, UnitHead, Leader] own true;
    /// What others owe, over one's reach.
    DutiesOwed = "duties.owed" [Coordinator, UnitHead, Leader];
    /// Reminders: one's own, and those over one's reach.
    RemindersRead = "reminders.read" [Coordinator, UnitHead, Leader, Staff, Observer, Admin] own true;
    /// Urging by hand whoever owes something over one's reach.
    RemindersUrge = "reminders.urge" [Coordinator, UnitHead, Leader];
    /// The steps of reminders, by kind of duty.
    ReminderStepsRead = "reminder_steps.read" [Coordinator, Leader];
    /// Changing the steps of reminders.
    ReminderStepsWrite = "reminder_steps.write" [Coordinator] whole true;
    /// The state of the city's pull.
    PullRead = "pull.read" [Coordinator, Leader, Admin];
    /// The feed, for programs.
    SyncRead = "sync.read" [] scope "sync:read";
    /// What the city has stored, told by its program.
    SyncAcknowledge = "sync.acknowledge" [] scope "sync:ack";
}
