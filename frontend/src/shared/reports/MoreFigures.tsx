import { Anchor, Paper, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import type {
  CriterionFigures,
  DocumentFigures,
  LevelFigures,
  ReportFigures,
  SourceFigures,
  TargetOfReport,
} from '@/api/generated';
import { formatDay } from '@/shared/lib/dates';
import { labelOf } from '@/shared/lib/labels';
import { type ListAddress, wholeList } from '@/shared/lib/list';
import { formatNumber } from '@/shared/lib/numbers';
import { places } from '@/shared/lib/places';
import { holdsOne, useMe, useToday } from '@/shared/lib/server';
import { type DataColumn, DataTable } from '@/shared/ui/DataTable';
import { Facts } from '@/shared/ui/Facts';
import { MoneyText } from '@/shared/ui/MoneyText';
import { SectionHeader } from '@/shared/ui/SectionHeader';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { Figure, useOpensLines } from './Behind';
import { meanText, reachedText, shareOf, statusTones } from './figures';
import { useReportTexts } from './texts';

/** A table that is there as a whole and is searched and sorted by nobody. */
const still: ListAddress = { q: '', sort: '', filters: {}, change: () => undefined };

/** Where one of the site's places is open to who looks, its link; else the words alone, and where they open to lines. */
function useLinks() {
  const me = useMe();
  const opensLines = useOpensLines();
  return useCallback(
    (place: keyof typeof places, words: ReactNode, to: string, search: Record<string, string> = {}) => {
      const { permissions } = places[place] as { permissions?: readonly string[] };
      if (opensLines || !holdsOne(me, permissions)) return words;
      return (
        <Link to={to as never} search={search as never}>
          {words}
        </Link>
      );
    },
    [me, opensLines],
  );
}

interface PartProps {
  id: string;
  title: string;
  about?: ReactNode;
  children: ReactNode;
}

function Part({ id, title, about, children }: PartProps) {
  return (
    <Stack component="section" aria-labelledby={id} gap="xs">
      <SectionHeader id={id} title={title} about={about} />
      {children}
    </Stack>
  );
}

interface TableProps<Row> {
  name: string;
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  idOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  /** What is said where there is no row. */
  none: string;
}

function Plain<Row extends object>({ name, label, columns, rows, idOf, nameOf, none }: TableProps<Row>) {
  return (
    <DataTable
      plain
      label={label}
      name={name}
      columns={columns}
      list={wholeList(rows)}
      address={still}
      rowId={idOf}
      rowLabel={nameOf}
      empty={{ title: none }}
    />
  );
}

/** The review of the posts and the needs of the year. */
export function ReviewPart({ figures }: { figures: ReportFigures }) {
  const texts = useReportTexts();
  const link = useLinks();
  const { review } = figures;
  const year = { year: String(review.year) };
  const reviewed = (what: string, count: number, words: ReactNode = formatNumber(count)) => (
    <Figure part="review" title={texts.opens(what, formatNumber(count))} counts={count > 0}>
      {words}
    </Figure>
  );
  return (
    <Part id="figures-review" title={texts.review(review.year)}>
      <Paper withBorder p="md">
        <Facts
          items={[
            [
              texts.reviewUnits,
              reviewed(
                texts.reviewUnits,
                review.units,
                link('reviews', formatNumber(review.units), places.reviews.path, year),
              ),
            ],
            [texts.reviewPeople, reviewed(texts.reviewPeople, review.people)],
            [texts.meets, reviewed(texts.meets, review.meets)],
            [texts.below, reviewed(texts.below, review.below)],
            [texts.notReviewed, reviewed(texts.notReviewed, review.not_reviewed)],
            [
              texts.needs,
              <Figure
                key="needs"
                part="needs"
                title={texts.opens(texts.needs, formatNumber(review.needs))}
                counts={review.needs > 0}
              >
                {link(
                  'needs',
                  texts.needsOf(formatNumber(review.needs), formatNumber(review.needed_people)),
                  places.needs.path,
                )}
              </Figure>,
            ],
          ]}
        />
      </Paper>
    </Part>
  );
}

/** The documents that had to be made known, and how far each has reached. */
export function DocumentsPart({ documents }: { documents: DocumentFigures[] }) {
  const texts = useReportTexts();
  const link = useLinks();
  const columns = useMemo<DataColumn<DocumentFigures>[]>(
    () => [
      {
        id: 'document',
        header: texts.document,
        isTitle: true,
        cell: (row) =>
          link('documents', `${row.number} ${row.title}`, `${places.documents.path}/${row.document_id}`),
      },
      {
        id: 'reached',
        header: texts.reachedPeople,
        align: 'right',
        cell: (row) => {
          const figure = texts.ofPeople(formatNumber(row.reached), formatNumber(row.asked));
          return (
            <Figure
              part="documents"
              about={row.document_id}
              title={texts.opens(row.number, figure)}
              counts={row.asked > 0}
            >
              {figure}
            </Figure>
          );
        },
      },
      {
        id: 'share',
        header: texts.share,
        align: 'right',
        cell: (row) => shareOf(row.reached, row.asked),
      },
    ],
    [texts, link],
  );
  return (
    <Part id="figures-documents" title={texts.documents}>
      <Plain
        name="report-documents"
        label={texts.documents}
        columns={columns}
        rows={documents}
        idOf={(row) => row.document_id}
        nameOf={(row) => row.number}
        none={texts.noDocuments}
      />
    </Part>
  );
}

interface TargetsPartProps {
  figures: ReportFigures;
  /** Opens the names behind a target as the report has them; else a target leads to its page. */
  onOpen?: (target: TargetOfReport) => void;
  /** Whether what is shown is of now, so that the page of a target says the same. */
  isLive: boolean;
}

/** The targets of the plan: figure against threshold, and how each stands. */
export function TargetsPart({ figures, onOpen, isLive }: TargetsPartProps) {
  const texts = useReportTexts();
  const link = useLinks();
  const today = useToday() ?? '';
  // A target stands as on the last day of the period, or as today while that is still to come.
  const day = figures.to < today ? figures.to : undefined;
  const { unit_id } = figures;
  const columns = useMemo<DataColumn<TargetOfReport>[]>(() => {
    const figureOf = (row: TargetOfReport) => {
      const share = reachedText(row);
      if (row.counted === 0) return share;
      if (onOpen) {
        return (
          <Anchor
            component="button"
            type="button"
            fz="inherit"
            className="on-paper figures"
            aria-label={texts.openTarget(row.code, share)}
            onClick={() => onOpen(row)}
          >
            {share}
          </Anchor>
        );
      }
      return isLive
        ? link(
            'targets',
            <span className="figures">{share}</span>,
            `${places.targets.path}/${row.target_id}`,
            {
              unit_id,
              ...(day && { day }),
            },
          )
        : share;
    };
    return [
      { id: 'name', header: texts.target, isTitle: true, cell: (row) => `${row.code}. ${row.name}` },
      { id: 'reached', header: texts.reached, align: 'right', cell: figureOf },
      {
        id: 'threshold',
        header: texts.threshold,
        cell: (row) =>
          row.deadline
            ? texts.thresholdBy(row.threshold_percent, formatDay(row.deadline))
            : `${row.threshold_percent}%`,
      },
      {
        id: 'status',
        header: texts.status,
        cell: (row) => (
          <StatusBadge tone={statusTones[row.status] ?? 'neutral'}>
            {labelOf('TargetStatus', row.status)}
          </StatusBadge>
        ),
      },
    ];
  }, [texts, link, onOpen, isLive, unit_id, day]);
  return (
    <Part id="figures-targets" title={texts.targets}>
      <Plain
        name="report-targets"
        label={texts.targets}
        columns={columns}
        rows={figures.targets}
        idOf={(row) => row.target_id}
        nameOf={(row) => row.code}
        none={texts.noTargets}
      />
    </Part>
  );
}

/** The money of the units by its source. */
export function MoneyPart({ figures }: { figures: ReportFigures }) {
  const texts = useReportTexts();
  const link = useLinks();
  const year = figures.from.slice(0, 4);
  const isOneYear = figures.to.startsWith(year);
  const columns = useMemo<DataColumn<SourceFigures>[]>(() => {
    const money = (what: string, row: SourceFigures, dong: number) => (
      <Figure part="money" about={row.source_id} title={texts.opens(what, row.name)} counts={dong !== 0}>
        <MoneyText dong={dong} />
      </Figure>
    );
    return [
      {
        id: 'source',
        header: texts.source,
        isTitle: true,
        cell: (row) =>
          link('money', row.name, `${places.money.path}/so`, {
            source_id: row.source_id,
            ...(isOneYear && { year }),
          }),
      },
      {
        id: 'allotted',
        header: texts.allotted,
        align: 'right',
        cell: (row) => money(texts.allotted, row, row.allotted),
      },
      {
        id: 'committed',
        header: texts.committed,
        align: 'right',
        cell: (row) => money(texts.committed, row, row.committed),
      },
      {
        id: 'spent',
        header: texts.spent,
        align: 'right',
        cell: (row) => money(texts.spent, row, row.spent),
      },
    ];
  }, [texts, link, isOneYear, year]);
  return (
    <Part id="figures-money" title={texts.money}>
      <Plain
        name="report-money"
        label={texts.money}
        columns={columns}
        rows={figures.money}
        idOf={(row) => row.source_id}
        nameOf={(row) => row.name}
        none={texts.noMoney}
      />
    </Part>
  );
}

/** The evaluations that were signed in the period, by criterion and by level. */
export function EvaluationsPart({ figures }: { figures: ReportFigures }) {
  const texts = useReportTexts();
  const link = useLinks();
  const { forms, criteria, levels } = figures.evaluations;
  const byCriterion = useMemo<DataColumn<CriterionFigures>[]>(
    () => [
      { id: 'criterion', header: texts.criterion, isTitle: true, cell: (row) => row.name },
      { id: 'marks', header: texts.marks, align: 'right', cell: (row) => row.marks },
      {
        id: 'mean',
        header: texts.mean,
        align: 'right',
        cell: (row) => meanText(row.mean_hundredths),
      },
    ],
    [texts],
  );
  const byLevel = useMemo<DataColumn<LevelFigures>[]>(
    () => [
      { id: 'level', header: texts.level, isTitle: true, cell: (row) => row.name },
      {
        id: 'forms',
        header: texts.formsOfLevel,
        align: 'right',
        cell: (row) => (
          <Figure
            part="evaluations"
            about={row.name}
            title={texts.opens(row.name, formatNumber(row.forms))}
            counts={row.forms > 0}
          >
            {row.forms}
          </Figure>
        ),
      },
    ],
    [texts],
  );
  return (
    <Part
      id="figures-evaluations"
      title={texts.evaluations}
      about={
        <Figure part="evaluations" title={texts.forms(formatNumber(forms))} counts={forms > 0}>
          {link(
            'evaluations',
            forms > 0 ? texts.forms(formatNumber(forms)) : texts.noForms,
            places.evaluations.path,
          )}
        </Figure>
      }
    >
      {forms > 0 && (
        <>
          <Plain
            name="report-criteria"
            label={texts.criterion}
            columns={byCriterion}
            rows={criteria}
            idOf={(row) => row.code}
            nameOf={(row) => row.name}
            none={texts.noForms}
          />
          {levels.length > 0 && (
            <Plain
              name="report-levels"
              label={texts.level}
              columns={byLevel}
              rows={levels}
              idOf={(row) => row.name}
              nameOf={(row) => row.name}
              none={texts.noForms}
            />
          )}
        </>
      )}
    </Part>
  );
}

/** The difficulties that were reported in the period. */
export function DifficultiesPart({ figures }: { figures: ReportFigures }) {
  const texts = useReportTexts();
  const link = useLinks();
  const { reported, answered } = figures.difficulties;
  return (
    <Part id="figures-difficulties" title={texts.difficultiesFigures}>
      <Paper withBorder p="md">
        <Facts
          items={[
            [
              texts.difficultiesReported,
              <Figure
                key="reported"
                part="difficulties"
                title={texts.opens(texts.difficultiesReported, formatNumber(reported))}
                counts={reported > 0}
              >
                {link('difficulties', formatNumber(reported), places.difficulties.path)}
              </Figure>,
            ],
            [texts.difficultiesAnswered, formatNumber(answered)],
          ]}
        />
      </Paper>
    </Part>
  );
}
