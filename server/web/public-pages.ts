import { type RequestHandler, Router } from 'express';
import { fullName } from '../../shared/full-name.ts';
import { writeInvitation } from '../calls/letters/write-invitation.ts';
import { callByToken } from '../calls/list-calls.ts';
import { showFeed } from '../calls/show-feed.ts';
import { isTestOpening, readUnsubscribeToken, unsubscribeByToken } from '../campaigns/unsubscribe.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { publicPage } from '../letters/public-page.ts';
import { enabledMailboxes } from '../mail/find-mailboxes.ts';
import { propertyToDraw } from '../properties/find-properties.ts';
import { SCENES } from '../rehearsal/facade/palette.ts';
import { drawFacade } from '../rehearsal/facade.ts';
import { loadSettings } from '../settings/load-settings.ts';
import type { Context } from '../trpc.ts';

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
    const { brokerage } = await loadSettings(edges.now());
    const opening = readUnsubscribeToken(request.params.token, edges.secret);
    if (!opening) return void response.status(404).send(publicPage({ title: 'This link does not work', body: UNKNOWN_LINK, brokerage }));
    const words = isTestOpening(opening)
      ? 'This is the link of a preview or a test. It works, and takes nobody off the list.'
      : 'One click, and you get no more campaign mail from us. Answers to what you ask us still reach you.';
    const form = '<form method="post"><button>Stop these mails</button></form>';
    response.send(publicPage({ title: 'Unsubscribe', body: `<p>${words}</p>${form}`, brokerage }));
  };
}

function unsubscribe(edges: PageEdges): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const isKnown = await unsubscribeByToken(request.params.token, edges);
    const { brokerage } = await loadSettings(edges.now());
    if (!isKnown) return void response.status(404).send(publicPage({ title: 'This link does not work', body: UNKNOWN_LINK, brokerage }));
    const words = 'You get no more campaign mail from us. Answers to what you ask us still reach you. You can close this page.';
    response.send(publicPage({ title: 'You are unsubscribed', body: `<p>${words}</p>`, brokerage }));
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
    const attendee = { address: contact.email, name: fullName(contact) };
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

const UNKNOWN_LINK = '<p>It is incomplete or not ours. Answer any of our mails with the word “unsubscribe”, and we take care of it.</p>';
