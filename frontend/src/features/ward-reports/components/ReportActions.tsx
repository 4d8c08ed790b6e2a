import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { deleteWardReport, type WardReportView, withdrawWardReport } from '@/api/generated';
import { etagOf } from '@/shared/lib/etag';
import { places } from '@/shared/lib/places';
import { useCan } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { ExcelButton } from '@/shared/ui/ExcelButton';
import { notifyDone } from '@/shared/ui/notify';
import { PaperButton } from '@/shared/ui/PaperButton';
import { useTexts } from '../texts';
import { AmendDrawer } from './AmendDrawer';

/** What may be done with a report of the ward now; it is issued where it is written. */
export function ReportActions({ report }: { report: WardReportView }) {
  const texts = useTexts();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const mayWrite = useCan('ward_reports.write');
  const [asking, ask] = useState<'remove' | 'withdraw' | 'amend' | null>(null);
  const guarded = { path: { id: report.id }, headers: { 'If-Match': etagOf(report) } };
  const close = () => ask(null);
  const withdraw = async () => {
    await withdrawWardReport(guarded);
    notifyDone(texts.withdrawn);
    await cache.invalidateQueries({ queryKey: ['ward-reports'] });
  };
  const remove = async () => {
    await deleteWardReport(guarded);
    notifyDone(texts.removed);
    // What was typed goes with it: there is nothing to ask about.
    await navigate({ to: places.wardReports.path, ignoreBlocker: true });
    await cache.invalidateQueries({ queryKey: ['ward-reports', 'list'] });
  };
  return (
    <>
      {report.may_write && (
        <Button variant="default" color="red" onClick={() => ask('remove')}>
          {texts.remove}
        </Button>
      )}
      {report.actions.includes('withdraw') && (
        <Button variant="default" onClick={() => ask('withdraw')}>
          {texts.withdraw}
        </Button>
      )}
      {mayWrite && report.registration?.number && !report.is_ended && (
        <Button variant="default" onClick={() => ask('amend')}>
          {texts.amend}
        </Button>
      )}
      <ExcelButton path={`/ward-reports/${report.id}/workbook`} name="bao-cao-cua-phuong" />
      <PaperButton path={`/ward-reports/${report.id}/paper`} name="bao-cao-cua-phuong" />
      {asking === 'remove' && (
        <ConfirmModal
          title={texts.remove}
          confirmLabel={texts.remove}
          danger
          onClose={close}
          onConfirm={remove}
        >
          {texts.removeText(report.title)}
        </ConfirmModal>
      )}
      {asking === 'withdraw' && (
        <ConfirmModal
          title={texts.withdraw}
          confirmLabel={texts.withdraw}
          onClose={close}
          onConfirm={withdraw}
        >
          {texts.withdrawText}
        </ConfirmModal>
      )}
      {asking === 'amend' && <AmendDrawer report={report} onClose={close} />}
    </>
  );
}
