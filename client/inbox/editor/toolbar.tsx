import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Italic, Link as LinkIcon, List, ListOrdered, Quote } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Input } from '../../ui/field.tsx';

const TOOLS = [
  { name: 'bold', label: 'Bold (⌘B)', Icon: Bold, toggle: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', label: 'Italic (⌘I)', Icon: Italic, toggle: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bulletList', label: 'List', Icon: List, toggle: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  {
    name: 'orderedList',
    label: 'Numbered list',
    Icon: ListOrdered,
    toggle: (editor: Editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { name: 'blockquote', label: 'Quote', Icon: Quote, toggle: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const;

/** What the selection is, and may become. */
export function Toolbar({ editor }: { editor: Editor }) {
  const [isLinking, setIsLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => Object.fromEntries([...TOOLS.map(({ name }) => name), 'link'].map((name) => [name, now.isActive(name)])),
  });
  return (
    <>
      <div role="toolbar" aria-label="Look of the text" className="flex items-center gap-0.5 px-2">
        {TOOLS.map(({ name, label, Icon, toggle }) => (
          <IconButton
            key={name}
            label={label}
            aria-pressed={on[name]}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => toggle(editor)}
            size="iconMd"
            className={cx(on[name] && 'bg-sunken text-ink')}
          >
            <Icon aria-hidden="true" className="size-3.5" />
          </IconButton>
        ))}
        <IconButton
          label="Link"
          aria-pressed={on.link}
          onClick={() => (on.link ? editor.chain().focus().unsetLink().run() : setIsLinking(true))}
          size="iconMd"
          className={cx(on.link && 'bg-sunken text-ink')}
        >
          <LinkIcon aria-hidden="true" className="size-3.5" />
        </IconButton>
      </div>
      {isLinking && <LinkLine editor={editor} onDone={() => setIsLinking(false)} />}
    </>
  );
}

function LinkLine({ editor, onDone }: { editor: Editor; onDone(): void }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('address') ?? '').trim();
    const href = /^(https?:\/\/|mailto:|tel:)/i.test(typed)
      ? typed
      : /^[^\s@/]+@[^\s@/]+$/.test(typed)
        ? `mailto:${typed}`
        : `https://${typed}`;
    onDone();
    if (!typed) return;
    const chain = editor.chain().focus();
    if (editor.state.selection.empty) chain.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.extendMarkRange('link').setLink({ href }).run();
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1.5 px-2 py-1">
      <Input
        isInline
        autoFocus
        name="address"
        maxLength={2000}
        aria-label="Address of the link"
        placeholder="https://…"
        className="min-w-0 flex-1"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
          editor.commands.focus();
        }}
      />
      <Button type="submit" size="sm">
        Link
      </Button>
    </form>
  );
}
