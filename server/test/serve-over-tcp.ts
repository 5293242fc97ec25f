import { createConnection, createServer } from 'node:net';

/**
 * The engine of the tests as a MongoDB that is reached over the network: the same server code, at an address with a port.
 * @param uri of the engine, on its socket
 * @returns the address of a database of that name
 */
export async function serveOverTcp(uri: string): Promise<{ uriOf: (name: string) => string; stop: () => void }> {
  const [, path = ''] = /\/\/([^/]+)\//.exec(uri) ?? [];
  const server = createServer((socket) => {
    const engine = createConnection(decodeURIComponent(path));
    for (const [one, other] of [
      [socket, engine],
      [engine, socket],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    uriOf: (name) => `mongodb://127.0.0.1:${address.port}/${name}?directConnection=true&retryWrites=false`,
    stop: () => server.close(),
  };
}
