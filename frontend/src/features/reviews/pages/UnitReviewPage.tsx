import { Box, Button, Group, Modal, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmReview, getUnitReview, type ReviewedPerson, type UnitReviewPeople } from '@/api/generated';
import { FindingDrawer } from '@/features/staff';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { useListAddress, wholeList } from '@/shared/lib/list';
import { matches } from '@/shared/lib/names';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';

const standingTones: Record<string, Tone> = { meets: 'success', below: 'warning', unknown: 'neutral' };
const fitTones: Record<string, Tone> = { fits: 'success', differs: 'warning', unknown: 'neutral' };

/** The review of one unit, person by person. */
export default function UnitReviewPage() {
  const { id = '' } = useParams({ strict: false });
  const address = useListAddress();
  const year = address.filters.year ? Number(address.filters.year) : undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ['reviews', 'unit', id, year],
    queryFn: async ({ signal }) => (await getUnitReview({ path: { id }, query: { year }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Review review={data} /> : <Loading />;
}

function Review({ review }: { review: UnitReviewPeople }) {
  const texts = useTexts();
  const address = useListAddress();
  const cache = useQueryClient();
  const mayFind = useCan('findings.write');
  const [correcting, setCorrecting] = useState<ReviewedPerson | null>(null);
  const { unit, year } = review;
  const columns = useMemo<DataColumn<ReviewedPerson>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        isTitle: true,
        cell: (row) => (
          <Box miw={{ sm: 150 }}>
            <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
              {row.full_name}
            </Link>
            <Text size="sm" c="dimmed">
              {row.post_title}
            </Text>
          </Box>
        ),
      },
      {
        id: 'standing',
        header: texts.standing,
        cell: (row) => (
          <>
            <StatusBadge tone={standingTones[row.standing] ?? 'neutral'}>
              {labelOf('RequirementStanding', row.standing)}
            </StatusBadge>
            {row.changed_since && (
              <Text size="sm" c="dimmed">
                {row.confirmed_standing
                  ? texts.was(labelOf('RequirementStanding', row.confirmed_standing).toLowerCase())
                  : texts.wasNot}
              </Text>
            )}
          </>
        ),
      },
      {
        id: 'why',
        header: texts.why,
        cell: ({ basis }) =>
          basis && (
            <>
              {[
                basis.requirement_task ?? labelOf('Purpose', basis.requirement),
                labelOf('FindingReason', basis.source),
              ].join(' · ')}
              <Text size="sm" c="dimmed">
                {[texts.from(formatDay(basis.from_day)), basis.reason].filter(Boolean).join(' · ')}
              </Text>
            </>
          ),
      },
      {
        id: 'suggestion',
        header: texts.suggestion,
        cell: (row) => (
          <>
            <StatusBadge tone={fitTones[row.suggestion] ?? 'neutral'}>
              {labelOf('FieldFit', row.suggestion)}
            </StatusBadge>
            <Text size="sm" c="dimmed">
              {texts.fields(row.field_of_study ?? '', row.fields_of_post.join(', '))}
            </Text>
          </>
        ),
      },
      ...(mayFind
        ? [
            {
              id: 'correct',
              header: texts.correct,
              screenOnly: true,
              cell: (row: ReviewedPerson) =>
                row.may_correct && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={texts.correctOf(row.full_name)}
                    onClick={() => setCorrecting(row)}
                  >
                    {texts.correct}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [texts, mayFind],
  );
  return (
    <>
      <PageHeader
        title={texts.unitTitle(unit.unit_name, year)}
        description={
          <Stack gap={4} align="flex-start">
            <span>
              {unit.state === 'confirmed' && `${texts.figuresThen}: `}
              {texts.figures(unit.people, unit.meets, unit.below, unit.not_reviewed)}
            </span>
            <StatusBadge tone={unit.state === 'confirmed' ? 'success' : 'neutral'}>
              {[
                labelOf('ReviewState', unit.state),
                unit.confirmed_by_name &&
                  texts.confirmedBy(unit.confirmed_by_name, formatDay(unit.confirmed_on)),
              ]
                .filter(Boolean)
                .join(': ')}
            </StatusBadge>
            {unit.changed_since > 0 && (
              <StatusBadge tone="warning">{texts.changedSince(unit.changed_since)}</StatusBadge>
            )}
          </Stack>
        }
        actions={unit.may_confirm && <Confirm review={review} />}
      />
      {unit.note && (
        <Paper withBorder p="sm" mb="md">
          <Text size="sm" className="keep-lines">
            {unit.note}
          </Text>
        </Paper>
      )}
      <DataTable
        label={texts.unitTitle(unit.unit_name, year)}
        name="unit-review"
        columns={columns}
        list={wholeList(review.people.filter((person) => matches(person.full_name, address.q)))}
        address={address}
        rowId={(row) => row.staff_id}
        rowLabel={(row) => row.full_name}
        searchable
      />
      {correcting && (
        <Suspense fallback={null}>
          <FindingDrawer
            person={{ id: correcting.staff_id, full_name: correcting.full_name }}
            reasonNeeded
            onSaved={() => cache.invalidateQueries({ queryKey: ['reviews'] })}
            onClose={() => setCorrecting(null)}
          />
        </Suspense>
      )}
    </>
  );
}

function Confirm({ review }: { review: UnitReviewPeople }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const { unit, year } = review;
  const confirm = useMutation({
    mutationFn: () =>
      confirmReview({ body: { unit_id: unit.unit_id, year, note: note.trim() || undefined } }),
    onSuccess: () => {
      notifyDone(texts.done);
      setAsking(false);
      void cache.invalidateQueries({ queryKey: ['duties'] });
      return cache.invalidateQueries({ queryKey: ['reviews'] });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{texts.confirm}</Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={texts.confirmTitle(unit.unit_name)}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack>
          {confirm.error && <ErrorNotice error={confirm.error} />}
          <Text>{texts.figures(unit.people, unit.meets, unit.below, unit.not_reviewed)}</Text>
          {unit.not_reviewed > 0 && (
            <StatusBadge tone="warning">{texts.confirmOpen(unit.not_reviewed)}</StatusBadge>
          )}
          <Text>{texts.confirmText}</Text>
          <Textarea
            label={texts.note}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </Button>
            <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {texts.confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
