//! Who gets a confirmation, and whether a certificate stands.

use std::collections::BTreeSet;

use crate::attendance::Participant;
use crate::courses::rules::Origin;
use crate::nominations::rules::NominationState;
use crate::results::rules::CertificateState;
use foundation::kernel::{Code, Id, text_enum};

text_enum! {
    /// Whether a certificate stands, as everybody is told.
    pub enum CertificateStanding {
        /// It was compared with the original, or issued here.
        Valid = "valid" / "Có giá trị",
        /// It was recorded, and nobody has compared it with the original yet.
        Unchecked = "unchecked" / "Chưa đối chiếu bản chính",
        /// It was not accepted, or taken back.
        Withdrawn = "withdrawn" / "Không có giá trị",
    }
}

text_enum! {
    /// Why somebody who completed a course was given no confirmation.
    pub enum LeftOut {
        /// Nobody confirms anything to himself: another coordinator does.
        Own = "own" / "Không tự cấp cho mình; người khác cấp",
        /// There is a certificate or a confirmation already.
        HasOne = "has_one" / "Đã có chứng chỉ hoặc giấy chứng nhận",
    }
}

/// What everybody is told of a certificate in this state.
pub const fn standing(state: CertificateState) -> CertificateStanding {
    match state {
        CertificateState::Verified => CertificateStanding::Valid,
        CertificateState::Uploaded => CertificateStanding::Unchecked,
        CertificateState::Rejected => CertificateStanding::Withdrawn,
    }
}

/// Refuses confirmations for a course of somebody else, and for one that is not over.
///
/// # Errors
/// `course_not_own`, `course_not_over`.
pub const fn may_confirm(origin: Origin, has_ended: bool) -> Result<(), Code> {
    match (origin, has_ended) {
        (Origin::Own, true) => Ok(()),
        (Origin::Own, false) => Err(Code::CourseNotOver),
        _ => Err(Code::CourseNotOwn),
    }
}

/// Those who completed a course: who gets a confirmation now, and who does not, and why. `with_one` are the places in the
/// course that have a certificate which was not rejected; `own` is the person who confirms.
pub fn split(
    participants: Vec<Participant>,
    with_one: &BTreeSet<Id>,
    own: Option<Id>,
) -> (Vec<Participant>, Vec<(Participant, LeftOut)>) {
    let (mut given, mut left_out) = (Vec::new(), Vec::new());
    for participant in participants {
        if participant.state != NominationState::Completed {
            continue;
        }
        if with_one.contains(&participant.nomination_id) {
            left_out.push((participant, LeftOut::HasOne));
        } else if own == Some(participant.staff_id) {
            left_out.push((participant, LeftOut::Own));
        } else {
            given.push(participant);
        }
    }
    (given, left_out)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::nominations::rules::Way;
    use ward::catalogue::rules::ProgrammeKind;

    #[test]
    fn r27_confirmations_are_for_own_courses_that_are_over() {
        for (origin, has_ended, expected) in [
            (Origin::Own, true, Ok(())),
            (Origin::Own, false, Err(Code::CourseNotOver)),
            (Origin::Quota, true, Err(Code::CourseNotOwn)),
            (Origin::Summoned, true, Err(Code::CourseNotOwn)),
            (Origin::Past, true, Err(Code::CourseNotOwn)),
        ] {
            assert_eq!(may_confirm(origin, has_ended), expected, "{origin:?} {has_ended}");
        }
    }

    #[test]
    fn r27_only_what_was_compared_with_the_original_stands() {
        assert_eq!(standing(CertificateState::Verified), CertificateStanding::Valid);
        assert_eq!(standing(CertificateState::Uploaded), CertificateStanding::Unchecked);
        assert_eq!(standing(CertificateState::Rejected), CertificateStanding::Withdrawn);
    }

    fn participant(place: &str, person: &str, state: NominationState) -> Participant {
        let day = NaiveDate::default();
        Participant {
            nomination_id: Id::from_words(place),
            staff_id: Id::from_words(person),
            unit_id: Id::from_words("unit"),
            state,
            way: Way::Own,
            purpose: None,
            purpose_task: None,
            full_name: person.to_owned(),
            course_id: Id::from_words("course"),
            course_name: String::new(),
            origin: Origin::Own,
            first_day: day,
            last_day: day,
            programme_kind: ProgrammeKind::Skill,
            attendance_percent: 80,
            excused_counts: false,
        }
    }

    #[test]
    fn r27_each_who_completed_it_gets_one_and_nobody_confirms_himself() {
        let people = vec![
            participant("1", "Á", NominationState::Completed),
            participant("2", "Bình", NominationState::Failed),
            participant("3", "Cường", NominationState::Completed),
            participant("4", "Dung", NominationState::Completed),
        ];
        let with_one = BTreeSet::from([Id::from_words("3")]);
        let (given, left_out) = split(people, &with_one, Some(Id::from_words("Dung")));
        let given: Vec<&str> = given.iter().map(|one| one.full_name.as_str()).collect();
        let left_out: Vec<_> = left_out.iter().map(|(one, why)| (one.full_name.as_str(), *why)).collect();
        assert_eq!(given, ["Á"]);
        assert_eq!(left_out, [("Cường", LeftOut::HasOne), ("Dung", LeftOut::Own)]);
    }
}
