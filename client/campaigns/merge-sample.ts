const SAMPLE: Record<string, string> = { firstName: 'Maya', lastName: 'Okafor', email: 'maya@example.org' };

/** The plain merge fields filled in for a sample reader; the server's Liquid does the real thing. Unknown fields stay visible. */
export function mergeSample(text: string): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (field, name: string) => SAMPLE[name] ?? field);
}
