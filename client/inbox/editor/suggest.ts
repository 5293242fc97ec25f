import { type Editor, Extension, type Range } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { MenuItem } from './menu-item.ts';

/** What stands open under the caret. */
export type Open = { items: MenuItem[]; at: DOMRect | null; query: string; isLoading: boolean; choose(item: MenuItem): void };
type Options = {
  char: '/' | '@';
  look(query: string): MenuItem[] | Promise<MenuItem[]>;
  onOpen(open: Open | null): void;
  /** @returns whether the key was the menu's */
  onKey(event: KeyboardEvent): boolean;
};

/** A menu that opens at a typed letter. It shows nothing by itself: the component beside the editor does. */
export const suggest = ({ char, look, onOpen, onKey }: Options) =>
  Extension.create({
    name: `suggest${char === '/' ? 'Slash' : 'At'}`,
    addProseMirrorPlugins() {
      const tell = (props: SuggestionProps<MenuItem, MenuItem>) =>
        onOpen({
          items: props.items,
          at: props.clientRect?.() ?? null,
          query: props.query,
          isLoading: props.loading,
          choose: props.command,
        });
      return [
        Suggestion<MenuItem, MenuItem>({
          editor: this.editor,
          char,
          pluginKey: new PluginKey(`suggest ${char}`),
          debounce: 120,
          // One more word narrows a search for a listing; a sentence behind a slash is none.
          allowSpaces: char === '/',
          items: ({ query }) => (query.length > 40 ? [] : look(query)),
          command: ({ editor, range, props: item }) => put(editor, range, item),
          render: () => ({
            onStart: tell,
            onUpdate: tell,
            onKeyDown: ({ event }) => onKey(event),
            onExit: () => onOpen(null),
          }),
        }),
      ];
    },
  });

function put(editor: Editor, range: Range, { mention, run }: MenuItem): void {
  const chain = editor.chain().focus().deleteRange(range);
  if (mention)
    chain.insertContent([
      { type: 'mention', attrs: { id: mention.id, label: mention.name } },
      { type: 'text', text: ' ' },
    ]);
  chain.run();
  run?.();
}
