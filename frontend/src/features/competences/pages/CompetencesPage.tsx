import { Group, Stack } from '@mantine/core';
import { useLanguage } from '@/shared/lib/i18n';
import { useListAddress } from '@/shared/lib/list';
import { places } from '@/shared/lib/places';
import { DateFilter } from '@/shared/ui/DateFilter';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import CompetenceProfile from '../components/CompetenceProfile';
import { useTexts } from '../texts';

/** The competence profile of a unit on a day. */
export default function CompetencesPage() {
  const texts = useTexts();
  const address = useListAddress();
  return (
    <Stack>
      <PageHeader title={places.competences.label[useLanguage()]} description={texts.about} />
      <Group align="flex-end" className="paper-filters">
        <UnitFilter address={address} />
        <DateFilter label={texts.day} name="day" address={address} />
      </Group>
      <CompetenceProfile unitId={address.filters.unit_id} day={address.filters.day} />
    </Stack>
  );
}
