import { Alert, List } from '@mantine/core';
import type { Failure } from '../outcomes';
import { useTexts } from '../texts';

/** For whom a batch failed, and why: the others are done. */
export function Failures({ failures, nameOf }: { failures: Failure[]; nameOf: (id: string) => string }) {
  const texts = useTexts();
  if (failures.length === 0) return null;
  return (
    <Alert color="red" variant="light" role="alert" mb="md" title={texts.failedSome(failures.length)}>
      <List size="sm">
        {failures.map((failure) => (
          <List.Item key={failure.id}>{named(nameOf(failure.id), failure.details.join(' '))}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** Most of the server's words name the person themselves. */
function named(name: string, detail: string): string {
  return detail.includes(name) ? detail : `${name}: ${detail}`;
}
