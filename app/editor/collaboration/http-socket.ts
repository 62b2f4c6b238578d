import { fromBase64 } from "lib0/buffer";
import { type BatchAnswer, writeBatch } from "~/app/domain/document/batch.js";
import { CLOSE } from "~/app/domain/document/wire.js";
import { eventsOf, type ServerEvent } from "./event-stream.js";

/** So many bytes go in one request, or one message that is larger. */
const REQUEST_BYTES = 512 * 1024;
/** Pauses before a request is tried again; after the last the line counts as lost. Milliseconds. */
const RETRIES = [200, 500, 1000, 2000, 4000];
/** A request may take so long, and longer where there is much to send. */
const PATIENCE = { base: 15_000, bytesPerMillisecond: 8 };
/** Pause before a connection that the answering server does not know is given up. Milliseconds. */
const ELSEWHERE = 2000;
/** What may still be sent while the page goes away. */
const KEEPALIVE_BYTES = 60_000;

export const LOST = 1006;
/** The server lets go of the connection, or never knew it: one that is opened anew may work. */
const RESTART = 1012;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * What y-websocket needs of a WebSocket, by plain requests: one endless GET brings the server's messages, POSTs carry ours, one at a time
 * and in order. A request whose answer was lost is sent again under the same numbers, so that the server takes nothing twice.
 */
export class HttpSocket extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState = 0;
  binaryType = "arraybuffer";
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: Event & { code: number; reason: string }) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;

  readonly #address: URL;
  readonly #request: typeof fetch;
  readonly #stream = new AbortController();
  #connection = "";
  /** What the server has not said that it received. */
  #waiting: Uint8Array[] = [];
  #received = 0;
  #posting = false;
  #pinged = false;

  /** `address` as for a WebSocket: ws: or wss:. */
  constructor(address: string | URL, request: typeof fetch = (...args) => fetch(...args)) {
    super();
    this.#address = new URL(address);
    this.#address.protocol = this.#address.protocol === "wss:" ? "https:" : "http:";
    this.#request = request;
    void this.#listen();
  }

  send(message: Uint8Array) {
    if (this.readyState !== this.OPEN) return;
    this.#waiting.push(message);
    this.#post();
  }

  /** What was handed over is still sent, as a WebSocket does. */
  close() {
    if (this.readyState >= this.CLOSING) return;
    if (this.#waiting.length === 0) return this.#end(1000, "");
    this.readyState = this.CLOSING;
    this.#post();
  }

  #path(direction: "events" | "send", name?: string) {
    const address = new URL(this.#address);
    address.pathname += `/${direction}`;
    if (name !== undefined) address.search = new URLSearchParams({ connection: name }).toString();
    return address;
  }

  async #listen() {
    try {
      const { body, ok } = await this.#request(this.#path("events"), { cache: "no-store", signal: this.#stream.signal });
      if (ok && body) for await (const event of eventsOf(body)) this.#hear(event);
    } catch {
      // a line that breaks and one that never came are the same to the writer
    }
    this.#end(LOST, "the line was lost");
  }

  #hear({ name, data }: ServerEvent) {
    if (name === "open") {
      this.#connection = (JSON.parse(data) as { connection: string }).connection;
      if (this.readyState === this.CONNECTING) this.readyState = this.OPEN;
      this.#tell("open", {});
    } else if (name === "close") {
      const { code, reason } = JSON.parse(data) as { code: number; reason: string };
      this.#end(code, reason);
    } else if (name === "ping") {
      this.#pinged = true;
      this.#post();
    } else this.#tell("message", { data: fromBase64(data).buffer });
  }

  /** Sends what waits, until nothing does. */
  #post() {
    if (this.#posting) return;
    this.#posting = true;
    void this.#postAll().finally(() => {
      this.#posting = false;
    });
  }

  async #postAll() {
    // what is sent in the same turn travels together
    await Promise.resolve();
    let failures = 0;
    while (this.readyState < this.CLOSED && (this.#waiting.length > 0 || this.#pinged)) {
      this.#pinged = false;
      const answer = await this.#deliver(this.#batch());
      if (answer === "again") {
        if (failures >= RETRIES.length) return this.#end(LOST, "messages do not arrive");
        await wait(RETRIES[failures++]!);
        // also when nothing but the answer to a ping was on its way
        this.#pinged = true;
      } else {
        failures = 0;
        if (answer.closed) return this.#end(answer.closed.code, answer.closed.reason);
        const fresh = answer.received - this.#received;
        if (fresh < 0 || fresh > this.#waiting.length) return this.#end(LOST, "the server has another count");
        this.#waiting.splice(0, fresh);
        this.#received = answer.received;
      }
    }
    if (this.readyState === this.CLOSING) this.#end(1000, "");
  }

  #batch(): Uint8Array<ArrayBuffer> {
    let bytes = 0;
    const messages = this.#waiting.filter((message, i) => (bytes += message.byteLength) <= REQUEST_BYTES || i === 0);
    return writeBatch({ first: this.#received, messages });
  }

  async #deliver(body: Uint8Array<ArrayBuffer>): Promise<BatchAnswer | "again"> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE.base + body.byteLength / PATIENCE.bytesPerMillisecond);
    try {
      const response = await this.#request(this.#path("send", this.#connection), {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream" },
        body,
        signal: patience.signal,
        keepalive: this.readyState === this.CLOSING && body.byteLength < KEEPALIVE_BYTES,
      });
      if (response.status >= 500 || response.status === 408 || response.status === 429) return "again";
      // the answer of something between: Caucus itself says it with its own code
      if (response.status === 413) return { received: this.#received, closed: { code: CLOSE.tooLarge, reason: "message too large" } };
      const answer = (await response.json()) as BatchAnswer;
      // 409: something before it is missing, and the answer says from where; any other refusal ends the connection
      if (response.ok || response.status === 409) return answer;
      // a balancer that takes each request to another server must not be asked ten times a second
      if (answer.closed?.code === RESTART) await wait(ELSEWHERE);
      return { ...answer, closed: answer.closed ?? { code: LOST, reason: "the server has let go of this connection" } };
    } catch {
      return "again";
    } finally {
      clearTimeout(timer);
    }
  }

  #end(code: number, reason: string) {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.#stream.abort();
    this.#tell("close", { code, reason });
  }

  #tell(name: "open" | "message" | "close", facts: object) {
    const event = Object.assign(new Event(name), facts);
    this.dispatchEvent(event);
    const handler = this[`on${name}`] as ((event: Event) => void) | null;
    handler?.call(this, event);
  }
}
