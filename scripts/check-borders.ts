import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { Glob } from 'bun';
import { borderFault, findCycles, type Import, unusedGrants } from './borders.ts';

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"](\.[^'"]+)['"]|(?:^|\n)\s*import\s+['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)/g;

function importsOf(file: string): Import[] {
  const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return found.map((specifier) => ({ from: file, to: normalize(join(dirname(file), specifier)) })).filter(({ to }) => existsSync(to));
}

const files = [...new Glob('{server,client,shared,examples}/**/*.{ts,tsx}').scanSync('.')];
const imports = files.flatMap(importsOf);
const faults = imports.flatMap((edge) => {
  const fault = borderFault(edge);
  return fault ? [`${edge.from} → ${edge.to}: ${fault}`] : [];
});
const cycles = findCycles(imports).map((cycle) => `cycle: ${cycle.join(' → ')}`);
const all = [...faults, ...cycles, ...unusedGrants(imports)];
for (const line of all) console.error(line);
console.log(`${files.length} files, ${imports.length} imports, ${all.length} border faults`);
process.exitCode = all.length > 0 ? 1 : 0;
