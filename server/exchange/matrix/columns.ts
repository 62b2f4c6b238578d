/** What a column of a matrix holds. `themes` cells also hold persons and SDGs in most layouts. */
export type Role = "number" | "recommendation" | "states" | "position" | "themes" | "persons" | "sdgs" | "comments";

/** Header words of OHCHR's four layouts, letters only, the first that fits decides; French and Spanish as in translated lists. */
const HEADERS: readonly (readonly [RegExp, Role])[] = [
  [/^(assessment|comment|evaluation|evaluacion|observations?$)/, "comments"],
  [/^(recommendations?|recommandations?|recomendacion(es)?)($|and|et|y|text)/, "recommendation"],
  [/^(recommending|states?$|etats?$|estados?$|recommandepar|estadorecomendante|countr(y|ies)$)/, "states"],
  [/^(position|response|reponse|postura|posicion|respuesta|statusof)/, "position"],
  [/(theme|^right|rights|issue|temas?$|droits|derechos)/, "themes"],
  [/(person|group|persona)/, "persons"],
  [/(sdg|odd$|ods$|sustainabledevelopment)/, "sdgs"],
  [/^(no|nr|number|para|paragraph|parano|paragraphnumber|numero)$/, "number"],
];

const letters = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, "");

const roleOf = (header: string): Role | null => HEADERS.find(([pattern]) => pattern.test(letters(header)))?.[1] ?? null;

/** The roles of a header row's cells, or null where the row is none: it names the recommendation and one other column, shortly. */
export function readHeader(cells: readonly string[]): (Role | null)[] | null {
  if (cells.some((cell) => cell.length > 120)) return null;
  const roles = cells.map(roleOf);
  return roles.includes("recommendation") && new Set(roles.filter((role) => role !== null)).size >= 2 ? roles : null;
}
