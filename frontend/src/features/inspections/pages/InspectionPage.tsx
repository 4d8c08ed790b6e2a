import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { getInspection } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { useCan } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { FindingCard } from '../components/FindingCard';
import { FindingDrawer } from '../components/FindingDrawers';
import { InspectionDrawer } from '../components/InspectionDrawer';
import { useTexts } from '../texts';

/** One inspection with its findings. */
export default function InspectionPage() {
  const { id = '' } = useParams({ strict: false });
  const texts = useTexts();
  const mayWrite = useCan('inspections.write');
  const [editing, setEditing] = useState<'notes' | 'finding' | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['inspections', id],
    queryFn: async ({ signal }) => (await getInspection({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <Stack gap="lg">
      <PageHeader
        title={data.subject}
        description={
          <Group gap="xs">
            <span>{data.unit_name}</span>
            <span className="figures">{formatDay(data.day)}</span>
          </Group>
        }
        actions={
          mayWrite && (
            <>
              <Button variant="default" onClick={() => setEditing('notes')}>
                {texts.edit}
              </Button>
              <Button variant="default" onClick={() => setEditing('finding')}>
                {texts.addFinding}
              </Button>
            </>
          )
        }
      />
      <Facts
        items={[
          [texts.participants, data.participants],
          [
            texts.conclusions,
            <Text
              key="conclusions"
              component="span"
              style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
            >
              {data.conclusions}
            </Text>,
          ],
          [texts.recordedBy, data.recorded_by_name],
        ]}
      />
      <Stack component="section" aria-labelledby="findings">
        <SectionHeader id="findings" title={texts.findings} />
        {data.findings.length === 0 && <Text c="dimmed">{texts.noFinding}</Text>}
        {data.findings.map((finding, index) => (
          <FindingCard key={finding.id} finding={finding} number={index + 1} />
        ))}
      </Stack>
      {editing === 'notes' && <InspectionDrawer inspection={data} onClose={() => setEditing(null)} />}
      {editing === 'finding' && <FindingDrawer inspectionId={data.id} onClose={() => setEditing(null)} />}
    </Stack>
  );
}
