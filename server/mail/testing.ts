import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface ReceivedMail {
  to: string;
  /** Headers and body as they came over the wire. */
  raw: string;
}

export interface MailSink {
  url: string;
  received: ReceivedMail[];
  /** What RCPT TO is answered with; null takes everybody. */
  refuse: ((address: string) => string | null) | null;
  close(): Promise<void>;
}

/** A small mail server on a port of its own: speaks enough of SMTP (RFC 5321) to take messages, or to refuse them. */
export async function mailSink(): Promise<MailSink> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const sink: MailSink = { url: "", received, refuse: null, close: () => Promise.resolve() };
  const server = createServer((socket) => {
    sockets.add(socket);
    let buffer = "";
    let to = "";
    let reading = false;
    const answer = (line: string) => socket.write(`${line}\r\n`);
    answer("220 sink.test ready");
    socket.on("data", (chunk) => {
      buffer += chunk.toString("utf8");
      for (;;) {
        const end = buffer.indexOf(reading ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + (reading ? 5 : 2));
        if (reading) {
          received.push({ to, raw: text });
          reading = false;
          answer("250 taken");
          continue;
        }
        const verb = text.slice(0, 4).toUpperCase();
        if (verb === "RCPT") {
          to = /<([^>]*)>/.exec(text)?.[1] ?? "";
          answer(sink.refuse?.(to) ?? "250 ok");
        } else if (verb === "DATA") {
          reading = true;
          answer("354 go on");
        } else if (verb === "QUIT") {
          answer("221 bye");
          socket.end();
        } else answer("250 ok");
      }
    });
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  sink.url = `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  sink.close = () =>
    new Promise((done) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => done());
    });
  return sink;
}

/** The text of a message, with quoted-printable and base64 undone. */
export function textOf({ raw }: ReceivedMail): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
