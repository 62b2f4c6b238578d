import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
} from "lexical";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MessageKey } from "~/app/i18n/index.js";
import { useT } from "~/app/i18n/react.js";
import { ACTIONS, type Action, type ActionContext } from "./actions.js";
import { Shortcut } from "./shortcut.js";

/** "/" at the start of a block or after a blank, and the letters after it. */
const SLASH = /(?:^|\s)\/([\p{L}\p{N}-]{0,30})$/u;

function $slash(): { word: string; key: string } | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  const word = $isTextNode(node) ? SLASH.exec(node.getTextContent().slice(0, selection.anchor.offset))?.[1] : undefined;
  return word === undefined ? null : { word, key: `${node.getKey()} ${selection.anchor.offset - word.length}` };
}

const offered = ACTIONS.filter(({ notInSlash }) => !notInSlash);

/** The list that "/" opens at the cursor: filtered by what is typed on, chosen with the arrow keys and Enter. */
export function SlashMenu({ context }: { context: ActionContext }) {
  const t = useT();
  const { editor } = context;
  const [at, setAt] = useState<{ word: string; key: string } | null>(null);
  const [dismissed, setDismissed] = useState("");
  const [index, setIndex] = useState(0);
  const found = useMemo(() => {
    const word = at?.word.toLowerCase() ?? "";
    return offered.filter(
      ({ id }) =>
        t(`writing.${id}` as MessageKey)
          .toLowerCase()
          .includes(word) || id.includes(word),
    );
  }, [at?.word, t]);
  const open = at !== null && at.key !== dismissed && found.length > 0;
  const active = Math.min(index, found.length - 1);

  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = document.activeElement === editor.getRootElement() ? editorState.read($slash) : null;
        setAt((old) => (old?.key === next?.key && old?.word === next?.word ? old : next));
        if (!next) setIndex(0);
      }),
    [editor],
  );

  const choose = useRef<(action: Action) => void>(() => undefined);
  useEffect(() => {
    choose.current = (action) => {
      editor.update(
        () => {
          const selection = $getSelection();
          const node = $isRangeSelection(selection) ? selection.anchor.getNode() : null;
          const slash = $slash();
          if (!slash || !$isTextNode(node) || !$isRangeSelection(selection)) return;
          const length = slash.word.length + 1;
          node.spliceText(selection.anchor.offset - length, length, "", true);
        },
        { discrete: true },
      );
      setAt(null);
      editor.focus();
      action.run(context);
    };
  });

  useEffect(() => {
    if (!open) return;
    const root = editor.getRootElement();
    const move = (by: number) => (event: KeyboardEvent) => {
      event.preventDefault();
      setIndex((active + by + found.length) % found.length);
      return true;
    };
    const take = (event: KeyboardEvent | null) => {
      event?.preventDefault();
      choose.current(found[active]!);
      return true;
    };
    root?.setAttribute("aria-activedescendant", `slash-${found[active]!.id}`);
    root?.setAttribute("aria-controls", "slash-menu");
    const stop = mergeRegister(
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, move(1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, move(-1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        () => {
          setDismissed(at.key);
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
    return () => {
      stop();
      root?.removeAttribute("aria-activedescendant");
      root?.removeAttribute("aria-controls");
    };
  }, [open, active, found, at, editor]);

  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const caret = open ? getSelection()?.getRangeAt(0).getBoundingClientRect() : undefined;
    if (!list.current || !caret) return;
    const { offsetHeight, offsetWidth } = list.current;
    const below = caret.bottom + offsetHeight + 8 < innerHeight;
    list.current.style.top = `${below ? caret.bottom + 4 : Math.max(caret.top - offsetHeight - 4, 4)}px`;
    list.current.style.left = `${Math.max(Math.min(caret.left, innerWidth - offsetWidth - 8), 8)}px`;
    list.current.children[active]?.scrollIntoView({ block: "nearest" });
  }, [open, active, found]);

  if (!open) return null;
  return (
    <ul className="slash-menu" id="slash-menu" role="listbox" aria-label={t("writing.slash-label")} ref={list}>
      {found.map((action, i) => (
        <li
          key={action.id}
          id={`slash-${action.id}`}
          role="option"
          aria-selected={i === active}
          onMouseDown={(event) => {
            event.preventDefault();
            choose.current(action);
          }}
        >
          <span>{t(`writing.${action.id}` as MessageKey)}</span>
          {action.typedAs ? <kbd dir="ltr">{action.typedAs}</kbd> : action.keys && <Shortcut keys={action.keys} />}
        </li>
      ))}
    </ul>
  );
}
