import { Group, List, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Comparison, getComparison } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { type ListAddress, useListAddress } from '@/shared/lib/list';
import { useUnits } from '@/shared/lib/units';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { Loading } from '@/shared/ui/Loading';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { columnsOf, IN_ORDER, type PlanDuty, sorted } from '../comparison';
import classes from '../components/Comparison.module.css';
import { DutiesTable } from '../components/DutiesTable';
import { TargetsTable } from '../components/TargetsTable';
import { UnitCards } from '../components/UnitCards';
import { useTexts } from '../texts';

/** Units side by side on every duty of the plan, each figure opening to its names. */
export default function ComparisonPage() {
  const texts = useTexts();
  const address = useListAddress();
  const { unit_id } = address.filters;
  const { data, error, refetch } = useQuery({
    queryKey: ['duties', 'comparison', { unit_id }],
    queryFn: async ({ signal }) => (await getComparison({ query: { unit_id }, signal })).data,
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.page}>
      <PageHeader
        title={texts.title}
        description={
          data && (
            <>
              {[data.unit_name, texts.about(formatDay(data.day))].filter(Boolean).join(' · ')}{' '}
              <span className="no-print">{texts.opens}</span>
            </>
          )
        }
        actions={<ExcelButton path="/comparison/workbook" query={{ unit_id }} name="so-sanh-don-vi" />}
      />
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <Loading />}
      {data?.units.length === 0 && (
        <Paper withBorder>
          <EmptyState title={texts.noUnits} hint={texts.noUnitsHint} />
        </Paper>
      )}
      {data && data.units.length > 0 && <Compared compared={data} address={address} />}
    </div>
  );
}

function Compared({ compared, address }: { compared: Comparison; address: ListAddress }) {
  const texts = useTexts();
  const positions = useUnits()?.map((unit) => unit.id) ?? [];
  const units = sorted(compared.units, address.sort, positions);
  const { shown, idle } = columnsOf(compared);
  const first = shown.find((duty) => duty === address.sort);
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="sm" className="no-print">
        <UnitFilter address={address} />
        <NativeSelect
          label={texts.sort}
          value={address.sort}
          onChange={(event) => address.change({ sort: event.currentTarget.value })}
          data={[
            { value: '', label: texts.worst },
            { value: IN_ORDER, label: texts.inOrder },
            ...shown.map((duty) => ({ value: duty, label: texts.worstIn(labelOf('PlanDuty', duty)) })),
          ]}
          maw="100%"
        />
      </Group>
      <Duties
        compared={compared}
        units={units}
        shown={shown}
        first={first}
        onSort={(sort) => address.change({ sort })}
        sort={address.sort}
      />
      {shown.length > 0 && (
        <Text size="sm" c="dimmed">
          {texts.key}{' '}
          {idle.length > 0 && texts.idle(idle.map((duty) => labelOf('PlanDuty', duty)).join(', '))}
        </Text>
      )}
      {compared.targets.length > 0 && (
        <Stack component="section" aria-labelledby="targets" gap="sm" className={classes.whole}>
          <SectionHeader id="targets" title={texts.targets} />
          <Text size="sm" c="dimmed">
            {texts.targetsAbout}
          </Text>
          <TargetsTable compared={compared} units={units} />
          <List size="sm" listStyleType="none">
            {compared.targets.map((target) => (
              <List.Item key={target.target_id}>
                <b>{target.code}</b> {target.name}
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Stack>
  );
}

interface DutiesProps {
  compared: Comparison;
  units: Comparison['units'];
  shown: PlanDuty[];
  first?: PlanDuty;
  sort: string;
  onSort: (sort: string) => void;
}

function Duties({ compared, units, shown, first, sort, onSort }: DutiesProps) {
  const texts = useTexts();
  return (
    <Stack component="section" aria-labelledby="duties" gap="sm">
      <SectionHeader id="duties" title={texts.duties} />
      {compared.total.owed.open === 0 && shown.length === 0 ? (
        <Paper withBorder>
          <EmptyState title={texts.allDone} hint={texts.allDoneHint} />
        </Paper>
      ) : (
        <>
          <div className={classes.onDesk}>
            <DutiesTable compared={compared} units={units} duties={shown} sort={sort} onSort={onSort} />
          </div>
          <div className={classes.onPhone}>
            <UnitCards compared={compared} units={units} first={first} />
          </div>
        </>
      )}
    </Stack>
  );
}
