import { Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormDrawer } from './FormDrawer';
import { useFormFailure } from './form-failure';
import { notifyDone } from './notify';

interface SaveDrawerProps<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  title: string;
  /** The verb of the office for what happens; "Lưu" when left out. */
  submitLabel?: string;
  save: (values: Values) => Promise<unknown>;
  /** What is said once it is saved. */
  done: string;
  /** First parts of the keys of the cache that are asked anew. */
  refresh: readonly string[];
  onClose: () => void;
  /** A sentence on what will happen. */
  about?: string;
  children: ReactNode;
}

/** A form at the side that is sent once: faults go to their fields, success says so, closes and asks anew. */
export function SaveDrawer<Values extends Record<string, unknown>>({
  form,
  title,
  submitLabel,
  save,
  done,
  refresh,
  onClose,
  about,
  children,
}: SaveDrawerProps<Values>) {
  const cache = useQueryClient();
  const failure = useFormFailure(form);
  const saving = useMutation({
    mutationFn: save,
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(done);
      onClose();
      return Promise.all(refresh.map((name) => cache.invalidateQueries({ queryKey: [name] })));
    },
    onError: failure.report,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={title}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => saving.mutate(values))}
      submitting={saving.isPending}
      submitLabel={submitLabel}
    >
      {failure.notice}
      {about && <Text size="sm">{about}</Text>}
      {children}
    </FormDrawer>
  );
}
