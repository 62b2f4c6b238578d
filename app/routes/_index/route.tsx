import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { documentTitle } from "~/app/i18n/meta.js";
import { translator } from "~/app/i18n/index.js";
import { actorOf } from "~/server/http/guard.js";
import { homePage } from "~/server/queries/home.js";
import { Home } from "./home.js";
import { Welcome } from "./welcome.js";

export const meta: MetaFunction = () => {
  const t = translator("en");
  return [{ title: documentTitle(t("common.product-line")) }, { name: "description", content: t("account.welcome-1") }];
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await actorOf(request, context);
  return actor ? { name: actor.name, home: await homePage(context.db, context.documents, actor, context.clock()) } : null;
}

export default function Index() {
  const page = useLoaderData<typeof loader>();
  return page ? <Home name={page.name} {...page.home} /> : <Welcome />;
}
