import { Button, Group, Modal, Stack, Text, Textarea, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeEvaluation,
  type EvaluationBodyPatch,
  type EvaluationForm,
  type EvaluationView,
  getEvaluation,
  signEvaluation,
} from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { faultsByField, messageOf } from '@/shared/lib/form-faults';
import { useToday } from '@/shared/lib/server';
import { useIsClosed } from '@/shared/lib/years';
import { ClosedYearReason } from '@/shared/ui/ClosedYearReason';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { LeaveGuard } from '@/shared/ui/leave-guard';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { choiceOf, patchOf, type Sheet, unansweredOf } from '../answers';
import { useTexts } from '../texts';
import { Criteria } from './Criteria';

interface Filled {
  answers: Sheet;
  comment: string;
  lines: Record<string, string>;
}

const filledOf = (evaluation: EvaluationView): Filled => ({
  answers: evaluation.answers,
  comment: evaluation.comment ?? '',
  lines: Object.fromEntries(evaluation.courses.map(({ nomination_id, line }) => [nomination_id, line ?? ''])),
});

/** What the evaluator fills in: a draft until it is signed. */
export function EvaluatorForm({ evaluation, form }: { evaluation: EvaluationView; form: EvaluationForm }) {
  const texts = useTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [filled, setFilled] = useState(() => filledOf(evaluation));
  const [changed, setChanged] = useState(false);
  const [signing, sign] = useDisclosure();
  const closed = useIsClosed(useToday());
  const [reason, setReason] = useState('');
  const change = (part: Partial<Filled>) => {
    setChanged(true);
    setFilled((now) => ({ ...now, ...part }));
  };
  const path = { id: evaluation.id };
  const store = async (values: Filled, etag: string) => {
    const body: EvaluationBodyPatch = {
      answers: patchOf(values.answers),
      comment: values.comment.trim() || null,
      lines: Object.fromEntries(Object.entries(values.lines).map(([id, line]) => [id, line.trim()])),
    };
    const { data } = await changeEvaluation({ path, headers: { 'If-Match': etag }, body });
    setChanged(false);
    cache.setQueryData(['evaluations', evaluation.id], data);
    return data;
  };
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: Filled; etag: string }) => store(values, etag),
    onSuccess: () => notifyDone(texts.saved),
    onError: (error, { values }) => stale.catches(error, values),
  });
  const finish = useMutation({
    mutationFn: async (values: Filled) => {
      const data = await store(values, etagOf(evaluation));
      const body = closed ? { reason: reason.trim() } : undefined;
      await signEvaluation({ path, headers: { 'If-Match': etagOf(data) }, body });
    },
    onSuccess: () => {
      notifyDone(texts.signDone);
      return cache.invalidateQueries({ queryKey: ['evaluations'] });
    },
    onError: (error, values) => stale.catches(error, values),
    onSettled: sign.close,
  });
  const stale = useStaleSave<Filled>({
    latest: async () => {
      const { data } = await getEvaluation({ path });
      return { values: filledOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      ...Object.fromEntries(
        form.criteria.map(({ code, name }) => [name, choiceOf(values.answers[code]).replace('na', '–')]),
      ),
      [texts.whole]: values.comment,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      setFilled(values);
      setChanged(false);
      void cache.invalidateQueries({ queryKey: ['evaluations'] });
    },
  });
  const failed = finish.error ?? save.error;
  const faults = faultsByField(failed);
  const ofCriteria = Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [field.replace(/^answers\.([^.]+).*$/, '$1'), fault]),
  );
  const missing = unansweredOf(
    filled.answers,
    form.criteria.map(({ code }) => code),
  );
  return (
    <Stack>
      <LeaveGuard dirty={changed && !finish.isPending} />
      {stale.dialog}
      {failed && (
        <ErrorNotice
          error={failed}
          message={[...new Set([messageOf(failed), ...Object.values(faults)])].join('\n')}
        />
      )}
      <Text>{texts.range(form.least_mark, form.most_mark)}</Text>
      <Criteria
        form={form}
        sheet={filled.answers}
        onChange={(answers) => change({ answers })}
        faults={ofCriteria}
        name="evaluator"
        commented
      />
      <section aria-labelledby="lines">
        <Title order={2} id="lines" mb="sm">
          {texts.lines}
        </Title>
        <Stack>
          {evaluation.courses.map((course) => (
            <Textarea
              key={course.nomination_id}
              label={texts.lineOf(course.course_name)}
              autosize
              value={filled.lines[course.nomination_id] ?? ''}
              onChange={(event) =>
                change({ lines: { ...filled.lines, [course.nomination_id]: event.currentTarget.value } })
              }
            />
          ))}
        </Stack>
      </section>
      <Textarea
        label={texts.whole}
        autosize
        minRows={3}
        value={filled.comment}
        onChange={(event) => change({ comment: event.currentTarget.value })}
        error={faults.comment}
      />
      <Group justify="space-between">
        <Text size="sm" role="status">
          {missing > 0 ? texts.unanswered(missing) : texts.all}
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate({ values: filled, etag: etagOf(evaluation) })}
          >
            {texts.saveDraft}
          </Button>
          <Button onClick={sign.open}>{texts.sign}</Button>
        </Group>
      </Group>
      <Modal
        opened={signing}
        onClose={sign.close}
        title={texts.sign}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Text mb="sm">{texts.signText}</Text>
        <ClosedYearReason closed={closed} value={reason} onChange={setReason} />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={sign.close}>
            {t('action.cancel')}
          </Button>
          <Button
            loading={finish.isPending}
            disabled={closed && !reason.trim()}
            onClick={() => finish.mutate(filled)}
          >
            {texts.sign}
          </Button>
        </Group>
      </Modal>
    </Stack>
  );
}
