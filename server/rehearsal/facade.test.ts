import { expect, test } from 'bun:test';
import { drawFacade } from './facade.ts';
import { buildCatalogue } from './seed/catalogue.ts';

const catalogue = buildCatalogue(new Date('2026-03-02T15:00:00Z'));
const house = catalogue.find(({ propertySubType, listingKey }) => propertySubType === 'SingleFamilyResidence' && listingKey === 'PL-2003');
if (!house) throw new Error('PL-2003 is missing');
const count = (svg: string, part: string) => svg.split(part).length - 1;

test('draws every listing as one well-formed picture without outside references or script', () => {
  for (const listing of catalogue) {
    const svg = drawFacade(listing);
    expect(svg).toStartWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420"');
    expect(svg).not.toMatch(/NaN|undefined|href|<script|<image|https?:\/\/(?!www\.w3\.org)/);
    expect(count(svg, '<g')).toBe(count(svg, '</g'));
    const open = [...svg.matchAll(/<([a-zA-Z]+)[^>]*?(\/?)>/g)].filter(([, , closed]) => !closed).length;
    expect(open).toBe(count(svg, '</'));
    expect(svg.length).toBeLessThan(40_000);
  }
});

test('the same listing always looks the same, and two listings do not', () => {
  expect(drawFacade(house)).toBe(drawFacade(house));
  expect(new Set(catalogue.map((listing) => drawFacade(listing))).size).toBe(catalogue.length);
});

test('shows the pool, the water and each garage door that the listing has, and not what it has not', () => {
  const pool = '#63b3c4';
  const water = '#7fa9b8';
  const plain = { ...house, poolPrivateYN: false, waterfrontYN: false, garageSpaces: 0 };
  expect(drawFacade(plain)).not.toContain(pool);
  expect(drawFacade(plain)).not.toContain(water);
  expect(drawFacade({ ...plain, poolPrivateYN: true })).toContain(pool);
  expect(drawFacade({ ...plain, waterfrontYN: true })).toContain(water);
  const one = drawFacade({ ...plain, garageSpaces: 1 }).length - drawFacade(plain).length;
  expect(drawFacade({ ...plain, garageSpaces: 3 }).length - drawFacade(plain).length).toBeGreaterThan(one);
});

test('every storey more has its row of windows more', () => {
  const sills = (stories: number) =>
    count(drawFacade({ ...house, livingArea: 1800 * stories, stories, exteriorFeatures: [] }), 'height="4"');
  expect(sills(2)).toBeGreaterThan(sills(1));
  expect(sills(3)).toBeGreaterThan(sills(2));
});

test('draws land, and what no field says, without falling over', () => {
  const bare = { ...house, propertySubType: null, stories: null, garageSpaces: null, yearBuilt: null, livingArea: null, unitNumber: '' };
  expect(drawFacade(bare)).toEndWith('</svg>');
  expect(drawFacade({ ...bare, propertySubType: 'UnimprovedLand' as const })).toEndWith('</svg>');
  expect(drawFacade({ ...bare, listingKey: '"><script>alert(1)</script>' })).not.toContain('script');
});

test('in the evening and in winter it is the same house in another light', () => {
  const pictures = (['day', 'evening', 'winter'] as const).map((scene) => drawFacade(house, { scene }));
  expect(new Set(pictures).size).toBe(3);
  expect(new Set(pictures.map((svg) => count(svg, '<rect'))).size).toBe(1);
});
