import { Button, Fieldset, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { changeReminderSteps, type Recipient, type StepsView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { optionsOf } from '@/shared/lib/labels';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

/** The steps of one kind of duty. */
export function StepsDrawer({ of, onClose }: { of: StepsView; onClose: () => void }) {
  const texts = useTexts();
  const form = useForm<{ steps: { offset_days: number; recipient: Recipient }[] }>({
    initialValues: { steps: of.steps.map(({ offset_days, recipient }) => ({ offset_days, recipient })) },
  });
  return (
    <SaveDrawer
      form={form}
      title={texts.stepsOf(of.label)}
      save={({ steps }) =>
        changeReminderSteps({
          path: { kind: of.kind },
          headers: { 'If-Match': etagOf(of) },
          body: { steps: steps.map((step) => ({ ...step, offset_days: Number(step.offset_days) })) },
        })
      }
      done={texts.saved}
      refresh={['reminders']}
      onClose={onClose}
      about={texts.offsetHint}
    >
      {form.values.steps.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
        <Fieldset key={index} legend={texts.stepNumber(index + 1)}>
          <Group align="flex-end" gap="sm">
            <NumberInput
              label={texts.offset}
              w={150}
              min={-60}
              max={90}
              allowDecimal={false}
              {...form.getInputProps(`steps.${index}.offset_days`)}
            />
            <NativeSelect
              label={texts.recipient}
              data={optionsOf('Recipient')}
              {...form.getInputProps(`steps.${index}.recipient`)}
            />
            <Button
              variant="subtle"
              color="red"
              aria-label={texts.removeStep(index + 1)}
              onClick={() => form.removeListItem('steps', index)}
            >
              {texts.remove}
            </Button>
          </Group>
        </Fieldset>
      ))}
      <Button
        variant="default"
        disabled={form.values.steps.length >= 12}
        onClick={() => form.insertListItem('steps', { offset_days: 0, recipient: 'holder' })}
      >
        {texts.addStep}
      </Button>
    </SaveDrawer>
  );
}
