import { Agent, createServer, get, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { closeServer } from "./shutdown.js";

/** A server with this answer, and what one request to it gets on a line that is kept alive: the status, or the error's code. */
async function serve(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const came = new Promise((done) => server.once("request", done));
  const { port } = server.address() as AddressInfo;
  const got = new Promise((done) => {
    get({ port, host: "127.0.0.1", agent: new Agent({ keepAlive: true }) }, (response) => done(response.resume().statusCode)).once(
      "error",
      (error: NodeJS.ErrnoException) => done(error.code),
    );
  });
  await came;
  return { server, got };
}

it("gives the answers that are under way before a server is closed, and takes no more", async () => {
  let answer = () => undefined as unknown;
  const { server, got } = await serve((_request, response) => (answer = () => response.end("done")));
  const closed = closeServer(server);
  expect(server.listening).toBe(false);
  answer();
  expect(await got).toBe(200);
  await closed;
});

it("cuts off what has no answer in time", async () => {
  const { server, got } = await serve(() => undefined);
  await closeServer(server, 1);
  expect(await got).toBe("ECONNRESET");
});
