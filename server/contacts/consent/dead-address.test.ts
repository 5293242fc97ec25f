import { expect, test } from 'bun:test';
import { isDeadAddress } from './dead-address.ts';

test.each([
  ['5.1.1', 'unknown user'],
  ['5.1.10', 'recipient not found'],
  ['5.2.1', 'the account is disabled'],
  ['5.4.1', 'Recipient address rejected: Access denied'],
  ['5.4.4', 'host not found'],
  ['5.5.0', 'Requested action not taken: mailbox unavailable'],
  ['5.0.0', 'no such user'],
  [null, 'No such user here'],
  [null, 'Requested action not taken: mailbox unavailable'],
  [null, 'user not listed in public Name & Address Book'],
])('%s %s tells that nobody is there', (status, words) => expect(isDeadAddress({ status, words })).toBe(true));

test.each([
  ['5.7.1', 'blocked by policy'],
  ['5.1.8', 'Sender address rejected'],
  ['5.2.1', 'receiving mail at a rate that prevents additional messages'],
  ['5.2.2', 'mailbox full'],
  ['5.3.4', 'message too big for system'],
  ['5.6.1', 'media not supported'],
  ['5.0.0', 'your host is listed in an RBL'],
  [null, 'JunkMail rejected - mail.example [192.0.2.1] is in an RBL'],
  [null, 'sorry, your mail server is blacklisted'],
  [null, 'SPF check failed'],
  [null, 'relay access denied'],
])('%s %s tells nothing of the address', (status, words) => expect(isDeadAddress({ status, words })).toBe(false));
