import { formatDate } from "~/app/i18n/format.js";
import { useLocale, useT } from "~/app/i18n/react.js";
import { Disclosure } from "./disclosure.js";
import { Field } from "./field.js";
import { Form, SubmitButton } from "./form.js";

interface Publicity {
  id: string;
  edition: number;
  publishedAt: string;
  withdrawnAt: string | null;
  isOutdated: boolean;
}

/** How it stands with the public, in words. */
export function PublicState({ is }: { is: Publicity | null }) {
  const t = useT();
  const { locale } = useLocale();
  if (!is) return <>{t("publishing.private")}</>;
  if (is.withdrawnAt) return <>{t("publishing.withdrawn", { when: formatDate(is.withdrawnAt, { locale }) })}</>;
  const since = t("publishing.public", { when: formatDate(is.publishedAt, { locale }), edition: is.edition });
  return (
    <>
      {since}
      {is.isOutdated && <span className="desk__organisations">{t("publishing.outdated")}</span>}
    </>
  );
}

/** Somebody says that they have looked. */
export function ConfirmField() {
  const t = useT();
  return <Field name="confirm" type="checkbox" value="yes" required label={t("publishing.confirm")} />;
}

/** Takes something public back, with a reason that the public reads. */
export function WithdrawForm({ publicationId, name = "withdraw" }: { publicationId: string; name?: string }) {
  const t = useT();
  return (
    <Disclosure summary={t("publishing.withdraw")} form={name} kind="danger">
      <Form name={name}>
        <input type="hidden" name="publicationId" value={publicationId} />
        <Field name="reason" label={t("publishing.reason")} help={t("publishing.withdraw-help")} required />
        <SubmitButton kind="danger">{t("publishing.withdraw-go")}</SubmitButton>
      </Form>
    </Disclosure>
  );
}
