import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/errors';
import { download } from '@/shared/lib/download';
import type { KeysetList, ListAddress } from '@/shared/lib/list';
import { type DataColumn, DataTable } from './DataTable';
import { nextSort } from './table-sort';

vi.mock('@/shared/lib/download', () => ({ download: vi.fn(async () => {}) }));

interface Person {
  id: string;
  name: string;
  unit: string;
}

const people: Person[] = [
  { id: '1', name: 'Nguyễn Văn An', unit: 'Văn phòng' },
  { id: '2', name: 'Đỗ Thị Bình', unit: 'Trạm Y tế' },
];
const columns: DataColumn<Person>[] = [
  { id: 'name', header: 'Họ và tên', isTitle: true, sortKey: 'name', cell: (row) => row.name },
  { id: 'unit', header: 'Đơn vị', cell: (row) => row.unit },
];
const full: KeysetList<Person> = {
  rows: people,
  total: 120,
  isPending: false,
  isOld: false,
  isLoadingMore: false,
  hasMore: true,
  error: null,
  retry: vi.fn(),
  loadMore: vi.fn(),
};

function show(list: Partial<KeysetList<Person>> = {}, at: Partial<ListAddress> = {}) {
  const address: ListAddress = { q: '', sort: '', filters: {}, change: vi.fn(), ...at };
  const shown = { ...full, retry: vi.fn(), loadMore: vi.fn(), ...list };
  const act = vi.fn();
  const element = (rows: Person[]) => (
    <MantineProvider env="test">
      <DataTable
        label="Cán bộ"
        name="people"
        columns={columns}
        list={{ ...shown, rows }}
        address={address}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        searchable
        actions={(rows, done) => (
          <button
            type="button"
            onClick={() => {
              act(rows.map((row) => row.id));
              done();
            }}
          >
            Đề xuất cử
          </button>
        )}
      />
    </MantineProvider>
  );
  const { rerender } = render(element(shown.rows));
  return {
    address,
    list: shown,
    act,
    user: userEvent.setup(),
    showRows: (rows: Person[]) => rerender(element(rows)),
  };
}

beforeEach(() => localStorage.clear());

