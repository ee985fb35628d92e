// A static file server for measurements: compresses each file by brotli once, as a host would.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/**
 * Serves folders, each below its name, and generated files.
 * @param {Record<string, string>} folders @param {Record<string, string>} generated contents by path
 */
export const serve = async (folders, generated = {}) => {
  /** Traffic since the caller last reset it: requests, and bytes compressed. */
  const traffic = { requests: 0, bytes: 0 };
  const compressed = new Map();
  const compress = async (path) => {
    const [, name, ...rest] = path.split("/");
    const file = generated[path] ?? (await readFile(join(folders[name] ?? "/nowhere", ...rest)));
    return brotliCompressSync(file);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURI(new URL(request.url, "http://localhost").pathname);
    try {
      if (!compressed.has(path)) compressed.set(path, await compress(path));
      const body = compressed.get(path);
      traffic.requests += 1;
      traffic.bytes += body.length;
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "max-age=600" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    traffic,
    url: (path) => `http://127.0.0.1:${server.address().port}${path}`,
    end: () => server.close(),
  };
};
