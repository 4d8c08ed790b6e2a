//! What has changed since a report was issued: figures that are other ones now, and the names behind them.

use std::collections::BTreeMap;

use super::dto::{FigureChange, FigureCounts, FigureName, NameChange, ReportFigures};
use super::rules::{FigureColumn, NameChangeKind};
use foundation::kernel::{Id, TextEnum as _};

/// A figure with what it is called: its heading, and what is counted.
type Told<'a> = ((&'a str, &'a str), i64);

/// The figures that differ, in the order of the report. What only one of them has counts as none in the other.
pub fn figure_changes(before: &ReportFigures, after: &ReportFigures) -> Vec<FigureChange> {
    let (before, after) = (told(before), told(after));
    let value =
        |figures: &[Told<'_>], key| figures.iter().find(|(known, _)| *known == key).map_or(0, |(_, value)| *value);
    let gone = before.iter().filter(|(key, _)| after.iter().all(|(known, _)| known != key));
    after
        .iter()
        .chain(gone)
        .map(|(key, _)| (*key, value(&before, *key), value(&after, *key)))
        .filter(|(_, before, after)| before != after)
        .map(|((heading, figure), before, after)| FigureChange {
            heading: heading.to_owned(),
            figure: figure.to_owned(),
            before,
            after,
        })
        .collect()
}

fn told(figures: &ReportFigures) -> Vec<Told<'_>> {
    let mut told = counted("Tổng cộng", &figures.total);
    for row in figures.tables.iter().flat_map(|table| &table.rows) {
        told.extend(counted(&row.label, &row.counts));
    }
    for target in &figures.targets {
        told.push(((&target.code, "Đạt"), target.reached));
        told.push(((&target.code, "Tổng số"), target.counted));
    }
    for source in &figures.money {
        told.push(((&source.name, "Được giao (đồng)"), source.allotted));
        told.push(((&source.name, "Đã cam kết (đồng)"), source.committed));
        told.push(((&source.name, "Đã chi (đồng)"), source.spent));
    }
    told.push((("Đánh giá sau bồi dưỡng", "Số phiếu"), figures.evaluations.forms));
    told.push((("Khó khăn, vướng mắc", "Đã phản ánh"), figures.difficulties.reported));
    told.push((("Khó khăn, vướng mắc", "Đã trả lời"), figures.difficulties.answered));
    told
}

fn counted<'a>(heading: &'a str, counts: &FigureCounts) -> Vec<Told<'a>> {
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let columns = FigureColumn::ALL
        .iter()
        .map(|column| ((heading, column.label()), whole(counts.columns.get(column).copied().unwrap_or_default())));
    std::iter::once(((heading, "Số lớp"), whole(counts.courses))).chain(columns).collect()
}

/// The names that are counted otherwise: those that came in, went out, or of which something else came; by name as the
/// later list has them, those that went out at the end.
pub fn name_changes(before: &[FigureName], after: &[FigureName]) -> Vec<NameChange> {
    let known: BTreeMap<Id, &FigureName> = before.iter().map(|name| (name.nomination_id, name)).collect();
    let still: BTreeMap<Id, &FigureName> = after.iter().map(|name| (name.nomination_id, name)).collect();
    let came = after.iter().filter_map(|name| match known.get(&name.nomination_id) {
        None => Some(change(name, NameChangeKind::Added, what_came(name), Vec::new())),
        Some(was) => {
            let (was, is) = (what_came(was), what_came(name));
            let since: Vec<String> = is.iter().filter(|words| !was.contains(words)).cloned().collect();
            let no_longer: Vec<String> = was.into_iter().filter(|words| !is.contains(words)).collect();
            let differs = !since.is_empty() || !no_longer.is_empty();
            differs.then(|| change(name, NameChangeKind::Changed, since, no_longer))
        }
    });
    let went = before.iter().filter(|name| !still.contains_key(&name.nomination_id));
    came.chain(went.map(|name| change(name, NameChangeKind::Removed, Vec::new(), what_came(name)))).collect()
}

fn change(name: &FigureName, kind: NameChangeKind, since: Vec<String>, no_longer: Vec<String>) -> NameChange {
    NameChange {
        nomination_id: name.nomination_id,
        full_name: name.full_name.clone(),
        unit_name: name.unit_name.clone(),
        course_name: name.course_name.clone(),
        kind,
        since,
        no_longer,
    }
}

fn what_came(name: &FigureName) -> Vec<String> {
    let columns = [
        FigureColumn::Completed,
        FigureColumn::NotCompleted,
        FigureColumn::Certified,
        FigureColumn::Reported,
        FigureColumn::Evaluated,
    ];
    let counted = name.counted("");
    columns.into_iter().filter(|column| counted.is_in(*column)).map(|column| column.label().to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::rules::PersonGroup;
    use super::*;
    use ward::catalogue::rules::ProgrammeKind;

    fn name(nomination: u8) -> FigureName {
        let id = |number: u8| format!("01890000-0000-7000-8000-0000000000{number:02}").parse().expect("an id");
        FigureName {
            nomination_id: id(nomination),
            staff_id: id(1),
            full_name: "Nguyễn Thị Hà".to_owned(),
            is_woman: true,
            person: PersonGroup::SpecialistCivilServant,
            unit_id: id(2),
            unit_name: "Phòng VH-XH".to_owned(),
            course_id: id(3),
            course_name: "Kỹ năng số".to_owned(),
            kind: ProgrammeKind::Skill,
            sent_on: "2026-05-04".parse().expect("a day"),
            completed: true,
            not_completed: false,
            certified: false,
            reported: false,
            evaluated: false,
        }
    }

    #[test]
    fn r33_names_that_came_went_and_changed() {
        let certified = FigureName { certified: true, ..name(11) };
        let failed = FigureName { completed: false, not_completed: true, ..name(12) };
        let before = [name(10), name(11), name(12), name(13)];
        let after = [name(10), certified, failed, name(14)];
        let found: Vec<(NameChangeKind, Vec<String>, Vec<String>)> = name_changes(&before, &after)
            .into_iter()
            .map(|change| (change.kind, change.since, change.no_longer))
            .collect();
        let words = |text: &str| vec![text.to_owned()];
        assert_eq!(
            found,
            [
                (NameChangeKind::Changed, words("có chứng chỉ"), vec![]),
                (NameChangeKind::Changed, words("không hoàn thành"), words("hoàn thành")),
                (NameChangeKind::Added, words("hoàn thành"), vec![]),
                (NameChangeKind::Removed, vec![], words("hoàn thành")),
            ]
        );
        assert_eq!(name_changes(&before, &before), []);
    }
}
