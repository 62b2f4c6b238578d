import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { useInBrowser } from "~/app/components/use-in-browser.js";
import { useNonce } from "~/app/components/nonce.js";
import { Problem } from "~/app/components/problem.js";
import { SiteFooter } from "~/app/components/site-footer.js";
import { PublicHeader, SiteHeader } from "~/app/components/site-header.js";
import { eraseCopies } from "~/app/editor/collaboration/device-storage.js";
import { LOCALES } from "~/app/i18n/index.js";
import { documentTitle } from "~/app/i18n/meta.js";
import { LocaleProvider, useT } from "~/app/i18n/react.js";
import stylesheet from "~/app/styles/index.css?url";
import { actorOf } from "~/server/http/guard.js";

export { shouldRevalidate } from "~/app/components/unanswered.js";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: documentTitle() }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  // public pages are the same for everybody: whoever is signed in, a cache that others share may keep them
  const isPublic = /^\/public(\/|$)/.test(new URL(request.url).pathname);
  const actor = isPublic ? null : await actorOf(request, context);
  return { locale: "en" as const, isPublic, person: actor && { name: actor.name, email: actor.email, roles: [...actor.roles] } };
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  const locale = root?.locale ?? "en";
  const isPublic = root?.isPublic ?? false;
  return (
    <html lang={locale} dir={LOCALES[locale].direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <LocaleProvider locale={locale}>
          <SkipLink />
          {isPublic ? <PublicHeader /> : <SiteHeader person={root?.person ?? null} />}
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <SiteFooter />
        </LocaleProvider>
        {!isPublic && (
          <>
            <ScrollPlaces />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

/** For moves from page to page. A page that is loaded anew the browser puts back itself: the script for that would keep the first paint waiting for what is stored. */
function ScrollPlaces() {
  return useInBrowser() && <ScrollRestoration />;
}

function SkipLink() {
  const t = useT();
  return (
    <a className="skip-link" href="#main">
      {t("common.skip-to-content")}
    </a>
  );
}

export default function Root() {
  const { person } = useLoaderData<typeof loader>();
  const signedOut = person === null;
  useEffect(() => {
    // wherever nobody is signed in, no draft stays on the device
    if (signedOut) void eraseCopies();
  }, [signedOut]);
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  return <Problem error={error} email={root?.person?.email} />;
}
