import type { Building } from './facts.ts';
import type { Palette } from './palette.ts';
import { type Box, door, garage, rect, shape, wall, window } from './parts.ts';
import { GROUND } from './scenery.ts';

const STOREY = 74;

/** A house of its own: storeys, roof, chimney where there is a fireplace, garage wing, porch. */
export function drawHouse({ facts, palette, dice }: Building): string {
  const stories = Math.min(Math.max(facts.stories ?? 1, 1), 3);
  const spaces = Math.min(facts.garageSpaces ?? 0, 3);
  const width = Math.min(300, Math.max(190, 150 + (facts.livingArea ?? 1500) / (stories * 9)));
  const wing = spaces > 0 ? spaces * 62 + 18 : 0;
  const x = (640 - width - wing) / 2;
  const body = { x, y: GROUND - stories * STOREY, width, height: stories * STOREY };
  const isHipped = dice(0, 1) === 1 && stories > 1;
  return [
    `<ellipse cx="${320}" cy="${GROUND + 6}" rx="${(width + wing) / 2 + 24}" ry="12" fill="#000" opacity=".14"/>`,
    facts.interiorFeatures.includes('Fireplace') ? chimney({ x: x + width * 0.2, y: body.y - 76 }, palette) : '',
    wing ? drawWing({ x: x + width - 1, y: GROUND - 84, width: wing, height: 84 }, { palette, spaces }) : '',
    wall(body, { palette }),
    isHipped ? hippedRoof(body, palette) : gableRoof(body, { palette, hasDormer: stories < 3 && dice(0, 1) === 1 }),
    floors(body, { palette, stories }),
    facts.exteriorFeatures.includes('Porch') || facts.exteriorFeatures.includes('Deck') ? porch(body, palette) : '',
    path(x + width / 2),
  ].join('');
}

function floors(body: Box, { palette, stories }: { palette: Palette; stories: number }): string {
  const columns = Math.max(3, Math.floor(body.width / 66) | 1);
  const pitch = body.width / columns;
  return Array.from({ length: stories }, (_, storey) =>
    Array.from({ length: columns }, (_, column) => {
      const middle = body.x + pitch * (column + 0.5);
      const floor = GROUND - storey * STOREY;
      if (storey === 0 && column === (columns - 1) / 2) return door({ x: middle - 13, y: floor - 54, width: 26, height: 54 }, { palette });
      return window({ x: middle - 15, y: floor - 58, width: 30, height: 36 }, { palette });
    }).join(''),
  ).join('');
}

function gableRoof({ x, y, width }: Box, { palette, hasDormer }: { palette: Palette; hasDormer: boolean }): string {
  const rise = 62;
  const slope = shape(
    [
      [x - 16, y + 4],
      [x + 34, y - rise],
      [x + width - 34, y - rise],
      [x + width + 16, y + 4],
    ],
    palette.roof,
  );
  const shingles = [16, 32, 48].map((up) => `M${x - 16 + up * 0.8} ${y + 4 - up}h${width + 32 - up * 1.6}`).join('');
  const eaves = rect({ x: x - 18, y, width: width + 36, height: 6 }, palette.trim);
  const middle = x + width / 2;
  const dormer = hasDormer
    ? shape(
        [
          [middle - 30, y - 8],
          [middle - 30, y - 30],
          [middle, y - 56],
          [middle + 30, y - 30],
          [middle + 30, y - 8],
        ],
        palette.wall,
      ) +
      shape(
        [
          [middle - 38, y - 26],
          [middle, y - 62],
          [middle + 38, y - 26],
          [middle + 30, y - 26],
          [middle, y - 52],
          [middle - 30, y - 26],
        ],
        palette.roofShade,
      ) +
      window({ x: middle - 10, y: y - 34, width: 20, height: 20 }, { palette })
    : '';
  return `${slope}<path d="${shingles}" stroke="${palette.roofShade}" stroke-width="1.5" opacity=".8"/>${dormer}${eaves}`;
}

function hippedRoof({ x, y, width }: Box, palette: Palette): string {
  const roof = shape(
    [
      [x - 18, y + 4],
      [x + width * 0.28, y - 54],
      [x + width * 0.72, y - 54],
      [x + width + 18, y + 4],
    ],
    palette.roof,
  );
  const shade = shape(
    [
      [x + width * 0.72, y - 54],
      [x + width + 18, y + 4],
      [x + width * 0.86, y + 4],
    ],
    palette.roofShade,
  );
  return roof + shade + rect({ x: x - 20, y, width: width + 40, height: 6 }, palette.trim);
}

function chimney({ x, y }: { x: number; y: number }, palette: Palette): string {
  return rect({ x, y, width: 24, height: 60 }, '#9a5a45') + rect({ x: x - 3, y: y - 5, width: 30, height: 7 }, palette.roofShade);
}

function drawWing(box: Box, { palette, spaces }: { palette: Palette; spaces: number }): string {
  const { x, y, width } = box;
  return [
    wall(box, { palette }),
    shape(
      [
        [x - 4, y + 4],
        [x + 10, y - 32],
        [x + width - 14, y - 32],
        [x + width + 14, y + 4],
      ],
      palette.roof,
    ),
    rect({ x: x - 4, y, width: width + 18, height: 5 }, palette.trim),
    garage({ x: x + 5, y: GROUND - 56, width: width - 10, height: 56 }, { palette, spaces }),
    shape(
      [
        [x + 12, GROUND],
        [x + width - 12, GROUND],
        [x + width + 26, 420],
        [x - 20, 420],
      ],
      '#cfc6b8',
      'opacity=".85"',
    ),
  ].join('');
}

function porch({ x, width }: Box, palette: Palette): string {
  const [left, right, top] = [x + width / 2 - 52, x + width / 2 + 52, GROUND - 80];
  const posts = [left + 6, right - 12].map((post) => rect({ x: post, y: top, width: 6, height: 80 }, palette.trim));
  return (
    posts.join('') +
    shape(
      [
        [left - 10, top + 2],
        [left + 8, top - 18],
        [right - 8, top - 18],
        [right + 10, top + 2],
      ],
      palette.roofShade,
    ) +
    rect({ x: left - 10, y: top, width: 124, height: 5 }, palette.trim)
  );
}

function path(x: number): string {
  return shape(
    [
      [x - 15, GROUND + 4],
      [x + 15, GROUND + 4],
      [x + 44, 420],
      [x - 44, 420],
    ],
    '#d9d0c2',
  );
}
