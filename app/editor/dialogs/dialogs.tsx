import type { ActionContext, DialogName } from "../actions/actions.js";
import { CiteDialog } from "./cite-dialog.js";
import { LinkDialog } from "./link-dialog.js";
import { ParagraphDialog } from "./paragraph-dialog.js";
import { QuoteDialog } from "./quote-dialog.js";
import { ShortcutsDialog } from "./shortcuts-dialog.js";

export interface DialogProps {
  context: ActionContext;
  onClose(): void;
}

const DIALOGS: Record<Exclude<DialogName, "find">, (props: DialogProps) => JSX.Element> = {
  link: LinkDialog,
  cite: CiteDialog,
  quote: QuoteDialog,
  paragraph: ParagraphDialog,
  shortcuts: ShortcutsDialog,
};

export function Dialogs({ name, ...props }: DialogProps & { name: Exclude<DialogName, "find"> }) {
  const Shown = DIALOGS[name];
  return <Shown {...props} />;
}
