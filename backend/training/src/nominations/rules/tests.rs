use super::*;

/// Every step that there is: ways (q quota, s summoned, o own, p past), state before ("-" for none), action, state
/// after, who (P person, R proposer, H unit head, C coordinator, L leader, A authority, S the program).
/// Whatever is not in this table must be refused.
const TABLE: &str = "
    qo  -            request    requested     P
    qo  -            propose    proposed      H
    qo  -            enter      endorsed      C
    s   -            record     admitted      C
    p   -            record     completed     HC

    qo  requested    propose    proposed      H
    qo  requested    reject     rejected      H
    qo  requested    withdraw   withdrawn     PHS

    qo  proposed     endorse    endorsed      C
    qo  proposed     return     returned      C
    qo  proposed     waitlist   waitlisted    C
    qo  proposed     withdraw   withdrawn     RHCS
    qo  proposed     replace    replaced      RHC

    qo  returned     propose    proposed      RH
    qo  returned     confirm    returned      H
    qo  returned     withdraw   withdrawn     RHCS
    qo  returned     replace    replaced      RHC

    q   endorsed     approve    approved      A
    o   endorsed     approve    admitted      A
    qo  endorsed     reject     rejected      A
    qo  endorsed     return     returned      CA
    qo  endorsed     waitlist   waitlisted    CA
    qo  endorsed     confirm    endorsed      H
    qo  endorsed     withdraw   withdrawn     RHCS
    qo  endorsed     replace    replaced      RHC

    qo  waitlisted   promote    endorsed      CS
    qo  waitlisted   reject     rejected      A
    qo  waitlisted   confirm    waitlisted    H
    qo  waitlisted   withdraw   withdrawn     RHCS
    qo  waitlisted   replace    replaced      RHC

    q   approved     send_up    sent_up       C
    q   approved     override   approved      L
    q   approved     confirm    approved      H
    q   approved     withdraw   withdrawn     CAS
    q   approved     replace    replaced      CA

    q   sent_up      admit      admitted      C
    q   sent_up      override   sent_up       L
    q   sent_up      not_admit  not_admitted  C
    q   sent_up      confirm    sent_up       H
    q   sent_up      withdraw   withdrawn     CAS
    q   sent_up      replace    replaced      CA

    qo  admitted     confirm    admitted      H
    qo  admitted     override   admitted      L
    qso admitted     withdraw   withdrawn     CAS
    qso admitted     replace    replaced      CA
    qso admitted     complete   completed     CL
    qso admitted     fail       failed        CL
    qso admitted     absent_all absent_all    CL

    qso completed    fail       failed        CL
    qso completed    absent_all absent_all    CL
    p   completed    withdraw   withdrawn     C
    qso failed       complete   completed     CL
    qso failed       absent_all absent_all    CL
    qso absent_all   complete   completed     CL
    qso absent_all   fail       failed        CL
";

struct Line {
    ways: &'static str,
    state: Option<NominationState>,
    action: Action,
    next: NominationState,
    parties: &'static str,
}

fn table() -> Vec<Line> {
    let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty());
    let read = |line: &'static str| {
        let words: Vec<&'static str> = line.split_whitespace().collect();
        let [ways, state, action, next, parties] = words[..] else { panic!("{line}") };
        Line {
            ways,
            state: (state != "-").then(|| NominationState::from_code(state).expect(state)),
            action: Action::from_code(action).expect(action),
            next: NominationState::from_code(next).expect(next),
            parties,
        }
    };
    lines.map(read).collect()
}

fn id(words: &str) -> Id {
    Id::from_words(words)
}

/// Somebody who is this and nothing else.
fn actor(party: char) -> Actor {
    let roles = Roles {
        unit_head: party == 'H',
        coordinator: party == 'C',
        leader: party == 'L',
        authority: party == 'A',
        superior: false,
        system: party == 'S',
    };
    let actor = match party {
        'P' => Some(id("person")),
        'R' => Some(id("proposer")),
        'S' => None,
        _ => Some(id("another")),
    };
    Actor { actor, acting_for: None, person: id("person"), proposer: Some(id("proposer")), roles }
}

fn at(state: Option<NominationState>, way: Way) -> Position {
    Position { state, way, awaits_confirmation: true, kept: true }
}

fn states() -> impl Iterator<Item = Option<NominationState>> {
    std::iter::once(None).chain(NominationState::ALL.iter().copied().map(Some))
}

const REASON: Option<&str> = Some("theo công văn số 12/CV-SNV");

