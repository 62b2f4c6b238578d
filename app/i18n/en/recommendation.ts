export const recommendation = {
} as const;
