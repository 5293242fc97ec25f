import { simpleParser } from 'mailparser';
import mongoose from 'mongoose';

/**
 * Where any of these words stand in the whole database, whatever their case: by collection and id. Files are put together
 * from their chunks, and mails among them are read as their reader sees them, too.
 */
export async function findWords(words: RegExp): Promise<string[]> {
  const found: string[] = [];
  const { db } = mongoose.connection;
  for (const { name } of (await db?.listCollections().toArray()) ?? []) {
    const documents = (await db?.collection(name).find({}).toArray()) ?? [];
    if (!name.endsWith('.chunks')) {
      for (const document of documents) if (words.test(JSON.stringify(document))) found.push(`${name} ${document._id}`);
      continue;
    }
    for (const [id, chunks] of Map.groupBy(documents, ({ files_id }) => String(files_id))) {
      const bytes = Buffer.concat(chunks.sort((a, b) => a.n - b.n).map(({ data }) => Buffer.from(data.buffer)));
      const { headerLines, text, html, attachments } = await simpleParser(bytes);
      const parts = [
        bytes.toString(),
        JSON.stringify(headerLines),
        text,
        html || '',
        ...attachments.map(({ content }) => content.toString()),
      ];
      if (parts.some((part) => words.test(part ?? ''))) found.push(`${name} ${id}`);
    }
  }
  return found.sort();
}
