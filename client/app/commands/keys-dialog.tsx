import { type Command, keysOf } from '../../lib/commands/registry.ts';
import { useAllCommands } from '../../lib/commands/use-commands.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';

/** Every key that works here and now, by what it belongs to. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const groups = Map.groupBy(
    useAllCommands().filter((command) => keysOf(command).length > 0),
    ({ group }) => group,
  );
  return (
    <Dialog title="Keys" note="What works on this screen, now." size="lg" onClose={onClose}>
      <div className="columns-1 gap-10 sm:columns-2">
        {[...groups].map(([group, commands]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="eyebrow mb-1">{group}</h3>
            <dl className="divide-y text-list">
              {commands.map((command) => (
                <KeyRow key={command.id} command={command} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KeyRow({ command }: { command: Command }) {
  return (
    <div className="flex items-center justify-between gap-3 py-1.5">
      <dt className="order-2 flex shrink-0 gap-1">
        {keysOf(command).map((keys) => (
          <Kbd key={keys} keys={keys} />
        ))}
      </dt>
      <dd>{command.name}</dd>
    </div>
  );
}
