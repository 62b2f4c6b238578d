import { type AppLoadContext, redirect } from "@remix-run/node";
import type { Actor } from "~/app/domain/access/may.js";
import type { Refusal } from "~/app/domain/refusal.js";
import { actorById } from "~/db/people.js";
import { REFUSAL_STATUS } from "./refusals.js";

type Asked = Pick<AppLoadContext, "auth" | "db">;

async function findActor({ headers }: Request, { auth, db }: Asked): Promise<Actor | null> {
  const session = await auth.api.getSession({ headers });
  return session ? actorById(db, session.user.id) : null;
}

const found = new WeakMap<Asked, Promise<Actor | null>>();

/** Who asks; null for somebody who has not signed in. The loaders of a page, which share its context, find that out once. */
export function actorOf(request: Request, context: Asked): Promise<Actor | null> {
  // an action may change who somebody is, and the loaders of the same request follow it
  if (request.method !== "GET") return findActor(request, context);
  let actor = found.get(context);
  if (!actor) found.set(context, (actor = findActor(request, context)));
  return actor;
}

/** Who asks; sends somebody who has not signed in to do so and back here. */
export async function requireActor(request: Request, context: Asked): Promise<Actor> {
  const actor = await actorOf(request, context);
  if (actor) return actor;
  throw redirect(`/sign-in?${new URLSearchParams({ next: pageAddress(request) })}`);
}

/** The path and query of the page that a request belongs to: an action's is that of the page it was sent from. */
function pageAddress(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("_routes");
  searchParams.delete("index");
  const query = searchParams.toString();
  return pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/") + (query ? `?${query}` : "");
}

/** A path of this site to go on to, or `otherwise` for anything that a browser could read as another site's address. */
export function samePath(next: string | null, otherwise = "/"): string {
  if (!next?.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return otherwise;
  if (!URL.canParse(next, "http://site.invalid")) return otherwise;
  const url = new URL(next, "http://site.invalid");
  // judged as it comes out: "/..//elsewhere" goes in as a path and comes out as another site
  const path = url.pathname + url.search + url.hash;
  return url.host === "site.invalid" && !path.startsWith("//") ? path : otherwise;
}

/** What the page for a refusal is made of; see `app/components/problem.tsx`. */
export interface RefusalBody {
  refusal: Pick<Refusal, "code" | "params">;
}

/** The response that stands for a refusal: its status, and its code and parameters as JSON. Thrown in a loader or an action it becomes a page. */
export function refusalResponse({ code, params }: Pick<Refusal, "code" | "params">): Response {
  const body: RefusalBody = { refusal: { code, params } };
  return Response.json(body, { status: REFUSAL_STATUS[code] });
}
