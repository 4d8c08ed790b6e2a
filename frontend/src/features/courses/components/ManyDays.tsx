import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '@/shared/lib/dates';
import { useLanguage } from '@/shared/lib/i18n';
import { useTexts } from '../texts';

interface ManyDaysProps {
  firstDay: Day;
  lastDay: Day;
  onAdd: (days: Day[], hours: { starts: string; ends: string }) => void;
  onClose: () => void;
}

/** The same hours on several days: days are picked once, hours may be added for mornings and afternoons in turn. */
export function ManyDays({ firstDay, lastDay, onAdd, onClose }: ManyDaysProps) {
  const texts = useTexts();
  const { t } = useTranslation();
  const language = useLanguage();
  const [days, setDays] = useState<string[]>([]);
  const [starts, setStarts] = useState('08:00');
  const [ends, setEnds] = useState('11:30');
  return (
    <Paper withBorder p="md" role="group" aria-label={texts.addMany}>
      <Stack>
        <Text size="sm">{texts.addManyText}</Text>
        <DatePicker
          type="multiple"
          value={days}
          onChange={setDays}
          defaultDate={firstDay}
          minDate={firstDay}
          maxDate={lastDay}
          locale={language}
          firstDayOfWeek={1}
          ariaLabels={{ previousMonth: texts.previousMonth, nextMonth: texts.nextMonth }}
        />
        <Text size="sm" role="status">
          {texts.chosenDays(days.length)}
        </Text>
        <Group align="flex-end">
          <TextInput
            type="time"
            label={texts.starts}
            value={starts}
            onChange={(event) => setStarts(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={texts.ends}
            value={ends}
            onChange={(event) => setEnds(event.currentTarget.value)}
          />
          <Button disabled={days.length === 0} onClick={() => onAdd(days, { starts, ends })}>
            {texts.addManyDo(days.length)}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('action.close')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
