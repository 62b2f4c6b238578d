export const filing = {
} as const;
