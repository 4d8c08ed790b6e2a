import { Alert, Button, Code, Group, Spoiler, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/errors';
import { messageOf } from '@/shared/lib/form-faults';

interface ErrorNoticeProps {
  error: unknown;
  title?: string;
  /** Said instead of the error's own message. */
  message?: string;
  /** Offers to try again. */
  onRetry?: () => void;
}

/** A failed request, said in words, with what an administrator needs to find it in the log. */
export function ErrorNotice({ error, title, message, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="light" role="alert" title={title ?? t('error.title')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm" className="keep-lines">
          {message ?? messageOf(error)}
        </Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
        {error instanceof ApiError && error.requestId && (
          <Spoiler
            fz="sm"
            styles={{ control: { fontSize: 'inherit' } }}
            maxHeight={0}
            showLabel={t('error.details')}
            hideLabel={t('action.close')}
          >
            <Group gap="xs">
              <Text size="xs">{t('error.request_id')}</Text>
              <Code className="break-anywhere">{error.requestId}</Code>
              {error.code && (
                <>
                  <Text size="xs">{t('error.code')}</Text>
                  <Code>{error.code}</Code>
                </>
              )}
              <Text size="xs">{t('error.address')}</Text>
              <Code className="break-anywhere">{error.path}</Code>
            </Group>
          </Spoiler>
        )}
      </Stack>
    </Alert>
  );
}
