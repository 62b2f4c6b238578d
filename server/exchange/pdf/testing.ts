import { getDocument, OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

type StructNode = Awaited<ReturnType<PDFPageProxy["getStructTree"]>>;
const roles = (node: StructNode | { role?: string; children?: unknown[] }): string[] => [
  ...("role" in node && node.role ? [node.role] : []),
  ...((node.children ?? []) as StructNode[]).flatMap(roles),
];

const PAINTS = [OPS.showText, OPS.constructPath, OPS.fill, OPS.stroke, OPS.paintImageXObject, OPS.shadingFill] as const;

/** What a page paints that is neither tagged nor said to be furniture, and the fonts that it uses. */
async function painted(page: PDFPageProxy) {
  const { fnArray, argsArray } = await page.getOperatorList();
  let depth = 0;
  let untagged = 0;
  const fonts = new Set<string>();
  fnArray.forEach((fn, i) => {
    if (fn === OPS.beginMarkedContent || fn === OPS.beginMarkedContentProps) depth += 1;
    else if (fn === OPS.endMarkedContent) depth -= 1;
    else if (fn === OPS.setFont) fonts.add((argsArray[i] as [string])[0]);
    else if (depth === 0 && PAINTS.some((paints) => paints === fn)) untagged += 1;
  });
  return { untagged, fonts: [...fonts].map((font) => page.commonObjs.get(font) as { missingFile: boolean; toUnicode?: unknown }) };
}

/** What a reader of a PDF finds in it: text page by page, roles of its tags, properties. */
export async function readBack(bytes: Uint8Array) {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, fontExtraProperties: true });
  const document = await task.promise;
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)));
  const texts = await Promise.all(
    pages.map(async (page) => (await page.getTextContent()).items.map((item) => ("str" in item ? item.str : "")).join(" ")),
  );
  const trees = await Promise.all(pages.map(async (page) => roles(await page.getStructTree())));
  const paintings = await Promise.all(pages.map(painted));
  const metadata = await document.getMetadata();
  const marked = await document.getMarkInfo();
  const viewer = await document.getViewerPreferences();
  await task.destroy();
  return {
    texts,
    text: texts.join(" ").replace(/\s+/g, " "),
    roles: trees.flat(),
    untagged: paintings.reduce((sum, { untagged }) => sum + untagged, 0),
    fonts: paintings.flatMap(({ fonts }) => fonts),
    info: metadata.info as Record<string, unknown>,
    marked,
    viewer: viewer as Record<string, unknown> | null,
  };
}
