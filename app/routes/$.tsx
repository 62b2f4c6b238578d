import { Refusal } from "~/app/domain/refusal.js";

/** Every address that no other route knows, so that its page has the header of whoever asks. */
export function loader(): never {
  throw new Refusal("not-found");
}
export const action = loader;

export default function Nowhere() {
  return null;
}
