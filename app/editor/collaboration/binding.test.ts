import { $isElementNode, $isLineBreakNode, $isTextNode, $getRoot, type LexicalNode } from "lexical";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type Block, type Inline, type Mark, MARKS } from "~/app/domain/document/document.js";
import { documentFromHeadings } from "~/app/domain/document/template.js";
import { readYDoc, writeYDoc } from "~/app/domain/document/yjs.js";
import { $isBlockNode } from "../nodes/block-node.js";
import { $isEndnoteNode } from "../nodes/endnote-node.js";
import { exchange, type Peer, peer, perform, plain as steps } from "./testing.js";

function inlineOf(node: LexicalNode): Inline[] {
  if ($isTextNode(node)) {
    const marks = MARKS.filter((mark: Mark) => node.hasFormat(mark));
    return [{ type: "text", text: node.getTextContent(), ...(marks.length > 0 && { marks }) }];
  }
  if ($isLineBreakNode(node)) return [{ type: "break" }];
  if ($isEndnoteNode(node)) return [{ type: "note", note: node.getNoteId() }];
  return $isElementNode(node) ? node.getChildren().flatMap(inlineOf) : [];
}

function joined(inline: Inline[]): Inline[] {
  return inline.reduce<Inline[]>((parts, part) => {
    const last = parts.at(-1);
    if (part.type === "text" && last?.type === "text" && String(last.marks ?? []) === String(part.marks ?? []))
      return [...parts.slice(0, -1), { ...last, text: last.text + part.text }];
    return [...parts, part];
  }, []);
}

/** What the writer sees, as blocks. */
const view = ({ editor }: Peer) =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .filter($isBlockNode)
      .map((node): Pick<Block, "id" | "kind" | "inline"> => ({
        id: node.getId(),
        kind: node.getKind(),
        inline: joined(node.getChildren().flatMap(inlineOf)),
      })),
  );
const stored = ({ doc }: Peer) => readYDoc(doc).blocks.map(({ id, kind, inline }) => ({ id, kind, inline }));

describe("writers of one text, whatever they do at once", () => {
  it("end with the same document, and each sees what is stored", () => {
    const seed = new Y.Doc();
    writeYDoc(seed, documentFromHeadings(["One", "Two"]));
    fc.assert(
      fc.property(steps, (plan) => {
        const peers = Array.from({ length: 3 }, () => peer(Y.encodeStateAsUpdate(seed)));
        for (const step of plan) {
          if (step.act === "deliver") exchange(peers);
          else perform(peers[step.who]!, step);
        }
        // edits that answer an exchange (an emptied text gets a paragraph) are exchanged too
        for (let round = 0; round < 5 && peers.some((one) => one.outbox.length > 0); round++) exchange(peers);
        const [first] = peers;
        for (const one of peers) {
          expect(readYDoc(one.doc)).toEqual(readYDoc(first!.doc));
          expect(view(one)).toEqual(stored(one));
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
