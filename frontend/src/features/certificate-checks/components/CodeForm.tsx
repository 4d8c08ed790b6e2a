import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { codeOf } from '../code';
import { useTexts } from '../texts';

/** Takes a code that is typed off a paper, and goes to what it stands for. */
export function CodeForm() {
  const texts = useTexts();
  const navigate = useNavigate();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '' },
    validate: { code: (value) => (codeOf(value) ? null : texts.badCode) },
  });
  const go = ({ code }: { code: string }) =>
    void navigate({ to: '/chung-chi/$code' as never, params: { code: codeOf(code) } as never });
  return (
    <form onSubmit={form.onSubmit(go)} noValidate className="no-print">
      <Stack align="flex-start">
        <TextInput
          label={texts.code}
          description={texts.codeHint}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          required
          w="100%"
          key={form.key('code')}
          {...form.getInputProps('code')}
        />
        <Button type="submit">{texts.check}</Button>
      </Stack>
    </form>
  );
}
