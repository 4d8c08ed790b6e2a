//! What happens in the year: courses of all four origins with everything that follows on them, each as far as the
//! calendar has come by today.

use actix_web::http::Method;
use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde_json::{Value, json};

use super::people::Cast;
use super::stage::Stage;
use crate::kernel::{Id, Problem, Result, add_months, days_between};

/// The day on which the year begins: ten months before today, and never before the plan.
pub fn first_day(today: NaiveDate) -> NaiveDate {
    let plan = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default();
    today.checked_sub_days(Days::new(300)).unwrap_or(plan).max(plan)
}

/// How far the nominations of a course go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    /// Proposed by the units.
    Proposed,
    /// Laid before the leader.
    Endorsed,
    /// Approved; of a superior's course, sent up.
    SentUp,
    /// All that the calendar allows.
    ToTheEnd,
}

/// A course: weeks from today to its Monday, training days, origin, kind of programme, organiser, people, how far.
struct Told(i64, u64, &'static str, &'static str, usize, Goes);

const YEAR: [Told; 15] = [
    Told(-38, 3, "own", "skill", 4, Goes::ToTheEnd),
    Told(-36, 3, "quota", "sector", 3, Goes::ToTheEnd),
    Told(-34, 10, "quota", "general_state", 2, Goes::ToTheEnd),
    Told(-30, 3, "summoned", "sector", 2, Goes::ToTheEnd),
    Told(-26, 2, "own", "local", 4, Goes::ToTheEnd),
    Told(-24, 60, "quota", "specialised", 1, Goes::ToTheEnd),
    Told(-21, 10, "summoned", "leadership", 1, Goes::ToTheEnd),
    Told(-17, 3, "quota", "skill", 3, Goes::ToTheEnd),
    Told(-10, 3, "own", "issue", 4, Goes::ToTheEnd),
    Told(-4, 3, "own", "skill", 4, Goes::ToTheEnd),
    Told(-1, 3, "quota", "sector", 2, Goes::ToTheEnd),
    Told(3, 3, "quota", "post", 3, Goes::SentUp),
    Told(5, 3, "own", "skill", 3, Goes::Endorsed),
    Told(7, 3, "quota", "sector", 3, Goes::Proposed),
    Told(10, 10, "quota", "general_state", 0, Goes::Proposed),
];

/// A small generator: the same seed gives the same choices on every machine (SplitMix64, Steele et al. 2014).
struct Choices(u64);

impl Choices {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}

/// Somebody at a course: the person, the head who proposes, the nomination.
struct Participant {
    staff_id: Id,
    head: &'static str,
    nomination: Value,
}

struct Teller<'a> {
    stage: &'a Stage,
    cast: &'a Cast,
    today: NaiveDate,
    choices: Choices,
}

