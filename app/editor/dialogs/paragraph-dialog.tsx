import { useId, useState } from "react";
import { useT } from "~/app/i18n/react.js";
import { $selectedBlocks } from "../commands.js";
import { useInWriting } from "../in-writing.js";
import { useWorkspace } from "../workspace.js";
import { Dialog } from "./dialog.js";
import type { DialogProps } from "./dialogs.js";

/** The languages of the United Nations and those that submissions often quote. */
const LANGUAGES = [
  "ar",
  "de",
  "en",
  "es",
  "fa",
  "fr",
  "he",
  "hi",
  "id",
  "it",
  "ja",
  "ko",
  "nl",
  "pl",
  "pt",
  "ro",
  "ru",
  "sw",
  "th",
  "tr",
  "uk",
  "ur",
  "vi",
  "zh",
];
const DIRECTIONS = ["", "ltr", "rtl"] as const;

/** What belongs to the paragraph as a whole: its language, its direction and whom a recommendation addresses. */
export function ParagraphDialog({ context: { editor }, onClose }: DialogProps) {
  const t = useT();
  const id = useId();
  const { facts } = useWorkspace();
  const [block] = useState(() =>
    editor.getEditorState().read(() => {
      const [first] = $selectedBlocks();
      return (
        first && {
          id: first.getId(),
          kind: first.getKind(),
          language: first.getLanguage(),
          direction: first.getWriting(),
          addressee: first.getAddressee(),
        }
      );
    }),
  );
  const [language, setLanguage] = useState(block?.language ?? "");
  const [direction, setDirection] = useState(block?.direction ?? "");
  const [typed, keepAddressee] = useInWriting(`addressee ${block?.id ?? ""}`);
  const addressee = typed ?? block?.addressee ?? "";
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const finish = () => {
    editor.update(() => {
      for (const one of $selectedBlocks()) {
        one.setLanguage(language === facts.language ? "" : language).setWriting(direction);
        if (one.getKind() === "recommendation") one.setAddressee(addressee.trim());
      }
    });
    keepAddressee(null);
    onClose();
  };
  return (
    <Dialog title={t("writing.paragraph-settings")} onClose={onClose}>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          finish();
        }}
      >
        {block?.kind === "recommendation" && (
          <div className="field">
            <label htmlFor={`${id}-addressee`}>{t("writing.addressee")}</label>
            <p id={`${id}-addressee-help`} className="field__help">
              {t("writing.addressee-help")}
            </p>
            <input
              id={`${id}-addressee`}
              type="text"
              dir="auto"
              maxLength={2000}
              aria-describedby={`${id}-addressee-help`}
              value={addressee}
              onChange={({ currentTarget: { value } }) => keepAddressee(value === block.addressee ? null : value)}
            />
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-language`}>{t("writing.language")}</label>
          <p id={`${id}-language-help`} className="field__help">
            {t("writing.language-help")}
          </p>
          <select
            id={`${id}-language`}
            aria-describedby={`${id}-language-help`}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value)}
          >
            <option value="">{t("writing.language-same", { language: names.of(facts.language) ?? facts.language })}</option>
            {[...new Set([...LANGUAGES, ...(language ? [language] : [])])].map((tag) => (
              <option key={tag} value={tag}>
                {names.of(tag) ?? tag}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="field">
          <legend>{t("writing.direction")}</legend>
          {DIRECTIONS.map((value) => (
            <label key={value} className="choice">
              <input type="radio" name={`${id}-direction`} checked={direction === value} onChange={() => setDirection(value)} />{" "}
              {t(`writing.direction-${value || "auto"}`)}
            </label>
          ))}
        </fieldset>
        <p className="dialog__actions">
          <button type="submit" className="button button--primary" disabled={!block}>
            {t("writing.apply")}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
