import { describe, expect, it } from 'vitest';
import { ApiError } from '@/api/errors';
import { parseSearch, safeReturn, stringifySearch } from './address';
import { addDays, daysBetween, formatDay, formatInstant, formatRange, parseTypedDay } from './dates';
import { fileNameOf } from './download';
import { faultsByField, messageOf } from './form-faults';
import { labelOf, optionsOf } from './labels';
import { fold, initials, matches } from './names';
import { formatBytes, formatMoney, formatNumber, formatShare } from './numbers';

describe('dates', () => {
  it.each([
    ['5/3/2026', '2026-03-05'],
    ['05.03.26', '2026-03-05'],
    ['05032026', '2026-03-05'],
    [' 5-3-2026 ', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2026', null],
    ['31/4/2026', null],
    ['13/13/2026', null],
    ['mai', null],
    ['', null],
  ])('reads %j as %j', (typed, day) => {
    expect(parseTypedDay(typed)).toBe(day);
  });

  it('writes days the Vietnamese way', () => {
    expect(formatDay('2026-11-03')).toBe('03/11/2026');
    expect(formatDay(null)).toBe('');
    expect(formatRange('2026-03-01', '2026-03-05')).toBe('01/03/2026 – 05/03/2026');
    expect(formatRange('2026-03-01', '2026-03-01')).toBe('01/03/2026');
  });

  it('shows an instant by the clock of the office, also past midnight', () => {
    expect(formatInstant('2026-11-23T17:30:00Z')).toBe('24/11/2026 00:30');
  });

  it('counts calendar days over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2);
    expect(daysBetween('2026-11-23', '2026-11-18')).toBe(-5);
  });
});

describe('numbers', () => {
  it('uses a point for thousands and a comma for decimals', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatMoney(1234000)).toBe('1.234.000\u00a0đồng');
    expect(formatShare(0.8537)).toBe('85,4%');
    expect(formatBytes(1_570_000)).toBe('1,5 MB');
    expect(formatBytes(20 * 1024 * 1024)).toBe('20 MB');
  });
});

describe('names', () => {
  it('folds marks, case and spaces, composed or not', () => {
    expect(fold('Nguyễn  Đức')).toBe('nguyen duc');
    expect(fold('Nguyễn Đức'.normalize('NFD'))).toBe('nguyen duc');
    expect(matches('Trường THCS Thạch Khôi', 'thach khoi')).toBe(true);
    expect(matches('Trường THCS Thạch Khôi', 'thach khoai')).toBe(false);
  });

  it('takes initials of family and given name', () => {
    expect(initials('Đỗ Thị Ánh')).toBe('ĐÁ');
    expect(initials('An')).toBe('A');
  });
});

describe('addresses', () => {
  it('keeps search parameters as typed and drops empty ones', () => {
    expect(parseSearch('?q=123&sort=-name')).toEqual({ q: '123', sort: '-name' });
    expect(stringifySearch({ q: '123', sort: '', unit_id: undefined })).toBe('?q=123');
    expect(stringifySearch({})).toBe('');
  });

  it.each([
    ['/lop?q=a', '/lop?q=a'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    [undefined, '/'],
  ])('returns after signing in from %j to %j', (asked, address) => {
    expect(safeReturn(asked)).toBe(address);
  });
});

describe('faults', () => {
  const problem = {
    type: '/problems/invalid',
    title: 'Invalid',
    status: 422,
    code: 'invalid',
    detail: 'Có mục chưa đúng.',
    errors: [
      { pointer: '/start_date', code: 'after_end', detail: 'Ngày đầu sau ngày cuối.' },
      { pointer: '/start_date', code: 'holiday', detail: 'Ngày đầu là ngày nghỉ.' },
      { pointer: '/people/0/na~1me', code: 'too_long', detail: 'Tên quá dài.' },
      { pointer: '/people/0/unit_id', code: 'required', detail: 'Phải nhập trường “unit_id”.' },
    ],
  };

  it('go to their fields, several under each other', () => {
    expect(faultsByField(new ApiError(422, problem, null, '/x'))).toEqual({
      start_date: 'Ngày đầu sau ngày cuối.\nNgày đầu là ngày nghỉ.',
      'people.0.na/me': 'Tên quá dài.',
      // Nobody in the office knows what unit_id is.
      'people.0.unit_id': 'Hãy điền mục này.',
    });
  });

  it('have a Vietnamese message whatever failed', () => {
    expect(messageOf(new ApiError(422, problem, null, '/x'))).toBe('Có mục chưa đúng.');
    expect(messageOf(new ApiError(0, null, null, '/x'))).toMatch(/^Không kết nối được/);
    expect(messageOf(new ApiError(502, null, null, '/x'))).toContain('502');
    expect(messageOf(new TypeError('x is not a function'))).toMatch(/^Có lỗi ngoài dự kiến/);
  });
});

describe('labels', () => {
  it('come from the OpenAPI document, and an unknown code stays', () => {
    expect(labelOf('Role', 'admin')).toBe('Quản trị hệ thống');
    expect(labelOf('Role', 'newer')).toBe('newer');
    expect(optionsOf('Role').map((option) => option.value)).toContain('unit_head');
  });
});

describe('names of downloads', () => {
  it.each([
    [
      `attachment; filename="a.pdf"; filename*=UTF-8''quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.pdf`,
      'quyết định.pdf',
    ],
    ['attachment; filename="a.pdf"', 'a.pdf'],
    ['inline', null],
    [null, null],
  ])('%j → %j', (header, name) => {
    expect(fileNameOf(header)).toBe(name);
  });
});
