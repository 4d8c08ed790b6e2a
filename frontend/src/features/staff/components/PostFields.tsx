import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { listPosts } from '@/api/generated';
import { optionsOf } from '@/shared/lib/labels';
import { useTexts as useOfficeTexts } from '../office-texts';
import { useTexts } from '../texts';

interface PostValues extends Record<string, unknown> {
  unit_id: string;
  post_id: string;
  post_title: string;
  level: string;
}

/** The post in the chosen unit, the title there, and whether it leads. */
export function PostFields<Values extends PostValues>({ form }: { form: UseFormReturnType<Values> }) {
  const texts = useTexts();
  const office = useOfficeTexts();
  const unitId: string = form.values.unit_id;
  const { data } = useQuery({
    queryKey: ['posts', unitId],
    queryFn: async ({ signal }) => {
      const query = { unit_id: unitId, active: true, limit: 200 };
      return (await listPosts({ query, signal })).data.items.filter((post) => post.unit_id === unitId);
    },
    enabled: unitId !== '',
  });
  const { onChange, ...post } = form.getInputProps('post_id');
  return (
    <>
      {data && data.length > 0 && (
        <NativeSelect
          label={office.vacancy}
          data={[
            { value: '', label: office.noPost },
            ...data.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          {...post}
          onChange={(event) => {
            onChange(event);
            const chosen = data.find(({ id }) => id === event.currentTarget.value);
            if (chosen) form.setValues({ post_title: chosen.title, level: chosen.level } as Partial<Values>);
          }}
        />
      )}
      <TextInput
        label={office.title}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={data && data.length > 0 ? office.titleHint : undefined}
        maxLength={200}
        {...form.getInputProps('post_title')}
      />
      <NativeSelect label={texts.level} data={optionsOf('PostLevel')} {...form.getInputProps('level')} />
    </>
  );
}
