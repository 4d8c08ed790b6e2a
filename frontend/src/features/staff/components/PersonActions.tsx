import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { StaffView } from '@/api/generated';
import { PastTrainingButton } from '@/features/past-trainings';
import { useCan, useMe } from '@/shared/lib/server';
import { useTexts } from '../office-texts';
import FindingDrawer from './FindingDrawer';
import { StateDrawer } from './StateDrawer';
import { TransferDrawer } from './TransferDrawer';

type Form = 'transfer' | 'state' | 'finding';

/** What the office does with a person's file. */
export function PersonActions({ person }: { person: StaffView }) {
  const texts = useTexts();
  const me = useMe();
  const mayWrite = useCan('staff.write');
  const mayRecord = useCan('results.write');
  // Nobody records a review on himself.
  const mayFind = useCan('findings.write') && me?.staff_id !== person.id;
  const [form, setForm] = useState<Form | null>(null);
  const close = () => setForm(null);
  return (
    <>
      {mayRecord && (
        <Suspense>
          <PastTrainingButton person={person} />
        </Suspense>
      )}
      {mayFind && (
        <Button variant="default" onClick={() => setForm('finding')}>
          {texts.finding}
        </Button>
      )}
      {mayWrite && (
        <>
          <Button variant="default" onClick={() => setForm('transfer')}>
            {texts.transfer}
          </Button>
          <Button variant="default" onClick={() => setForm('state')}>
            {texts.state}
          </Button>
          <Button component={Link} to={`/can-bo/${person.id}/sua`}>
            {texts.edit}
          </Button>
        </>
      )}
      {form === 'transfer' && <TransferDrawer person={person} onClose={close} />}
      {form === 'state' && <StateDrawer person={person} onClose={close} />}
      {form === 'finding' && <FindingDrawer person={person} onClose={close} />}
    </>
  );
}
