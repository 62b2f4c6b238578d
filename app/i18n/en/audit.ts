export const audit = {
  title: "Administration",
  lead: "What this installation can prove, and what it has told people.",
  "log-title": "The log",
  "log-text":
    "Every right that was given or taken, every import, signature and filing is an event in a log that can only grow. Each event bears the hash of the one before it. The log never holds the text of a submission.",
  intact: { one: "Checked just now: {count} event, none changed.", other: "Checked just now: {count} events, none changed." },
  head: "Hash of the newest event",
  "head-text":
    "Write it down elsewhere from time to time: given to “caucus audit verify --head”, it shows whether the end of the log was cut off.",
  broken: "The log was changed",
  "broken-at": "Event {seq} is not what it was, or the one before it is missing.",
  "broken-missing": {
    one: "{count} hash that a receipt bears is not in the log any more.",
    other: "{count} hashes that receipts bear are not in the log any more.",
  },
  download: "Download the log",
  "messages-text": "Invitations, requests to sign and reminders: what was sent, and what waits.",
  "messages-link": "See the messages",
} as const;
