import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type DocumentView, getDocument } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress } from '@/shared/lib/list';
import { useCan, useMe } from '@/shared/lib/server';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Facts } from '@/shared/ui/Facts';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { DocumentDrawer } from '../components/DocumentDrawer';
import { NamesSection } from '../components/NamesSection';
import { ReachSection } from '../components/ReachSection';
import { ReadingCard } from '../components/ReadingCard';
import { VersionDrawer } from '../components/VersionDrawer';
import { VersionsSection } from '../components/VersionsSection';
import { useTexts } from '../texts';

/** One document: to read and confirm for whom it is for, and how far it has reached for whoever sees more. */
export default function DocumentPage() {
  const { id = '' } = useParams({ strict: false });
  const texts = useTexts();
  const onRoster = Boolean(useMe()?.staff_id);
  const mayWrite = useCan('documents.write');
  const seesReach = useCan('dissemination.read');
  const [editing, setEditing] = useState<'document' | 'version' | null>(null);
  const address = useListAddress();
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', id],
    queryFn: async ({ signal }) => (await getDocument({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  return (
    <Stack gap="xl">
      <PageHeader
        title={data.number}
        description={data.title}
        actions={
          mayWrite && (
            <Group gap="xs">
              <Button variant="default" onClick={() => setEditing('document')}>
                {texts.edit}
              </Button>
              {data.active && (
                <Button variant="default" onClick={() => setEditing('version')}>
                  {texts.newVersion}
                </Button>
              )}
            </Group>
          )
        }
      />
      {onRoster && <ReadingCard document={data} />}
      <Facts
        items={[
          [texts.issuer, data.issuer],
          [texts.issuedOn, formatDay(data.issued_on)],
          [texts.deadline, formatDay(data.deadline)],
          [texts.audience, texts.audienceText(data.unit_names.join('; '), audienceOf(data, texts.party))],
          [texts.activity, !data.active && <StatusBadge tone="neutral">{texts.inactive}</StatusBadge>],
        ]}
      />
      {(mayWrite || seesReach || !onRoster || data.versions.length > 1) && (
        <VersionsSection document={data} editable={mayWrite} />
      )}
      {seesReach && <ReachSection document={data} address={address} />}
      {seesReach && <NamesSection document={data} address={address} />}
      {editing === 'document' && <DocumentDrawer document={data} onClose={() => setEditing(null)} />}
      {editing === 'version' && <VersionDrawer document={data} onClose={() => setEditing(null)} />}
    </Stack>
  );
}

function audienceOf(document: DocumentView, party: string): string {
  const words = document.categories.map((category) => labelOf('StaffCategory', category));
  return [...words, ...(document.party_members ? [party] : [])].join(', ');
}
