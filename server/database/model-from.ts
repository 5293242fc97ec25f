import mongoose, { type Model, type Schema as MongooseSchema, Types } from 'mongoose';
import type { z } from 'zod';

/** A document as it lies in MongoDB: the shared shape, with its id under `_id`. */
export type Stored<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

/** A new id: 24 hex digits that sort by time of creation. */
export function newId(): string {
  return new Types.ObjectId().toHexString();
}

/**
 * Makes the mongoose model of a shared zod schema, so that there is one truth for the shape (decision 006).
 * Defining a model starts nothing: indexes are built when the database is connected (`buildIndexes`).
 * @param addIndexes declares the indexes, each with its reason
 */
export function modelFrom<S extends z.ZodObject>(
  name: string,
  shape: S,
  addIndexes: (schema: MongooseSchema) => void = () => undefined,
): Model<Stored<z.infer<S> & { id: string }>> {
  const { id: _, ...fields } = shape.shape as Record<string, z.ZodType>;
  const definition = Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, fieldOf(type)]));
  const hasTimes = 'createdAt' in fields && 'updatedAt' in fields;
  // Mongoose stamps by the wall clock. Most of what is written past it is stamped so too: stamps are compared with each other.
  const schema = new mongoose.Schema(
    { _id: { type: String, default: newId }, ...definition },
    { collection: collectionName(name), timestamps: hasTimes, versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
  );
  addIndexes(schema);
  return mongoose.model(name, schema) as unknown as Model<Stored<z.infer<S> & { id: string }>>;
}

function collectionName(name: string): string {
  const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return plural.charAt(0).toLowerCase() + plural.slice(1);
}

type Def = { type: string; innerType?: z.ZodType; element?: z.ZodType; shape?: Record<string, z.ZodType> };

/** The mongoose type of one zod type. What has no fixed type (unions, records) is stored as it is. */
function fieldOf(type: z.ZodType): unknown {
  const def = type.def as unknown as Def;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return fieldOf(def.innerType as z.ZodType);
    case 'string':
    case 'enum':
      return String;
    case 'number':
      return Number;
    case 'boolean':
      return Boolean;
    case 'date':
      return Date;
    case 'array':
      return { type: [fieldOf(def.element as z.ZodType)], default: undefined };
    case 'object':
      return {
        type: new mongoose.Schema(Object.fromEntries(Object.entries(def.shape ?? {}).map(([field, inner]) => [field, fieldOf(inner)])), {
          _id: false,
          minimize: false,
        }),
        default: undefined,
      };
    default:
      return mongoose.Schema.Types.Mixed;
  }
}

/** The shared shape of a stored document: the only way out of the database towards a client. */
export function present<S extends z.ZodObject>(shape: S, stored: { _id: string }): z.infer<S> {
  return shape.parse({ ...stored, id: stored._id });
}
