import { contentDisposition } from "../exchange/file-name.js";

/** The answer that a browser saves as a file; nobody on the way keeps a copy. */
export const download = ({ bytes, mime, fileName }: { bytes: Uint8Array; mime: string; fileName: string }): Response =>
  new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": mime,
      "Content-Disposition": contentDisposition(fileName),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
