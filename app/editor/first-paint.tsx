import { createElement, useContext, useMemo } from "react";
import { type CarriedText, readCarried } from "~/app/domain/document/carried.js";
import { directionOf, isNeutral } from "~/app/domain/document/direction.js";
import { type Block, plainText } from "~/app/domain/document/document.js";
import { citedNotes, number, type Numbering } from "~/app/domain/document/numbering.js";
import { InlineView } from "~/app/components/document-inline.js";
import { DrawnContext } from "~/app/components/drawn.js";
import { type Locale, translator } from "~/app/i18n/index.js";
import { LocaleProvider, useLocale, useT } from "~/app/i18n/react.js";
import { FORMATS, KINDS, SIGNS, WORDS } from "./actions/tools.js";
import { tagOf } from "./nodes/block-tag.js";

interface FirstPaintProps {
  text: CarriedText;
  language: string;
  /** Whether the editor that follows will have a toolbar. */
  mayWrite: boolean;
}

/** The text to read before any script runs, drawn as the editor draws it, so that nothing moves when the editor takes its place. */
export function FirstPaint({ text, language, mayWrite }: FirstPaintProps) {
  const t = useT();
  const { locale } = useLocale();
  const drawn = useContext(DrawnContext);
  const sheet = { className: "sheet", lang: language, "data-writing": directionOf(language) };
  return (
    <>
      <div className="desk__bar">
        <p className="save save--opening">{t("editor.opening")}</p>
      </div>
      <div className="desk">
        <div>
          {mayWrite && <ToolsToCome />}
          {drawn ? (
            <div {...sheet} dangerouslySetInnerHTML={{ __html: drawn(`${locale} ${text}`, <Sheet text={text} locale={locale} />) }} />
          ) : (
            <div {...sheet}>
              <Sheet text={text} locale={locale} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}

/** The text and its notes: drawn from nothing but these, so that the server draws a text once for as long as nobody changes it. */
function Sheet({ text, locale }: { text: CarriedText; locale: Locale }) {
  const document = useMemo(() => readCarried(text), [text]);
  const numbering = number(document.blocks);
  const notes = citedNotes(document);
  return (
    <LocaleProvider locale={locale}>
      <div className="document reading submission-text">
        {document.blocks.map((block) => (
          <StaticBlock key={block.id} block={block} numbering={numbering} />
        ))}
      </div>
      {notes.length > 0 && (
        <section className="sheet__notes" aria-label={translator(locale)("editor.notes")}>
          <ol>
            {notes.map(({ number: n, note }) => (
              <li key={note.id} id={`note-${n}`}>
                <InlineView inline={note.inline} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </LocaleProvider>
  );
}

/** The toolbar's place, until its buttons can do something. */
function ToolsToCome() {
  const t = useT();
  return (
    <div className="tools">
      <div className="toolbar" aria-hidden="true">
        <button type="button" disabled>
          ↶
        </button>
        <button type="button" disabled>
          ↷
        </button>
        <select disabled>
          {KINDS.map((kind) => (
            <option key={kind}>{t(`writing.kind-${kind}`)}</option>
          ))}
        </select>
        {FORMATS.map((format) => (
          <button key={format} type="button" disabled className={`toolbar__${format}`}>
            {SIGNS[format]}
          </button>
        ))}
        {WORDS.map((id) => (
          <button key={id} type="button" disabled>
            {t(`writing.${id}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function StaticBlock({ block, numbering }: { block: Block; numbering: Numbering }) {
  const level = block.level ?? 1;
  const attributes = {
    id: `block-${block.id}`,
    dir: block.direction ?? "auto",
    lang: block.language,
    "data-kind": block.kind,
    "data-level": level,
    "data-neutral": isNeutral(plainText(block.inline)) ? "" : undefined,
    "data-numbered": block.numbered ? "" : undefined,
    "data-addressee": block.addressee,
    "data-number": numbering.blocks.get(block.id),
  };
  const content = (
    <>
      {block.inline.length === 0 && <br />}
      {block.inline.map((part, i) => {
        const n = part.type === "note" ? numbering.notes.get(part.note) : undefined;
        if (n === undefined) return <InlineView key={i} inline={[part]} />;
        return (
          <span key={i} className="endnote">
            <a className="endnote__mark" href={`#note-${n}`}>
              {n}
            </a>
          </span>
        );
      })}
    </>
  );
  return createElement(tagOf(block.kind, level), attributes, content);
}
