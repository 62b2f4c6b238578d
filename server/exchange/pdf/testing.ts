import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

type StructNode = Awaited<ReturnType<PDFPageProxy["getStructTree"]>>;
const roles = (node: StructNode | { role?: string; children?: unknown[] }): string[] => [
  ...("role" in node && node.role ? [node.role] : []),
  ...((node.children ?? []) as StructNode[]).flatMap(roles),
];

/** What a reader of a PDF finds in it: text page by page, roles of its tags, properties. */
export async function readBack(bytes: Uint8Array) {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)));
  const texts = await Promise.all(
    pages.map(async (page) => (await page.getTextContent()).items.map((item) => ("str" in item ? item.str : "")).join(" ")),
  );
  const trees = await Promise.all(pages.map(async (page) => roles(await page.getStructTree())));
  const metadata = await document.getMetadata();
  const marked = await document.getMarkInfo();
  const viewer = await document.getViewerPreferences();
  await task.destroy();
  return {
    texts,
    text: texts.join(" ").replace(/\s+/g, " "),
    roles: trees.flat(),
    info: metadata.info as Record<string, unknown>,
    marked,
    viewer: viewer as Record<string, unknown> | null,
  };
}
