import { Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type EvaluationView, type ListEvaluationsData, listEvaluations } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PaperButton } from '@/shared/ui/PaperButton';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { formatIndex } from '../answers';
import { DueEvaluations } from '../components/DueEvaluations';
import { useTexts } from '../texts';

/** What is to be evaluated and what has been. */
export default function EvaluationsPage() {
  const texts = useTexts();
  const address = useListAddress();
  const list = useKeysetList(['evaluations'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListEvaluationsData['query'];
    return (await listEvaluations({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<EvaluationView, '/evaluations/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.person,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/danh-gia/$id" params={{ id: row.id }}>
            {row.person.full_name}
          </Link>
        ),
      },
      {
        id: 'courses',
        header: texts.courses,
        cell: (row) => row.courses.map((course) => course.course_name).join('; '),
      },
      { id: 'round', header: texts.round, cell: (row) => row.round && texts.roundOf(row.round) },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => (
          <StatusBadge tone={row.state === 'signed' ? 'success' : 'neutral'}>
            {labelOf('EvaluationState', row.state)}
          </StatusBadge>
        ),
      },
      { id: 'band', header: texts.band, cell: (row) => row.band },
      {
        id: 'index',
        header: texts.index,
        align: 'right',
        sortKey: 'index',
        cell: (row) => formatIndex(row.index_hundredths),
      },
      {
        id: 'signed_on',
        header: texts.signedOn,
        sortKey: 'signed_on',
        cell: (row) => formatDay(row.signed_on),
      },
    ],
    [texts],
  );
  return (
    <Stack gap="xl">
      <PageHeader
        title={texts.title}
        description={texts.about}
        actions={<PaperButton path="/evaluation-forms/paper" name="phieu-danh-gia" label={texts.emptyForm} />}
      />
      <DueEvaluations />
      <section aria-labelledby="signed">
        <Title order={2} id="signed" mb="sm">
          {texts.signed}
        </Title>
        <DataTable
          label={texts.signed}
          name="evaluations"
          columns={columns}
          list={list}
          address={address}
          workbook={{ path: '/evaluations/workbook', name: 'danh-gia' }}
          rowId={(row) => row.id}
          rowLabel={(row) => row.person.full_name}
          searchable
          filters={
            <>
              <FilterSelect
                label={texts.state}
                name="state"
                address={address}
                options={optionsOf('EvaluationState')}
              />
              <UnitFilter address={address} />
            </>
          }
          empty={{ title: texts.signedNone }}
        />
      </section>
    </Stack>
  );
}
