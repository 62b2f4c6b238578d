import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { type Drawn, DrawnContext } from "./components/drawn.js";
import { NonceContext } from "./components/nonce.js";

/** How long a page may wait for its data, in milliseconds. */
export const streamTimeout = 5_000;

/** So many texts are kept as they were drawn last. */
const KEPT = 32;
const kept = new Map<string, string>();

/** By what they say, not by whose they are: who has no right to a text has none of it to ask with. */
const drawn: Drawn = (key, element) => {
  const html = kept.get(key) ?? renderToStaticMarkup(element);
  kept.delete(key);
  kept.set(key, html);
  const [oldest = key] = kept.keys();
  if (kept.size > KEPT) kept.delete(oldest);
  return html;
};

/** A page goes out in one piece: none has parts that come later, and in one piece it is compressed once and to less. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, log }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let isBegun = false;
    const fail = (error: unknown) => {
      clearTimeout(patience);
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <DrawnContext.Provider value={drawn}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
        </DrawnContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          isBegun = true;
        },
        onAllReady() {
          clearTimeout(patience);
          headers.set("Content-Type", "text/html; charset=utf-8");
          text(pipe(new PassThrough())).then((page) => resolve(new Response(page, { headers, status })), fail);
        },
        onShellError: fail,
        onError(error: unknown) {
          status = 500;
          // what keeps a page from beginning is logged by who asked for it
          if (isBegun) log.error({ err: error, path: new URL(request.url).pathname }, "a part of a page failed");
        },
      },
    );
    const patience = setTimeout(abort, streamTimeout + 1_000);
  });
}

/** Everything unexpected that a loader, an action or a page threw. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "request failed");
}
