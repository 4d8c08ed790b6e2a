import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type ListPostsData, listPosts, type PostView } from '@/api/generated';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { PostDrawer } from '../components/PostDrawer';
import { useTexts } from '../post-texts';

/** The posts of the units with the fields of study that meet their professional requirement. */
export default function PostsPage() {
  const texts = useTexts();
  const mayWrite = useCan('staff.write');
  const address = useListAddress();
  const [editing, setEditing] = useState<PostView | 'new' | null>(null);
  const list = useKeysetList(['posts'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListPostsData['query'];
    return (await listPosts({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<PostView, '/posts/workbook'>[]>(
    () => [
      { id: 'title', header: texts.post, isTitle: true, sortKey: 'title', cell: (row) => row.title },
      { id: 'unit', header: texts.unit, sortKey: 'unit', cell: (row) => row.unit_name },
      { id: 'level', header: texts.level, cell: (row) => labelOf('PostLevel', row.level) },
      {
        id: 'fields',
        header: texts.fields,
        cell: (row) => row.fields_of_study.join(', ') || texts.noFields,
      },
      {
        id: 'active',
        header: texts.state,
        cell: (row) => (
          <StatusBadge tone={row.active ? 'success' : 'neutral'}>
            {row.active ? texts.activeYes : texts.activeNo}
          </StatusBadge>
        ),
      },
      ...(mayWrite
        ? [
            {
              id: 'change',
              header: texts.change,
              screenOnly: true as const,
              cell: (row: PostView) => (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={texts.changeOf(row.title, row.unit_name)}
                  onClick={() => setEditing(row)}
                >
                  {texts.change}
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
        title={texts.title}
        description={texts.about}
        actions={mayWrite && <Button onClick={() => setEditing('new')}>{texts.add}</Button>}
      />
      <DataTable
        label={texts.title}
        name="posts"
        columns={columns}
        list={list}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        searchable
        workbook={{ path: '/posts/workbook', name: 'vi-tri-viec-lam' }}
        filters={
          <>
            <UnitFilter address={address} />
            <FilterSelect
              label={texts.level}
              name="level"
              address={address}
              options={optionsOf('PostLevel')}
            />
            <FilterSelect
              label={texts.state}
              name="active"
              address={address}
              options={[
                { value: 'true', label: texts.activeYes },
                { value: 'false', label: texts.activeNo },
              ]}
            />
          </>
        }
        empty={{ title: texts.none }}
      />
      {editing && (
        <PostDrawer post={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
