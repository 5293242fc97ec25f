import type { Building } from './facts.ts';
import type { Palette } from './palette.ts';
import { type Box, door, garage, rect, shape, wall, window } from './parts.ts';
import { GROUND } from './scenery.ts';

const STOREY = 72;

/** Houses wall to wall: the listing in the middle, its neighbours paler; a duplex is two halves and nothing beside. */
export function drawRow({ facts, palette, isOld }: Building): string {
  const stories = Math.min(Math.max(facts.stories ?? 2, 2), 3);
  const isDuplex = facts.propertySubType === 'Duplex' || facts.propertySubType === 'Triplex';
  const width = isDuplex ? 150 : 136;
  const houses = isDuplex ? [170, 320] : [-22, 116, 252, 388, 526];
  return houses
    .map((x, i) => {
      const isListing = isDuplex || i === 2;
      const height = (stories + (isListing || i % 2 === 0 ? 0 : -0.12)) * STOREY;
      const box = { x, y: GROUND + 18 - height, width, height };
      const hasGarage = isListing && (facts.garageSpaces ?? 0) > 0;
      const unit = drawUnit(box, { palette, isOld, hasGarage, stories });
      // Paler by a veil over the neighbours rather than by opacity, which would let the trees behind shine through.
      return isListing
        ? unit
        : unit + rect({ ...box, y: box.y - (isOld ? 10 : 0), height: box.height + (isOld ? 10 : 0) }, palette.sky[1], 'opacity=".26"');
    })
    .join('');
}

function drawUnit(
  box: Box,
  { palette, isOld, hasGarage, stories }: { palette: Palette; isOld: boolean; hasGarage: boolean; stories: number },
): string {
  const { x, y, width, height } = box;
  const floor = y + height;
  const upper = Array.from({ length: stories - 1 }, (_, storey) =>
    [0.27, 0.73]
      .map((part) => window({ x: x + width * part - 16, y: floor - (storey + 1) * STOREY - 60, width: 32, height: 44 }, { palette }))
      .join(''),
  );
  const ground = hasGarage
    ? garage({ x: x + width * 0.42, y: floor - 54, width: width * 0.54, height: 54 }, { palette, spaces: 1 })
    : window({ x: x + width * 0.73 - 20, y: floor - 60, width: 40, height: 40 }, { palette });
  return [
    wall(box, { palette }),
    isOld ? cornice(box, palette) : gable(box, palette),
    ...upper,
    ground,
    door({ x: x + width * 0.25 - 14, y: floor - 56, width: 28, height: 56 }, { palette }),
  ].join('');
}

function cornice({ x, y, width }: Box, palette: Palette): string {
  const blocks = Array.from({ length: Math.floor(width / 16) }, (_, i) =>
    rect({ x: x + 5 + i * 16, y: y + 8, width: 6, height: 8 }, palette.trim),
  );
  return (
    rect({ x: x - 2, y: y - 8, width: width + 4, height: 16 }, palette.roof) +
    rect({ x: x - 4, y: y - 10, width: width + 8, height: 5 }, palette.roofShade) +
    blocks.join('')
  );
}

function gable({ x, y, width }: Box, palette: Palette): string {
  const [middle, right] = [x + width / 2, x + width];
  return (
    shape(
      [
        [x, y + 1],
        [middle, y - 46],
        [right, y + 1],
      ],
      palette.wall,
    ) +
    shape(
      [
        [x - 5, y + 4],
        [middle, y - 50],
        [right + 5, y + 4],
        [right + 5, y - 5],
        [middle, y - 60],
        [x - 5, y - 5],
      ],
      palette.roof,
    ) +
    `<circle cx="${middle}" cy="${y - 16}" r="8" fill="${palette.glass[0]}" stroke="${palette.trim}" stroke-width="3"/>`
  );
}
