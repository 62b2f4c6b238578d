import { plainText } from "~/app/domain/document/document.js";
import { useT } from "~/app/i18n/react.js";
import { useAnalysis } from "../workspace.js";
import { goToBlock } from "./go-to-block.js";

/** The headings of the text with the words of their sections. */
export function Outline() {
  const t = useT();
  const { document, numbering, length } = useAnalysis();
  const words = new Map(length.sections.map((section) => [section.heading, section.words]));
  const headings = document.blocks.filter((block) => block.kind === "heading");
  if (headings.length === 0) return <p className="quiet">{t("editor.outline-empty")}</p>;
  return (
    <table className="outline">
      <caption className="visually-hidden">{t("editor.length-sections")}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t("editor.section")}</th>
          <th scope="col">{t("editor.words")}</th>
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
          <tr key={heading.id} data-level={heading.level ?? 1}>
            <th scope="row">
              <button type="button" className="link-button" dir="auto" onClick={() => goToBlock(heading.id)}>
                {[numbering.blocks.get(heading.id), plainText(heading.inline)].filter(Boolean).join(" ") || "…"}
              </button>
            </th>
            <td>{words.get(heading.id) ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
