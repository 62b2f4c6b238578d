import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { actorOf } from "~/server/http/guard.js";
import { sessionCookies } from "~/server/http/session-cookies.js";

export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await actorOf(request, context);
  if (!actor) return redirect("/");
  const { headers } = await context.auth.api.signOut({ headers: request.headers, returnHeaders: true });
  await context.documents.personChanged(actor.userId);
  return redirect("/", { headers: sessionCookies(headers) });
}