#[test]
fn r22_every_state_action_way_and_role() {
    let table = table();
    let mut allowed = 0;
    for way in Way::ALL.iter().copied() {
        let letter = way.as_str().chars().next().expect("a letter");
        for state in states() {
            for action in Action::ALL.iter().copied() {
                let rows: Vec<&Line> = table
                    .iter()
                    .filter(|line| line.ways.contains(letter) && line.state == state && line.action == action)
                    .collect();
                assert!(rows.len() <= 1, "{way} {state:?} {action} stands twice");
                for party in "PRHCLASX".chars() {
                    let found = transition(at(state, way), action, &actor(party), REASON);
                    let case = format!("{way} {state:?} {action} by {party}");
                    match rows.first() {
                        None => assert_eq!(found.expect_err(&case).code, Code::WrongState, "{case}"),
                        Some(line) if line.parties.contains(party) => {
                            assert_eq!(found, Ok(line.next), "{case}");
                            allowed += 1;
                        }
                        Some(line) => {
                            let expected = if line.parties == "A" { Code::NotTheAuthority } else { Code::Forbidden };
                            assert_eq!(found.expect_err(&case).code, expected, "{case}");
                        }
                    }
                }
            }
        }
    }
    let expected: usize = table.iter().map(|line| line.ways.len() * line.parties.len()).sum();
    assert_eq!(allowed, expected, "every line of the table was met");
}

/// All roles at once, so that only what bars the person is left.
fn almighty(actor: &str, acting_for: Option<&str>) -> Actor {
    let roles =
        Roles { unit_head: true, coordinator: true, leader: true, authority: true, superior: true, system: false };
    Actor {
        actor: Some(id(actor)),
        acting_for: acting_for.map(id),
        person: id("person"),
        proposer: Some(id("proposer")),
        roles,
    }
}

#[test]
fn nobody_decides_on_himself_nor_through_a_substitute_nor_as_one() {
    for (who, acting_for, barred) in [
        ("person", None, true),
        ("another", Some("person"), true),
        ("person", Some("another"), true),
        ("another", None, false),
    ] {
        for line in table() {
            let way = Way::ALL.iter().copied().find(|way| line.ways.starts_with(&way.as_str()[..1])).expect("a way");
            let found = transition(at(line.state, way), line.action, &almighty(who, acting_for), REASON);
            let decision = matches!(
                line.action,
                Action::Approve
                    | Action::Reject
                    | Action::Override
                    | Action::Complete
                    | Action::Fail
                    | Action::AbsentAll
            );
            let case = format!("{:?} {} by {who} for {acting_for:?}", line.state, line.action);
            if barred && decision {
                assert_eq!(found.expect_err(&case).code, Code::SelfDecision, "{case}");
            } else if line.action == Action::Request {
                assert_eq!(found.is_ok(), who == "person", "{case}");
            } else {
                assert_eq!(found, Ok(line.next), "{case}");
            }
        }
    }
}

#[test]
fn who_proposed_may_not_approve_but_may_gather_return_and_take_back() {
    let endorsed = at(Some(NominationState::Endorsed), Way::Quota);
    for (who, acting_for) in [("proposer", None), ("another", Some("proposer")), ("proposer", Some("another"))] {
        let actor = almighty(who, acting_for);
        let found = transition(endorsed, Action::Approve, &actor, None);
        assert_eq!(found.expect_err("barred").code, Code::SamePerson, "{who} for {acting_for:?}");
        for action in [Action::Return, Action::Withdraw, Action::Waitlist, Action::Reject] {
            assert!(transition(endorsed, action, &actor, REASON).is_ok(), "{action}");
        }
        let proposed = at(Some(NominationState::Proposed), Way::Quota);
        assert_eq!(transition(proposed, Action::Endorse, &actor, None), Ok(NominationState::Endorsed));
    }
    let nobody_proposed = Actor { proposer: None, actor: None, ..almighty("another", None) };
    assert!(transition(endorsed, Action::Approve, &nobody_proposed, None).is_ok());
}

#[test]
fn what_sends_back_refuses_or_undoes_needs_a_reason() {
    let with_reason = [Action::Return, Action::Reject, Action::Override, Action::Withdraw, Action::Replace];
    for line in table().iter().filter(|line| line.action != Action::Request) {
        let way = Way::ALL.iter().copied().find(|way| line.ways.starts_with(&way.as_str()[..1])).expect("a way");
        let correction = matches!(
            line.state,
            Some(NominationState::Completed | NominationState::Failed | NominationState::AbsentAll)
        );
        for reason in [None, Some(""), Some(" \t")] {
            let found = transition(at(line.state, way), line.action, &almighty("another", None), reason);
            let found = found.map_err(|fault| fault.code);
            let needed = with_reason.contains(&line.action) || correction;
            let expected = if needed { Err(Code::ReasonRequired) } else { Ok(line.next) };
            assert_eq!(found, expected, "{:?} {}", line.state, line.action);
        }
    }
}

