import { Group, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getReportFigures, listFigureNames } from '@/api/generated';
import { useListAddress } from '@/shared/lib/list';
import { useToday } from '@/shared/lib/server';
import { Figures } from '@/shared/reports/Figures';
import { DateFilter } from '@/shared/ui/DateFilter';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { useTexts } from '../texts';

/** Who was sent in a period, counted for the reports, and all that reports say beside it; each figure opens. */
export default function FiguresPage() {
  const texts = useTexts();
  const today = useToday() ?? '';
  const address = useListAddress();
  const { unit_id } = address.filters;
  const from = address.filters.from ?? `${today.slice(0, 4)}-01-01`;
  const to = address.filters.to ?? today;
  const query = { unit_id, from, to };
  const { data, error, refetch } = useQuery({
    queryKey: ['report-figures', query],
    queryFn: async ({ signal }) => (await getReportFigures({ query, signal })).data,
    placeholderData: keepPreviousData,
    enabled: today !== '',
  });
  return (
    <Stack gap="lg">
      <PageHeader
        title={texts.title}
        description={
          <>
            {data?.unit_name}
            <span className="no-print"> · {texts.about}</span>
          </>
        }
        actions={<ExcelButton path="/report-figures/workbook" query={query} name="so-lieu-bao-cao" />}
      />
      <Group align="flex-end" gap="sm" className="paper-filters">
        <UnitFilter address={address} />
        <DateFilter
          label={texts.from}
          name="from"
          address={{ ...address, filters: { ...address.filters, from } }}
        />
        <DateFilter
          label={texts.to}
          name="to"
          address={{ ...address, filters: { ...address.filters, to } }}
        />
      </Group>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data && !error && (
        <Figures
          figures={data}
          queryKey={['report-figures', query]}
          names={async (wanted, signal) =>
            (await listFigureNames({ query: { ...query, ...wanted }, signal })).data.items
          }
          isLive
          noneHint={texts.noneHint}
        />
      )}
    </Stack>
  );
}
