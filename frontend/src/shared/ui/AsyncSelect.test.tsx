import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { AsyncSelect } from './AsyncSelect';

const people = ['An', 'Bình', 'Chi'].map((label) => ({ value: label, label }));

test('what was found for an earlier text is not offered for the one that stands there now', async () => {
  const user = userEvent.setup();
  // The answer to the first, empty text comes; that to "b" never does.
  const search = (text: string) => (text === '' ? Promise.resolve(people) : new Promise<never>(() => {}));
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <AsyncSelect label="Người" queryKey="people" search={search} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const field = screen.getByRole('combobox', { name: 'Người' });
  await user.click(field);
  expect(await screen.findAllByRole('option')).toHaveLength(3);
  await user.type(field, 'b');
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Bình']);
});
