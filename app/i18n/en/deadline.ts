export const deadline = {
  title: "Deadline",
  geneva: "{time} in Geneva",
  yours: "{time} where you are",
  left: "closes {distance}",
  past: "closed {distance}",
  opens: "Submissions open on {opens}.",
} as const;
