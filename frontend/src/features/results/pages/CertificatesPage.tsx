import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type CertificateView, type ListCertificatesData, listCertificates } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { download } from '@/shared/lib/download';
import { labelOf, optionsOf } from '@/shared/lib/labels';
import { useKeysetList, useListAddress } from '@/shared/lib/list';
import { useCan } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { DownloadButton } from '@/shared/ui/DownloadButton';
import { FilterSelect } from '@/shared/ui/FilterSelect';
import { notifyError } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { UnitFilter } from '@/shared/ui/UnitFilter';
import { CertificateBadge } from '../components/badges';
import { CertificateActions } from '../components/CertificateActions';
import { CertificateDrawer } from '../components/CertificateDrawer';
import { CertificateProof, CertificateProofButton } from '../components/CertificateProof';
import { useTexts } from '../texts';

/** Certificates: handed in with a scan, verified by the coordinator. */
export default function CertificatesPage() {
  const texts = useTexts();
  const mayVerify = useCan('results.write');
  const mayUpload = useCan('certificates.upload');
  const [uploading, { open, close }] = useDisclosure();
  const [proving, setProving] = useState<CertificateView | null>(null);
  const address = useListAddress();
  const list = useKeysetList(['certificates'], address, async (request, signal) => {
    const query = { ...request, ...address.filters } as ListCertificatesData['query'];
    return (await listCertificates({ query, signal })).data;
  });
  const columns = useMemo<DataColumn<CertificateView, '/certificates/workbook'>[]>(
    () => [
      {
        id: 'name',
        header: texts.person,
        isTitle: true,
        sortKey: 'name',
        cell: (row) => (
          <Link to="/can-bo/$id" params={{ id: row.staff_id }}>
            {row.full_name}
          </Link>
        ),
      },
      { id: 'course', header: texts.course, cell: (row) => row.course_name },
      { id: 'kind', header: texts.kind, cell: (row) => labelOf('CertificateKind', row.kind) },
      { id: 'number', header: texts.number, cell: (row) => row.number },
      { id: 'issuer', header: texts.issuer, hiddenAtFirst: true, cell: (row) => row.issuer },
      {
        id: 'issued_on',
        header: texts.issuedOn,
        sortKey: 'issued_on',
        cell: (row) => formatDay(row.issued_on),
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => (
          <>
            <CertificateBadge state={row.state} />
            {row.state_reason && <div>{row.state_reason}</div>}
          </>
        ),
      },
      {
        id: 'scan',
        header: texts.scanShort,
        screenOnly: true,
        cell: (row) =>
          row.has_file && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={texts.openScanOf(row.full_name)}
              onClick={() => download(`/certificates/${row.id}/file`, 'chung-chi').catch(notifyError)}
            >
              {texts.openScan}
            </Button>
          ),
      },
      {
        id: 'proof',
        header: texts.proof,
        screenOnly: true,
        cell: (row) => <CertificateProofButton certificate={row} onOpen={() => setProving(row)} />,
      },
    ],
    [texts],
  );
  return (
    <>
      <PageHeader
        title={texts.certificates}
        description={texts.certificatesAbout}
        actions={
          <>
            <DownloadButton
              label={texts.awaitedExcel}
              path="/awaited-certificates/workbook"
              query={{ unit_id: address.filters.unit_id }}
              file="cho-chung-chi.xlsx"
            />
            {mayUpload && <Button onClick={open}>{texts.upload}</Button>}
          </>
        }
      />
      <DataTable
        label={texts.certificates}
        name="certificates"
        columns={columns}
        list={list}
        address={address}
        workbook={{ path: '/certificates/workbook', name: 'chung-chi' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.full_name}
        searchable
        filters={
          <>
            <FilterSelect
              label={texts.state}
              name="state"
              address={address}
              options={optionsOf('CertificateState')}
            />
            <UnitFilter address={address} />
          </>
        }
        actions={mayVerify ? (rows, done) => <CertificateActions rows={rows} onDone={done} /> : undefined}
        empty={{ title: texts.noCertificates }}
      />
      {uploading && <CertificateDrawer opened onClose={close} />}
      {proving && <CertificateProof certificate={proving} onClose={() => setProving(null)} />}
    </>
  );
}
