import { fromNodeHeaders } from 'better-auth/node';
import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import type { Message } from '../../shared/message.ts';
import type { Stored } from '../database/model-from.ts';
import { AppError, notFound } from '../errors.ts';
import { requireMessage } from '../inbox/desk/show-thread.ts';
import { keepUpload, MAX_UPLOAD_BYTES, readUpload } from '../inbox/files/upload.ts';
import { readAttachment } from '../mail/parse/read-attachment.ts';
import { readRaw } from '../mail/raw-mail.ts';
import type { Context } from '../trpc.ts';
import { findVisitor, type Visitor } from '../users/find-visitor.ts';

type Given = Pick<Context, 'edges' | 'services'>;

/** Files of mails, for whoever is signed in: what came with a mail, and what goes with an answer. */
export function createAttachments(context: Given): RequestHandler {
  const files = Router();
  files.get('/:messageId/:index', showAttachment(context));
  files.post('/', takeUpload(context));
  return files;
}

/** Shown as what they are; everything else is bytes to be saved, whatever it calls itself. SVG and HTML may hold scripts. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

function showAttachment(context: Given): RequestHandler<{ messageId: string; index: string }> {
  return async (request, response, next) => {
    if (!(await visitorOf(request, context))) return void response.status(401).type('text').send('Please sign in.');
    const found = await fileOf(request.params).catch(absent);
    if (!found) return next();
    const { fileName, contentType, bytes } = found;
    response
      .set({
        'content-disposition': `attachment; filename="${asciiName(fileName)}"; filename*=UTF-8''${encodeName(fileName)}`,
        'content-type': PICTURES.includes(contentType) ? contentType : 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        // The bytes of a mail never change; a shared cache has no business with them.
        'cache-control': 'private, max-age=86400, immutable',
      })
      .send(Buffer.from(bytes));
  };
}

function absent(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}

async function fileOf({ messageId, index }: { messageId: string; index: string }) {
  const message = await requireMessage(messageId);
  const at = /^\d{1,3}$/.test(index) ? Number(index) : -1;
  const described = message.attachments[at];
  const bytes = described && (await bytesOf(message, at));
  if (!bytes) throw notFound('attachment', `${messageId}/${index}`);
  return { fileName: described.fileName || nameFor(described.contentType, at), contentType: described.contentType.toLowerCase(), bytes };
}

async function bytesOf({ rawHash, attachments }: Stored<Message>, at: number): Promise<Uint8Array | null> {
  const listed = attachments[at];
  if (rawHash !== null) return readAttachment(await readRaw(rawHash), { index: at, ...(listed && { listed }) });
  const uploadId = listed?.uploadId;
  return uploadId ? readUpload(uploadId) : null;
}

function nameFor(contentType: string, at: number): string {
  const [, ending = 'bin'] = /^[\w.-]+\/([\w-]{1,10})$/.exec(contentType) ?? [];
  return `attachment-${at + 1}.${ending}`;
}

/** For programs that know no RFC 5987. */
function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%/]/g, '_').slice(0, 150);
}

/** RFC 5987 §3.2.1: what `encodeURIComponent` leaves and a header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `POST /attachments?name=plan.pdf` with the bytes as its body → `{ id, fileName, contentType, size }` for `inbox.reply`. */
function takeUpload(context: Given): RequestHandler {
  const readBody = express.raw({ type: () => true, limit: MAX_UPLOAD_BYTES });
  return async (request, response, next) => {
    const visitor = await visitorOf(request, context);
    if (!visitor) return void response.status(401).json({ error: { message: 'Please sign in.' } });
    readBody(request, response, async (fault?: unknown) => {
      if (fault) return refuseBody(fault, { response, next });
      if (!Buffer.isBuffer(request.body) || request.body.length === 0)
        return void response.status(400).json({ error: { message: 'This file is empty.' } });
      const fileName = typeof request.query.name === 'string' ? request.query.name : '';
      const contentType = request.headers['content-type']?.split(';')[0] ?? '';
      keepUpload({ bytes: request.body, fileName, contentType, userId: visitor.user.id }, context.edges)
        .then((upload) => response.json(upload))
        .catch(next);
    });
  };
}

/** What body-parser could not read: too large, cut off, not what its Content-Encoding says, or in one that nobody knows. */
function refuseBody(fault: unknown, { response, next }: { response: Response; next: NextFunction }): void {
  const status = fault instanceof Error && 'status' in fault ? Number(fault.status) : 500;
  const message = FAULT_WORDS[status] ?? 'This file did not arrive whole. Please send it again.';
  if (status >= 400 && status < 500) response.status(status).json({ error: { message } });
  else next(fault);
}

const FAULT_WORDS: Record<number, string> = {
  413: 'A file may hold 10 MB.',
  415: 'This file is packed in a way that is not understood here. Please send it as it is.',
};

function visitorOf(request: Request<never> | Request, { edges, services }: Given): Promise<Visitor | null> {
  return findVisitor(fromNodeHeaders(request.headers), { auth: services.auth, now: edges.now() });
}
