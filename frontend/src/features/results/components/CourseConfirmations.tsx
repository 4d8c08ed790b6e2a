import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ConfirmationsIssued,
  type CourseView,
  issueConfirmations,
  listCertificates,
} from '@/api/generated';
import { useCan, useToday } from '@/shared/lib/server';
import { DateField } from '@/shared/ui/DateField';
import { DownloadButton } from '@/shared/ui/DownloadButton';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

/** The ward's own confirmations for its own course, once it is over: issued to all who completed it, and printed. */
export default function CourseConfirmations({ course }: { course: CourseView }) {
  const mayIssue = useCan('results.write');
  const today = useToday();
  const isHeld = course.state !== 'cancelled' && course.state !== 'postponed';
  if (!mayIssue || !today || course.origin !== 'own' || !isHeld || today < course.last_day) return null;
  return <Confirmations courseId={course.id} today={today} />;
}

function Confirmations({ courseId, today }: { courseId: string; today: string }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const [asking, { open, close }] = useDisclosure();
  const [outcome, setOutcome] = useState<ConfirmationsIssued | null>(null);
  const { data: hasSome } = useQuery({
    queryKey: ['certificates', 'course', courseId],
    queryFn: async ({ signal }) =>
      (await listCertificates({ query: { course_id: courseId, limit: 200 }, signal })).data.items.some(
        (certificate) => certificate.issued_here && certificate.state === 'verified',
      ),
  });
  return (
    <>
      <Group justify="flex-end" mb="sm">
        {hasSome && (
          <DownloadButton
            label={texts.printConfirmations}
            path={`/courses/${courseId}/confirmations`}
            file="giay-chung-nhan.pdf"
          />
        )}
        <Button onClick={open}>{texts.issueConfirmations}</Button>
      </Group>
      {outcome && (
        <Alert
          color={outcome.issued > 0 ? undefined : 'yellow'}
          variant="light"
          role="status"
          mb="sm"
          maw={860}
          title={texts.confirmationsIssued(outcome.issued)}
          withCloseButton
          closeButtonLabel={t('action.close')}
          onClose={() => setOutcome(null)}
        >
          {outcome.left_out.length > 0 && (
            <>
              <Text size="sm">{texts.leftOut}</Text>
              <List size="sm">
                {outcome.left_out.map((person) => (
                  <List.Item key={person.staff_id}>
                    {person.full_name}: {texts.leftOutReasons[person.reason]}
                  </List.Item>
                ))}
              </List>
            </>
          )}
        </Alert>
      )}
      {asking && <IssueDrawer courseId={courseId} today={today} onIssued={setOutcome} onClose={close} />}
    </>
  );
}

interface IssueDrawerProps {
  courseId: string;
  today: string;
  onIssued: (outcome: ConfirmationsIssued) => void;
  onClose: () => void;
}

function IssueDrawer({ courseId, today, onIssued, onClose }: IssueDrawerProps) {
  const texts = useTexts();
  const form = useForm({
    initialValues: { issued_on: today as string | null },
    validate: { issued_on: (value) => (value ? null : texts.required) },
  });
  const issue = async ({ issued_on }: { issued_on: string | null }) => {
    const body = { issued_on: issued_on ?? '' };
    onIssued((await issueConfirmations({ path: { course_id: courseId }, body })).data);
  };
  return (
    <SaveDrawer
      form={form}
      title={texts.issueConfirmations}
      submitLabel={texts.issueConfirmations}
      about={texts.issueAbout}
      save={issue}
      done={texts.issueDone}
      refresh={['certificates', 'staff']}
      onClose={onClose}
    >
      <DateField label={texts.issuedOn} required {...form.getInputProps('issued_on')} />
    </SaveDrawer>
  );
}
