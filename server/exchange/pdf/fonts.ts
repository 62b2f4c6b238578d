import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { plainText } from "~/app/domain/document/document.js";
import type { SubmissionFile } from "../submission-file.js";

const require = createRequire(import.meta.url);

/** Fonts for the scripts of Arabic and Chinese come with the program, so that the six UN languages print on a bare machine too. */
export const FONT_FOLDERS = ["@embedpdf/fonts-arabic", "@embedpdf/fonts-sc"].map((name) =>
  join(dirname(require.resolve(name)), "../fonts"),
);

/** Latin, Greek and Cyrillic come with the typesetter, Arabic and Chinese with us; others need a font of the system. The first one found is taken. */
const SCRIPT_FONTS: { script: string; characters: RegExp; families: string[] }[] = [
  {
    script: "Arabic",
    characters: /\p{Script=Arabic}/u,
    families: ["Noto Naskh Arabic", "Amiri", "Scheherazade New", "Noto Sans Arabic", "DejaVu Sans"],
  },
  {
    script: "Chinese",
    characters: /\p{Script=Han}/u,
    families: [
      "Noto Sans S Chinese",
      "Noto Serif CJK SC",
      "Source Han Serif SC",
      "Noto Sans CJK SC",
      "WenQuanYi Zen Hei",
      "Droid Sans Fallback",
    ],
  },
  { script: "Japanese", characters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, families: ["Noto Serif CJK JP", "Noto Sans CJK JP"] },
  { script: "Korean", characters: /\p{Script=Hangul}/u, families: ["Noto Serif CJK KR", "Noto Sans CJK KR"] },
  { script: "Hebrew", characters: /\p{Script=Hebrew}/u, families: ["Noto Serif Hebrew", "Noto Sans Hebrew"] },
  { script: "Devanagari", characters: /\p{Script=Devanagari}/u, families: ["Noto Serif Devanagari", "Noto Sans Devanagari"] },
  { script: "Bengali", characters: /\p{Script=Bengali}/u, families: ["Noto Serif Bengali", "Noto Sans Bengali"] },
  { script: "Thai", characters: /\p{Script=Thai}/u, families: ["Noto Serif Thai", "Noto Sans Thai"] },
  { script: "Georgian", characters: /\p{Script=Georgian}/u, families: ["Noto Serif Georgian", "Noto Sans Georgian"] },
  { script: "Armenian", characters: /\p{Script=Armenian}/u, families: ["Noto Serif Armenian", "Noto Sans Armenian"] },
  { script: "Ethiopic", characters: /\p{Script=Ethiopic}/u, families: ["Noto Serif Ethiopic", "Noto Sans Ethiopic"] },
];

/** Comes with the typesetter, so a text in Latin script looks the same on every machine. */
const LATIN = ["Libertinus Serif", "New Computer Modern"];

/** Everything that a file of the submission prints. */
function printed({ document, title, organisations, review }: SubmissionFile): string {
  const { cover, blocks, notes } = document;
  const inline = [...blocks, ...notes].map((part) => plainText(part.inline));
  return [
    title,
    review.stateName,
    cover.keywords,
    cover.contact,
    cover.letter,
    ...organisations.flatMap((o) => Object.values(o) as string[]),
    ...inline,
  ].join("\n");
}

interface Fonts {
  families: string[];
  missing: string[];
}

/** Fonts for a submission; see `fontsForText`. */
export const fontsFor = (input: SubmissionFile, isInstalled: (family: string) => boolean): Fonts =>
  fontsForText(printed(input), isInstalled);

/** Fonts for a text in order of preference, and the scripts that it uses and no installed font can print. */
export function fontsForText(text: string, isInstalled: (family: string) => boolean): Fonts {
  const used = SCRIPT_FONTS.filter(({ characters }) => characters.test(text));
  const found = used.map(({ script, families }) => ({ script, family: families.find(isInstalled) }));
  return {
    families: [...LATIN, ...found.flatMap(({ family }) => family ?? [])],
    missing: found.filter(({ family }) => family === undefined).map(({ script }) => script),
  };
}
