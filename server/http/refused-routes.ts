import type { ServerBuild } from "@remix-run/node";
import { isRefusal } from "~/app/domain/refusal.js";
import { refusalResponse } from "./guard.js";
import { refusalPage } from "./refusal-page.js";

type RouteModule = NonNullable<ServerBuild["routes"][string]>["module"];
type Handler = NonNullable<RouteModule["loader"]> | NonNullable<RouteModule["action"]>;

/**
 * The build with every loader and action wrapped: a `Refusal` that one throws becomes a thrown response with the refusal's status, which the nearest
 * ErrorBoundary shows. Without this Remix would answer 500 and hide, in production, what was refused. A route without a page answers a browser with one.
 */
export function withRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [id, { ...route, module: wrap(route.module) }] as const);
  return { ...build, routes: Object.fromEntries(routes) };
}

const wrap = (module: RouteModule): RouteModule => ({
  ...module,
  ...(module.loader && { loader: refusing(module.loader, !("default" in module)) }),
  ...(module.action && { action: refusing(module.action, !("default" in module)) }),
});

function refusing<H extends Handler>(handler: H, pageless: boolean): H {
  const wrapped = async (...args: Parameters<H>): Promise<unknown> => {
    try {
      return await (handler as (...all: Parameters<H>) => unknown)(...args);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const reads = args[0].request.headers.get("accept")?.includes("text/html");
      throw pageless && reads ? refusalPage(error) : refusalResponse(error);
    }
  };
  return Object.assign(wrapped, handler);
}
