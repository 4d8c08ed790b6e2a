import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { PageHeader } from '@/shared/ui/PageHeader';
import { FindingsTable } from '../components/FindingsTable';
import { InspectionDrawer } from '../components/InspectionDrawer';
import { InspectionsTable } from '../components/InspectionsTable';
import { useTexts } from '../texts';

const FIRST_TAB = 'khac-phuc';

/** What units have to mend first, and the inspections that it comes from. */
export default function InspectionsPage() {
  const texts = useTexts();
  const mayWrite = useCan('inspections.write');
  const [adding, setAdding] = useState(false);
  const address = useListAddress();
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={mayWrite && <Button onClick={() => setAdding(true)}>{texts.add}</Button>}
      />
      <Tabs
        value={address.filters.tab ?? FIRST_TAB}
        onChange={(tab) =>
          address.change({
            tab: tab === FIRST_TAB ? null : tab,
            q: null,
            sort: null,
            state: null,
            overdue: null,
          })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value={FIRST_TAB}>{texts.findings}</Tabs.Tab>
          <Tabs.Tab value="cuoc-kiem-tra">{texts.inspections}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={FIRST_TAB}>
          <FindingsTable />
        </Tabs.Panel>
        <Tabs.Panel value="cuoc-kiem-tra">
          <InspectionsTable />
        </Tabs.Panel>
      </Tabs>
      {adding && <InspectionDrawer onClose={() => setAdding(false)} />}
    </>
  );
}
