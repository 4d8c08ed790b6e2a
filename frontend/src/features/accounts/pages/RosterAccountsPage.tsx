import { Alert, Button, Group, Paper, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { createAccountsFromRoster } from '@/api/generated';
import { places } from '@/shared/lib/places';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { SlipSheet } from '../components/SlipSheet';
import { useTexts } from '../texts';

/** Accounts for everybody on the roster who has none, with the slips to hand out. */
export default function RosterAccountsPage() {
  const texts = useTexts();
  const cache = useQueryClient();
  const [unitId, setUnitId] = useState<string | null>(null);
  const create = useMutation({
    mutationFn: async () => (await createAccountsFromRoster({ body: { unit_id: unitId } })).data.items,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const slips = create.data ?? [];
  if (slips.length > 0) return <SlipSheet slips={slips} onDone={create.reset} />;
  return (
    <>
      <PageHeader title={texts.fromRosterTitle} description={texts.fromRosterAbout} />
      <Paper withBorder p="md" maw={640}>
        <Stack>
          {create.error && <ErrorNotice error={create.error} />}
          {create.isSuccess && <Alert role="status">{texts.fromRosterNone}</Alert>}
          <UnitSelect
            label={texts.fromRosterUnit}
            description={texts.fromRosterUnitHint}
            value={unitId}
            onChange={(id) => {
              create.reset();
              setUnitId(id);
            }}
          />
          <Group justify="flex-end">
            <Button component={Link} to={places.accounts.path} variant="default">
              {texts.backToList}
            </Button>
            <Button loading={create.isPending} onClick={() => create.mutate()}>
              {texts.fromRosterCreate}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </>
  );
}
