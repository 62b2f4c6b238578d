import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { type DragEvent, useState } from "react";
import { type Block, plainText } from "~/app/domain/document/document.js";
import { stepFrom, stretchOf } from "~/app/domain/document/move.js";
import { useT } from "~/app/i18n/react.js";
import { moveBefore, moveStep } from "../actions/edits.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { goToBlock } from "./go-to-block.js";

const DRAGGED = "application/x-caucus-section";

/** The headings of the text with the words of their sections; a section is moved whole, by its buttons or by dragging it onto another. */
export function Outline() {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { session, mayWrite } = useWorkspace();
  const { document: text, numbering, length } = useAnalysis();
  const [moved, setMoved] = useState<string | null>(null);
  const words = new Map(length.sections.map((section) => [section.heading, section.words]));
  const headings = text.blocks.filter((block) => block.kind === "heading");
  if (headings.length === 0) return <p className="quiet">{t("editor.outline-empty")}</p>;
  const move = (id: string, by: -1 | 1) => {
    moveStep(editor, session.doc, by, id);
    setMoved(id);
  };
  const drop = (event: DragEvent, onto: string) => {
    event.preventDefault();
    const dragged = event.dataTransfer.getData(DRAGGED);
    const [from, target] = [stretchOf(text.blocks, dragged), stretchOf(text.blocks, onto)];
    if (!from || !target || dragged === onto) return;
    // onto a section further down: behind it
    moveBefore(editor, session.doc, dragged, target.from > from.from ? target.to : target.from);
    setMoved(dragged);
  };
  return (
    <>
      <table className="outline">
        <caption className="visually-hidden">{t("editor.length-sections")}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t("editor.section")}</th>
            <th scope="col">{t("editor.words")}</th>
            {mayWrite && <th scope="col">{t("writing.group-move")}</th>}
          </tr>
        </thead>
        <tbody>
          {(words.get(null) ?? 0) > 0 && (
            <tr>
              <th scope="row">{t("editor.section-start")}</th>
              <td>{words.get(null)}</td>
            </tr>
          )}
          {headings.map((heading) => (
            <tr
              key={heading.id}
              data-level={heading.level ?? 1}
              data-moved={heading.id === moved || undefined}
              draggable={mayWrite}
              onDragStart={(event) => event.dataTransfer.setData(DRAGGED, heading.id)}
              onDragOver={(event) => {
                if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
              }}
              onDrop={(event) => drop(event, heading.id)}
            >
              <th scope="row">
                <button type="button" className="link-button" dir="auto" onClick={() => goToBlock(heading.id)}>
                  {[numbering.blocks.get(heading.id), plainText(heading.inline)].filter(Boolean).join(" ") || "…"}
                </button>
              </th>
              <td>{words.get(heading.id) ?? 0}</td>
              {mayWrite && <Steps heading={heading} blocks={text.blocks} onMove={(by) => move(heading.id, by)} />}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="visually-hidden" role="status">
        {moved !== null && headings.some(({ id }) => id === moved)
          ? t("writing.section-moved", {
              heading: plainText(headings.find(({ id }) => id === moved)!.inline),
              place: headings.findIndex(({ id }) => id === moved) + 1,
              count: headings.length,
            })
          : ""}
      </p>
    </>
  );
}

function Steps({ heading, blocks, onMove }: { heading: Block; blocks: readonly Block[]; onMove(by: -1 | 1): void }) {
  const t = useT();
  const name = { heading: plainText(heading.inline) };
  return (
    <td className="outline__steps">
      {([-1, 1] as const).map((by) => (
        <button
          key={by}
          type="button"
          aria-label={t(by < 0 ? "writing.section-up" : "writing.section-down", name)}
          // a button that goes away takes the focus with it
          aria-disabled={stepFrom(blocks, heading.id, by) === null}
          onClick={() => onMove(by)}
        >
          {by < 0 ? "↑" : "↓"}
        </button>
      ))}
    </td>
  );
}
