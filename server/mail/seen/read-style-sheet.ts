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
  const rules = merged(rulesOf(styleBlocks(html).slice(0, MAX_CSS)).slice(0, MAX_RULES));
  const byKey = Map.groupBy(rules, keyOf(rules));
  const found = new Map<string, Declarations[]>();
  return (tag, attributes) => {
    const classes = new Set((attributes.class ?? '').slice(0, 1000).toLowerCase().split(/\s+/).filter(Boolean));
    const id = (attributes.id ?? '').slice(0, 1000).toLowerCase();
    const name = [tag, id, ...[...classes].sort()].join(' ');
    const known = found.get(name);
    if (known) return known;
    const keys = [tag, ...[...classes].map((each) => `.${each}`), ...(id ? [`#${id}`] : [])];
    const fitting = keys
      .flatMap((key) => byKey.get(key) ?? [])
      .filter((rule) => (!rule.tag || rule.tag === tag) && rule.classes.every((each) => classes.has(each)));
    // One map for each kind of element: a mail may have thousands of both, and each would meet each.
    const css = fitting.length === 0 ? [] : [new Map(fitting.flatMap((rule) => [...rule.css]))];
    found.set(name, css);
    return css;
  };
}

/** Where a rule is looked for: at the one of its names that fewest rules share. */
function keyOf(rules: Rule[]): (rule: Rule) => string {
  const shared = new Map<string, number>();
  for (const name of rules.flatMap(({ classes }) => classes)) shared.set(name, (shared.get(name) ?? 0) + 1);
  const rarest = (classes: string[]) => classes.reduce((a, b) => ((shared.get(b) ?? 0) < (shared.get(a) ?? 0) ? b : a));
  return ({ tag, classes, id }) => (id ? `#${id}` : classes.length > 0 ? `.${rarest(classes)}` : tag);
}

/** Rules for the same selector are one. */
function merged(rules: Rule[]): Rule[] {
  const bySelector = Map.groupBy(rules, ({ tag, classes, id }) => `${tag}#${id}.${[...classes].sort().join('.')}`);
  return [...bySelector.values()].flatMap(([first, ...more]) => {
    if (!first || more.length === 0) return first ?? [];
    return [{ ...first, css: new Map([first, ...more].flatMap(({ css }) => [...css])) }];
  });
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
