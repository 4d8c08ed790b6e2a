//! The needs and the plan behind the year: a round that has led to the plan of this year, which the courses answer, and
//! one for the next year that is open.

use actix_web::http::Method;
use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};

use super::people::ECONOMY;
use super::year::{Teller, after, first_day, text};
use crate::features::needs::rules::YEARS;
use crate::kernel::Result;

/// How many matters the plan of the year has in a quarter.
const MATTERS: usize = 2;

/// What a course of the year costs, in đồng.
const COST: i64 = 5_000_000;

/// A programme that the year has courses of, with the quarter that it is planned for.
struct Matter {
    programme_id: Value,
    quarter: u32,
}

fn quarter_of(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

impl Teller<'_> {
    /// Told when the courses are there: their programmes are what the units had asked for.
    pub async fn plans(&self) -> Result<()> {
        let year = self.today.year();
        let courses = self.courses_of(year).await?;
        let mut matters: Vec<Matter> = Vec::new();
        for quarter in 1..=4 {
            for (course, _) in courses.iter().filter(|(_, day)| quarter_of(*day) == quarter) {
                let programme_id = course["programme"]["id"].clone();
                let there = matters.iter().filter(|matter| matter.quarter == quarter).count();
                if there < MATTERS && matters.iter().all(|matter| matter.programme_id != programme_id) {
                    matters.push(Matter { programme_id, quarter });
                }
            }
        }
        let plan = self.plan_of_this_year(year, &matters).await?;
        for (course, _) in &courses {
            let answers = |item: &&Value| item["programme"]["id"] == course["programme"]["id"];
            let item = plan["items"].as_array().into_iter().flatten().find(answers);
            let Some(item) = item.filter(|_| text(&course["state"]) != "cancelled") else { continue };
            let path = format!("/courses/{}", text(&course["id"]));
            let link = json!({ "year_plan_item_id": item["id"], "cost": COST });
            self.at(self.today, 7);
            self.stage.send("dieuphoi", Method::PATCH, &path, &link).await?;
        }
        self.round_of_next_year(year, &matters).await
    }

    async fn courses_of(&self, year: i32) -> Result<Vec<(Value, NaiveDate)>> {
        self.at(self.today, 7);
        let listed = self.stage.get("dieuphoi", "/courses?limit=200&sort=first_day").await?;
        let courses = listed["items"].as_array().into_iter().flatten();
        let courses = courses.filter(|course| text(&course["origin"]) != "past");
        let dated = courses.filter_map(|course| Some((course.clone(), text(&course["first_day"]).parse().ok()?)));
        Ok(dated.filter(|(_, day): &(Value, NaiveDate)| day.year() == year).collect())
    }

    /// The submissions of a round: their paths with the user name of the unit's head, where it has one.
    async fn submissions(&self, round: &Value) -> Result<Vec<(String, Option<&'static str>)>> {
        let path = format!("/needs-submissions?limit=200&round_id={}", text(&round["id"]));
        let all = self.stage.get("dieuphoi", &path).await?;
        let mut found = Vec::new();
        for row in all["items"].as_array().into_iter().flatten() {
            found.push((format!("/needs-submissions/{}", text(&row["id"])), self.head_of(&row["unit_id"])));
        }
        Ok(found)
    }

    fn head_of(&self, unit_id: &Value) -> Option<&'static str> {
        const HEADED: [(&str, &str); 4] = [
            ("economy", ECONOMY),
            ("culture", "truongphong.vhxh"),
            ("office", "chanhvanphong"),
            ("primary_school", "hieutruong"),
        ];
        let named = |unit: &str| crate::features::units::shipped_id(unit).as_str() == text(unit_id);
        HEADED.iter().find(|(unit, _)| named(unit)).map(|(_, head)| *head)
    }

    async fn guarded_on(&self, user_name: &str, path: &str, action: &str, body: Value) -> Result<Value> {
        let revision = self.stage.get(user_name, path).await?["revision"].clone();
        self.stage.guarded_with(user_name, &format!("{path}/{action}"), &revision, &body).await
    }

    /// Writes what a unit needs, and hands it in.
    async fn answer(&self, user_name: &str, path: &str, needs: Vec<Value>) -> Result<()> {
        let note = if needs.is_empty() { "Đơn vị không có nhu cầu riêng." } else { "" };
        let written = json!({ "note": note, "needs": needs });
        self.stage.send(user_name, Method::PATCH, path, &written).await?;
        self.guarded_on(user_name, path, "submission", Value::Null).await?;
        Ok(())
    }

    fn need(matter: &Matter, people: usize) -> Value {
        json!({
            "programme_id": matter.programme_id, "people": people, "quarter": matter.quarter,
            "estimated_cost": people * 1_500_000, "reason": "Đáp ứng chỉ tiêu bồi dưỡng của kế hoạch",
        })
    }

    async fn plan_of_this_year(&self, year: i32, matters: &[Matter]) -> Result<Value> {
        let begins = first_day(self.today);
        self.at(after(begins, 2), 8);
        let round = json!({ "kind": "year", "year": year, "deadline": after(begins, 9) });
        let round = self.stage.post("dieuphoi", "/needs-rounds", round).await?;
        for (number, (path, head)) in self.submissions(&round).await?.into_iter().enumerate() {
            let wanted = matters.iter().enumerate().filter(|(place, _)| head.is_some() && (place + number) % 2 == 0);
            let needs = wanted.map(|(place, matter)| Self::need(matter, 2 + (place + number) % 3)).collect();
            self.at(after(begins, 5), 9);
            self.answer(head.unwrap_or("dieuphoi"), &path, needs).await?;
            self.at(after(begins, 8), 9);
            self.guarded_on("dieuphoi", &path, "acceptance", Value::Null).await?;
        }
        self.at(after(begins, 10), 8);
        let path = format!("/needs-rounds/{}", text(&round["id"]));
        self.guarded_on("dieuphoi", &path, "closing", Value::Null).await?;
        let plan = self.stage.post("dieuphoi", &format!("{path}/year-plan"), json!({})).await?;
        let path = format!("/year-plans/{}", text(&plan["id"]));
        self.guarded_on("dieuphoi", &path, "submission", Value::Null).await?;
        self.at(after(begins, 12), 15);
        self.guarded_on("chutich", &path, "approval", Value::Null).await?;
        self.at(after(begins, 14), 8);
        let paper = json!({ "number": "26/KH-UBND", "signed_on": after(begins, 13) });
        self.stage.send("dieuphoi", Method::PUT, &format!("{path}/registration"), &paper).await?;
        self.stage.get("dieuphoi", &path).await
    }

    /// Open: one unit is still writing, one has handed in, one has to mend, the others are taken.
    async fn round_of_next_year(&self, year: i32, matters: &[Matter]) -> Result<()> {
        let (kind, year) = if YEARS.contains(&(year + 1)) { ("year", year + 1) } else { ("supplement", year) };
        self.at(self.before(self.today, 12), 8);
        let round = json!({ "kind": kind, "year": year, "deadline": after(self.today, 9) });
        let round = self.stage.post("dieuphoi", "/needs-rounds", round).await?;
        for (path, head) in self.submissions(&round).await? {
            self.at(self.before(self.today, 3), 9);
            let needs: Vec<Value> = matters.iter().take(3).map(|matter| Self::need(matter, 2)).collect();
            match head {
                Some(ECONOMY) => {
                    let half =
                        json!({ "needs": [{ "content": "Ứng dụng trí tuệ nhân tạo trong công vụ", "people": 3 }] });
                    self.stage.send(ECONOMY, Method::PATCH, &path, &half).await?;
                }
                Some("chanhvanphong") => self.answer("chanhvanphong", &path, needs).await?,
                Some("hieutruong") => {
                    self.answer("hieutruong", &path, needs).await?;
                    let why = json!({ "reason": "Ghi rõ người dự kiến cử đi và thời gian thuận lợi" });
                    self.guarded_on("dieuphoi", &path, "return", why).await?;
                }
                other => {
                    let needs = if other.is_some() { needs } else { Vec::new() };
                    self.answer(other.unwrap_or("dieuphoi"), &path, needs).await?;
                    self.guarded_on("dieuphoi", &path, "acceptance", Value::Null).await?;
                }
            }
        }
        // Who was refused for want of a place is carried into the draft.
        self.at(self.before(self.today, 2), 9);
        let refused = self.stage.get("dieuphoi", "/nominations?state=rejected").await?;
        for row in refused["items"].as_array().into_iter().flatten().take(1) {
            let path = format!("/nominations/{}/carrying", text(&row["id"]));
            self.stage.post("dieuphoi", &path, Value::Null).await?;
        }
        Ok(())
    }
}
