import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { places } from '@/shared/lib/places';
import { useTexts } from '../texts';

/** The two records, each at its own address. */
export function RecordTabs({ here }: { here: 'changes' | 'readings' }) {
  const texts = useTexts();
  const tabs = [
    { name: 'changes', to: places.audit.path, label: texts.title },
    { name: 'readings', to: '/nhat-ky/luot-xem', label: texts.readings },
  ];
  return (
    <Group component="nav" gap="xs" mb="md" aria-label={texts.tabs} className="no-print">
      {tabs.map((tab) => (
        <Button
          key={tab.name}
          component={Link}
          to={tab.to}
          size="xs"
          variant={tab.name === here ? 'light' : 'subtle'}
          aria-current={tab.name === here ? 'page' : undefined}
        >
          {tab.label}
        </Button>
      ))}
    </Group>
  );
}
