//! What every year has, whatever the seed: past and present things of each account, and at least one of everything that
//! can happen. Its people are the last ones of each office, from whom the seed draws nobody.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::people::{CULTURE, ECONOMY, OFFICE, SCHOOL};
use super::stage::Stage;
use super::year::{Goes, Made, Participant, Plan, Reported, Teller, after, first_day, text};
use crate::kernel::{Id, Problem, Result};

impl Teller<'_> {
    /// Somebody of the scenes: the last of an office is number 0.
    pub fn known(&self, head: &'static str, number: usize) -> Participant {
        let office = self.cast.offices.iter().find(|office| office.head == head);
        let person = office.and_then(|office| office.people.iter().rev().nth(number)).copied();
        Participant { staff_id: person.unwrap_or_else(|| Id::from_words("nobody")), head, nomination: Value::Null }
    }

    /// `chuyenvien` or `giaovien` at a course.
    fn writer(&self, user_name: &str) -> Participant {
        let head = if user_name == "giaovien" { SCHOOL } else { ECONOMY };
        let found = self.cast.writers.iter().find(|(known, _)| *known == user_name);
        let staff_id = found.map_or_else(|| Id::from_words("nobody"), |(_, staff_id)| *staff_id);
        Participant { staff_id, head, nomination: Value::Null }
    }

    /// A course with these people, as far as it goes; a rule that refuses one of them is a fault of the scene.
    async fn with(&mut self, plan: Plan, goes: Goes, mut people: Vec<Participant>) -> Result<(Made, Vec<Participant>)> {
        let made = self.make(&plan).await?;
        let expected = people.len();
        // Those of the schools come last.
        self.nominate(&made, goes, &mut people).await?;
        if matches!(goes, Goes::SentUp | Goes::ToTheEnd) && people.len() != expected {
            return Err(Problem::internal(format!("{} of {expected} at the course {}", people.len(), made.id)));
        }
        Ok((made, people))
    }

    async fn action(&self, user_name: &str, nomination: &Value, action: &str, body: Value) -> Result<Value> {
        self.stage.post(user_name, &format!("/nominations/{}/{action}", text(nomination)), body).await
    }

    /// What is there before the courses: what people bring with them, and who falls short of the post.
    pub async fn beginning(&mut self) -> Result<()> {
        let begins = first_day(self.today);
        self.at(after(begins, 1), 9);
        for (person, kind, number) in
            [(self.writer("chuyenvien"), "sector", "GCN-2025-114"), (self.known(OFFICE, 0), "skill", "GCN-2025-207")]
        {
            let programme = self.programme(kind).await?;
            let past = json!({
                "staff_id": person.staff_id, "programme_id": programme["id"], "organiser": "Trường Chính trị Tô Hiệu",
                "mode": "in_person", "first_day": "2025-03-10", "last_day": "2025-03-12",
                "certificate": {
                    "kind": "confirmation", "number": number, "issuer": "Trường Chính trị Tô Hiệu",
                    "issued_on": "2025-03-14",
                },
            });
            self.stage.post("dieuphoi", "/past-trainings", past).await?;
        }
        for person in [self.known(ECONOMY, 5), self.known(CULTURE, 1)] {
            let finding = json!({
                "staff_id": person.staff_id, "requirement": "post", "meets": false, "from_day": after(begins, 1),
                "reason": "Chưa đúng chuyên ngành của vị trí việc làm",
            });
            self.stage.post("dieuphoi", "/findings", finding).await?;
        }
        self.client("Phần mềm của thành phố (bản cũ)", -20).await
    }

    /// What has happened and what lies ahead.
    pub async fn scenes(&mut self) -> Result<()> {
        self.long_courses().await?;
        self.short_courses().await?;
        self.coming_courses().await?;
        self.moved_courses().await?;
        let on_leave = self.known(ECONOMY, 2);
        let leave = json!({ "state": "maternity", "first_day": self.monday(-10), "note": "Quyết định số 45/QĐ-UBND" });
        self.at(self.monday(-10), 8);
        self.stage.post("dieuphoi", &format!("/staff/{}/states", on_leave.staff_id), leave).await?;
        Ok(())
    }

    /// Each of these is evaluated by itself: one is signed, one overdue, two are open.
    async fn long_courses(&mut self) -> Result<()> {
        // the certificate meets the requirement that it was taken for.
        let made = self.make(&Plan(-26, 60, "quota", "specialised", 5)).await?;
        let mut people = vec![self.known(ECONOMY, 5)];
        self.nominate(&made, Goes::ToTheEnd, &mut people).await?;
        let nomination = people.first().map(|person| person.nomination.clone()).unwrap_or_default();
        let path = format!("/nominations/{}", text(&nomination));
        self.stage.send("dieuphoi", Method::PATCH, &path, &json!({ "purpose": "post" })).await?;
        self.results(&made, &people, 0).await?;
        for person in &people {
            self.certificate("dieuphoi", &made, person, true).await?;
        }

        let people = vec![self.writer("chuyenvien"), self.known(ECONOMY, 0)];
        let (made, people) = self.with(Plan(-21, 10, "quota", "general_state", 5), Goes::ToTheEnd, people).await?;
        self.results(&made, &people, 0).await?;
        self.report("chuyenvien", &made, &people[0], Reported::Accepted).await?;
        // Handed in by himself, and nobody has compared it yet.
        self.certificate("chuyenvien", &made, &people[0], false).await?;
        self.certificate("dieuphoi", &made, &people[1], true).await?;

        let people = vec![self.known(ECONOMY, 1), self.known(CULTURE, 0)];
        let (made, people) = self.with(Plan(-16, 10, "quota", "general_state", 5), Goes::ToTheEnd, people).await?;
        self.results(&made, &people, 0).await
    }

    async fn short_courses(&mut self) -> Result<()> {
        let people = vec![self.writer("chuyenvien"), self.known(CULTURE, 1), self.writer("giaovien")];
        let (made, people) = self.with(Plan(-30, 3, "own", "skill", 20), Goes::ToTheEnd, people).await?;
        self.decision(&made, &people, "118/QĐ-UBND").await?;
        self.attend(&made, 3, &people).await?;
        self.results(&made, &people, 0).await?;
        self.report("chuyenvien", &made, &people[0], Reported::Accepted).await?;
        self.report("giaovien", &made, &people[2], Reported::Accepted).await?;

        // Over for a month, and nothing reported.
        let people = vec![self.writer("chuyenvien"), self.writer("giaovien")];
        let (made, people) = self.with(Plan(-4, 3, "quota", "sector", 10), Goes::ToTheEnd, people).await?;
        self.decision(&made, &people[..1], "236/QĐ-UBND").await?;
        self.results(&made, &people, 0).await?;

        // Over for a week: one has reported, one has time still; the last session is not marked, no result entered.
        let people = vec![self.writer("chuyenvien"), self.known(OFFICE, 0), self.writer("giaovien")];
        let (made, people) = self.with(Plan(-1, 3, "own", "issue", 20), Goes::ToTheEnd, people).await?;
        self.attend(&made, 2, &people).await?;
        self.report("giaovien", &made, &people[2], Reported::Submitted).await
    }

    async fn decision(&self, made: &Made, people: &[Participant], number: &str) -> Result<()> {
        let signed_on = self.before(made.first(), 5);
        self.at(signed_on, 16);
        let ids: Vec<&Value> = people.iter().map(|person| &person.nomination).collect();
        let paper = json!({
            "course_id": made.id, "kind": "decision", "nomination_ids": ids, "number": number,
            "signed_on": signed_on, "signer_name": "Đoàn Thị Kim Ngọc", "signer_title": "CHỦ TỊCH",
            "subject": "Về việc cử cán bộ, công chức, viên chức tham dự lớp bồi dưỡng",
        });
        self.stage.post("dieuphoi", "/decisions", paper).await?;
        Ok(())
    }

    /// What lies before somebody: at every step of the way.
    async fn coming_courses(&mut self) -> Result<()> {
        // Of a pair one stays: a leader lets both go, and somebody is replaced.
        let pair = [self.known(ECONOMY, 0), self.known(ECONOMY, 5)];
        let unit_id = crate::features::units::shipped_id("economy");
        self.at(self.before(self.monday(2), 20), 8);
        let body = json!({
            "unit_id": unit_id, "one_staff_id": pair[0].staff_id, "other_staff_id": pair[1].staff_id,
        });
        self.stage.post("dieuphoi", "/staff-pairs", body).await?;
        let [one, other] = pair;
        let people = vec![self.writer("chuyenvien"), self.known(ECONOMY, 3), one];
        let (made, people) = self.with(Plan(2, 3, "quota", "post", 10), Goes::SentUp, people).await?;
        let mut late = vec![other];
        self.enter("", &made, "propose", &mut late).await?;
        self.act("dieuphoi", "endorse", &mut late).await?;
        for person in &late {
            let passed = json!({ "override_reason": "Đã bố trí cán bộ trực thay trong ba ngày" });
            self.action("chutich", &person.nomination, "approval", passed).await?;
        }
        let instead = self.known(ECONOMY, 4);
        let replacement = json!({ "staff_id": instead.staff_id, "reason": "Nhận nhiệm vụ đột xuất" });
        self.action("chutich", &people[1].nomination, "replacement", replacement).await?;

        // Entered in haste: the school confirms and decides.
        let people = vec![self.writer("giaovien")];
        self.with(Plan(4, 3, "own", "skill", 20), Goes::Endorsed, people).await?;

        // A wish, a proposal sent back, one refused, and one of a head who may not approve what he has proposed.
        let made = self.make(&Plan(5, 3, "own", "issue", 20)).await?;
        self.at(self.before(made.first(), 14), 9);
        let mut wish = vec![self.writer("chuyenvien")];
        self.enter("chuyenvien", &made, "request", &mut wish).await?;
        let mut people =
            vec![self.known(ECONOMY, 1), self.known(ECONOMY, 3), self.known(ECONOMY, 4), self.known(SCHOOL, 0)];
        self.enter("", &made, "propose", &mut people).await?;
        let back = json!({ "reason": "Bổ sung người đảm nhận thay" });
        self.action("dieuphoi", &people[1].nomination, "return", back).await?;
        people.remove(1);
        self.act("dieuphoi", "endorse", &mut people).await?;
        let no = json!({ "reason": "Đã dự lớp cùng nội dung trong năm" });
        self.action("chutich", &people[1].nomination, "rejection", no).await?;

        // One seat for two.
        let made = self.make(&Plan(6, 3, "own", "local", 1)).await?;
        let mut first = vec![self.known(CULTURE, 0)];
        self.nominate(&made, Goes::ToTheEnd, &mut first).await?;
        let waiting = json!({
            "course_id": made.id, "staff_ids": [self.known(CULTURE, 1).staff_id], "as": "enter", "waiting_list": true,
            "pass_warnings_reason": "Theo đề nghị của đơn vị",
        });
        self.stage.post("dieuphoi", "/nominations", waiting).await?;
        Ok(())
    }

    /// A course put off, one called off, and one moved onto the days of another.
    async fn moved_courses(&mut self) -> Result<()> {
        let people = vec![self.known(CULTURE, 2), self.known(OFFICE, 1)];
        let (made, _) = self.with(Plan(3, 3, "quota", "sector", 10), Goes::SentUp, people).await?;
        self.at(self.today, 7);
        let off = json!({ "reason": "Hoãn theo Công văn số 1300/SNV-CCVC" });
        self.stage.post("dieuphoi", &format!("/courses/{}/postponement", made.id), off).await?;

        let people = vec![self.known(CULTURE, 3), self.known(OFFICE, 1)];
        let (made, _) = self.with(Plan(8, 3, "own", "skill", 20), Goes::ToTheEnd, people).await?;
        self.at(self.today, 7);
        let off = json!({ "reason": "Hội trường sửa chữa, chuyển sang kế hoạch năm sau" });
        self.stage.post("dieuphoi", &format!("/courses/{}/cancellation", made.id), off).await?;

        let people = vec![self.known(OFFICE, 2)];
        let (moved, _) = self.with(Plan(9, 3, "own", "skill", 20), Goes::ToTheEnd, people).await?;
        let people = vec![self.known(OFFICE, 2)];
        let (there, _) = self.with(Plan(11, 3, "own", "local", 20), Goes::ToTheEnd, people).await?;
        self.at(self.today, 7);
        let sessions: Vec<Value> =
            there.days.iter().map(|day| json!({ "day": day, "starts": "08:00", "ends": "11:30" })).collect();
        let days = json!({
            "first_day": there.first(), "last_day": there.last(), "sessions": sessions,
            "conflicts_reason": "Giảng viên đổi lịch; đang chọn người đi thay",
        });
        self.stage.send("dieuphoi", Method::PATCH, &format!("/courses/{}", moved.id), &days).await?;
        Ok(())
    }

    /// What is arranged at the end: who stands in for whom, accounts that nobody has activated, and the city's pull.
    pub async fn ending(&mut self) -> Result<()> {
        self.at(self.today, 7);
        let coordinator = self.stage.get("dieuphoi", "/auth/me").await?["account_id"].clone();
        let substitution = json!({
            "substitute_account_id": coordinator, "first_day": self.today, "last_day": after(self.today, 7),
            "reason": "Đi công tác",
        });
        self.stage.post(CULTURE, "/substitutions", substitution).await?;
        let school = json!({ "unit_id": crate::features::units::shipped_id("kindergarten") });
        self.stage.post("quantri", "/accounts/from-roster", school).await?;
        self.client("Phần mềm của thành phố", 0).await
    }

    /// A program of the city's that pulls everything there is so many weeks from today, and acknowledges it.
    async fn client(&mut self, name: &str, weeks: i64) -> Result<()> {
        let day = if weeks == 0 { self.today } else { self.monday(weeks) };
        self.at(day, 6);
        let ward = self.stage.get("quantri", "/units?kind=ward").await?["items"][0]["id"].clone();
        let scopes = ["sync:read", "sync:read:personal", "sync:ack"];
        let body = json!({ "name": name, "unit_id": ward, "scopes": scopes });
        let client = self.stage.post("quantri", "/clients", body).await?;
        let program = Stage::program(text(&client["id"]));
        let mut through = 0;
        loop {
            let path = format!("/sync/changes?limit=1000&afterChangeNumber={through}");
            let page = self.stage.get(&program, &path).await?;
            let Some(last) = page["items"].as_array().and_then(|items| items.last()) else { break };
            through = last["modified"].as_i64().unwrap_or_default();
        }
        let stored = json!({ "kind": "changes", "through": through });
        self.stage.post(&program, "/sync/acknowledgements", stored).await?;
        Ok(())
    }
}
