import { isApple, printedKeys } from "./keys.js";

/** Keys that are pressed together. */
export function Shortcut({ keys }: { keys: string }) {
  return (
    <span className="shortcut" dir="ltr">
      {printedKeys(keys, isApple()).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
