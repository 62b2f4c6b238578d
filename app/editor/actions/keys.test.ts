import { expect, test } from "vitest";
import { ACTIONS, actionOf } from "./actions.js";
import { actionOfKeys } from "./keys.js";

interface Pressed {
  key: string;
  code: string;
  altKey?: boolean;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  graph?: boolean;
}
const pressed = ({ graph = false, ...event }: Pressed, apple = false) =>
  actionOfKeys({ altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, getModifierState: () => graph, ...event }, apple)?.id;

test("no two actions have the same keys or the same typed shortcut", () => {
  const keys = ACTIONS.flatMap((action) => action.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  for (const sign of ["1.", "#", "##", "###", "-", "--", ">", "[]", "|", "#.", "RECOMMENDATION:"])
    expect(
      ACTIONS.filter(({ typed }) => typed?.test(sign)),
      sign,
    ).toHaveLength(1);
});

test("keys are told by where they lie, and AltGr writes letters", () => {
  const two = { key: "²", code: "Digit2", ctrlKey: true, altKey: true };
  expect(pressed(two)).toBe("kind-heading-2");
  expect(pressed({ ...two, graph: true })).toBeUndefined();
  expect(pressed({ key: "™", code: "Digit2", metaKey: true, altKey: true }, true)).toBe("kind-heading-2");
  expect(pressed({ key: "k", code: "KeyK", ctrlKey: true })).toBe("link");
  expect(pressed({ key: "k", code: "KeyK", ctrlKey: true, shiftKey: true })).toBeUndefined();
  expect(pressed({ key: "ArrowUp", code: "ArrowUp", altKey: true, shiftKey: true })).toBe("move-up");
  // what the browser and Lexical do themselves is left to them
  expect(actionOf("bold").native).toBe(true);
  expect(pressed({ key: "b", code: "KeyB", ctrlKey: true })).toBeUndefined();
});
