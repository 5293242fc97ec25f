export type Dice = (from: number, to: number) => number;

/** The colours of one picture. Warm like the rest of the product; the sky tells the hour. */
export type Palette = {
  sky: [string, string];
  sun: string;
  hills: string;
  grass: string;
  leaf: string;
  wall: string;
  wallShade: string;
  isBrick: boolean;
  trim: string;
  roof: string;
  roofShade: string;
  door: string;
  glass: [string, string];
};

const SKIES: { sky: [string, string]; sun: string; hills: string; glass: [string, string] }[] = [
  { sky: ['#9cc3dc', '#eaf1ee'], sun: '#fff6dc', hills: '#8fae9c', glass: ['#6f93a8', '#b9d3de'] },
  { sky: ['#7fb0d1', '#dfeaf0'], sun: '#ffffff', hills: '#7fa28f', glass: ['#5f8aa3', '#aecbd8'] },
  { sky: ['#e9b48a', '#f8e6cb'], sun: '#fff0c2', hills: '#9c8f78', glass: ['#a9713f', '#f4d9a3'] },
  { sky: ['#b9a7c9', '#f4d9c6'], sun: '#ffe3b8', hills: '#8d8596', glass: ['#c08a4f', '#f7dfa8'] },
  { sky: ['#a8c4c0', '#f2eee0'], sun: '#fffbe8', hills: '#94a988', glass: ['#72959a', '#bfd6d4'] },
];
const WALLS: [string, string][] = [
  ['#f3ece0', '#ddd2c0'],
  ['#dfe4dc', '#c5ccc0'],
  ['#e9d8bf', '#d3bd9d'],
  ['#c9d3d6', '#adbabf'],
  ['#efe3d7', '#d8c5b3'],
  ['#b8c4b0', '#9dab94'],
  ['#d9c2b0', '#c1a68f'],
];
const BRICKS: [string, string][] = [
  ['#a9593f', '#8a4630'],
  ['#b86f50', '#965539'],
  ['#94513f', '#773e2f'],
];
const ROOFS: [string, string][] = [
  ['#5b514a', '#463e38'],
  ['#6f4a3c', '#583a2f'],
  ['#4c5657', '#3b4445'],
  ['#7c6a58', '#655545'],
];
const DOORS = ['#8a3324', '#2f4f46', '#33475b', '#b5832f', '#5a2f3a'];
const GREENS: [string, string][] = [
  ['#8fa86a', '#5f7f4a'],
  ['#a3ad6b', '#6f8848'],
  ['#86a57a', '#4f7554'],
];

/** The hour or season that a picture is drawn at. */
export const SCENES = ['day', 'evening', 'winter'] as const;
export type Scene = (typeof SCENES)[number];

/** What another hour or season changes; the house itself keeps its colours. */
const OTHER_LIGHT: Record<Scene, Partial<Palette>> = {
  day: {},
  evening: {
    sky: ['#2f3a5c', '#c98f7a'],
    sun: '#f3d9a6',
    hills: '#4a4f63',
    grass: '#56653f',
    leaf: '#3c5138',
    glass: ['#e9b860', '#fbe6a8'],
  },
  winter: {
    sky: ['#b9c6cf', '#eef1f0'],
    sun: '#fffaf0',
    hills: '#cfd8d8',
    grass: '#eef0ec',
    leaf: '#7c8f80',
    glass: ['#8fa3ae', '#cfdde2'],
  },
};

export function choosePalette(dice: Dice, { isBrick, scene }: { isBrick: boolean; scene: Scene }): Palette {
  const one = <T>(list: T[]): T => list[dice(0, list.length - 1)] as T;
  const light = one(SKIES);
  const [wall, wallShade] = one(isBrick ? BRICKS : WALLS);
  const [roof, roofShade] = one(ROOFS);
  const [grass, leaf] = one(GREENS);
  const palette = {
    ...light,
    grass,
    leaf,
    wall,
    wallShade,
    isBrick,
    trim: isBrick ? '#efe6d6' : '#fffdf8',
    roof,
    roofShade,
    door: one(DOORS),
  };
  return { ...palette, ...OTHER_LIGHT[scene] };
}
