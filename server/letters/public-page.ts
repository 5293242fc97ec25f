import type { Settings } from '../../shared/settings.ts';
import { COLOURS, type Colour } from './blocks/palette.ts';

type Page = { title: string /** Our own HTML. */; body: string; brokerage: Pick<Settings['brokerage'], 'name' | 'postalAddress'> };

/** A page for somebody who comes from a mail of ours: in the look of the mail, without scripts, in light and dark. Pure. */
export function publicPage({ title, body, brokerage }: Page): string {
  const { name, postalAddress } = brokerage;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${escaped(`${title} · ${name}`)}</title>`,
    `<style>${STYLE}</style></head><body><main><p class="name">${escaped(name)}</p><h1>${escaped(title)}</h1>${body}</main>`,
    `<footer>${escaped(name)}<br>${escaped(postalAddress)}</footer></body></html>`,
  ].join('');
}

const USED = ['paper', 'sheet', 'line', 'ink', 'soft', 'faint', 'brick', 'onBrick'] as const satisfies Colour[];
const tokens = (at: 0 | 1) => USED.map((colour) => `--${colour}:${COLOURS[colour][at]}`).join(';');

const STYLE = [
  `:root{${tokens(0)}}@media(prefers-color-scheme:dark){:root{${tokens(1)}}}`,
  '*{box-sizing:border-box}body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:20px;padding:28px 12px;background:var(--paper);color:var(--ink);font:16px/1.6 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}',
  'main{width:100%;max-width:480px;background:var(--sheet);border:1px solid var(--line);border-top:4px solid var(--brick);border-radius:6px;padding:28px 32px 32px}',
  '.name{margin:0 0 22px;font:18px/1.3 Georgia,"Times New Roman",serif}h1{margin:0 0 12px;font:600 24px/1.25 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}p{margin:0 0 20px;color:var(--soft)}.name{color:var(--ink)}',
  'button{font:600 15px/1 inherit;font-family:inherit;padding:13px 20px;border:0;border-radius:6px;background:var(--brick);color:var(--onBrick);cursor:pointer}button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}',
  'form{margin:0}footer{max-width:480px;text-align:center;font-size:13px;color:var(--faint)}',
].join('');

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
