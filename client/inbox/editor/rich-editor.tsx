import { Mention } from '@tiptap/extension-mention';
import { Placeholder } from '@tiptap/extensions/placeholder';
import { Markdown } from '@tiptap/markdown';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { leaveField } from '../../ui/use-focus-heir.ts';
import type { MenuItem } from './menu-item.ts';
import { type Open, suggest } from './suggest.ts';
import { SuggestMenu } from './suggest-menu.tsx';
import { toMarkdown } from './to-markdown.ts';
import { Toolbar } from './toolbar.tsx';

export type EditorProps = {
  label: string;
  placeholder: string;
  text: string;
  /** Another number: `text` came from elsewhere and is read anew. */
  revision: number;
  /** Whether what stood here before had the focus. */
  isFocused: boolean;
  hasTools: boolean;
  char: '/' | '@';
  look(query: string): MenuItem[] | Promise<MenuItem[]>;
  onChange(text: string, mentions: { id: string; name: string }[]): void;
  onSend(): void;
  onFiles(files: File[]): void;
};

/** Where one writes with bold, lists and links; it comes in a file of its own, when somebody begins to write. */
export function RichEditor(props: EditorProps) {
  const latest = useRef(props);
  latest.current = props;
  const id = useId();
  const [open, setOpen] = useState<Open | null>(null);
  const [chosen, setChosen] = useState(0);
  const menu = useRef({ open, chosen });
  menu.current = { open, chosen };

  const onKey = (event: KeyboardEvent): boolean => {
    const { open: now, chosen: at } = menu.current;
    if (!now || event.metaKey || event.ctrlKey) return false;
    const last = now.items.length - 1;
    if (event.key === 'ArrowDown') setChosen(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setChosen(at <= 0 ? last : at - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && now.items[at]) now.choose(now.items[at]);
    else return false;
    return true;
  };

  const editor = useEditor({
    immediatelyRender: true,
    contentType: 'markdown',
    content: props.text,
    extensions: [
      StarterKit.configure({
        ...{ heading: false, code: false, codeBlock: false, horizontalRule: false, strike: false, underline: false },
        link: {
          openOnClick: false,
          defaultProtocol: 'https',
          protocols: ['mailto', 'tel'],
          HTMLAttributes: { rel: 'noopener noreferrer' },
        },
      }),
      Markdown.configure({ markedOptions: { gfm: true, breaks: true } }),
      Placeholder.configure({ placeholder: () => latest.current.placeholder }),
      // Its own menu is ours; here it is only the piece of text that names a colleague.
      Mention.configure({ suggestion: { char: '\u0000', allow: () => false }, HTMLAttributes: { class: 'mention' } }),
      suggest({
        char: props.char,
        look: (query) => latest.current.look(query),
        onOpen: (next) => {
          if (next?.query !== menu.current.open?.query) setChosen(0);
          setOpen(next);
        },
        onKey,
      }),
    ],
    editorProps: {
      attributes: {
        id: 'composer',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': props.label,
        class: 'composer max-h-72 min-h-10 overflow-y-auto px-3.5 pt-2.5 pb-1 leading-relaxed outline-none',
      },
      handleKeyDown: (view, event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          latest.current.onSend();
          return true;
        }
        if (event.key !== 'Escape' || menu.current.open) return false;
        leaveField(view.dom);
        event.stopPropagation();
        return true;
      },
      handlePaste: (_, event) => takeFiles(event.clipboardData, latest.current.onFiles),
      handleDrop: (_, event) => takeFiles(event.dataTransfer, latest.current.onFiles),
    },
    onUpdate: ({ editor: changed }) => latest.current.onChange(toMarkdown(changed.getJSON()), mentionsIn(changed)),
  });

  const { text, revision, isFocused } = props;
  // Before the browser has a chance to deliver the next letter: TipTap's own focus waits for a frame.
  useLayoutEffect(() => {
    if (!isFocused) return;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    editor.view.focus();
  }, [editor, isFocused]);
  const shown = useRef(revision);
  useEffect(() => {
    if (shown.current === revision) return;
    shown.current = revision;
    editor.commands.setContent(text, { contentType: 'markdown', emitUpdate: false });
    // Not in a window that only follows what is written in another one: its keys would become letters.
    if (text && document.hasFocus()) editor.commands.focus('end');
  }, [editor, text, revision]);
  useEffect(() => {
    const { dom } = editor.view;
    const set = (name: string, value: string | null) => (value === null ? dom.removeAttribute(name) : dom.setAttribute(name, value));
    set('aria-controls', open ? id : null);
    set('aria-activedescendant', open && open.items.length > 0 ? `${id}-${chosen}` : null);
  }, [editor, open, chosen, id]);

  return (
    <>
      <EditorContent editor={editor} />
      {props.hasTools && <Toolbar editor={editor} />}
      {open && <SuggestMenu id={id} open={open} chosen={chosen} onHover={setChosen} />}
    </>
  );
}

function takeFiles(data: DataTransfer | null, onFiles: (files: File[]) => void): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length === 0) return false;
  onFiles(files);
  return true;
}

function mentionsIn(editor: Editor): { id: string; name: string }[] {
  const found: { id: string; name: string }[] = [];
  editor.state.doc.descendants(({ type, attrs }) => {
    if (type.name === 'mention') found.push({ id: String(attrs.id), name: String(attrs.label) });
  });
  return found;
}
