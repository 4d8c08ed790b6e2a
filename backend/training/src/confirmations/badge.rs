//! A confirmation as an Open Badge: an `OpenBadgeCredential` of Open Badges 3.0 over the W3C's Verifiable Credentials 2.0, in
//! the form of §8.2 (VC-JWT): the claims are the credential itself.

use chrono::NaiveDate;
use serde_json::{Value, json};

use foundation::kernel::{Id, Instant};
use paper::short_day;

/// What a badge is called on the wire (W3C, Securing Verifiable Credentials using JOSE and COSE).
pub const BADGE: &str = "application/vc+jwt";

/// What a badge says.
pub struct Badge<'a> {
    /// The address of this installation: it issues.
    pub base: &'a str,
    /// Where everybody sees whether the confirmation stands; its own identifier.
    pub address: &'a str,
    /// The unit that issued it.
    pub issuer: &'a str,
    /// The person.
    pub full_name: &'a str,
    /// The course.
    pub course_id: Id,
    /// Its name.
    pub course: &'a str,
    /// Its first and its last day.
    pub days: (NaiveDate, NaiveDate),
    /// The confirmation's number, if it has one.
    pub number: Option<&'a str>,
    /// The day of issue.
    pub issued_on: NaiveDate,
}

impl Badge<'_> {
    /// The claims to be signed. The subject's identifier says nothing of the person and is found nowhere else: who holds
    /// the badge is told by the name alone.
    pub fn claims(&self) -> Value {
        let subject_id = format!("{}#person", self.address);
        let (first, last) = self.days;
        let mut subject = json!({
            "id": subject_id,
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject", "hashed": false, "identityHash": self.full_name, "identityType": "ext:name",
            }],
            "activityStartDate": beginning_of(first),
            "activityEndDate": end_of(last),
            "achievement": {
                "id": format!("urn:uuid:{}", self.course_id),
                "type": ["Achievement"],
                "achievementType": "CertificateOfCompletion",
                "name": self.course,
                "description":
                    format!("{} tổ chức từ ngày {} đến ngày {}.", self.issuer, short_day(first), short_day(last)),
                "inLanguage": "vi",
                "criteria": { "narrative": "Tham gia lớp và được ghi nhận hoàn thành." },
            },
        });
        if let Some(number) = self.number {
            subject["licenseNumber"] = json!(number);
        }
        json!({
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "id": self.address,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": self.course,
            "issuer": { "id": self.base, "type": ["Profile"], "name": self.issuer, "url": self.base },
            "validFrom": beginning_of(self.issued_on),
            "credentialSubject": subject,
            "iss": self.base,
            "sub": subject_id,
            "jti": self.address,
            "nbf": Instant::start_of(self.issued_on).seconds(),
        })
    }
}

/// A day at its beginning here, as RFC 3339 writes it.
fn beginning_of(day: NaiveDate) -> String {
    format!("{}T00:00:00+07:00", day.format("%Y-%m-%d"))
}

/// A day at its end here.
fn end_of(day: NaiveDate) -> String {
    format!("{}T23:59:59+07:00", day.format("%Y-%m-%d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r27_the_registered_claims_repeat_the_credential() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let badge = Badge {
            base: "https://daotao.example.vn",
            address: "https://daotao.example.vn/chung-chi/5f2b",
            issuer: "UBND phường Sông Sặt",
            full_name: "Nguyễn Văn Á",
            course_id: "01981f2e-7c00-7000-8000-000000000001".parse().expect("an id"),
            course: "Kỹ năng tiếp công dân",
            days: (day("2026-06-23"), day("2026-06-24")),
            number: None,
            issued_on: day("2026-06-25"),
        };
        let claims = badge.claims();
        assert_eq!(claims["iss"], claims["issuer"]["id"]);
        assert_eq!(claims["jti"], claims["id"]);
        assert_eq!(claims["sub"], claims["credentialSubject"]["id"]);
        assert_eq!(
            (&claims["validFrom"], &claims["nbf"]),
            (&json!("2026-06-25T00:00:00+07:00"), &json!(1_782_320_400))
        );
        assert_eq!(claims["credentialSubject"].get("licenseNumber"), None);
    }
}
