import { Container, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { WhoseSystem } from '@/shared/ui/WhoseSystem';

/** The frame of the pages before the sign-in: whose system it is, and one thing to do. */
export function EntryFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Container component="main" id="content" tabIndex={-1} size={440} py={{ base: 'md', sm: 64 }}>
      <Stack gap={2} ta="center" mb="lg">
        <WhoseSystem />
      </Stack>
      <Paper withBorder p={{ base: 'md', sm: 'xl' }}>
        <Title order={1} mb="md">
          {title}
        </Title>
        {children}
      </Paper>
    </Container>
  );
}
