import { Group, List, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listFindings } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { useTexts } from '../office-texts';

/** Every review of a person's professional requirement, the latest first: none is ever changed. */
export function Findings({ staffId }: { staffId: string }) {
  const texts = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', staffId, 'findings'],
    queryFn: async ({ signal }) =>
      (await listFindings({ query: { staff_id: staffId, limit: 200, sort: '-from_day' }, signal })).data
        .items,
  });
  return (
    <section aria-labelledby="findings">
      <Group justify="space-between" mb="xs">
        <Title order={3} id="findings">
          {texts.findings}
        </Title>
        {data && data.length > 0 && (
          <ExcelButton
            path="/findings/workbook"
            query={{ staff_id: staffId, sort: '-from_day' }}
            name="dap-ung-yeu-cau"
          />
        )}
      </Group>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {data?.length === 0 && <Text c="dimmed">{texts.noFindings}</Text>}
      <List listStyleType="none" spacing="xs">
        {data?.map((finding) => (
          <List.Item key={finding.id}>
            <span className="figures">{formatDay(finding.from_day)}</span>{' '}
            {finding.requirement_task ?? labelOf('Purpose', finding.requirement)}:{' '}
            <StatusBadge tone={finding.meets ? 'success' : 'warning'}>
              {finding.meets ? texts.meetsYes : texts.meetsNo}
            </StatusBadge>
            <Text size="sm" c="dimmed">
              {[labelOf('FindingReason', finding.source), finding.reason].filter(Boolean).join(' · ')}
            </Text>
          </List.Item>
        ))}
      </List>
    </section>
  );
}
