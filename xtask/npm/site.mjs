// A server of files for what is measured: packed by brotli, once each, as a host would.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/**
 * Serves folders, each below its name, and pages that are made here.
 * @param {Record<string, string>} folders @param {Record<string, string>} made by their paths
 */
export const serve = async (folders, made = {}) => {
  /** What has gone out since it was last forgotten: paths and bytes. */
  const log = { requests: 0, bytes: 0 };
  const packed = new Map();
  const pack = async (path) => {
    const [, name, ...rest] = path.split("/");
    const file = made[path] ?? (await readFile(join(folders[name] ?? "/nowhere", ...rest)));
    return brotliCompressSync(file);
  };
  const server = createServer(async (request, response) => {
    const path = decodeURI(new URL(request.url, "http://localhost").pathname);
    try {
      if (!packed.has(path)) packed.set(path, await pack(path));
      const body = packed.get(path);
      log.requests += 1;
      log.bytes += body.length;
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "max-age=600" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    log,
    url: (path) => `http://127.0.0.1:${server.address().port}${path}`,
    end: () => server.close(),
  };
};
