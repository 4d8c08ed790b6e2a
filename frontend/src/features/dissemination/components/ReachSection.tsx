import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type DocumentView, getDocumentReach, type ReachShare } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import type { ListAddress } from '@/shared/lib/list';
import { DateFilter } from '@/shared/ui/DateFilter';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { percentText } from '../shares';
import { useTexts } from '../texts';

interface ReachSectionProps {
  document: DocumentView;
  address: ListAddress;
}

/** The share by unit, as of any day. */
export function ReachSection({ document, address }: ReachSectionProps) {
  const texts = useTexts();
  const { unit_id, day } = address.filters;
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', document.id, 'reach', { unit_id, day }],
    queryFn: async ({ signal }) =>
      (await getDocumentReach({ path: { id: document.id }, query: { unit_id, day }, signal })).data,
  });
  return (
    <Stack component="section" aria-label={texts.reach}>
      <Group justify="space-between" align="flex-end">
        <Title order={2} size="h3">
          {texts.reach}
        </Title>
        <Group align="flex-end" className="paper-filters">
          <UnitFilter address={address} />
          <DateFilter label={texts.day} name="day" address={address} />
          <ExcelButton
            path={`/documents/${document.id}/reach/workbook`}
            query={{ unit_id, day }}
            name="pho-bien-van-ban"
          />
        </Group>
      </Group>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Text c="dimmed">
            {texts.day} {formatDay(data.day)}
            {data.version && `, ${texts.version(data.version).toLowerCase()}`}
          </Text>
          <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table striped>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{texts.unit}</Table.Th>
                  <Table.Th ta="right">{texts.reached}</Table.Th>
                  <Table.Th ta="right">{texts.people}</Table.Th>
                  <Table.Th ta="right">{texts.percent}</Table.Th>
                  <Table.Th ta="right">{texts.missing}</Table.Th>
                  <Table.Th ta="right">{texts.ways}</Table.Th>
                  <Table.Th ta="right">{texts.away}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.units.map((unit) => (
                  <Row key={unit.unit_id} name={unit.unit_name} share={unit.share} />
                ))}
                {data.units.length > 1 && <Row name={texts.total} share={data.total} isTotal />}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Stack>
  );
}

function Row({ name, share, isTotal = false }: { name: string; share: ReachShare; isTotal?: boolean }) {
  return (
    <Table.Tr fw={isTotal ? 600 : undefined}>
      <Table.Th scope="row" fw={isTotal ? 600 : 400}>
        {name}
      </Table.Th>
      <Table.Td ta="right">{share.reached}</Table.Td>
      <Table.Td ta="right">{share.people}</Table.Td>
      <Table.Td ta="right">{percentText(share.percent_hundredths)}</Table.Td>
      <Table.Td ta="right">{share.missing}</Table.Td>
      <Table.Td ta="right">
        {share.by_session} · {share.by_reading} · {share.by_paper}
      </Table.Td>
      <Table.Td ta="right">{share.away}</Table.Td>
    </Table.Tr>
  );
}
