export interface ServerEvent {
  name: string;
  data: string;
}

function read(block: string): ServerEvent | null {
  const lines = block.split("\n");
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const data = field("data");
  return data === undefined ? null : { name: field("event") ?? "message", data };
}

/** The events of a stream as the server writes them: one `data` line each, maybe an `event` line, an empty line behind. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    // a large event comes in many parts: what was searched is not searched again
    const searched = Math.max(0, text.length - 1);
    text += decoder.decode(part.value, { stream: true });
    let begin = 0;
    for (let end = text.indexOf("\n\n", searched); end >= 0; end = text.indexOf("\n\n", begin)) {
      const event = read(text.slice(begin, end));
      if (event) yield event;
      begin = end + 2;
    }
    text = text.slice(begin);
  }
}
