import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Balancer {
  port: number;
  /** Where new connections go; those that are open stay where they are until they end. */
  to(port: number): void;
  /** Ends all connections, as when a line breaks. */
  cut(): void;
  close(): Promise<void>;
}

/** One address before several servers: what a client reaches stays the same when the server behind it is another. */
export async function startBalancer(first: number): Promise<Balancer> {
  let target = first;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const onward = connect(target, "127.0.0.1");
    for (const [socket, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    to: (port) => (target = port),
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
