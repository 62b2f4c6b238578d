/** The headers by which a page's answer sets, or clears, the cookies that better-auth asked for. */
export function sessionCookies(from: Headers): Headers {
  const headers = new Headers();
  for (const cookie of from.getSetCookie()) headers.append("Set-Cookie", cookie);
  return headers;
}
