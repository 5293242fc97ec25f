/**
 * The import borders of ARCHITECTURE.md as pure rules over (file, imported file).
 * dependency-cruiser would be the library for this; it cannot read TypeScript 7 yet (decision 007).
 */
export type Import = { from: string; to: string };

/** Which rooms of `server/` a room may enter, besides itself, the foundation, and the files directly in `server/`. */
const MAY_ENTER: Record<string, string[]> = {
  contacts: [],
  settings: [],
  users: [],
  properties: ['contacts'],
  letters: ['properties', 'settings'],
  inbox: ['contacts', 'letters', 'settings'],
  mail: ['inbox', 'contacts', 'settings'],
  calls: ['inbox', 'contacts', 'letters', 'settings', 'users'],
  pipeline: ['inbox', 'contacts', 'calls', 'users'],
  campaigns: ['inbox', 'contacts', 'calls', 'letters', 'settings', 'properties', 'words'],
  ai: ['inbox', 'contacts', 'properties', 'calls', 'letters', 'settings', 'words'],
  insights: ['inbox', 'campaigns', 'ai'],
  webhooks: ['inbox', 'contacts', 'campaigns', 'calls'],
  rehearsal: ['contacts', 'properties', 'campaigns', 'inbox', 'settings'],
  system: ['jobs', 'mail', 'inbox', 'ai', 'settings', 'start', 'upgrade'],
  jobs: [],
  words: [],
  database: [],
  secrets: [],
};
/** What all rooms stand on. */
const FOUNDATION = ['database', 'secrets'];
/** Like the files directly in `server/` these put rooms together, and no room enters them that is not named above. */
const TOGETHER = ['start', 'upgrade', 'web'];

const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) || file.startsWith('server/test/') || file.startsWith('e2e/') || file.startsWith('bench/');
/** Doors may look into any room: a router of one room shows what several know. */
const isDoor = (file: string) => file.endsWith('.router.ts');
const serverRoom = (file: string) => /^server\/([^/]+)\//.exec(file)?.[1];
const clientRoom = (file: string) => /^client\/([^/]+)\//.exec(file)?.[1];

/** @returns why this import is not allowed, or null */
export function borderFault({ from, to }: Import): string | null {
  if (isTest(from)) return null;
  if (isTest(to)) return 'the product does not import tests';
  if (from.startsWith('shared/') && !to.startsWith('shared/') && from !== 'shared/client.ts') return 'shared imports nothing of ours';
  if (from.startsWith('examples/')) return to.startsWith('shared/') ? null : 'an example knows Openhouse by its client alone';
  if (from.startsWith('client/')) return clientFault(from, to);
  return serverFault(from, to);
}

function clientFault(from: string, to: string): string | null {
  if (to.startsWith('server/'))
    return to === 'server/router.ts' && from.startsWith('client/lib/') ? null : 'the client knows the server by its router type alone';
  const [room, target] = [clientRoom(from), clientRoom(to)];
  if (!room || !target || room === target || room === 'app') return null;
  if (room === 'ui' || room === 'lib') return target === 'ui' || target === 'lib' ? null : `${room} has no domain words`;
  return ['ui', 'lib'].includes(target) || to === 'client/app/paths.ts' ? null : 'client features do not import each other';
}

function serverFault(from: string, to: string): string | null {
  const [room, target] = [serverRoom(from), serverRoom(to)];
  if (!room || !target || room === target) return null;
  if (to.endsWith('.model.ts')) return 'no room touches the model of another room';
  if (isDoor(from) || TOGETHER.includes(room) || FOUNDATION.includes(target)) return null;
  return MAY_ENTER[room]?.includes(target) ? null : `${room} may not import ${target}`;
}

/** What the table allows and no file makes use of: it would let the next import pass unseen. */
export function unusedGrants(imports: Import[]): string[] {
  const asking = imports.filter(({ from, to }) => !isTest(from) && !isDoor(from) && borderFault({ from, to }) === null);
  const used = new Set(asking.map(({ from, to }) => `${serverRoom(from)} ${serverRoom(to)}`));
  return Object.entries(MAY_ENTER).flatMap(([room, targets]) =>
    targets.filter((target) => !used.has(`${room} ${target}`)).map((target) => `${room} may import ${target}, and does not`),
  );
}

/** Every cycle of files, each once, as the path around it. */
export function findCycles(imports: Import[]): string[][] {
  const targets = Map.groupBy(imports, (edge) => edge.from);
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of targets.keys()) visit(file, []);
  return cycles;
}