it('lists the rows with how many there are, and loads more', async () => {
  const { list, user } = show();
  expect(within(screen.getByRole('table', { name: 'Cán bộ' })).getAllByRole('row')).toHaveLength(3);
  expect(screen.getByText('Đã tải 2 trên 120')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tải thêm' }));
  expect(list.loadMore).toHaveBeenCalledOnce();
});

it('sorts through the address: up, down, default', async () => {
  const { address, user } = show();
  await user.click(screen.getByRole('button', { name: 'Họ và tên' }));
  expect(address.change).toHaveBeenCalledWith({ sort: 'name' });
  expect([nextSort('name', 'name'), nextSort('-name', 'name'), nextSort('unit', 'name')]).toEqual([
    '-name',
    null,
    'name',
  ]);
});

it('tells the order to those who hear the page', () => {
  show({}, { sort: '-name' });
  expect(screen.getByRole('columnheader', { name: 'Họ và tên' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  expect(screen.getByRole('columnheader', { name: 'Đơn vị' }).hasAttribute('aria-sort')).toBe(false);
});

it('sends what is typed to the address once typing rests', async () => {
  const { address, user } = show();
  await user.type(screen.getByRole('searchbox', { name: 'Tìm kiếm' }), 'binh');
  await vi.waitFor(() => expect(address.change).toHaveBeenCalled());
  expect(vi.mocked(address.change).mock.calls).toEqual([[{ q: 'binh' }]]);
});

it('acts on the chosen rows and clears the choice', async () => {
  const { act, user } = show();
  expect(screen.queryByRole('button', { name: 'Đề xuất cử' })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Chọn Đỗ Thị Bình' }));
  await user.click(screen.getByRole('button', { name: 'Đề xuất cử' }));
  expect(act).toHaveBeenCalledExactlyOnceWith(['2']);
  expect(screen.queryByText('Đã chọn 1')).toBeNull();
});

it('never acts on a row that has left the list', async () => {
  const { act, user, showRows } = show();
  await user.click(screen.getByRole('checkbox', { name: 'Chọn tất cả mục đã tải' }));
  showRows(people.slice(0, 1));
  await user.click(screen.getByRole('button', { name: 'Đề xuất cử' }));
  expect(act).toHaveBeenCalledExactlyOnceWith(['1']);
});

it('hides a column and remembers it; the name of the row always stays', async () => {
  const { user } = show();
  await user.click(screen.getByRole('button', { name: 'Cột' }));
  expect(screen.queryByRole('checkbox', { name: 'Họ và tên' })).toBeNull();
  await user.click(await screen.findByRole('checkbox', { name: 'Đơn vị' }));
  expect(screen.queryByRole('columnheader', { name: 'Đơn vị' })).toBeNull();
  expect(JSON.parse(localStorage.getItem('columns.people') ?? '')).toMatchObject({ unit: false });
});

it('R-40: leaves the columns out of the workbook that the page hides, if the workbook has them', async () => {
  const shown: DataColumn<Person, '/staff/workbook'>[] = [
    { id: 'name', header: 'Họ và tên', isTitle: true, cell: (row) => row.name },
    { id: 'unit', header: 'Đơn vị', cell: (row) => row.unit },
    { id: 'level', header: 'Cấp', hiddenAtFirst: true, cell: () => '' },
    // @ts-expect-error The workbook has no such column: it has to say so.
    { id: 'shoes', header: 'Cỡ giày', cell: () => '' },
    { id: 'mine', header: 'Của tôi', hiddenAtFirst: true, pageOnly: true, cell: () => '' },
  ];
  render(
    <MantineProvider env="test">
      <DataTable
        label="Cán bộ"
        name="people"
        columns={shown}
        list={full}
        address={{ q: 'an', sort: 'name', filters: { state: 'working' }, change: vi.fn() }}
        workbook={{ path: '/staff/workbook', name: 'doi-ngu' }}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
      />
    </MantineProvider>,
  );
  const user = userEvent.setup();
  const asked = async () => {
    await user.click(screen.getByRole('button', { name: 'Tải Excel' }));
    return vi.mocked(download).mock.lastCall?.[0];
  };
  expect(await asked()).toBe('/staff/workbook?state=working&sort=name&q=an&hidden=level');
  await user.click(screen.getByRole('button', { name: 'Cột' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Đơn vị' }));
  expect(await asked()).toBe('/staff/workbook?state=working&sort=name&q=an&hidden=unit%2Clevel');
});

it('says whether nothing is there or nothing was found', async () => {
  const nothing = { rows: [], total: 0, hasMore: false };
  show(nothing);
  expect(screen.getByText('Chưa có dữ liệu')).toBeTruthy();
  const { address, user } = show(nothing, { q: 'xyz', filters: { unit_id: 'u1' } });
  await user.click(screen.getByRole('button', { name: 'Bỏ tìm kiếm và lọc' }));
  expect(address.change).toHaveBeenCalledWith({ q: null, unit_id: null });
});

it('keeps the rows on a failure, names the request and offers to try again', async () => {
  const { list, user } = show({ error: new ApiError(503, null, 'request-1', '/api/v1/staff') });
  expect(screen.getByText('Nguyễn Văn An', { selector: 'div' })).toBeTruthy();
  expect(screen.getByText('request-1')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(list.retry).toHaveBeenCalledOnce();
});

it('shows no skeleton before 200 ms', async () => {
  show({ rows: [], isPending: true });
  expect(screen.queryByText('Đang tải')).toBeNull();
  expect(await screen.findByText('Đang tải')).toBeTruthy();
});

describe('R-40: on paper', () => {
  it('says how many rows are not on it, and how to have them', () => {
    show();
    expect(
      screen.getByText(
        'Bản in có 2 dòng; còn 118 dòng không có trên bản in. Bấm “In trang này” ở đầu trang để in đủ.',
      ),
    ).toBeTruthy();
    cleanup();
    show({ hasMore: false, total: 2 });
    expect(screen.getByText('Tổng số: 2 dòng.')).toBeTruthy();
  });

  it('has every row of a list of which the screen draws a part', () => {
    const rows = Array.from({ length: 210 }, (_, index) => ({
      id: String(index),
      name: `Người ${index}`,
      unit: 'Văn phòng',
    }));
    render(
      <MantineProvider env="test">
        <DataTable
          label="Cán bộ"
          name="people"
          columns={columns}
          list={{ ...full, rows, total: rows.length, hasMore: false }}
          address={{ q: '', sort: '', filters: {}, change: vi.fn() }}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
        />
      </MantineProvider>,
    );
    // By roles it would take seconds.
    const drawn = () => document.querySelectorAll('tbody tr').length;
    expect(drawn()).toBeLessThan(210);
    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    expect(drawn()).toBe(210);
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    expect(drawn()).toBeLessThan(210);
  });
});

describe('rows in groups', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    id: String(index),
    name: `Người ${index}`,
    unit: index < 30 ? 'Văn phòng' : 'Trạm Y tế',
  }));
  const showGroups = (rows: Person[], q = '') =>
    render(
      <MantineProvider env="test">
        <DataTable
          label="Cán bộ"
          name="people"
          columns={columns}
          list={{ ...full, rows, total: rows.length, hasMore: false }}
          address={{ q, sort: '', filters: {}, change: vi.fn() }}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          groups={{
            idOf: (row) => row.unit,
            title: (id) => id,
            about: (_, members) => `${members.length} người`,
          }}
        />
      </MantineProvider>,
    );

  it('are folded when they are many, each group saying what is in it', async () => {
    showGroups(many);
    expect(screen.queryByText('Người 3')).toBeNull();
    expect(screen.getByText('10 người')).toBeTruthy();
    const head = screen.getByRole('button', { name: 'Trạm Y tế' });
    expect(head.getAttribute('aria-expanded')).toBe('false');
    await userEvent.setup().click(head);
    expect(screen.getByText('Người 33')).toBeTruthy();
    expect(screen.queryByText('Người 3')).toBeNull();
  });

  it('are all open when they are few, and while something is searched for', () => {
    showGroups(many.slice(25, 35));
    expect(screen.getByText('Người 33')).toBeTruthy();
    cleanup();
    showGroups(many, 'người');
    expect(screen.getByText('Người 3')).toBeTruthy();
  });
});
