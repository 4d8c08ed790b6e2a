import { Button, Fieldset, Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { changeSuperiorLayout, type LayoutColumn, type SuperiorLayoutView } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { SaveDrawer } from '@/shared/ui/SaveDrawer';
import { useTexts } from '../texts';

/** Which columns the superior's sheet has, in which order and under which heads. */
export function LayoutDrawer({ layout, onClose }: { layout: SuperiorLayoutView; onClose: () => void }) {
  const texts = useTexts();
  const form = useForm<{ columns: LayoutColumn[] }>({ initialValues: { columns: layout.columns } });
  const { columns } = form.values;
  const left = optionsOf('SuperiorColumn').filter(({ value }) =>
    columns.every(({ column }) => column !== value),
  );
  const move = (from: number, to: number) => form.reorderListItem('columns', { from, to });
  return (
    <SaveDrawer
      form={form}
      title={texts.layout}
      about={texts.layoutAbout}
      save={(values) =>
        changeSuperiorLayout({ headers: { 'If-Match': etagOf(layout) }, body: { columns: values.columns } })
      }
      done={texts.saved}
      refresh={['superior-layout']}
      onClose={onClose}
    >
      {columns.map(({ column }, index) => {
        const label = labelOf('SuperiorColumn', column);
        return (
          <Fieldset key={column} legend={texts.column(index + 1, label)}>
            <Group align="flex-end" gap="xs">
              <TextInput
                label={texts.heading}
                maxLength={100}
                style={{ flex: 1, minWidth: 160 }}
                {...form.getInputProps(`columns.${index}.heading`)}
              />
              <Button
                variant="default"
                aria-label={texts.up(label)}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                ↑
              </Button>
              <Button
                variant="default"
                aria-label={texts.down(label)}
                disabled={index === columns.length - 1}
                onClick={() => move(index, index + 1)}
              >
                ↓
              </Button>
              <Button
                variant="subtle"
                color="red"
                aria-label={texts.remove(label)}
                disabled={columns.length === 1}
                onClick={() => form.removeListItem('columns', index)}
              >
                ✕
              </Button>
            </Group>
          </Fieldset>
        );
      })}
      {left.length > 0 && (
        <NativeSelect
          label={texts.add}
          value=""
          data={[{ value: '', label: '' }, ...left]}
          onChange={(event) => {
            const column = event.currentTarget.value as LayoutColumn['column'];
            if (column)
              form.insertListItem('columns', { column, heading: labelOf('SuperiorColumn', column) });
          }}
        />
      )}
    </SaveDrawer>
  );
}
