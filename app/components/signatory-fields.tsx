import { useT } from "~/app/i18n/react.js";
import { Field } from "./field.js";

/** Who answers, for the text with this hash. */
export function SignatoryFields({ hash, name }: { hash: string; name?: string }) {
  const t = useT();
  return (
    <>
      <input type="hidden" name="hash" value={hash} />
      <Field name="name" label={t("signoff.sign-name")} required defaultValue={name} autoComplete="name" />
      <Field
        name="function"
        label={t("signoff.sign-function")}
        help={t("signoff.sign-function-help")}
        required
        autoComplete="organization-title"
      />
    </>
  );
}
