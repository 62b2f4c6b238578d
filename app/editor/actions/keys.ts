import { ACTIONS, type Action } from "./actions.js";

export const isApple = () => /Mac|iP(hone|ad|od)/.test(navigator.userAgent);

type Pressed = Pick<KeyboardEvent, "key" | "code" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey" | "getModifierState">;

/** With Alt or Shift held, `key` is what the layout makes of it: digits and letters are told by where they lie. */
function isKey(event: Pressed, wanted: string): boolean {
  if (/^[0-9]$/u.test(wanted)) return event.code === `Digit${wanted}` || event.code === `Numpad${wanted}`;
  if (/^[A-Z]$/u.test(wanted)) return event.key.toUpperCase() === wanted || (event.altKey && event.code === `Key${wanted}`);
  return event.key === wanted;
}

/** The action that these keys stand for; AltGr writes letters and stands for none. */
export function actionOfKeys(event: Pressed, apple: boolean): Action | undefined {
  if (event.getModifierState("AltGraph")) return undefined;
  return ACTIONS.find(({ keys, native }) => {
    if (!keys || native) return false;
    const parts = keys.split("+");
    const [key] = parts.slice(-1);
    const mod = parts.includes("Mod");
    return (
      (apple ? event.metaKey : event.ctrlKey) === mod &&
      !(apple ? event.ctrlKey : event.metaKey) &&
      event.altKey === parts.includes("Alt") &&
      event.shiftKey === parts.includes("Shift") &&
      isKey(event, key!)
    );
  });
}

const ARROWS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };

/** Keys as they are printed on the keyboard, one after the other. */
export const printedKeys = (keys: string, apple: boolean): string[] =>
  keys.split("+").map((key) => ARROWS[key] ?? (key === "Mod" ? (apple ? "⌘" : "Ctrl") : key === "Alt" && apple ? "⌥" : key));
