import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice } from "~/app/components/notice.js";
import { Page } from "~/app/components/page.js";
import { titleMeta } from "~/app/i18n/meta.js";
import { useT } from "~/app/i18n/react.js";
import { readMessage } from "~/server/commands/read-message.js";
import { requireActor } from "~/server/http/guard.js";

export const meta = titleMeta("mail.messages-title");

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const site = { baseUrl: context.config.baseUrl, secret: context.config.authSecret };
  return readMessage(context.db, actor, { id: params.messageId!, site });
}

export default function Message() {
  const t = useT();
  const { to, subject, text, error } = useLoaderData<typeof loader>();
  return (
    <Page
      narrow
      eyebrow={t("mail.message-title", { address: to })}
      title={subject}
      breadcrumbs={[{ to: "/administration/messages", label: t("mail.message-back") }]}
    >
      {error && (
        <Notice kind="danger">
          <p>{t("mail.message-error", { error })}</p>
        </Notice>
      )}
      <pre className="message card" dir="auto">
        {text}
      </pre>
    </Page>
  );
}