/// Tells the year.
pub async fn tell(stage: &Stage, cast: &Cast, today: NaiveDate, seed: u64) -> Result<()> {
    let mut teller = Teller { stage, cast, today, choices: Choices(seed) };
    for (number, told) in YEAR.iter().enumerate() {
        teller.course(number, told).await?;
    }
    teller.absences().await?;
    teller.evaluations().await
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

impl Teller<'_> {
    /// The Monday so many weeks from today, inside the plan.
    fn monday(&self, weeks: i64) -> NaiveDate {
        let monday = self.today.week(Weekday::Mon).first_day();
        let day = monday.checked_add_signed(chrono::Duration::weeks(weeks)).unwrap_or(monday);
        let first = first_day(self.today).checked_add_days(Days::new(21)).unwrap_or(day);
        if day < first { first.week(Weekday::Mon).first_day() } else { day }
    }

    /// Moves the clock; today everything happens before the office opens, so that nothing lies in the future.
    fn at(&self, day: NaiveDate, hour: i64) {
        self.stage.at(day, if day == self.today { 0 } else { hour });
    }

    /// A day before another one, but never after today nor before the year.
    fn before(&self, day: NaiveDate, days: u64) -> NaiveDate {
        day.checked_sub_days(Days::new(days)).unwrap_or(day).clamp(first_day(self.today), self.today)
    }

    async fn course(&mut self, number: usize, told: &Told) -> Result<()> {
        let Told(weeks, training_days, origin, kind, people, goes) = *told;
        let first = self.monday(weeks);
        let days: Vec<NaiveDate> = days_between(first, NaiveDate::MAX)
            .filter(|day| day.weekday().num_days_from_monday() < 5)
            .take(training_days as usize)
            .collect();
        let last = days.last().copied().unwrap_or(first);
        self.at(self.before(first, 20), 8);
        let organiser =
            if origin == "own" { "UBND phường Thạch Khôi" } else { "Sở Nội vụ thành phố Hải Phòng" };
        let programmes = self.stage.get("dieuphoi", "/programmes?limit=200").await?;
        let fitting: Vec<&Value> = programmes["items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|programme| programme["kind"] == kind)
            .collect();
        let programme = fitting
            .get(self.choices.below(fitting.len()))
            .ok_or_else(|| Problem::internal(format!("no programme of kind {kind}")))?;
        let mut body = json!({
            "programme_id": programme["id"], "organiser": organiser, "origin": origin, "mode": "in_person",
            "first_day": first, "last_day": last, "seats": 30,
            "place": if origin == "own" { "Hội trường UBND phường" } else { "Trường Chính trị Tô Hiệu" },
            "nomination_deadline": first.checked_sub_days(Days::new(3)),
            "name": format!("{}, lớp {}", text(&programme["name"]), number + 1),
            "length_reason": if origin == "own" { json!("Theo kế hoạch năm") } else { Value::Null },
        });
        if training_days <= 5 {
            let sessions: Vec<Value> =
                days.iter().map(|day| json!({ "day": day, "starts": "08:00", "ends": "11:30" })).collect();
            body["sessions"] = json!(sessions);
        }
        if origin != "own" {
            let letter = json!({
                "number": format!("{}/SNV-CCVC", 100 + number), "issued_on": self.before(first, 25),
                "issuer": organiser, "subject": format!("V/v cử người dự lớp {}", text(&programme["name"])),
                "quota": 30,
            });
            body["letter_id"] = self.stage.post("dieuphoi", "/official-letters", letter).await?["id"].clone();
        }
        if let Some(fields) = body.as_object_mut() {
            fields.retain(|_, value| !value.is_null());
        }
        let course = self.stage.post("dieuphoi", "/courses", body).await?;
        let course_id = text(&course["id"]).to_owned();
        let mut participants = self.choose(people);
        if origin == "summoned" {
            self.enter("dieuphoi", &course_id, "record", &mut participants).await?;
        } else {
            self.nominate(&course_id, origin, goes, first, &mut participants).await?;
        }
        if goes == Goes::ToTheEnd && last < self.today {
            self.afterwards(&course_id, origin, &days, number, &participants).await?;
        }
        Ok(())
    }

    /// People of different units in turn, so that no office is emptied.
    fn choose(&mut self, count: usize) -> Vec<Participant> {
        let mut chosen: Vec<Participant> = Vec::new();
        let start = self.choices.below(self.cast.offices.len());
        for turn in 0..count {
            let office = &self.cast.offices[(start + turn) % self.cast.offices.len()];
            let writer =
                self.cast.writers.iter().find(|(_, staff_id)| chosen.is_empty() && office.people.contains(staff_id));
            let staff_id = match writer {
                Some((_, staff_id)) => *staff_id,
                None => office.people[self.choices.below(office.people.len())],
            };
            if chosen.iter().all(|participant| participant.staff_id != staff_id) {
                chosen.push(Participant { staff_id, head: office.head, nomination: Value::Null });
            }
        }
        chosen
    }

    /// Names each; who is refused by a rule (another course at the time, an office too small) stays at home.
    async fn enter(
        &self,
        user_name: &str,
        course_id: &str,
        entry: &str,
        participants: &mut Vec<Participant>,
    ) -> Result<()> {
        for participant in participants.iter_mut() {
            let hand = if entry == "propose" { participant.head } else { user_name };
            let mut body = json!({ "course_id": course_id, "staff_ids": [participant.staff_id], "as": entry });
            if entry != "propose" {
                body["pass_warnings_reason"] = json!("Theo công văn của cấp trên.");
            }
            let outcome = self.stage.post(hand, "/nominations", body).await?;
            participant.nomination = outcome["items"][0]["nomination_id"].clone();
        }
        participants.retain(|participant| participant.nomination.is_string());
        Ok(())
    }

    async fn act(&self, user_name: &str, action: &str, participants: &mut Vec<Participant>) -> Result<()> {
        let mut kept = Vec::new();
        for participant in participants.drain(..) {
            let body = json!({
                "action": action, "nomination_ids": [participant.nomination],
                "pass_warnings_reason": "Theo chỉ tiêu được phân bổ.",
            });
            let outcome = self.stage.post(user_name, "/nominations/actions", body).await?;
            if outcome["items"][0]["done"] == true {
                kept.push(participant);
            }
        }
        *participants = kept;
        Ok(())
    }

    async fn nominate(
        &self,
        course_id: &str,
        origin: &str,
        goes: Goes,
        first: NaiveDate,
        participants: &mut Vec<Participant>,
    ) -> Result<()> {
        // A school approves its own people, so its head does not propose them: the coordinator enters them.
        let (mut of_schools, mut others): (Vec<_>, Vec<_>) =
            participants.drain(..).partition(|participant| participant.head == "hieutruong");
        self.at(self.before(first, 14), 9);
        self.enter("", course_id, "propose", &mut others).await?;
        if goes == Goes::Proposed {
            return Ok(());
        }
        self.at(self.before(first, 12), 10);
        self.act("dieuphoi", "endorse", &mut others).await?;
        self.enter("dieuphoi", course_id, "enter", &mut of_schools).await?;
        if goes == Goes::Endorsed {
            return Ok(());
        }
        self.at(self.before(first, 10), 14);
        self.act("chutich", "approve", &mut others).await?;
        self.act("hieutruong", "approve", &mut of_schools).await?;
        *participants = others;
        participants.extend(of_schools);
        if origin == "quota" {
            self.at(self.before(first, 8), 15);
            self.act("dieuphoi", "send_up", participants).await?;
            if goes == Goes::ToTheEnd {
                self.at(self.before(first, 4), 8);
                self.act("dieuphoi", "admit", participants).await?;
            }
        }
        Ok(())
    }

    async fn afterwards(
        &mut self,
        course_id: &str,
        origin: &str,
        days: &[NaiveDate],
        number: usize,
        participants: &[Participant],
    ) -> Result<()> {
        let Some(last) = days.last().copied() else { return Ok(()) };
        // The latest courses still owe what comes afterwards.
        let is_settled = (self.today - last).num_days() > 21;
        if origin == "own" {
            let sessions = self.stage.get("dieuphoi", &format!("/courses/{course_id}/sessions")).await?;
            let held: Vec<Value> = sessions["items"].as_array().cloned().unwrap_or_default();
            let marked = if is_settled { held.len() } else { held.len().saturating_sub(1) };
            for session in held.iter().take(marked) {
                let day: NaiveDate = text(&session["day"]).parse().map_err(Problem::internal)?;
                self.at(day, 12);
                let marks: Vec<Value> = participants
                    .iter()
                    .map(|participant| {
                        let mark = if self.choices.below(8) == 0 { "late" } else { "present" };
                        json!({ "session_id": session["id"], "nomination_id": participant.nomination, "mark": mark })
                    })
                    .collect();
                let path = format!("/courses/{course_id}/attendance");
                self.stage.send("dieuphoi", Method::PUT, &path, &json!({ "marks": marks })).await?;
            }
        }
        if !is_settled {
            return Ok(());
        }
        self.at(last.checked_add_days(Days::new(6)).unwrap_or(last), 9);
        let results: Vec<Value> = participants
            .iter()
            .map(|participant| {
                let failed = self.choices.below(12) == 0;
                json!({
                    "nomination_id": participant.nomination, "outcome": if failed { "failed" } else { "passed" },
                    "confirmed_by_school": origin != "own",
                })
            })
            .collect();
        self.stage.post("dieuphoi", &format!("/courses/{course_id}/results"), json!({ "results": results })).await?;
        for (index, participant) in participants.iter().enumerate() {
            let passed = results[index]["outcome"] == "passed";
            if passed && origin != "own" && self.choices.below(3) > 0 {
                self.certificate(number * 10 + index, last, &participant.nomination).await?;
            }
            let writer = self.cast.writers.iter().find(|(_, staff_id)| *staff_id == participant.staff_id);
            if let Some((user_name, _)) = writer {
                self.report(user_name, last, &participant.nomination).await?;
            }
        }
        Ok(())
    }

    async fn certificate(&mut self, number: usize, last: NaiveDate, nomination: &Value) -> Result<()> {
        self.at(self.before(add_months(last, 1), 0), 10);
        let body = json!({
            "nomination_id": nomination, "kind": "certificate", "number": format!("CC-{:04}", 1000 + number),
            "issuer": "Trường Chính trị Tô Hiệu", "issued_on": last,
        });
        let certificate = self.stage.post("dieuphoi", "/certificates", body).await?;
        if self.choices.below(3) > 0 {
            let path = format!("/certificates/{}/verification", text(&certificate["id"]));
            let revision = self.stage.get("dieuphoi", &format!("/certificates/{}", text(&certificate["id"]))).await?;
            self.stage.guarded("dieuphoi", &path, &revision["revision"]).await?;
        }
        Ok(())
    }

    async fn report(&mut self, user_name: &str, last: NaiveDate, nomination: &Value) -> Result<()> {
        self.at(last.checked_add_days(Days::new(7)).unwrap_or(last), 16);
        let body = json!({
            "nomination_id": nomination, "learnt": "Nắm được quy định mới và cách xử lý tình huống thường gặp.",
            "link_to_post": "Gắn trực tiếp với hồ sơ đang được giao giải quyết.",
            "plan_to_apply": "Áp dụng ngay vào quy trình tiếp nhận và trả kết quả.",
        });
        let report = self.stage.post(user_name, "/result-reports", body).await?;
        let path = format!("/result-reports/{}", text(&report["id"]));
        self.stage.guarded(user_name, &format!("{path}/submission"), &report["revision"]).await?;
        if self.choices.below(2) == 0 {
            let revision = self.stage.get("dieuphoi", &path).await?["revision"].clone();
            self.stage.guarded("dieuphoi", &format!("{path}/acceptance"), &revision).await?;
        }
        Ok(())
    }

    async fn absences(&mut self) -> Result<()> {
        for (index, kind) in ["leave", "sickness", "mission", "leave"].iter().enumerate() {
            let office = &self.cast.offices[index % self.cast.offices.len()];
            let staff_id = office.people[self.choices.below(office.people.len())];
            let first = self.today.checked_add_days(Days::new(2 + index as u64)).unwrap_or(self.today);
            self.at(self.today, 7);
            let body = json!({
                "staff_id": staff_id, "kind": kind, "first_day": first,
                "last_day": first.checked_add_days(Days::new(2)),
            });
            self.stage.post("dieuphoi", "/absences", body).await?;
        }
        Ok(())
    }

    /// Two of three forms that are open by today have been signed, one is half filled in or waits.
    async fn evaluations(&mut self) -> Result<()> {
        self.at(self.today, 7);
        let heads: Vec<&'static str> = self.cast.offices.iter().map(|office| office.head).collect();
        for head in heads {
            let due = self.stage.get(head, "/evaluations/due").await?;
            let open = due["items"].as_array().cloned().unwrap_or_default();
            for due in open.iter().filter(|due| due["may_evaluate"] == true) {
                let fate = self.choices.below(3);
                if fate == 2 {
                    continue;
                }
                let opens: NaiveDate = text(&due["opens_on"]).parse().map_err(Problem::internal)?;
                self.at(opens.checked_add_days(Days::new(3)).unwrap_or(opens).min(self.today), 8);
                let body = json!({ "nomination_id": due["courses"][0]["nomination_id"] });
                let evaluation = self.stage.post(head, "/evaluations", body).await?;
                let path = format!("/evaluations/{}", text(&evaluation["id"]));
                let mut answers = serde_json::Map::new();
                for criterion in ["task_results", "advice_quality", "responsibility", "discipline", "coordination"] {
                    answers.insert(criterion.to_owned(), json!({ "mark": 6 + self.choices.below(4) }));
                }
                answers.insert("satisfaction".to_owned(), json!({ "not_applicable": true }));
                let filled = json!({ "answers": answers, "comment": "Vận dụng tốt nội dung đã học vào công việc." });
                self.stage.send(head, Method::PATCH, &path, &filled).await?;
                if fate == 0 {
                    let signature = format!("{path}/signature");
                    self.stage.send(head, Method::POST, &signature, &Value::Null).await?;
                }
                self.at(self.today, 7);
            }
        }
        Ok(())
    }
}
