/** What the editor holds, as far as we use it (ProseMirror's JSON). */
export type Doc = {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: Doc[];
};

/** The small Markdown that the server sets as a mail. What a person typed as a plain letter stays one. */
export function toMarkdown(doc: Doc): string {
  return blocks(doc.content ?? [])
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function blocks(nodes: Doc[]): string {
  return nodes.map(block).join('\n\n');
}

function block(node: Doc): string {
  switch (node.type) {
    case 'bulletList':
      return items(node, () => '- ');
    case 'orderedList': {
      const start = Number(node.attrs?.start ?? 1);
      return items(node, (at) => `${start + at}. `);
    }
    case 'blockquote':
      return blocks(node.content ?? [])
        .replace(/^/gm, '> ')
        .replace(/^> $/gm, '>');
    default:
      return startOfLines(inline(node.content ?? []));
  }
}

function items({ content = [] }: Doc, mark: (at: number) => string): string {
  return content
    .map((item, at) => {
      const lead = mark(at);
      // Within an item what follows stands close, so that the list stays one.
      const body = (item.content ?? []).map(block).join('\n');
      return lead + body.replace(/\n/g, `\n${' '.repeat(lead.length)}`);
    })
    .join('\n');
}

function inline(nodes: Doc[]): string {
  return merged(nodes).map(span).join('');
}

/** Words of one look that stand side by side are one span: `**a****b**` would not be read back. */
function merged(nodes: Doc[]): Doc[] {
  const out: Doc[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []))
      out[out.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    else out.push(node);
  }
  return out;
}

function span({ type, text = '', marks = [], attrs }: Doc): string {
  if (type === 'hardBreak') return '\n';
  if (type === 'mention') return `@${String(attrs?.label ?? attrs?.id ?? '')}`;
  const href = marks.find((mark) => mark.type === 'link')?.attrs?.href;
  // A mark does not begin or end with a blank.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '') return text;
  if (typeof href === 'string' && words === href.replace(/^mailto:/, '')) return `${before}${words}${after}`;
  const has = (name: string) => marks.some((mark) => mark.type === name);
  const slanted = has('italic') ? `*${escaped(words)}*` : escaped(words);
  const heavy = has('bold') ? `**${slanted}**` : slanted;
  return `${before}${typeof href === 'string' ? `[${heavy}](${href})` : heavy}${after}`;
}

function escaped(text: string): string {
  return text.replace(/[\\*`[\]<]/g, '\\$&').replace(/(^|[\s(])_(?=\S)/g, '$1\\_');
}

/** What begins a list, a quote or a heading at the start of a line was typed as letters. */
function startOfLines(text: string): string {
  return text.replace(/^(\s*)([-+>#]|={3,}|-{3,})(?=\s|$)/gm, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s)/gm, '$1\\$2');
}
