//! What a letterhead says, and what it says where nobody has said otherwise.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Who issues a paper, as far as its head goes.
#[derive(Clone, Debug, Default)]
pub struct Issuer<'a> {
    /// Whether it is a People's Committee: the ward itself, or the city.
    pub is_committee: bool,
    /// The unit's name.
    pub name: &'a str,
    /// The name of the committee above it.
    pub committee: &'a str,
    /// The office of whoever heads it: "Trưởng phòng".
    pub head_title: &'a str,
    /// The name of whoever heads it.
    pub head_name: &'a str,
}

/// What stands on a unit's papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LetterheadBody {
    /// The superior agency; left out for a People's Committee.
    #[serde(default)]
    #[validate(length(max = 300))]
    #[schema(max_length = 300, example = "UBND PHƯỜNG THẠCH KHÔI")]
    pub superior: String,
    /// The issuing agency.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "PHÒNG VĂN HOÁ - XÃ HỘI")]
    pub agency: String,
    /// The place before the day.
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "Thạch Khôi")]
    pub place: String,
    /// What stands behind the kind in the number: "UBND" of "QĐ-UBND".
    #[validate(length(min = 1, max = 30))]
    #[schema(min_length = 1, max_length = 30, example = "VHXH")]
    pub symbol: String,
    /// Where papers are kept: the last of the recipients, behind "Lưu:".
    #[validate(length(min = 1, max = 100))]
    #[schema(min_length = 1, max_length = 100, example = "VT, VHXH")]
    pub archive: String,
    /// Who decides, at the head of a decision.
    #[validate(length(min = 1, max = 300))]
    #[schema(min_length = 1, max_length = 300, example = "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG THẠCH KHÔI")]
    pub authority: String,
    /// The power and title of whoever signs, a line each.
    #[validate(length(min = 1, max = 200))]
    #[schema(min_length = 1, max_length = 200, example = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")]
    pub signer_titles: String,
    /// The name of whoever signs; left out where it is written by hand.
    #[serde(default)]
    #[validate(length(max = 120))]
    #[schema(max_length = 120, example = "Vũ Đình Khôi")]
    pub signer_name: String,
    /// What a decision to send stands on, one ground a line.
    #[serde(default)]
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub grounds: String,
}

/// What a decision to send stands on (from the ward's own plan and Nghị định 171/2025/NĐ-CP).
const GROUNDS: &str = "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025\n\
    Căn cứ Nghị định số 171/2025/NĐ-CP của Chính phủ quy định về đào tạo, bồi dưỡng công chức\n\
    Căn cứ Quyết định số 700/QĐ-TTg ngày 20 tháng 4 năm 2026 của Thủ tướng Chính phủ";
/// Who proposes the committee's decisions: the department that leads the plan.
const PROPOSER: &str = "Theo đề nghị của Trưởng phòng Văn hoá - Xã hội";

/// "phường Thạch Khôi" of "UBND phường Thạch Khôi".
fn territory(committee: &str) -> &str {
    ["UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân "]
        .iter()
        .find_map(|prefix| committee.strip_prefix(prefix))
        .unwrap_or(committee)
}

/// "Thạch Khôi" of "phường Thạch Khôi".
fn place(territory: &str) -> &str {
    let lower = territory.to_lowercase();
    ["phường ", "xã ", "đặc khu ", "thị trấn ", "thành phố "]
        .iter()
        .find(|prefix| lower.starts_with(*prefix))
        .and_then(|prefix| territory.get(prefix.len()..))
        .unwrap_or(territory)
}

/// The first letters of a unit's words: "VHXH" of "Phòng Văn hoá - Xã hội", "VP" of the office, "TTPVHCC" of the centre
/// for administrative services. An office that writes its own otherwise says so.
fn symbol(name: &str) -> String {
    if name.starts_with("Văn phòng") {
        return "VP".to_owned();
    }
    let bare = ["Phòng ", "Trường "].iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(name);
    let words = bare.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "và");
    words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

