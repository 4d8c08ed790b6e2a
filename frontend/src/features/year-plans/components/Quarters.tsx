import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import {
  type ItemProgress,
  removeYearPlanItem,
  type YearPlanItemView,
  type YearPlanProgress,
  type YearPlanView,
} from '@/api/generated';
import { formatRange } from '@/shared/lib/dates';
import { etagOf } from '@/shared/lib/etag';
import { labelOf } from '@/shared/lib/labels';
import { formatMoney } from '@/shared/lib/numbers';
import { useCan, useToday } from '@/shared/lib/server';
import { ConfirmModal } from '@/shared/ui/ConfirmModal';
import { ConfirmReasonModal } from '@/shared/ui/ConfirmReasonModal';
import { notifyDone } from '@/shared/ui/notify';
import { useTexts } from '../texts';
import classes from './plan.module.css';

interface QuartersProps {
  plan: YearPlanView;
  progress?: YearPlanProgress;
  /** Left out where nothing may be changed. */
  onEdit?: (item: YearPlanItemView) => void;
}

/** The items of a plan by quarter: side by side, on a phone one quarter under the other. */
export function Quarters({ plan, progress, onEdit }: QuartersProps) {
  const texts = useTexts();
  const [removing, setRemoving] = useState<YearPlanItemView | null>(null);
  const now = quarterOf(useToday(), plan.year);
  // An address that names an item leads to it once the items are there.
  useEffect(() => {
    const item = location.hash.startsWith('#muc-') && document.getElementById(location.hash.slice(1));
    if (item) item.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <>
      <Group
        component="nav"
        gap="md"
        mb="sm"
        hiddenFrom="sm"
        className="no-print"
        aria-label={texts.quarters}
      >
        {[1, 2, 3, 4].map((quarter) => (
          <a key={quarter} href={`#quarter-${quarter}`}>
            {texts.quarter(quarter)}
          </a>
        ))}
      </Group>
      <div className={classes.quarters}>
        {[1, 2, 3, 4].map((quarter) => {
          const items = plan.items.filter((item) => item.quarter === quarter);
          const people = items.reduce((sum, item) => sum + item.people, 0);
          return (
            <section
              key={quarter}
              className={classes.quarter}
              aria-labelledby={`quarter-${quarter}`}
              data-now={quarter === now || undefined}
            >
              <Title order={2} size="h4" id={`quarter-${quarter}`}>
                {texts.quarter(quarter)}
              </Title>
              <Text size="sm" c="dimmed" mb="xs" className="paper-heading">
                {texts.months(quarter * 3 - 2, quarter * 3)}
                {quarter === now && `, ${texts.now}`}
                <br />
                {items.length > 0 ? texts.quarterSum(items.length, people) : texts.quarterNone}
              </Text>
              <ul className={classes.items}>
                {items.map((item) => (
                  <li key={item.id} id={`muc-${item.id}`}>
                    <Item
                      plan={plan}
                      item={item}
                      done={progress?.items.find(({ item_id: id }) => id === item.id)}
                      onEdit={onEdit}
                      onRemove={setRemoving}
                    />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {removing && <Removing plan={plan} item={removing} onClose={() => setRemoving(null)} />}
      </div>
    </>
  );
}

/** The quarter of a day, where that lies in the year. */
function quarterOf(day: string | undefined, year: number): number | undefined {
  if (!day?.startsWith(`${year}-`)) return undefined;
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

interface ItemProps {
  plan: YearPlanView;
  item: YearPlanItemView;
  done?: ItemProgress;
  onEdit?: (item: YearPlanItemView) => void;
  onRemove: (item: YearPlanItemView) => void;
}

function Item({ plan, item, done, onEdit, onRemove }: ItemProps) {
  const texts = useTexts();
  const opens = useCan('courses.write') && plan.state === 'approved';
  const seesNeeds = useCan('needs.read');
  const courses = done?.courses ?? [];
  return (
    <Paper withBorder p={10}>
      <Title order={3} size="h6" mb={4}>
        {item.content}
      </Title>
      <Text size="sm">
        {texts.planned(item.people, item.seats)}
        <br />
        {formatMoney(item.estimated_cost)}
      </Text>
      {item.needs.length > 0 && (
        <Text size="sm" c="dimmed" component="div" mt={4}>
          {texts.units}:{' '}
          {item.needs.map((need, index) => (
            <span key={need.id}>
              {index > 0 && ', '}
              {seesNeeds && need.submission_id ? (
                <Link to={`/nhu-cau/don-vi/${need.submission_id}`}>
                  {texts.unitPeople(need.unit_name, need.people)}
                </Link>
              ) : (
                texts.unitPeople(need.unit_name, need.people)
              )}
            </span>
          ))}
        </Text>
      )}
      {item.note && <Text size="sm">{item.note}</Text>}
      {plan.state === 'approved' && done && <Done done={done} />}
      {plan.state === 'approved' && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {courses.length > 0 ? texts.courses : texts.coursesNone}
          </Text>
          {courses.length > 0 && (
            <ul className={classes.courses}>
              {courses.map((course) => (
                <li key={course.id}>
                  <CourseLine course={course} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <Group gap={4} mt="xs" className="no-print">
        {opens && (
          <Button
            component={Link}
            to="/lop/moi"
            search={{ muc: item.id } as never}
            size="compact-sm"
            variant="default"
            aria-label={texts.openCourseOf(item.content)}
          >
            {texts.openCourse}
          </Button>
        )}
        {onEdit && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={texts.changeItemOf(item.content)}
              onClick={() => onEdit(item)}
            >
              {texts.changeItem}
            </Button>
            {courses.length === 0 && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={texts.removeItemOf(item.content)}
                onClick={() => onRemove(item)}
              >
                {texts.removeItem}
              </Button>
            )}
          </>
        )}
      </Group>
    </Paper>
  );
}

/** What has been done of an item, each figure on a line of its own. */
function Done({ done }: { done: ItemProgress }) {
  const texts = useTexts();
  const lines: [string, string][] = [
    [texts.nominated, texts.ofPlanned(done.nominated, done.people)],
    [texts.admitted, texts.ofPlanned(done.admitted, done.people)],
    [texts.completed, texts.ofPlanned(done.completed, done.people)],
    ...(done.actual_cost > 0 ? [[texts.actualCost, formatMoney(done.actual_cost)] as [string, string]] : []),
  ];
  return (
    <dl className={classes.done}>
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CourseLine({ course }: { course: ItemProgress['courses'][number] }) {
  const seesCourses = useCan('courses.read');
  return (
    <Text size="sm">
      {seesCourses ? (
        <Link to="/lop/$id" params={{ id: course.id }}>
          {course.name}
        </Link>
      ) : (
        course.name
      )}
      <br />
      {formatRange(course.first_day, course.last_day)}
      <br />
      {labelOf('CourseState', course.state)}
    </Text>
  );
}

/** Takes an item out: with a reason where the plan is approved. */
function Removing({
  plan,
  item,
  onClose,
}: {
  plan: YearPlanView;
  item: YearPlanItemView;
  onClose: () => void;
}) {
  const texts = useTexts();
  const cache = useQueryClient();
  const remove = async (reason?: string) => {
    await removeYearPlanItem({
      path: { id: item.id },
      headers: { 'If-Match': etagOf(item) },
      body: reason ? { reason } : {},
    });
    notifyDone(texts.itemRemoved);
    await cache.invalidateQueries({ queryKey: ['year-plans'] });
  };
  if (plan.state === 'approved') {
    return (
      <ConfirmReasonModal
        opened
        danger
        title={texts.removeItemOf(item.content)}
        confirmLabel={texts.removeItem}
        onClose={onClose}
        onConfirm={remove}
      />
    );
  }
  return (
    <ConfirmModal
      danger
      title={texts.removeItem}
      confirmLabel={texts.removeItem}
      onClose={onClose}
      onConfirm={() => remove()}
    >
      {item.content}
    </ConfirmModal>
  );
}
