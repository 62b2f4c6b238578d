let last: { message: Uint8Array; frame: Uint8Array } | null = null;

/**
 * A message as a WebSocket frame (RFC 6455, section 5.2: whole, binary, not masked, up to 65,535 bytes), made once for all who get it
 * one after the other: an edit in a document of 60 people is one write to each line, where `ws` makes two and joins them again.
 */
export function frameOf(message: Uint8Array): Uint8Array {
  if (last?.message === message) return last.frame;
  const { byteLength } = message;
  const short = byteLength < 126;
  const frame = Buffer.allocUnsafe((short ? 2 : 4) + byteLength);
  frame[0] = 0x82;
  frame[1] = short ? byteLength : 126;
  if (!short) frame.writeUInt16BE(byteLength, 2);
  frame.set(message, short ? 2 : 4);
  last = { message, frame };
  return frame;
}
