import { Box, Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type ListMoneyLinesData,
  listFundSources,
  listMoneyLines,
  type MoneyLineView,
  reverseMoneyLine,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { formatMoney } from '@/shared/lib/numbers';
import { useCan, useToday } from '@/shared/lib/server';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DateFilter } from '@/shared/ui/DateFilter';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { MoneyText } from '@/shared/ui/MoneyText';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { planYears } from '../bars';
import { SpendDrawer } from '../components/SpendDrawer';
import { useTexts } from '../texts';

const tones: Record<MoneyLineView['stage'], Tone> = {
  planned: 'neutral',
  committed: 'info',
  spent: 'success',
};

/** The ledger, line by line; a line is taken back by another one, with a reason. */
export default function LedgerPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday();
  const mayWrite = useCan('money.write');
  const [spending, setSpending] = useState(false);
  const [reversing, setReversing] = useState<MoneyLineView | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['money', 'lines'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListMoneyLinesData['query'];
    return (await listMoneyLines({ query, signal })).data;
  });
  const sources = useQuery({
    queryKey: ['money', 'sources'],
    queryFn: async ({ signal }) => (await listFundSources({ query: { limit: 200 }, signal })).data.items,
  });
  const columns = useMemo<DataColumn<MoneyLineView>[]>(
    () => [
      {
        id: 'what',
        header: texts.what,
        isTitle: true,
        cell: (line) => <What line={line} />,
      },
      {
        id: 'stage',
        header: texts.stage,
        cell: (line) => (
          <Box component="span" style={{ whiteSpace: 'nowrap' }}>
            <StatusBadge tone={tones[line.stage]}>{labelOf('Stage', line.stage)}</StatusBadge>
          </Box>
        ),
      },
      {
        id: 'amount',
        header: texts.amount,
        align: 'right',
        sortKey: 'amount',
        cell: (line) => <MoneyText dong={line.amount} />,
      },
      { id: 'day', header: texts.dayShort, sortKey: 'day', cell: (line) => formatDay(line.day) },
      {
        id: 'paper',
        header: texts.voucher,
        cell: (line) => [line.paper_number, formatDay(line.paper_day)].filter(Boolean).join(', '),
      },
      { id: 'unit', header: texts.unit, cell: (line) => line.unit_name },
      {
        id: 'source',
        header: texts.source,
        hiddenAtFirst: true,
        cell: (line) => `${line.source_name}, ${line.year}`,
      },
      { id: 'by', header: texts.enteredBy, hiddenAtFirst: true, cell: (line) => line.created_by },
      ...(mayWrite
        ? [
            {
              id: 'act',
              header: texts.actions,
              screenOnly: true,
              cell: (line: MoneyLineView) =>
                line.reverses_id || line.reversed_by_id ? null : (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={texts.reverseOf(formatMoney(line.amount), formatDay(line.day))}
                    onClick={() => setReversing(line)}
                  >
                    {texts.reverse}
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
      <PageHeader
        title={texts.ledger}
        description={
          <>
            {texts.ledgerAbout} <Link to="/kinh-phi">{texts.backToYear}</Link>
          </>
        }
        actions={
          <>
            <ExcelButton path="/money-lines/workbook" query={address.filters} name="so-kinh-phi" />
            {mayWrite && <Button onClick={() => setSpending(true)}>{texts.spend}</Button>}
          </>
        }
      />
      <DataTable
        label={texts.ledger}
        name="money-lines"
        columns={columns}
        list={list}
        address={address}
        rowId={(line) => line.id}
        rowLabel={(line) => `${formatMoney(line.amount)}, ${formatDay(line.day)}`}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.year}
              name="year"
              address={address}
              options={planYears.map((year) => ({ value: year, label: year }))}
            />
            <FilterSelect label={texts.stage} name="stage" address={address} options={optionsOf('Stage')} />
            {sources.data && sources.data.length > 0 && (
              <FilterSelect
                label={texts.source}
                name="source_id"
                address={address}
                options={sources.data.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.overrun}
              name="overrun"
              address={address}
              options={[{ value: 'true', label: texts.overrunOnly }]}
            />
            <DateFilter label={texts.from} name="from" address={address} />
            <DateFilter label={texts.to} name="to" address={address} />
            {(address.filters.course_id || address.filters.staff_id) && (
              <Button variant="default" onClick={() => address.change({ course_id: null, staff_id: null })}>
                {texts.allLines}
              </Button>
            )}
          </>
        }
        empty={{ title: texts.noLines, hint: mayWrite ? texts.noLinesHint : undefined }}
      />
      {spending && (
        <SpendDrawer
          year={address.filters.year ?? today?.slice(0, 4) ?? '2026'}
          onClose={() => setSpending(false)}
        />
      )}
      <ConfirmReasonModal
        opened={reversing !== null}
        onClose={() => setReversing(null)}
        title={texts.reverse}
        confirmLabel={texts.reverse}
        danger
        onConfirm={async (reason) => {
          if (!reversing) return;
          await reverseMoneyLine({ path: { id: reversing.id }, body: { reason } });
          notifyDone(texts.reversed);
          await cache.invalidateQueries({ queryKey: ['money'] });
        }}
      >
        {reversing && texts.reverseText(formatMoney(reversing.amount), formatDay(reversing.day))}
      </ConfirmReasonModal>
    </>
  );
}

/** What a line is for, with links to the course and the person. */
function What({ line }: { line: MoneyLineView }) {
  const texts = useTexts();
  return (
    <>
      {line.full_name && line.staff_id && (
        <div>
          <Link to="/can-bo/$id" params={{ id: line.staff_id }}>
            {line.full_name}
          </Link>
        </div>
      )}
      {line.course_name && line.course_id && (
        <div>
          <Link to="/lop/$id" params={{ id: line.course_id }}>
            {line.course_name}
          </Link>
        </div>
      )}
      {line.note && <Text size="sm">{line.note}</Text>}
      {!line.course_name && !line.note && <span>{texts.noCourse}</span>}
      {line.reverses_id && <StatusBadge tone="warning">{texts.reversingLine}</StatusBadge>}
      {line.reversed_by_id && <StatusBadge tone="neutral">{texts.reversedLine}</StatusBadge>}
      {line.overrun_reason && (
        <Text size="sm">
          <StatusBadge tone="danger">{texts.overrun}</StatusBadge> {line.overrun_reason}
        </Text>
      )}
    </>
  );
}
