import type { Contact, Suppression } from '../../../shared/contact.ts';
import type { ImportRun } from '../../../shared/import.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { suppressAddress, suppressionsOf, writeSuppression } from '../consent/suppress.ts';
import { ContactModel } from '../contact.model.ts';
import { keepJournal } from '../journal/keep-journal.ts';
import { contactKeys } from '../list/contact-keys.ts';
import { isOptOut, type Plan, planRow, withKeys } from '../rows/plan-rows.ts';
import type { RowContact } from '../rows/read-row.ts';
import { ownStrays } from '../strays/mark-strays.ts';
import { ImportFaultModel } from './import-fault.model.ts';

export type BatchRow = { row: number; cells: string[]; told: RowContact | { reason: string } };
type Work = { run: Stored<ImportRun> & { boundTo?: string | null }; edges: Pick<Edges, 'now' | 'publish'> };
type Planned = BatchRow & { plan: Plan; known: Stored<Contact> | undefined };
type Taken = { created: number; updated: number; unchanged: number; rejected: number; changedIds: string[] };

/**
 * Takes some rows in: asks who is known, plans each row, writes what is new. While a file is only being checked, nothing
 * but the counting and the faults is done. Done again, it finds everybody there.
 */
export async function takeBatch(rows: readonly BatchRow[], { run, edges }: Work): Promise<Taken> {
  if (rows.length === 0) return { created: 0, updated: 0, unchanged: 0, rejected: 0, changedIds: [] };
  const isReal = run.state === 'importing';
  const { planned, changedIds } = await (isReal ? write : check)(await planAll(rows, { run, edges }), { run, edges });
  const faults = planned.flatMap((one) => (one.plan.does === 'reject' ? [{ ...one, reason: one.plan.reason }] : []));
  if (faults.length > 0) await keepFaults(faults, { run, edges });
  const count = (does: Plan['does']) => planned.filter(({ plan }) => plan.does === does).length;
  // Those this very run has made before a crash are new all the same.
  const again = isReal ? planned.filter(({ known }) => isOfRun(known, run)).length : 0;
  const updated = count('update') - planned.filter(({ plan, known }) => plan.does === 'update' && isOfRun(known, run)).length;
  return {
    created: count('create') + again,
    updated,
    unchanged: count('nothing') - planned.filter(({ plan, known }) => plan.does === 'nothing' && isOfRun(known, run)).length,
    rejected: count('reject'),
    changedIds,
  };
}

const isOfRun = (known: (Stored<Contact> & { importId?: string | null }) | undefined, run: Stored<ImportRun>) =>
  known?.importId === run._id;

async function planAll(rows: readonly BatchRow[], { run, edges }: Work): Promise<Planned[]> {
  if (rows.length === 0) return [];
  const addresses = rows.flatMap(({ told }) => ('reason' in told ? [] : [told.email]));
  const [contacts, suppressions] = await Promise.all([
    ContactModel.find({ $or: [{ email: { $in: addresses } }, { otherEmails: { $in: addresses } }] }).lean(),
    suppressionsOf(addresses),
  ]);
  const byAddress = new Map(contacts.flatMap((contact) => contact.otherEmails.map((address) => [address, contact] as const)));
  for (const contact of contacts) byAddress.set(contact.email, contact);
  return inTurns(rows, (one): Planned => {
    if ('reason' in one.told) return { ...one, plan: { does: 'reject', reason: one.told.reason }, known: undefined };
    const known = byAddress.get(one.told.email);
    const found = { contact: known, suppression: suppressions.get(one.told.email) as Stored<Suppression> | undefined };
    return { ...one, plan: planRow(one.told, found, { options: run.options, now: edges.now(), boundTo: run.boundTo }), known };
  });
}

