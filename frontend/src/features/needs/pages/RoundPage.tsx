import { Button, Group, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { closeNeedsRound, getNeedsRound, listNeedsSubmissions, type NeedsRoundView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { useListAddress } from '@/shared/lib/list';
import { useCan, useToday } from '@/shared/lib/server';
import { Registration } from '@/shared/reports/Registration';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { PaperButton } from '@/shared/ui/PaperButton';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { RoundBadge } from '../components/badges';
import { Consolidation } from '../components/Consolidation';
import { RoundDrawer } from '../components/RoundDrawer';
import { Submission } from '../components/Submission';
import { UnitsOfRound } from '../components/UnitsOfRound';
import { callsOf } from '../register';
import { useTexts } from '../texts';

/** One round: a head writes what his unit needs; the coordinator sees who has answered and puts it together. */
export default function RoundPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['needs', 'round', id],
    queryFn: async ({ signal }) => (await getNeedsRound({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <Round round={data} /> : <Loading />;
}

const FIRST_TAB = 'don-vi';

function Round({ round }: { round: NeedsRoundView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const today = useToday() ?? '';
  const consolidates = useCan('needs.consolidate');
  const address = useListAddress();
  const [editing, edit] = useDisclosure();
  const [closing, close] = useDisclosure();
  const isOpen = round.state === 'open';
  return (
    <>
      <PageHeader
        title={round.name}
        description={
          <Group gap="xs">
            <RoundBadge state={round.state} />
            <span>
              {texts.deadline}: <span className="figures">{formatDay(round.deadline)}</span>
            </span>
            {isOpen && round.deadline < today && round.units_answered < round.units_asked && (
              <StatusBadge tone="danger">{texts.overdue}</StatusBadge>
            )}
            <span>{texts.unitsAnswered(round.units_answered, round.units_asked)}</span>
          </Group>
        }
        actions={
          consolidates && (
            <>
              <PaperButton path={`/needs-rounds/${round.id}/paper`} name="cong-van" label={texts.letter} />
              {isOpen && (
                <>
                  <Button variant="default" onClick={edit.open}>
                    {texts.change}
                  </Button>
                  <Button variant="default" onClick={close.open}>
                    {texts.close}
                  </Button>
                </>
              )}
            </>
          )
        }
      />
      {consolidates ? (
        <Tabs
          value={address.filters.tab ?? FIRST_TAB}
          onChange={(tab) => address.change({ tab: tab === FIRST_TAB ? null : tab, q: null, sort: null })}
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value={FIRST_TAB}>{texts.units}</Tabs.Tab>
            <Tabs.Tab value="tong-hop">{texts.consolidation}</Tabs.Tab>
            <Tabs.Tab value="cong-van">{texts.letterTab}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value={FIRST_TAB}>
            <UnitsOfRound roundId={round.id} />
          </Tabs.Panel>
          <Tabs.Panel value="tong-hop">
            <Consolidation round={round} />
          </Tabs.Panel>
          <Tabs.Panel value="cong-van">
            <Registration paper={round} calls={callsOf(round.id)} mayWrite />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <OwnUnits roundId={round.id} />
      )}
      {editing && <RoundDrawer onClose={edit.close} round={round} />}
      {closing && (
        <ConfirmModal
          title={texts.close}
          confirmLabel={texts.close}
          onClose={close.close}
          onConfirm={async () => {
            await closeNeedsRound({ path: { id: round.id }, headers: { 'If-Match': etagOf(round) } });
            notifyDone(texts.closed);
            await cache.invalidateQueries({ queryKey: ['needs'] });
          }}
        >
          {texts.closeText}
        </ConfirmModal>
      )}
    </>
  );
}

/** A head of one unit writes at once; who sees several chooses. */
function OwnUnits({ roundId }: { roundId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['needs', 'own', roundId],
    queryFn: async ({ signal }) =>
      (await listNeedsSubmissions({ query: { round_id: roundId, limit: 2 }, signal })).data.items,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  const [only, other] = data;
  return only && !other ? <Submission id={only.id} /> : <UnitsOfRound roundId={roundId} />;
}
