/** `bun run doctor`: checks everything that has to be right before mail flows; one line per check; exit 1 when one failed. */
import { installDependencies } from './install.ts';

process.chdir(`${import.meta.dirname}/..`);
await installDependencies();
const { examine } = await import('../server/system/examine.ts');
let failed = false;
for await (const { name, state, words, todo } of examine(process.env)) {
  console.log(`${state.padEnd(4)}  ${name.padEnd(11)}  ${words}${todo ? ` → ${todo}` : ''}`);
  failed ||= state === 'fail';
}
process.exit(failed ? 1 : 0);
