import { Refusal } from "~/app/domain/refusal.js";
import { openZip } from "./zip.js";
import { elements, parseXml, XmlProblem, type XmlElement } from "./xml.js";

export interface Relationship {
  id: string;
  type: string;
  target: string;
  external: boolean;
}

/** An opened Word file. Macros and embedded objects are never looked at. */
export interface WordPackage {
  file: string;
  /** Path of the main document part. */
  main: string;
  names: string[];
  /** A part parsed, or null where there is none. */
  part(path: string): XmlElement | null;
  relationships(path: string): Relationship[];
}

const KIND = "Word file (.docx)";

const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);

/** The old container of Office: .doc files, and .docx files behind a password. */
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/**
 * Opens a Word file. Throws a Refusal: file-empty, file-wrong-kind (not a .docx), file-encrypted (behind a password) or
 * file-unreadable (cut off, damaged, or made to exhaust the reader).
 */
export function openWord(bytes: Uint8Array, file: string): WordPackage {
  if (bytes.length === 0) throw new Refusal("file-empty", { file });
  if (isCompound(bytes)) {
    throw holdsEncryptedPackage(bytes) ? new Refusal("file-encrypted", { file }) : new Refusal("file-wrong-kind", { file, expected: KIND });
  }
  if (!startsWith(bytes, 0x50, 0x4b)) throw new Refusal("file-wrong-kind", { file, expected: KIND });
  const zip = openZip(bytes, file);
  const parsed = new Map<string, XmlElement | null>();

  const part = (path: string): XmlElement | null => {
    if (!parsed.has(path)) parsed.set(path, parsePart(zip.read(path), path, file));
    return parsed.get(path) ?? null;
  };
  const relationships = (path: string): Relationship[] => {
    const slash = path.lastIndexOf("/") + 1;
    const rels = part(`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
    return rels ? elements(rels).map((one) => relationship(one, path.slice(0, slash))) : [];
  };

  const main = relationships("").find((one) => one.type.endsWith("/officeDocument"))?.target ?? "word/document.xml";
  const document = part(main);
  if (!document && zip.names.some((name) => name.startsWith("word/"))) {
    throw new Refusal("file-unreadable", { file, what: "its text is missing" });
  }
  if (document?.name !== "document" || !document.ns.includes("wordprocessingml"))
    throw new Refusal("file-wrong-kind", { file, expected: KIND });
  return { file, main, names: zip.names, part, relationships };
}

function parsePart(bytes: Uint8Array | null, path: string, file: string): XmlElement | null {
  if (!bytes) return null;
  const encoding = startsWith(bytes, 0xff, 0xfe) ? "utf-16le" : startsWith(bytes, 0xfe, 0xff) ? "utf-16be" : "utf-8";
  try {
    return parseXml(new TextDecoder(encoding).decode(bytes));
  } catch (error) {
    if (error instanceof XmlProblem) throw new Refusal("file-unreadable", { file, what: `its part ${path} is not sound` });
    throw error;
  }
}

function relationship({ attributes }: XmlElement, base: string): Relationship {
  const { Id = "", Type = "", Target = "", TargetMode } = attributes;
  const external = TargetMode === "External";
  return {
    id: Id,
    type: Type,
    external,
    target: external ? Target : resolvePath(Target.startsWith("/") ? Target.slice(1) : base + Target),
  };
}

function resolvePath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
