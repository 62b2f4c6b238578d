import type { Plugin } from "vite";

const AREA = /\/app\/i18n\/en\/(\w+)\.ts$/;
const MODULE = /\/app\/(?!i18n\/).*\.tsx?$/;
/** A key or its beginning: "review.title", `rules.${code}`. */
const KEY = /["'`]([a-z]+)\.([\w-]*)(["'`]|\$\{)/g;

/**
 * Brings to the browser only the messages that a page can show: each module brings the areas whose keys it names, where otherwise every
 * page would load the texts of all. A right may be named as a message could be ("review.read"), so only what the catalogue has counts. On
 * the server it stays whole.
 */
export const messagesPerPage = (catalogue: Readonly<Record<string, object>>): Plugin => ({
  name: "messages-per-page",
  enforce: "pre",
  transform(code, id, options) {
    if (options?.ssr) return null;
    const [path = ""] = id.split("?", 1);
    const area = AREA.exec(path)?.[1];
    if (area === "index") return { code: "export const en = {};", map: null };
    if (area) return { code: `${code}\nimport { en } from "./index.js";\nen.${area} = ${area};\n`, map: null };
    if (!MODULE.test(path)) return null;
    const isNamed = ([, area = "", name = "", end]: RegExpExecArray) =>
      Object.keys(catalogue[area] ?? {}).some((key) => (end === "${" ? key.startsWith(name) : key === name));
    const named = new Set([...code.matchAll(KEY)].filter(isNamed).map(([, area]) => area!));
    return { code: code + [...named].map((name) => `\nimport "~/app/i18n/en/${name}.js";`).join(""), map: null };
  },
});
