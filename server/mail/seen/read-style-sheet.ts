import { type Declarations, readDeclarations } from './look.ts';

/** What the style sheets of a mail say of an element, before its own `style`. */
export type StyleSheet = (tag: string, attributes: Record<string, string>) => Declarations[];

type Rule = { tag: string; classes: string[]; id: string; css: Declarations };

const MAX_CSS = 100_000;
const MAX_RULES = 3000;

/**
 * Reads the `<style>` blocks of a mail: rules that name a tag, a class or an id. Of a selector with several steps the
 * last one counts if it names a class or id: mails are laid out by a few rules, and who hides text names what he hides.
 */
export function readStyleSheet(html: string): StyleSheet {
  const rules = rulesOf(styleBlocks(html).slice(0, MAX_CSS)).slice(0, MAX_RULES);
  const byKey = Map.groupBy(rules, ({ tag, classes, id }) => (id ? `#${id}` : classes[0] ? `.${classes[0]}` : tag));
  return (tag, attributes) => {
    const classes = (attributes.class ?? '').slice(0, 1000).toLowerCase().split(/\s+/).filter(Boolean);
    const id = (attributes.id ?? '').toLowerCase();
    const keys = [tag, ...new Set(classes.map((name) => `.${name}`)), ...(id ? [`#${id}`] : [])];
    return keys
      .flatMap((key) => byKey.get(key) ?? [])
      .filter((rule) => (!rule.tag || rule.tag === tag) && rule.classes.every((name) => classes.includes(name)))
      .map(({ css }) => css);
  };
}

/** By hand, since a search for an end that never comes would begin anew at every beginning. */
function styleBlocks(html: string): string {
  const lower = html.toLowerCase();
  let css = '';
  for (let at = lower.indexOf('<style'); at !== -1 && css.length < MAX_CSS; ) {
    const begin = lower.indexOf('>', at);
    const end = begin === -1 ? -1 : lower.indexOf('</style', begin);
    if (end === -1) break;
    css += `${html.slice(begin + 1, end)}\n`;
    at = lower.indexOf('<style', end);
  }
  return css;
}

/** A rule for every screen is a rule; one for some screens (phones, dark mode) is not, since we cannot tell whose. */
const EVERYWHERE = /^@(media\s+(all|screen|(only\s+)?screen)|supports\b.*|layer\b.*)\s*$/;

function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  const blocks = css
    .replace(/<!--|-->/g, '')
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .split('{');
  // What stands before each brace belongs to the declarations of the last block, and behind the last `}` it is a selector.
  const open: boolean[] = [];
  let selector = '';
  for (const piece of blocks) {
    const parts = piece.split('}');
    if (selector && !selector.startsWith('@') && open.every(Boolean)) rules.push(...toRules(selector, parts[0] ?? ''));
    else if (selector.startsWith('@')) open.push(EVERYWHERE.test(selector));
    const closed = selector.startsWith('@') ? parts.length - 1 : parts.length - 2;
    for (let n = 0; n < closed; n++) open.pop();
    selector = (parts.at(-1) ?? '').split(';').at(-1)?.trim().toLowerCase() ?? '';
  }
  return rules;
}

function toRules(selectors: string, body: string): Rule[] {
  const css = readDeclarations(body);
  if (css.size === 0) return [];
  return selectors
    .slice(0, 2000)
    .split(',')
    .flatMap((selector) => {
      const steps = selector.trim().split(/[\s>+~]+/);
      const [, tag = '', names = ''] = /^([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)$/.exec(steps.at(-1) ?? '') ?? [];
      if ((!tag && !names) || tag === '*' || (steps.length > 1 && !names)) return [];
      const words = names.match(/[.#][\w-]+/g) ?? [];
      const classes = words.filter((word) => word.startsWith('.')).map((word) => word.slice(1));
      return [{ tag, classes, id: words.find((word) => word.startsWith('#'))?.slice(1) ?? '', css }];
    });
}
