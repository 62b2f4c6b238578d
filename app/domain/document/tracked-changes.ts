/** What happens to a file's tracked changes: they are taken as accepted, or the text stays as it was and they stand beside it as suggestions. */
export const TRACKED_CHANGES = ["accept", "keep"] as const;
export type TrackedChanges = (typeof TRACKED_CHANGES)[number];
