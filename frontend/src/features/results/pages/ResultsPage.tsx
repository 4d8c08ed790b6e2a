import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ListResultsData, listResults, type ResultView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { OutcomeBadge } from '../components/badges';
import { CorrectionDrawer } from '../components/CorrectionDrawer';
import { useTexts } from '../texts';

/** All results in reach. */
export default function ResultsPage() {
  const texts = useTexts();
  const mayWrite = useCan('results.write');
  const [correcting, setCorrecting] = useState<ResultView | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['results'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListResultsData['query'];
    return (await listResults({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<ResultView, '/results/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.person,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
            {row.full_name}
          </Link>
        ),
      },
      {
        id: 'course',
        header: texts.course,
        cell: (row) => (
          <Link to="/lop/$id" params={{ id: row.course_id }}>
            {row.course_name}
          </Link>
        ),
      },
      { id: 'last_day', header: texts.lastDay, sortKey: 'last_day', cell: (row) => formatDay(row.last_day) },
      { id: 'outcome', header: texts.outcome, cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
      { id: 'score', header: texts.score, align: 'right', cell: (row) => row.score },
      { id: 'grade', header: texts.grade, cell: (row) => row.grade && labelOf('Grade', row.grade) },
      { id: 'note', header: texts.note, hiddenAtFirst: true, cell: (row) => row.note },
      ...(mayWrite
        ? [
            {
              id: 'correct',
              header: texts.correct,
              screenOnly: true as const,
              cell: (row: ResultView) => (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={texts.correctOf(row.full_name)}
                  onClick={() => setCorrecting(row)}
                >
                  {texts.correct}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [texts, mayWrite],
  );
  return (
    <>
      <PageHeader title={texts.title} description={texts.about} />
      <DataTable
        label={texts.title}
        name="results"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/results/workbook', name: 'ket-qua' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.full_name}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.outcome}
              name="outcome"
              address={address}
              options={optionsOf('ResultOutcome')}
            />
            <UnitFilter address={address} />
          </>
        }
        empty={{ title: texts.none }}
      />
      {correcting && <CorrectionDrawer opened result={correcting} onClose={() => setCorrecting(null)} />}
    </>
  );
}
