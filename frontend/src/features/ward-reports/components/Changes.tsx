import { Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type FigureChange, getWardReportChanges, type NameChange } from '@/api/generated';
import { labelOf } from '@/shared/lib/labels';
import { type ListAddress, wholeList } from '@/shared/lib/list';
import { formatNumber } from '@/shared/lib/numbers';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { useTexts } from '../texts';
import { ReportLink } from './Links';

const still: ListAddress = { q: '', sort: '', filters: {}, change: () => undefined };

/** Figures and names of the report before, as they stand otherwise now: the first thing that a reader asks for. */
export function Changes({ id }: { id: string }) {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['ward-reports', id, 'changes'],
    queryFn: async ({ signal }) => (await getWardReportChanges({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  const { since, figures, names } = data;
  const none = !since ? texts.noEarlier : texts.noChanges;
  return (
    <Stack component="section" aria-labelledby="changes" gap="lg">
      <SectionHeader
        id="changes"
        title={texts.changesTitle}
        about={
          since && (
            <>
              {texts.since} <ReportLink report={since} />
            </>
          )
        }
      />
      {figures.length + names.length === 0 ? (
        <Paper withBorder>
          <EmptyState title={none} />
        </Paper>
      ) : (
        <>
          <ChangedFigures figures={figures} />
          <ChangedNames names={names} />
        </>
      )}
    </Stack>
  );
}

function ChangedFigures({ figures }: { figures: FigureChange[] }) {
  const texts = useTexts();
  const columns = useMemo<DataColumn<FigureChange>[]>(
    () => [
      { id: 'figure', header: texts.figure, isTitle: true, cell: (row) => row.figure },
      {
        id: 'before',
        header: texts.before,
        align: 'right',
        cell: (row) => formatNumber(row.before),
      },
      {
        id: 'after',
        header: texts.after,
        align: 'right',
        cell: (row) => <strong>{formatNumber(row.after)}</strong>,
      },
    ],
    [texts],
  );
  return (
    <Stack component="section" aria-labelledby="changed-figures" gap="xs">
      <SectionHeader id="changed-figures" title={texts.changedFigures} />
      <DataTable
        plain
        label={texts.changedFigures}
        name="changed-figures"
        columns={columns}
        list={wholeList(figures)}
        address={still}
        rowId={(row) => `${row.heading}: ${row.figure}`}
        rowLabel={(row) => `${row.heading}: ${row.figure}`}
        groups={{ idOf: (row) => row.heading, title: (heading) => heading }}
        empty={{ title: texts.noFigures }}
      />
    </Stack>
  );
}

function ChangedNames({ names }: { names: NameChange[] }) {
  const texts = useTexts();
  const columns = useMemo<DataColumn<NameChange>[]>(
    () => [
      {
        id: 'person',
        header: texts.person,
        isTitle: true,
        cell: (row) => (
          <Link to="/cu-di-hoc/$id" params={{ id: row.nomination_id }}>
            {row.full_name}
          </Link>
        ),
      },
      { id: 'unit', header: texts.unit, cell: (row) => row.unit_name },
      { id: 'course', header: texts.course, cell: (row) => row.course_name },
      {
        id: 'change',
        header: texts.change,
        cell: (row) =>
          [row.since.join(', '), row.no_longer.length > 0 && texts.noLonger(row.no_longer.join(', '))]
            .filter(Boolean)
            .join('; '),
      },
    ],
    [texts],
  );
  return (
    <Stack component="section" aria-labelledby="changed-names" gap="xs">
      <SectionHeader id="changed-names" title={texts.changedNames} />
      <DataTable
        plain
        label={texts.changedNames}
        name="changed-names"
        columns={columns}
        list={wholeList(names)}
        address={still}
        rowId={(row) => row.nomination_id}
        rowLabel={(row) => row.full_name}
        groups={{
          idOf: (row) => row.kind,
          title: (kind, rows) => texts.changeCount(labelOf('NameChangeKind', kind), rows.length),
        }}
        empty={{ title: texts.noNames }}
      />
    </Stack>
  );
}