/// "TRƯỞNG PHÒNG VĂN HOÁ": words with which the office ends and the unit begins are said once.
fn joined(office: &str, unit: &str) -> String {
    let shared = office
        .char_indices()
        .filter(|(at, _)| *at == 0 || office[..*at].ends_with(' '))
        .find_map(|(at, _)| office.get(at..).filter(|end| unit.starts_with(&format!("{end} "))))
        .unwrap_or_default();
    let unit = unit.get(shared.len()..).unwrap_or_default();
    format!("{office} {}", unit.trim_start())
}

/// The usual letterhead of a unit. A People's Committee has no superior above it on paper.
pub fn usual(issuer: &Issuer<'_>) -> LetterheadBody {
    let territory = territory(if issuer.is_committee { issuer.name } else { issuer.committee });
    let head = if issuer.head_title.is_empty() { "Thủ trưởng đơn vị" } else { issuer.head_title };
    if issuer.is_committee {
        let territory = territory.to_uppercase();
        return LetterheadBody {
            superior: String::new(),
            agency: format!("ỦY BAN NHÂN DÂN\n{territory}"),
            place: place(self::territory(issuer.name)).to_owned(),
            symbol: "UBND".to_owned(),
            archive: "VT, VHXH".to_owned(),
            authority: format!("CHỦ TỊCH ỦY BAN NHÂN DÂN {territory}"),
            signer_titles: "CHỦ TỊCH".to_owned(),
            signer_name: issuer.head_name.to_owned(),
            grounds: format!("{GROUNDS}\n{PROPOSER}"),
        };
    }
    let head = head.to_uppercase();
    let name = issuer.name.to_uppercase();
    let authority = joined(&head, &name);
    LetterheadBody {
        superior: format!("UBND {}", territory.to_uppercase()),
        agency: name,
        place: place(territory).to_owned(),
        symbol: symbol(issuer.name),
        archive: "VT".to_owned(),
        authority,
        signer_titles: head,
        signer_name: issuer.head_name.to_owned(),
        grounds: GROUNDS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r37_a_committee_issues_in_its_own_name() {
        let words = usual(&Issuer {
            is_committee: true,
            name: "UBND phường Thạch Khôi",
            head_name: "Vũ Đình Khôi",
            ..Issuer::default()
        });
        assert_eq!(words.superior, "");
        assert_eq!(words.agency, "ỦY BAN NHÂN DÂN\nPHƯỜNG THẠCH KHÔI");
        assert_eq!(words.place, "Thạch Khôi");
        assert_eq!(words.symbol, "UBND");
        assert_eq!(words.authority, "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG THẠCH KHÔI");
        assert_eq!((words.signer_titles.as_str(), words.signer_name.as_str()), ("CHỦ TỊCH", "Vũ Đình Khôi"));
    }

    #[test]
    fn r34_a_unit_issues_below_the_committee() {
        for (name, head_title, symbol, authority) in [
            ("Phòng Văn hoá - Xã hội", "Trưởng phòng", "VHXH", "TRƯỞNG PHÒNG VĂN HOÁ - XÃ HỘI"),
            ("Trường Mầm non Thạch Khôi", "Hiệu trưởng", "MNTK", "HIỆU TRƯỞNG TRƯỜNG MẦM NON THẠCH KHÔI"),
            ("Văn phòng HĐND và UBND", "Chánh Văn phòng", "VP", "CHÁNH VĂN PHÒNG HĐND VÀ UBND"),
            ("Trạm Y tế", "", "TYT", "THỦ TRƯỞNG ĐƠN VỊ TRẠM Y TẾ"),
        ] {
            let issuer = Issuer { name, head_title, committee: "UBND phường Thạch Khôi", ..Issuer::default() };
            let words = usual(&issuer);
            assert_eq!(words.superior, "UBND PHƯỜNG THẠCH KHÔI");
            assert_eq!(words.agency, name.to_uppercase());
            assert_eq!(words.place, "Thạch Khôi");
            assert_eq!((words.symbol.as_str(), words.authority.as_str()), (symbol, authority), "{name}");
        }
    }
}
