import { Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changePost, createPost, getPost, type PostBody, type PostView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { FormDrawer } from '@/shared/ui/FormDrawer';
import { useFormFailure } from '@/shared/ui/form-failure';
import { notifyDone } from '@/shared/ui/notify';
import { useStaleSave } from '@/shared/ui/stale-save';
import { UnitSelect } from '@/shared/ui/UnitSelect';
import { useTexts } from '../post-texts';

interface PostValues extends Record<string, unknown> {
  unit_id: string;
  title: string;
  level: string;
  fields_of_study: string[];
  active: boolean;
}

const valuesOf = (post?: PostView): PostValues => ({
  unit_id: post?.unit_id ?? '',
  title: post?.title ?? '',
  level: post?.level ?? 'specialist',
  fields_of_study: post?.fields_of_study ?? [],
  active: post?.active ?? true,
});

/** Makes or changes a post with its fields of study; its unit stays. */
export function PostDrawer({ post, onClose }: { post?: PostView; onClose: () => void }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const needed = (value: string) => (value.trim() ? null : texts.required);
  const form = useForm<PostValues>({
    initialValues: valuesOf(post),
    validate: { unit_id: needed, title: needed },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: PostValues; etag?: string }) => {
      const body = values as unknown as PostBody;
      return post
        ? changePost({ path: { id: post.id }, headers: { 'If-Match': etag ?? etagOf(post) }, body })
        : createPost({ body });
    },
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(texts.saved);
      onClose();
      void cache.invalidateQueries({ queryKey: ['reviews'] });
      return cache.invalidateQueries({ queryKey: ['posts'] });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const stale = useStaleSave<PostValues>({
    latest: async () => {
      const { data } = await getPost({ path: { id: post?.id ?? '' } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [texts.post]: values.title,
      [texts.fields]: values.fields_of_study.join(', '),
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values) => {
      form.setValues(values);
      void cache.invalidateQueries({ queryKey: ['posts'] });
    },
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={post ? texts.changeOf(post.title, post.unit_name) : texts.add}
      dirty={form.isDirty()}
      onSubmit={form.onSubmit((values) => save.mutate({ values }))}
      submitting={save.isPending}
    >
      {failure.notice}
      {stale.dialog}
      {!post && <UnitSelect label={texts.unit} required {...form.getInputProps('unit_id')} />}
      <TextInput label={texts.post} required maxLength={200} {...form.getInputProps('title')} />
      <NativeSelect label={texts.level} data={optionsOf('PostLevel')} {...form.getInputProps('level')} />
      <TagsInput
        label={texts.fields}
        description={texts.fieldsHint}
        maxTags={50}
        {...form.getInputProps('fields_of_study')}
      />
      <Checkbox label={texts.activeYes} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormDrawer>
  );
}
