import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeStaff, getStaff, type StaffBodyPatch, type StaffView } from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { type LabelledEnum, labelOf } from '@/shared/lib/labels';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { useFormFailure } from '@/shared/ui/form-failure';
import { Loading } from '@/shared/ui/Loading';
import { notifyDone } from '@/shared/ui/notify';
import { PageHeader } from '@/shared/ui/PageHeader';
import { useStaleSave } from '@/shared/ui/stale-save';
import { PersonForm } from '../components/PersonForm';
import { useTexts as useOfficeTexts } from '../office-texts';
import { type PersonValues, patchOf, valuesOf } from '../person-values';
import { useTexts } from '../texts';

/** Changes the file of a person. */
export default function EditPersonPage() {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', id],
    queryFn: async ({ signal }) => (await getStaff({ path: { id }, signal })).data,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  return data ? <EditPerson person={data} /> : <Loading />;
}

function EditPerson({ person }: { person: StaffView }) {
  const texts = useTexts();
  const office = useOfficeTexts();
  const { t } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { id } = person;
  // What the form began with: the page's copy is read anew behind it.
  const [base, setBase] = useState(() => ({ values: valuesOf(person), etag: etagOf(person) }));
  const form = useForm<PersonValues>({
    initialValues: base.values,
    validate: { full_name: (value) => (value.trim() ? null : office.required) },
  });
  const failure = useFormFailure(form);
  const save = useMutation({
    mutationFn: ({ values, etag }: { values: PersonValues; etag: string }) =>
      changeStaff({
        path: { id },
        headers: { 'If-Match': etag },
        body: patchOf(values, base.values) as StaffBodyPatch,
      }),
    onMutate: failure.clear,
    onSuccess: () => {
      notifyDone(office.saved);
      void cache.invalidateQueries({ queryKey: ['staff'] });
      // What was typed is stored: there is nothing to ask about.
      void navigate({ to: '/can-bo/$id', params: { id }, ignoreBlocker: true });
    },
    onError: (error, { values }) => {
      if (!stale.catches(error, values)) failure.report(error);
    },
  });
  const word = (kind: LabelledEnum, code: string) => code && labelOf(kind, code);
  const yes = (value: boolean) => t(value ? 'action.yes' : 'action.no');
  const stale = useStaleSave<PersonValues>({
    latest: async () => {
      const { data } = await getStaff({ path: { id } });
      return { values: valuesOf(data), etag: etagOf(data) };
    },
    describe: (values) => ({
      [office.name]: values.full_name,
      [texts.code]: values.code,
      [texts.birth]: formatDay(values.birth_date) || String(values.birth_year),
      [texts.gender]: word('Gender', values.gender),
      [texts.party]: yes(values.party_member),
      [texts.category]: word('StaffCategory', values.category),
      [texts.body]: word('PublicBody', values.public_body),
      [office.title]: values.post_title,
      [texts.level]: word('PostLevel', values.level),
      [texts.hired]: formatDay(values.hired_on),
      [office.rankCode]: values.rank_code,
      [office.rankName]: values.rank_name,
      [texts.scope]: yes(values.in_plan_scope),
      [texts.qualification]: word('Qualification', values.qualification),
      [texts.field]: values.field_of_study,
      [texts.theory]: word('PoliticalTheory', values.political_theory),
      [texts.management]: word('StateManagement', values.state_management),
      [texts.informatics]: values.informatics,
      [texts.language]: values.foreign_language,
      [texts.phone]: values.phone,
      [texts.email]: values.email,
      [texts.note]: values.note,
    }),
    keepMine: (values, etag) => save.mutate({ values, etag }),
    takeTheirs: (values, etag) => {
      setBase({ values, etag });
      form.setInitialValues(values);
      form.setValues(values);
    },
  });
  return (
    <>
      <PageHeader title={office.editOf(person.full_name)} />
      {stale.dialog}
      <PersonForm
        form={form}
        notice={failure.notice}
        onSubmit={(values) => save.mutate({ values, etag: base.etag })}
        submitting={save.isPending}
        submitLabel={t('action.save')}
        unitName={person.unit_name}
        backTo={`/can-bo/${id}`}
      />
    </>
  );
}
