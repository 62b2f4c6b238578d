import { isFormState } from "~/app/components/form-state.js";
import { refusalText } from "~/app/components/refusal-text.js";
import { useT } from "~/app/i18n/react.js";

/** Why what a panel sent was not taken; nothing where it was. */
export function FetcherRefusal({ data }: { data: unknown }) {
  const t = useT();
  if (!isFormState(data)) return null;
  return (
    <p role="alert" className="field__error">
      {data.refusal ? refusalText(t, data.refusal) : t("common.error-invalid")}
    </p>
  );
}
