import type { GivenComment } from "../rich/finish.js";
import type { WordPackage } from "./package.js";
import { paragraphText } from "./pieces.js";
import { childrenNamed, descendants } from "./xml.js";

/** The comments of a Word file, answers with the comment that they answer and whether it was closed. */
export function readComments(word: WordPackage): GivenComment[] {
  const relationships = word.relationships(word.main);
  const part = (type: string) => {
    const target = relationships.find((one) => one.type.endsWith(`/${type}`) && !one.external)?.target;
    return target === undefined ? null : word.part(target);
  };
  const comments = part("comments");
  const extended = part("commentsExtended");
  const more = new Map(
    (extended ? childrenNamed(extended, "commentEx") : []).map(({ attributes }) => [attributes.paraId ?? "", attributes]),
  );
  const byParagraph = new Map<string, string>();
  const found = (comments ? childrenNamed(comments, "comment") : []).map(({ attributes, ...comment }) => {
    const paragraphs = descendants({ ...comment, attributes }, "p");
    const { id = "", author = "", date } = attributes;
    const marks = paragraphs.map((one) => one.attributes.paraId ?? "").filter((one) => one !== "");
    for (const mark of marks) byParagraph.set(mark, id);
    const extra = marks.map((mark) => more.get(mark)).find(Boolean);
    const text = paragraphs.map(paragraphText).join("\n").trim();
    return { id, author, text, parent: extra?.paraIdParent, done: extra?.done === "1", ...(date !== undefined && { at: date }) };
  });
  return found.map(({ parent, ...comment }) => {
    const answers = parent === undefined ? undefined : byParagraph.get(parent);
    return { ...comment, ...(answers !== undefined && { answers }) };
  });
}