#[test]
fn only_a_quick_entry_is_confirmed() {
    for state in states() {
        let position = Position { awaits_confirmation: false, ..at(state, Way::Quota) };
        let found = transition(position, Action::Confirm, &almighty("another", None), None);
        assert_eq!(found.expect_err("nothing to confirm").code, Code::WrongState, "{state:?}");
    }
}

#[test]
fn r02_only_who_was_kept_when_the_course_was_moved_is_let_go_afterwards() {
    for state in states() {
        let position = Position { kept: false, ..at(state, Way::Quota) };
        let found = transition(position, Action::Override, &almighty("another", None), REASON);
        assert_eq!(found.expect_err("nothing to override").code, Code::WrongState, "{state:?}");
    }
}

#[test]
fn the_superior_of_the_authority_decides_like_the_authority() {
    let roles = Roles { superior: true, ..Roles::default() };
    let superior = Actor { roles, ..actor('X') };
    let endorsed = at(Some(NominationState::Endorsed), Way::Own);
    assert_eq!(transition(endorsed, Action::Approve, &superior, None), Ok(NominationState::Admitted));
    let himself = Actor { actor: Some(id("person")), ..superior };
    assert_eq!(transition(endorsed, Action::Approve, &himself, None).expect_err("barred").code, Code::SelfDecision);
}

#[test]
fn the_newcomer_of_a_replacement_begins_where_the_actor_may_put_him() {
    use NominationState as S;
    let head = actor('H');
    let coordinator = actor('C');
    let authority = actor('A');
    let authority_himself = Actor { actor: Some(id("person")), ..authority };
    for (state, way, actor, expected) in [
        (S::Proposed, Way::Quota, &head, Ok(S::Proposed)),
        (S::Returned, Way::Own, &head, Ok(S::Proposed)),
        (S::Endorsed, Way::Quota, &coordinator, Ok(S::Endorsed)),
        (S::Waitlisted, Way::Own, &head, Ok(S::Waitlisted)),
        (S::Approved, Way::Quota, &coordinator, Ok(S::Endorsed)),
        (S::Approved, Way::Quota, &authority, Ok(S::Approved)),
        (S::SentUp, Way::Quota, &authority, Ok(S::Approved)),
        (S::Admitted, Way::Quota, &authority, Ok(S::Approved)),
        (S::Admitted, Way::Own, &authority, Ok(S::Admitted)),
        (S::Admitted, Way::Own, &coordinator, Ok(S::Endorsed)),
        (S::Admitted, Way::Summoned, &coordinator, Ok(S::Admitted)),
        (S::Admitted, Way::Own, &authority_himself, Err(Code::SelfDecision)),
        (S::Requested, Way::Own, &authority, Err(Code::WrongState)),
        (S::Completed, Way::Own, &authority, Err(Code::WrongState)),
        (S::Withdrawn, Way::Quota, &authority, Err(Code::WrongState)),
    ] {
        let found = state_of_replacement(state, way, actor).map_err(|fault| fault.code);
        assert_eq!(found, expected, "{state} {way}");
    }
}

#[test]
fn r08_sent_means_admitted_and_what_came_of_it() {
    use NominationState as S;
    // sent, holds a seat, counts as away, is alive
    for (state, expected) in [
        (S::Requested, [false, false, false, true]),
        (S::Proposed, [false, false, false, true]),
        (S::Returned, [false, false, false, true]),
        (S::Endorsed, [false, false, false, true]),
        (S::Waitlisted, [false, false, false, true]),
        (S::Approved, [false, true, true, true]),
        (S::SentUp, [false, true, true, true]),
        (S::Admitted, [true, true, true, true]),
        (S::NotAdmitted, [false, false, false, false]),
        (S::Rejected, [false, false, false, false]),
        (S::Withdrawn, [false, false, false, false]),
        (S::Replaced, [false, false, false, false]),
        (S::Completed, [true, true, true, true]),
        (S::Failed, [true, true, true, true]),
        (S::AbsentAll, [true, true, false, true]),
    ] {
        let found = [state.was_sent(), state.holds_seat(), state.counts_as_away(), state.is_alive()];
        assert_eq!(found, expected, "{state}");
    }
    assert_eq!(S::Admitted.label_for(Way::Own), "Đã cử đi");
    assert_eq!(S::Admitted.label_for(Way::Summoned), "Cấp trên đã triệu tập");
}
