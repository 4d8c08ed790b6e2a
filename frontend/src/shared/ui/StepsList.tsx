import { Text, Timeline } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant } from '@/shared/lib/dates';
import { type LabelledEnum, labelOf } from '@/shared/lib/labels';

interface StepsListProps {
  /** The enumeration that names what was done. */
  actions: LabelledEnum;
  steps: readonly {
    id: string;
    at: string;
    action: string;
    account_name: string;
    acting_for_name?: string | null;
    words?: string | null;
    due_on?: string | null;
  }[];
}

/** Who did what, when, with which words, and until when the next step was due: the newest last. */
export function StepsList({ actions, steps }: StepsListProps) {
  const { t } = useTranslation();
  return (
    <Timeline bulletSize={14} lineWidth={2} active={steps.length}>
      {steps.map((step) => (
        <Timeline.Item key={step.id} title={labelOf(actions, step.action)}>
          <Text size="sm" c="dimmed">
            <span className="figures">{formatInstant(step.at)}</span> ·{' '}
            {step.acting_for_name
              ? t('steps.acting', { by: step.account_name, other: step.acting_for_name })
              : step.account_name}
          </Text>
          {step.words && (
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {step.words}
            </Text>
          )}
          {step.due_on && (
            <Text size="sm" c="dimmed">
              {t('steps.due', { day: formatDay(step.due_on) })}
            </Text>
          )}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
