import { expect, test } from 'bun:test';
import { addressSchema, canonicalAddress } from './id.ts';

test.each([
  ['Ana@Bücher.example', 'ana@xn--bcher-kva.example'],
  ['ana@bücher.example'.normalize('NFD'), 'ana@xn--bcher-kva.example'],
  ['  ANA@Example.COM ', 'ana@example.com'],
  ['josé@example.com', 'josé@example.com'],
])('%s is kept as %s', (written, kept) => {
  expect(canonicalAddress(written)).toBe(kept);
});

test.each(['a@good.example，evil.example', 'a@good.example；evil.example', 'a@＂good.example', 'a@good．example，b'])(
  'of %s no sign is made that parts addresses',
  (written) => {
    expect(addressSchema.safeParse(written).data ?? '').not.toMatch(/[\s<>,;:"]/);
  },
);
