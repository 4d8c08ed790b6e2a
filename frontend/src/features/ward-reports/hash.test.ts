import { expect, test, vi } from 'vitest';
import { sha256Of } from './hash';

test('a file is known by its SHA-256', async () => {
  const file = { arrayBuffer: async () => new TextEncoder().encode('abc').buffer } as Blob;
  expect(await sha256Of(file)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a browser that offers no hashes is not asked for one', async () => {
  vi.stubGlobal('crypto', {});
  expect(await sha256Of(new Blob(['abc']))).toBeNull();
  vi.unstubAllGlobals();
});
