export const coalition = {
} as const;
