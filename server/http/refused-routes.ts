import type { ServerBuild } from "@remix-run/node";
import { isRefusal, Refusal } from "~/app/domain/refusal.js";
import { translator } from "~/app/i18n/index.js";
import { refusedForm } from "./forms.js";
import { refusalResponse } from "./guard.js";
import { databaseAnswers } from "./health.js";
import { refusalPage } from "./refusal-page.js";

type RouteModule = NonNullable<ServerBuild["routes"][string]>["module"];
type Handler = NonNullable<RouteModule["loader"]> | NonNullable<RouteModule["action"]>;

/**
 * The build with every loader and action wrapped: a `Refusal` that one throws becomes a thrown response with the refusal's status, which the nearest
 * ErrorBoundary shows. Without this Remix would answer 500 and hide, in production, what was refused. A route without a page answers a browser with one.
 * What fails while the database does not answer is refused as "unavailable"; a form then stays on its page with what was typed in it.
 */
export function withRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [id, { ...route, module: wrap(route.module) }] as const);
  return { ...build, routes: Object.fromEntries(routes) };
}

function wrap(module: RouteModule): RouteModule {
  const pageless = !("default" in module);
  return {
    ...module,
    ...(module.loader ? { loader: refusing(module.loader, pageless) } : pageless && { loader: onlyForms }),
    ...(module.action && { action: refusing(module.action, pageless) }),
  };
}

/** What an address that only takes forms answers to whoever reads it. */
const onlyForms = () =>
  new Response(`${translator("en")("common.problem-method")}\n`, {
    status: 405,
    headers: { Allow: "POST", "Content-Type": "text/plain; charset=utf-8" },
  });

/** A form without files, which may be read twice. */
const isPlainForm = ({ method, headers }: Request) =>
  method === "POST" && !!headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");

function refusing<H extends Handler>(handler: H, pageless: boolean): H {
  const wrapped = async (...args: Parameters<H>): Promise<unknown> => {
    const { request, context } = args[0];
    const form = isPlainForm(request) ? request.clone() : null;
    try {
      return await (handler as (...all: Parameters<H>) => unknown)(...args);
    } catch (error) {
      if (isRefusal(error)) throw refused(error, request, pageless);
      if (error instanceof Response || (await databaseAnswers(context.db))) throw error;
      context.log.error({ err: error }, "A request failed: the database does not answer");
      const away = new Refusal("unavailable");
      if (form) return refusedForm(await form.formData(), away);
      throw refused(away, request, pageless);
    }
  };
  return Object.assign(wrapped, handler);
}

const refused = (refusal: Refusal, { headers }: Request, pageless: boolean) =>
  pageless && headers.get("accept")?.includes("text/html") ? refusalPage(refusal) : refusalResponse(refusal);
