import { Refusal } from "~/app/domain/refusal.js";

export interface Upload {
  /** Without folders and control characters, at most 200 characters. */
  fileName: string;
  bytes: Uint8Array;
}

export interface UploadForm {
  /** The form's other fields, as far as they were read: those before a file that is too large are kept. */
  formData: FormData;
  /** The file; null where none was chosen. Throws file-empty and file-too-large, so ask inside `formAction`, which keeps what was typed. */
  file(): Promise<Upload | null>;
}

/** What other fields of a form may take beside its file. */
const ROOM_FOR_FIELDS = 256 * 1024;
/** So much of a body that is too large is read and thrown away, so that the browser reads the answer instead of reporting a broken connection. */
const PATIENCE = 4;

/** A form with a file, read with a limit: never more than `maxBytes` and some fields are held. Throws invalid-input for a body that is no form. */
export async function readUpload(request: Request, field: string, { maxBytes }: { maxBytes: number }): Promise<UploadForm> {
  const type = request.headers.get("content-type") ?? "";
  const { chunks, tooLarge } = await readBody(request, maxBytes + ROOM_FOR_FIELDS);
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  // closes the parts of a body that was cut, so that the fields before the cut can be read
  if (tooLarge && boundary) chunks.push(Buffer.from(`\r\n--${boundary}--\r\n`));
  const formData = await parse(Buffer.concat(chunks), type);
  return {
    formData,
    async file() {
      const file = formData.get(field);
      if (!(file instanceof File) || (file.name === "" && file.size === 0)) return null;
      const fileName = cleanName(file.name);
      if (tooLarge || file.size > maxBytes)
        throw new Refusal("file-too-large", { file: fileName, megabytes: Math.floor(maxBytes / 1024 ** 2) });
      if (file.size === 0) throw new Refusal("file-empty", { file: fileName });
      return { fileName, bytes: new Uint8Array(await file.arrayBuffer()) };
    },
  };
}

export interface UploadsForm {
  formData: FormData;
  /** The files that arrived; empty where none was chosen. Throws upload-too-large when all together are more than allowed. */
  files(): Promise<Upload[]>;
}

/** A form with several files of one field; `maxBytes` is for all of them together, and an empty file is one of them. Throws invalid-input. */
export async function readUploads(request: Request, field: string, { maxBytes }: { maxBytes: number }): Promise<UploadsForm> {
  const { chunks, tooLarge } = await readBody(request, maxBytes + ROOM_FOR_FIELDS);
  const formData = tooLarge ? new FormData() : await parse(Buffer.concat(chunks), request.headers.get("content-type") ?? "");
  return {
    formData,
    async files() {
      if (tooLarge) throw new Refusal("upload-too-large", { megabytes: Math.floor(maxBytes / 1024 ** 2) });
      const files = formData.getAll(field).filter((file) => file instanceof File && (file.name !== "" || file.size > 0));
      return Promise.all(
        (files as File[]).map(async (file) => ({ fileName: cleanName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
    },
  };
}

async function parse(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    throw new Refusal("invalid-input", { what: "multipart/form-data" });
  }
}

async function readBody(request: Request, limit: number): Promise<{ chunks: Uint8Array[]; tooLarge: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done || !value) break;
    if (size < limit) chunks.push(value.subarray(0, limit - size));
    size += value.length;
    if (size > limit * PATIENCE) {
      await reader.cancel();
      break;
    }
  }
  return { chunks, tooLarge: size > limit };
}

const cleanName = (name: string): string => (name.split(/[/\\]/).pop() ?? "").replace(/\p{Cc}/gu, "").slice(-200) || "file";
