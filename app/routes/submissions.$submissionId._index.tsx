import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** A submission's short address leads to its text. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/submissions/${params.submissionId!}/write`);
}
