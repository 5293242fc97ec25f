import type { z } from 'zod';

/** Shapes that have a name of their own in docs/api.md. */
export type Named = Map<string, z.ZodType>;

type Def = {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
};
const defOf = (type: z.ZodType) => type.def as unknown as Def;

/** A zod schema in TypeScript's words, on one line; what has a name is named. */
export function wordsOf(type: z.ZodType, named: Named): string {
  const name = [...named].find(([, shape]) => shape === type)?.[0];
  if (name) return name;
  const def = defOf(type);
  switch (def.type) {
    case 'optional':
      return `${wordsOf(def.innerType as z.ZodType, named)} | undefined`;
    case 'nullable':
      return `${wordsOf(def.innerType as z.ZodType, named)} | null`;
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return wordsOf(def.innerType as z.ZodType, named);
    case 'pipe':
      return wordsOf(def.in as z.ZodType, named);
    case 'array':
      return `${bracketed(wordsOf(def.element as z.ZodType, named))}[]`;
    case 'union':
      return (def.options ?? []).map((option) => wordsOf(option, named)).join(' | ');
    case 'enum':
      return Object.values(def.entries ?? {})
        .map((value) => `'${value}'`)
        .join(' | ');
    case 'literal':
      return (def.values ?? []).map((value) => JSON.stringify(value)).join(' | ');
    case 'record':
      return `Record<${wordsOf(def.keyType as z.ZodType, named)}, ${wordsOf(def.valueType as z.ZodType, named)}>`;
    case 'object':
      return objectWords(def.shape ?? {}, named);
    case 'date':
      return 'Date';
    default:
      return def.type;
  }
}

/** `Thread & { voided: number }` where a named shape was extended, all fields otherwise. */
function objectWords(shape: Record<string, z.ZodType>, named: Named): string {
  const bases = [...named].flatMap(([name, type]) => {
    const base = defOf(type).shape;
    return base && Object.entries(base).every(([field, inner]) => shape[field] === inner) ? [{ name, fields: Object.keys(base) }] : [];
  });
  const base = bases.toSorted((a, b) => b.fields.length - a.fields.length)[0];
  const rest = Object.entries(shape).filter(([field]) => !base?.fields.includes(field));
  const own = rest.length > 0 ? fieldsOf(Object.fromEntries(rest), named) : null;
  if (base && base.fields.length > 1) return [base.name, own].filter(Boolean).join(' & ');
  return fieldsOf(shape, named);
}

/** Every field of an object, `?` where it may be left out. */
export function fieldsOf(shape: Record<string, z.ZodType>, named: Named): string {
  const fields = Object.entries(shape).map(([field, type]) => {
    const mayBeMissing = ['optional', 'default', 'prefault'].includes(defOf(type).type) || type.safeParse(undefined).success;
    return `${field}${mayBeMissing ? '?' : ''}: ${wordsOf(type, named).replace(/ \| undefined/g, '')}`;
  });
  return fields.length > 0 ? `{ ${fields.join('; ')} }` : '{}';
}

const bracketed = (words: string) => (/ [|&] /.test(words) && !words.startsWith('{') ? `(${words})` : words);
