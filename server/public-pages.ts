import { type RequestHandler, Router } from 'express';
import { writeInvitation } from './calls/letters/write-invitation.ts';
import { callByToken } from './calls/list-calls.ts';
import { showFeed } from './calls/show-feed.ts';
import { readUnsubscribeToken, unsubscribeByToken } from './campaigns/unsubscribe.ts';
import { contactById } from './contacts/find-contacts.ts';
import { enabledMailboxes } from './mail/find-mailboxes.ts';
import { propertyToDraw } from './properties/find-properties.ts';
import { SCENES } from './rehearsal/facade/palette.ts';
import { drawFacade } from './rehearsal/facade.ts';
import { loadSettings } from './settings/load-settings.ts';
import type { Context } from './trpc.ts';

type PageEdges = Context['edges'];

/** What customers reach without signing in: leaving our lists, their call's calendar entry, a listing's picture; and an agent's calendar program. */
export function createPublicPages(edges: PageEdges): RequestHandler {
  const pages = Router();
  pages.get('/u/:token', showUnsubscribe(edges));
  // RFC 8058: a mail program posts here on its own, so neither Origin nor a cookie may be asked for.
  pages.post('/u/:token', unsubscribe(edges));
  pages.get('/calls/:token.ics', showInvitation(edges));
  pages.get('/pictures/:listingKey.svg', showPicture);
  return pages;
}

function showUnsubscribe(edges: PageEdges): RequestHandler<{ token: string }> {
  return async (request, response) => {
    // Looking changes nothing: mail scanners follow every link of a mail.
    if (!readUnsubscribeToken(request.params.token, edges.secret))
      return void response.status(404).send(page('This link does not work', unknownLink));
    const form = '<form method="post"><button>Stop these mails</button></form>';
    response.send(page('Unsubscribe', `<p>One click, and you get no more campaign mail from us.</p>${form}`));
  };
}

function unsubscribe(edges: PageEdges): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const isKnown = await unsubscribeByToken(request.params.token, edges);
    if (!isKnown) return void response.status(404).send(page('This link does not work', unknownLink));
    response.send(
      page('You are unsubscribed', '<p>You get no more campaign mail from us. Answers to what you ask us still reach you.</p>'),
    );
  };
}

function showInvitation(edges: PageEdges): RequestHandler<{ token: string }> {
  return async (request, response, next) => {
    const feed = await showFeed(request.params.token, edges);
    if (feed) return void response.set('cache-control', 'private, no-cache').type('text/calendar; charset=utf-8').send(feed);
    const call = await callByToken(request.params.token);
    if (!call) return next();
    const [{ brokerage }, contact, [mailbox]] = await Promise.all([
      loadSettings(edges.now()),
      contactById(call.contactId),
      enabledMailboxes(),
    ]);
    // Without both sides there is no invitation: the contact was erased, or no mailbox is set up.
    if (!contact || !mailbox) return next();
    const attendee = { address: contact.email, name: `${contact.firstName} ${contact.lastName}`.trim() };
    const organizer = { address: mailbox.address, name: mailbox.fromName || brokerage.name };
    response
      .set({ 'cache-control': 'private, no-cache', 'content-disposition': 'attachment; filename="call.ics"' })
      .type('text/calendar; charset=utf-8')
      .send(writeInvitation({ ...call }, { organizer, attendee, brokerage, now: edges.now() }));
  };
}

const showPicture: RequestHandler<{ listingKey: string }> = async (request, response, next) => {
  const property = await propertyToDraw(request.params.listingKey);
  if (!property) return next();
  response
    // Opened by itself an SVG is a document: this one may run and load nothing.
    .set({ 'cache-control': 'public, max-age=86400', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" })
    // Mail programs and other sites may show the picture.
    .set('cross-origin-resource-policy', 'cross-origin')
    .type('image/svg+xml')
    .send(drawFacade(property, { scene: SCENES.find((scene) => scene === request.query.scene) }));
};

const unknownLink = '<p>It is incomplete or not ours. Answer any of our mails with the word “unsubscribe”, and we take care of it.</p>';

/** A page without scripts, in the colours of the product. `body` is our own HTML. */
function page(title: string, body: string): string {
  const style =
    'body{font:16px/1.5 system-ui,sans-serif;background:#faf7f2;color:#2b2623;display:grid;place-items:center;min-height:90vh;margin:0}main{max-width:26rem;padding:2rem}button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:6px;background:#a4452c;color:#fff;cursor:pointer}';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${body}</main></html>`;
}
