import { createCommand } from "lexical";

/** What follows is undone by itself, not together with what was typed right before. */
export const OWN_STEP_COMMAND = createCommand<undefined>("own-step");
