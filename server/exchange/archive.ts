import { Zip, ZipPassThrough } from "fflate";

export interface ArchivedFile {
  /** Inside the archive, "/" between folders. */
  name: string;
  date: Date;
  /** Called when its turn comes, so that no two files are in memory at once. */
  read(): Promise<Uint8Array>;
}

/** A ZIP in pieces as they are asked for: one file after the other, each as it is, because Word files are compressed already. */
export async function* zipped(files: Iterable<ArchivedFile> | AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const failed: { error: Error | null } = { error: null };
  const zip = new Zip((error, chunk) => {
    if (error) failed.error = error;
    else ready.push(chunk);
  });
  function* take() {
    if (failed.error) throw failed.error;
    const chunks = ready;
    ready = [];
    yield* chunks;
  }
  for await (const { name, date, read } of files) {
    const bytes = await read();
    const entry = new ZipPassThrough(name);
    entry.mtime = date;
    zip.add(entry);
    entry.push(bytes, true);
    yield* take();
  }
  zip.end();
  yield* take();
}

/** As a stream that reads on only when somebody takes what there is. */
export const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
