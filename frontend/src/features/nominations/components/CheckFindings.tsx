import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type CheckNominationsResponse, checkNominations } from '@/api/generated';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { StatusBadge, type Tone } from '@/shared/ui/StatusBadge';
import { useTexts } from '../texts';
import StaffingStrip from './StaffingStrip';

type Checked = CheckNominationsResponse['people'][number];

/** What the rules would say if these people went to this course. */
export function useCheck(courseId: string, staffIds: string[]) {
  return useQuery({
    queryKey: ['nominations', 'check', courseId, staffIds],
    queryFn: async ({ signal }) =>
      (await checkNominations({ body: { course_id: courseId, staff_ids: staffIds }, signal })).data,
    enabled: staffIds.length > 0,
  });
}

interface CheckFindingsProps {
  check: ReturnType<typeof useCheck>;
  /** People on the list already: that they are nominated is no news. */
  nominated?: boolean;
}

/** Refusals and warnings by person, and the staffing strip of each unit. */
export function CheckFindings({ check, nominated = false }: CheckFindingsProps) {
  const texts = useTexts();
  if (check.error) return <ErrorNotice error={check.error} onRetry={check.refetch} />;
  if (check.isLoading) return <Loading lines={3} />;
  if (!check.data) return null;
  const people = check.data.people.map((person) =>
    nominated
      ? { ...person, refusals: person.refusals.filter(({ code }) => code !== 'already_nominated') }
      : person,
  );
  const speaking = people.filter(
    ({ refusals, warnings, remarks }) => refusals.length + warnings.length + remarks.length > 0,
  );
  const isShort = check.data.units.some((unit) => unit.short);
  return (
    <Stack role="status">
      {speaking.length === 0 && !isShort && (
        <Text>
          <StatusBadge tone="success">{texts.allClear}</StatusBadge>
        </Text>
      )}
      {speaking.map((person) => (
        <PersonFindings key={person.staff_id} person={person} />
      ))}
      {check.data.units.map((unit) => (
        <StaffingStrip key={unit.unit_id} strip={unit} />
      ))}
    </Stack>
  );
}

function PersonFindings({ person }: { person: Checked }) {
  const texts = useTexts();
  const lines: [Tone, string, Checked['refusals']][] = [
    ['danger', texts.refusal, person.refusals],
    ['warning', texts.warning, person.warnings],
    ['info', texts.remark, person.remarks],
  ];
  return (
    <Alert
      variant="light"
      color={person.refusals.length > 0 ? 'red' : 'yellow'}
      title={person.full_name}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <Stack gap={4}>
        {lines.flatMap(([tone, word, findings]) =>
          findings.map((finding) => (
            <Text size="sm" key={`${finding.code}-${finding.detail}`} component="div">
              <StatusBadge tone={tone}>{word}</StatusBadge> {finding.detail}
            </Text>
          )),
        )}
      </Stack>
    </Alert>
  );
}
