/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const MOST_BYTES = 120;

/**
 * A file's name that every system accepts, made of parts ("Belgium", "UPR38", title) and an extension. Letters of every
 * script stay; signs that some system forbids, commas, semicolons,
 * controls and direction marks go; at most 120 bytes before the extension.
 */
export function fileName(parts: readonly string[], extension: string): string {
  const cleaned = parts
    .map((part) =>
      part
        .normalize("NFC")
        .replace(/[\p{C}<>:"/\\|?*,;،؛，；、]/gu, " ")
        .replace(/\s+/g, "-")
        .replace(/^[-.]+|[-.]+$/g, ""),
    )
    .filter((part) => part !== "")
    .join("_");
  let stem = "";
  for (const character of cleaned) {
    if (Buffer.byteLength(stem + character) > MOST_BYTES) break;
    stem += character;
  }
  stem = stem.replace(/[-._]+$/, "");
  if (stem === "" || RESERVED.test(stem)) stem = `file${stem === "" ? "" : `-${stem}`}`;
  return `${stem}.${extension}`;
}

/** The `Content-Disposition` of a download: the name in UTF-8 as RFC 5987 writes it, and in ASCII for what does not know that. */
export function contentDisposition(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/g, "_")
    .replace(/["\\]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
