import { Box, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { UnitView } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { matches } from '@/shared/lib/names';
import { places } from '@/shared/lib/places';
import { useCan } from '@/shared/lib/server';
import { useUnitsQuery } from '@/shared/lib/units';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { LetterheadDrawer } from '../components/LetterheadDrawer';
import { UnitDrawer } from '../components/UnitDrawer';
import { useTexts } from '../texts';
import { type TreeRow, treeRows, weekText } from '../tree';

/** The tree of units; a search or a filter shows what it finds as a list. */
export default function UnitsPage() {
  const texts = useTexts();
  const mayWrite = useCan('units.write');
  const mayReadJournal = useCan('journal.read');
  const [adding, { open, close }] = useDisclosure();
  const [editing, setEditing] = useState<UnitView | null>(null);
  const [heading, setHeading] = useState<UnitView | null>(null);
  const address = useListAddress();
  const { data, error, isPending, refetch } = useUnitsQuery();
  const { kind, active } = address.filters;
  const rows = useMemo(() => {
    const wanted = treeRows(data ?? []).filter(
      ({ unit }) =>
        (!kind || unit.kind === kind) &&
        (!active || String(unit.active) === active) &&
        matches(`${unit.name} ${unit.short_name} ${unit.agency_code ?? ''}`, address.q),
    );
    return wanted.length < (data?.length ?? 0) ? wanted.map((row) => ({ ...row, depth: 0 })) : wanted;
  }, [data, kind, active, address.q]);
  const columns = useMemo<DataColumn<TreeRow, '/units/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        cell: ({ unit, depth }) => (
          <Box pl={depth * 20}>
            {unit.name} {!unit.active && <StatusBadge tone="neutral">{texts.activeNo}</StatusBadge>}
          </Box>
        ),
      },
      { id: 'kind', header: texts.kind, cell: ({ unit }) => labelOf('UnitKind', unit.kind) },
      {
        id: 'minimum',
        header: texts.minimum,
        cell: ({ unit }) => texts.minimumText(unit.minimum_on_duty),
      },
      {
        id: 'maximum',
        header: texts.maximum,
        cell: ({ unit }) =>
          typeof unit.maximum_away_percent === 'number'
            ? texts.maximumText(unit.maximum_away_percent)
            : texts.noMaximum,
      },
      {
        id: 'week',
        header: texts.week,
        cell: ({ unit }) => weekText(unit.working_weekdays, texts.weekdays),
      },
      { id: 'code', header: texts.agencyCode, hiddenAtFirst: true, cell: ({ unit }) => unit.agency_code },
      ...(mayWrite || mayReadJournal
        ? [
            {
              id: 'act',
              header: texts.act,
              screenOnly: true as const,
              cell: ({ unit }: TreeRow) => (
                <Group gap="xs" wrap="nowrap" className="no-print">
                  {mayWrite && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={texts.editOf(unit.name)}
                      onClick={() => setEditing(unit)}
                    >
                      {texts.edit}
                    </Button>
                  )}
                  {mayWrite && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={texts.letterheadOf(unit.name)}
                      onClick={() => setHeading(unit)}
                    >
                      {texts.letterhead}
                    </Button>
                  )}
                  {mayReadJournal && (
                    <Button
                      component={Link}
                      to={`${places.audit.path}?kind=units&subject_id=${unit.id}`}
                      size="compact-sm"
                      variant="subtle"
                      aria-label={texts.historyOf(unit.name)}
                    >
                      {texts.history}
                    </Button>
                  )}
                </Group>
              ),
            },
          ]
        : []),
    ],
    [texts, mayWrite, mayReadJournal],
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={mayWrite && <Button onClick={open}>{texts.add}</Button>}
      />
      <DataTable
        label={texts.title}
        name="units"
        columns={columns}
        list={{ ...wholeList(rows), isPending, error, retry: () => void refetch() }}
        address={address}
        workbook={{ path: '/units/workbook', name: 'don-vi' }}
        rowId={({ unit }) => unit.id}
        rowLabel={({ unit }) => unit.name}
        searchable
        filters={
          <>
            <FilterSelect label={texts.kind} name="kind" address={address} options={optionsOf('UnitKind')} />
            <FilterSelect
              label={texts.state}
              name="active"
              address={address}
              options={[
                { value: 'true', label: texts.activeYes },
                { value: 'false', label: texts.activeNo },
              ]}
            />
          </>
        }
        empty={{ title: texts.none }}
      />
      {adding && <UnitDrawer onClose={close} />}
      {heading && <LetterheadDrawer key={heading.id} unit={heading} onClose={() => setHeading(null)} />}
      {editing && <UnitDrawer key={editing.id} unit={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
