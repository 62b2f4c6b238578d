import type { ReactNode } from "react";
import { useT } from "~/app/i18n/react.js";
import { type ActionContext, type ActionId, actionOf } from "./actions.js";
import { isApple, printedKeys } from "./keys.js";
import { FORMATS, KINDS, SIGNS, WORDS } from "./tools.js";
import { useSituation } from "./use-situation.js";

interface ToolProps {
  id: ActionId;
  context: ActionContext;
  pressed?: boolean;
  disabled?: boolean;
  className?: string;
  children?: ReactNode;
}

/** One action as a button: named with what it does, its tip with the keys that do the same. */
function Tool({ id, context, pressed, disabled, className, children }: ToolProps) {
  const t = useT();
  const { keys, run } = actionOf(id);
  const name = t(`writing.${id}`);
  return (
    <button
      type="button"
      className={className}
      aria-pressed={pressed}
      aria-label={children ? name : undefined}
      title={keys ? `${name} (${printedKeys(keys, isApple()).join("+")})` : name}
      disabled={disabled}
      onClick={() => run(context)}
    >
      {children ?? name}
    </button>
  );
}

/** Formatting for the mouse and for the keyboard: one row of real buttons and a list. */
export function Toolbar({ context }: { context: ActionContext }) {
  const t = useT();
  const { situation, undoable } = useSituation(context.editor);
  return (
    <div className="toolbar" role="toolbar" aria-label={t("writing.toolbar")}>
      <Tool id="undo" context={context} disabled={!undoable.undo}>
        ↶
      </Tool>
      <Tool id="redo" context={context} disabled={!undoable.redo}>
        ↷
      </Tool>
      <select
        aria-label={t("writing.kind-label")}
        value={situation?.kind ?? "paragraph"}
        onChange={(event) => {
          actionOf(`kind-${event.currentTarget.value as (typeof KINDS)[number]}`).run(context);
          context.editor.focus();
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`writing.kind-${kind}`)}
          </option>
        ))}
      </select>
      {situation?.kind.startsWith("heading") && (
        <Tool id="heading-numbered" context={context} pressed={situation.numbered}>
          1.1
        </Tool>
      )}
      {FORMATS.map((format) => (
        <Tool
          key={format}
          id={format}
          context={context}
          className={`toolbar__${format}`}
          pressed={situation?.formats.includes(format) ?? false}
        >
          {SIGNS[format]}
        </Tool>
      ))}
      {WORDS.map((id) => (
        <Tool key={id} id={id} context={context} />
      ))}
    </div>
  );
}
