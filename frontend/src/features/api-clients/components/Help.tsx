import { Anchor, List, Paper, Stack, Title } from '@mantine/core';
import { CopyText } from '@/shared/ui/CopyText';
import { useTexts } from '../texts';

/** What to tell whoever runs the city's software. */
export function Help() {
  const texts = useTexts();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby="help" maw={820}>
      <Stack>
        <Title order={2} id="help">
          {texts.help}
        </Title>
        <List type="ordered">
          {texts.helpSteps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
        <CopyText label={texts.tokenAddress} value={`${location.origin}/api/v1/oauth/token`} />
        <CopyText label={texts.feed} value={`${location.origin}/api/v1/sync`} />
        {/* A page of the server, not of this application. */}
        <Anchor href="/docs" target="_blank" rel="noreferrer">
          {texts.docs}
        </Anchor>
      </Stack>
    </Paper>
  );
}
