export const signoff = {
} as const;
