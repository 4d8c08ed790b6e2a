import { Alert, Button, List, NativeSelect, Paper, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type ClassificationSheet,
  type ClassificationSheetRow,
  enterClassifications,
  getClassificationSheet,
  type Problem,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { matches } from '@/shared/lib/names';
import { useCan, useToday } from '@/shared/lib/server';
import { useYears } from '@/shared/lib/years';
import { DataTable } from '@/shared/ui/DataTable';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import type { RowGroups } from '@/shared/ui/GroupedRows';
import { Loading } from '@/shared/ui/Loading';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { sheetColumns } from '../columns';
import { ChangeDrawer } from '../components/ChangeDrawer';
import { CloseYear } from '../components/CloseYear';
import { EvidenceDrawer } from '../components/Evidence';
import { PaperFields } from '../components/PaperFields';
import classes from '../components/SaveBar.module.css';
import { UnitShare } from '../components/UnitShare';
import { badPoints, levelsOf, NO_PAPER, type Paper as PaperWords } from '../entry';
import { useTexts } from '../texts';
import { TypingProvider, useEntries } from '../use-entries';

/** How many levels are sent at once. */
const BATCH = 200;

/** The sheet of a year: evidence beside the level, for everybody in reach. */
export default function SheetPage() {
  const today = useToday();
  const address = useListAddress();
  const year = Number(address.filters.year ?? today?.slice(0, 4));
  const unit = address.filters.unit_id;
  const { data, error, refetch } = useQuery({
    queryKey: ['classifications', 'sheet', year, unit],
    queryFn: async ({ signal }) =>
      (await getClassificationSheet({ query: { year, unit_id: unit }, signal })).data,
    enabled: Number.isInteger(year),
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Sheet key={data.year} sheet={data} /> : <Loading />;
}

function Sheet({ sheet }: { sheet: ClassificationSheet }) {
  const texts = useTexts();
  const address = useListAddress();
  const mayAmend = useCan('amendments.read');
  const cache = useQueryClient();
  const { entries, set, keep } = useEntries(sheet.year);
  const [paper, setPaper] = useState<PaperWords>(NO_PAPER);
  const [failures, setFailures] = useState<{ id: string; name: string; code: string; detail: string }[]>([]);
  const [evidence, setEvidence] = useState<ClassificationSheetRow | null>(null);
  const [changing, setChanging] = useState<ClassificationSheetRow | null>(null);
  const years = useYears();
  const closed = sheet.state === 'closed';
  const mayEnter = sheet.people.some((row) => row.may_enter && !row.classification);
  const columns = useMemo(() => sheetColumns(texts, setEvidence, setChanging), [texts]);
  const groups = useMemo(() => groupsOf(sheet), [sheet]);
  const onlyMissing = address.filters.missing === 'true';
  const rows = sheet.people.filter(
    (row) => matches(row.full_name, address.q) && (!onlyMissing || !row.classification),
  );
  const names = new Map(sheet.people.map((row) => [row.staff_id, row.full_name]));
  const open = new Set(sheet.people.filter((row) => !row.classification).map((row) => row.staff_id));
  const filled = levelsOf(entries, paper).filter(({ staff_id }) => open.has(staff_id));
  const bad = badPoints(entries);
  const hindrance =
    bad.length > 0
      ? texts.badPointsOf(bad.map((id) => names.get(id) ?? '').join(', '))
      : closed && !paper.reason.trim()
        ? texts.reasonFirst
        : '';
  const typing = {
    entries,
    set,
    bad,
    needsReason: new Set(failures.filter(({ code }) => code === 'points_out_of_level').map(({ id }) => id)),
  };
  const save = useMutation({
    mutationFn: async () => {
      const answers = [];
      for (let from = 0; from < filled.length; from += BATCH) {
        const items = filled.slice(from, from + BATCH);
        answers.push(...(await enterClassifications({ body: { year: sheet.year, items } })).data.items);
      }
      return answers;
    },
    onSuccess: async (answers) => {
      const failed = answers.filter(({ problem }) => problem);
      setFailures(
        failed.map(({ staff_id, problem }) => ({
          id: staff_id,
          name: names.get(staff_id) ?? staff_id,
          code: (problem as Partial<Problem>).code ?? '',
          detail: wordsOf(problem as Partial<Problem>),
        })),
      );
      const saved = new Set(answers.filter(({ problem }) => !problem).map(({ staff_id }) => staff_id));
      keep(new Set(Object.keys(entries).filter((id) => !saved.has(id))));
      if (saved.size > 0) notifyDone(texts.entered(saved.size));
      void cache.invalidateQueries({ queryKey: ['duties'] });
      await cache.invalidateQueries({ queryKey: ['classifications'] });
    },
  });
  return (
    <>
      <PageHeader
        title={texts.title(sheet.year)}
        description={
          closed ? texts.closedAbout(formatDay(sheet.closed_on)) : texts.about(formatDay(sheet.due_on))
        }
        actions={
          <>
            {mayAmend && (
              <Button component={Link} to="/xep-loai/dieu-chinh" variant="default">
                {texts.amendments}
              </Button>
            )}
            <ExcelButton
              path="/classifications/sheet/workbook"
              query={{ year: sheet.year, unit_id: address.filters.unit_id }}
              name={`xep-loai-${sheet.year}`}
            />
            {!address.filters.unit_id && years?.some((one) => one.year === sheet.year && one.may_close) && (
              <CloseYear year={sheet.year} units={sheet.units} />
            )}
          </>
        }
      />
      <LeaveGuard dirty={filled.length > 0} text={texts.draftKept} />
      {mayEnter && <PaperFields paper={paper} onChange={setPaper} closed={closed} />}
      {save.error && <ErrorNotice error={save.error} />}
      {failures.length > 0 && (
        <Alert color="red" variant="light" role="alert" mb="md" title={texts.failedSome(failures.length)}>
          <List size="sm">
            {failures.map(({ id, name, detail }) => (
              <List.Item key={id}>{detail.includes(name) ? detail : `${name}: ${detail}`}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <TypingProvider value={typing}>
        <DataTable
          label={texts.title(sheet.year)}
          name="classification-sheet"
          columns={columns}
          list={wholeList(rows)}
          address={address}
          rowId={(row) => row.staff_id}
          rowLabel={(row) => row.full_name}
          groups={sheet.units.length > 0 ? groups : undefined}
          searchable
          filters={
            <>
              <NativeSelect
                label={texts.year}
                value={String(sheet.year)}
                onChange={(event) => address.change({ year: event.currentTarget.value })}
                data={(years ?? [{ year: sheet.year }]).map(({ year }) => String(year))}
              />
              <UnitFilter address={address} />
              <FilterSelect
                label={texts.level}
                name="missing"
                address={address}
                options={[{ value: 'true', label: texts.onlyMissing }]}
              />
            </>
          }
          empty={{ title: texts.none }}
        />
      </TypingProvider>
      {filled.length > 0 && (
        <Paper withBorder shadow="md" className={classes.bar} role="region" aria-label={texts.saving}>
          <Text fw={600} aria-live="polite">
            {texts.unsaved(filled.length)}
            {hindrance && (
              <Text span size="sm" fw={400}>
                {' '}
                {hindrance}
              </Text>
            )}
          </Text>
          <Button disabled={hindrance !== ''} loading={save.isPending} onClick={() => save.mutate()}>
            {texts.enter(filled.length)}
          </Button>
        </Paper>
      )}
      {evidence && <EvidenceDrawer row={evidence} year={sheet.year} onClose={() => setEvidence(null)} />}
      {changing?.classification && (
        <ChangeDrawer
          classification={changing.classification}
          closed={closed}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}

function wordsOf(problem: Partial<Problem>): string {
  const faults = (problem.errors ?? []).map((fault) => fault.detail ?? fault.code);
  return faults.length > 0 ? faults.join(' ') : (problem.detail ?? problem.title ?? '');
}

/** The people by unit, each unit headed by how it stands. */
function groupsOf(sheet: ClassificationSheet): RowGroups<ClassificationSheetRow> {
  const units = new Map(sheet.units.map((unit) => [unit.unit_id, unit]));
  return {
    idOf: (row) => row.unit_id,
    title: (id, rows) => units.get(id)?.unit_name ?? rows[0]?.unit_name ?? '',
    about: (id) => {
      const unit = units.get(id);
      return unit && <UnitShare unit={unit} />;
    },
  };
}