/** Some rows at a time: others get their turn in between. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (const one of all) {
    done.push(work(one));
    if (done.length % AT_ONCE === 0) await new Promise(setImmediate);
  }
  return done;
}

const AT_ONCE = 50;

async function keepFaults(faults: (BatchRow & { reason: string })[], { run, edges }: Work): Promise<void> {
  await ImportFaultModel.bulkWrite(
    faults.map(({ row, reason, cells }) => ({
      updateOne: {
        filter: { importId: run._id, row },
        update: { $set: { reason, cells, createdAt: edges.now() }, $setOnInsert: { _id: newId() } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

type Done = { planned: Planned[]; changedIds: string[] };

const check = async (planned: Planned[]): Promise<Done> => ({ planned, changedIds: [] });

/** @returns the rows as they were planned last: of whom a colleague has taken meanwhile nothing is changed */
async function write(planned: Planned[], work: Work): Promise<Done> {
  // The suppression first: a crash in between must not leave an address open to mail.
  await Promise.all(planned.map((one) => suppress(one, work)));
  const created = planned.flatMap(({ plan }) => (plan.does === 'create' ? [plan.contact] : []));
  const createdIds = await create(created, work);
  // Whom a file names is somebody, also where it tells nothing new of them.
  await ownStrays(planned.flatMap(({ plan, known }) => (plan.does !== 'reject' && known?.isStray ? [known._id] : [])));
  const { changedIds, replanned } = await update(planned, work);
  const last = new Map(replanned.map((one) => [one.row, one]));
  return { planned: planned.map((one) => last.get(one.row) ?? one), changedIds: [...createdIds, ...changedIds] };
}

/**
 * Past mongoose, which would look at every field of every row for longer than the database takes to store it. Whom
 * somebody else has made meanwhile is left as he is.
 */
async function create(contacts: Extract<Plan, { does: 'create' }>['contact'][], { run }: Work): Promise<string[]> {
  if (contacts.length === 0) return [];
  const at = new Date();
  const documents = await inTurns(contacts, (contact) => ({
    ...{ ...contact, ...contactKeys(contact), importId: run._id },
    ...{ _id: newId(), createdAt: at, updatedAt: at },
  }));
  try {
    await ContactModel.collection.insertMany(documents as never[], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return documents.map(({ _id }) => _id);
}

const TRIES = 3;

/** A contact that somebody changed since it was read is read and planned once more: neither change is lost. */
async function update(planned: Planned[], work: Work, tries = TRIES): Promise<{ changedIds: string[]; replanned: Planned[] }> {
  const due = planned.flatMap(({ plan, known }) => (plan.does === 'update' && known ? [{ ...plan, known }] : []));
  if (due.length === 0) return { changedIds: [], replanned: [] };
  const updatedAt = new Date();
  const writes = await inTurns(due, ({ contactId, set, known }) => ({
    updateOne: {
      filter: { _id: contactId, updatedAt: known.updatedAt, ownerId: known.ownerId },
      update: { $set: { ...withKeys(known, set), updatedAt } },
    },
  }));
  const { modifiedCount } = await ContactModel.collection.bulkWrite(writes as never, { ordered: false });
  const missed = modifiedCount < due.length && tries > 1 ? planned.filter(({ plan }) => plan.does === 'update') : [];
  const again = await planAll(missed, work);
  const later = await update(again, work, tries - 1);
  const replanned = [...again.filter(({ plan }) => plan.does === 'reject'), ...later.replanned];
  const refused = new Set(replanned.map(({ known }) => known?._id));
  const changed = due.filter(({ contactId }) => !refused.has(contactId));
  const { run, edges } = work;
  const told = { kind: 'imported' as const, at: edges.now(), by: run.createdBy };
  if (tries === TRIES)
    await keepJournal(
      changed.map(({ contactId, set }) => ({ ...told, contactId, text: `${run.fileName}: ${Object.keys(set).join(', ')}` })),
    );
  return { changedIds: changed.map(({ contactId }) => contactId), replanned };
}

const REASONS = { unsubscribed: 'unsubscribed', bounced: 'hard_bounce', complained: 'complaint' } as const;

async function suppress({ told, plan, known }: Planned, { run, edges }: Work): Promise<void> {
  if ('reason' in told || !told.consent) return;
  const source = `import: ${run.fileName}`;
  const isColleagues = plan.does === 'reject' && known !== undefined;
  if (!isColleagues) await writeSuppression({ address: told.email, reason: REASONS[told.consent], source }, edges);
  else if (isOptOut(told)) await suppressAddress({ address: told.email, reason: 'unsubscribed', source }, edges);
}
