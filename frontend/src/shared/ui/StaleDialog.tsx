import { Button, Group, Modal, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** One field that differs between the two versions. */
export interface StaleField {
  label: string;
  mine: string;
  theirs: string;
}

interface StaleDialogProps {
  opened: boolean;
  /** The fields that differ, as people read them. */
  fields: StaleField[];
  /** Saves what was typed over the newer version (with its ETag). */
  onKeepMine: () => void;
  /** Drops what was typed and shows the newer version. */
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Shown on 412: somebody else saved meanwhile. Both versions stand side by side; nothing is chosen for anybody. */
export function StaleDialog({ opened, fields, onKeepMine, onTakeTheirs, onClose }: StaleDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('stale.title')}
      size="lg"
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Text mb="md">{t('stale.text')}</Text>
      {fields.length > 0 && (
        <Table withTableBorder className="break-anywhere">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('stale.field')}</Table.Th>
              <Table.Th>{t('stale.mine')}</Table.Th>
              <Table.Th>{t('stale.theirs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field.label}>
                <Table.Th scope="row">{field.label}</Table.Th>
                <Table.Td>{field.mine}</Table.Td>
                <Table.Td>{field.theirs}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onKeepMine}>
          {t('stale.keep_mine')}
        </Button>
        <Button onClick={onTakeTheirs}>{t('stale.take_theirs')}</Button>
      </Group>
    </Modal>
  );
}
