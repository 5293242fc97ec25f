/** As much of JSON Schema as our questions use (the SDK's own type rests on a package we do not install). */
type Schema = {
  type?: string | string[];
  properties?: Record<string, SchemaOrBoolean>;
  required?: string[];
  items?: SchemaOrBoolean | SchemaOrBoolean[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: SchemaOrBoolean[];
  oneOf?: SchemaOrBoolean[];
  minimum?: number;
  maximum?: number;
};
type SchemaOrBoolean = Schema | boolean;

/** Fits a value to a JSON schema: what the schema does not know falls away, what it requires is filled in. */
export function conform(value: unknown, schema: SchemaOrBoolean): unknown {
  if (typeof schema === 'boolean') return value;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return conform(value, choices.find((choice) => isOfType(value, choice)) ?? choices[0] ?? true);
  if (schema.enum) return schema.enum.some((one) => one === value) ? value : (schema.enum[0] ?? null);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.type) && schema.type.includes('null') && (value === null || value === undefined)) return null;
  switch (typeOf(schema)) {
    case 'object':
      return conformObject(isRecord(value) ? value : {}, schema);
    case 'array':
      return (Array.isArray(value) ? value : []).map((item) => conform(item, itemSchema(schema)));
    case 'number':
    case 'integer':
      return clamp(typeof value === 'number' ? value : 0, schema);
    case 'string':
      return typeof value === 'string' ? value : '';
    case 'boolean':
      return value === true;
    case 'null':
      return null;
    default:
      return value ?? null;
  }
}

function conformObject(value: Record<string, unknown>, schema: Schema): Record<string, unknown> {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || value[name] !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, conform(value[name], field)]));
}

const itemSchema = ({ items }: Schema): SchemaOrBoolean => (Array.isArray(items) ? (items[0] ?? true) : (items ?? true));
const clamp = (value: number, { minimum = value, maximum = value }: Schema) => Math.min(Math.max(value, minimum), maximum);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf({ type }: Schema): string | undefined {
  return Array.isArray(type) ? type[0] : type;
}

function isOfType(value: unknown, schema: SchemaOrBoolean): boolean {
  if (typeof schema === 'boolean') return schema;
  if (schema.enum) return schema.enum.some((one) => one === value);
  const type = typeOf(schema);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null || value === undefined;
  if (type === 'object') return isRecord(value);
  return type === 'integer' ? typeof value === 'number' : typeof value === type;
}
