//! The money of the year: what each year is allotted, what courses are to cost, and what was paid.

use chrono::{Datelike as _, NaiveDate};
use serde_json::{Value, json};

use super::year::{Teller, first_day, text};
use crate::kernel::Result;

/// What a year is allotted of the state's budget and of other sources, in đồng.
const ALLOTTED: [i64; 2] = [320_000_000, 40_000_000];

/// What a seat is reckoned at in a course of the ward's own, and in one of a superior's, in đồng.
const SEAT: [i64; 2] = [300_000, 600_000];

impl Teller<'_> {
    /// What the years that are told are allotted, each of both sources.
    pub async fn budget(&mut self) -> Result<()> {
        let begins = first_day(self.today);
        self.at(begins, 9);
        let sources = self.stage.get("dieuphoi", "/fund-sources").await?;
        for year in begins.year()..=self.today.year() {
            for (source, amount) in sources["items"].as_array().into_iter().flatten().zip(ALLOTTED) {
                let body = json!({
                    "source_id": source["id"], "year": year, "amount": amount, "paper_number": "12/QĐ-UBND",
                    "paper_day": begins,
                });
                let allocation = self.stage.post("dieuphoi", "/allocations", body).await?;
                self.allocations.entry(year).or_default().push(text(&allocation["id"]).to_owned());
            }
        }
        Ok(())
    }

    /// What pays for a course that begins on this day, and what it is to cost; nothing in a year to come.
    pub fn price(&self, first: NaiveDate, origin: &str, seats: u32) -> (Value, Value) {
        let allocation = self.allocations.get(&first.year()).and_then(|known| known.first());
        let seat = if origin == "own" { SEAT[0] } else { SEAT[1] };
        (json!(allocation), json!(allocation.map(|_| seat * i64::from(seats))))
    }

    /// What was paid by today: for people who have been away, for printing, and once by mistake.
    pub async fn payments(&mut self) -> Result<()> {
        self.at(self.today, 7);
        let year = self.today.year();
        let Some([budget, other]) = self.allocations.get(&year).map(Vec::as_slice) else { return Ok(()) };
        let paid_on = self.before(self.today, 12).max(NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default());
        let committed = format!("/money-lines?allocation_id={budget}&stage=committed&sort=created_at&limit=100");
        let lines = self.stage.get("dieuphoi", &committed).await?;
        let standing = lines["items"].as_array().into_iter().flatten();
        let standing = standing.filter(|line| line["reverses_id"].is_null() && line["reversed_by_id"].is_null());
        for (line, number) in standing.take(9).zip(15..) {
            let paid = json!({
                "allocation_id": budget, "amount": line["amount"], "day": paid_on, "paper_number": format!("PC-{number:03}"),
                "paper_day": paid_on, "nomination_id": line["nomination_id"], "note": "Công tác phí, tiền tài liệu",
            });
            self.stage.post("dieuphoi", "/money-lines", paid).await?;
        }
        let mut print = json!({
            "allocation_id": other, "amount": 34_500_000, "day": paid_on, "paper_number": "PC-031", "paper_day": paid_on,
            "note": "In tài liệu tập huấn",
        });
        let wrong = self.stage.post("dieuphoi", "/money-lines", print.clone()).await?;
        let path = format!("/money-lines/{}/reversal", text(&wrong["id"]));
        self.stage.post("dieuphoi", &path, json!({ "reason": "Ghi nhầm số tiền, thừa một chữ số" })).await?;
        print["amount"] = json!(3_450_000);
        self.stage.post("dieuphoi", "/money-lines", print).await?;
        Ok(())
    }
}
