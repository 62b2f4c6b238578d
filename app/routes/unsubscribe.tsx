import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Form, SubmitButton } from "~/app/components/form.js";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { readUnsubscribe, unsubscribe } from "~/server/commands/choose-notices.js";

export { clientAction, shouldRevalidate } from "~/app/components/unanswered.js";

export const meta = titleMeta("mail.unsubscribe-title");

// only a sending turns it off: mail programs open links by themselves
export function loader({ request, context }: LoaderFunctionArgs) {
  return readUnsubscribe(new URL(request.url).searchParams, context.config.authSecret);
}

export async function action({ request, context }: ActionFunctionArgs) {
  await unsubscribe(context.db, readUnsubscribe(new URL(request.url).searchParams, context.config.authSecret));
  return { done: true };
}

export default function Unsubscribe() {
  const t = useT();
  const { address, kind } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done;
  return (
    <Page narrow title={t("mail.unsubscribe-title")}>
      {done ? (
        <Notice kind="success" title={t("mail.unsubscribe-done", { address })} live>
          <p>{t("mail.unsubscribe-again")}</p>
        </Notice>
      ) : (
        <Form>
          <p>{t("mail.unsubscribe-lead", { address, kind: t(`mail.kind-${kind}`) })}</p>
          <SubmitButton>{t("mail.unsubscribe-button")}</SubmitButton>
        </Form>
      )}
    </Page>
  );
}
