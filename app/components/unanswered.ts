import type { ClientActionFunctionArgs, ShouldRevalidateFunction } from "@remix-run/react";
import { type FormState, isFormState, stateOf } from "./form-state.js";

/**
 * For a route with forms: where no answer comes, because the line or the server is away, the form says so in its place, and the page stays with all that was
 * typed on it. Remix would show the page of an error instead.
 */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  const sent = request.clone();
  try {
    return await serverAction();
  } catch (error) {
    // what `fetch` throws when it reaches nobody
    if (!(error instanceof TypeError)) throw error;
    return { ...stateOf(await sent.formData()), refusal: { code: "no-answer", params: {} } } satisfies FormState;
  }
}

/** After a form without an answer nothing is asked for again: that would fail too, and take the page away. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  defaultShouldRevalidate && !(isFormState(actionResult) && actionResult.refusal?.code === "no-answer");
