export const published = {
  title: "Published submissions and summaries",
  lead: "What civil society wrote for the Universal Periodic Review and reviewers have published here. Nothing here needs an account, and nobody is followed.",
  home: "Published",
  empty: "Nothing is published yet",
  "empty-text": "Submissions and summaries appear here when a person of the reviewers’ side publishes them.",
  "review-title": "{state}, session {session}: published submissions",
  "review-lead":
    "Submissions to the Universal Periodic Review of {state}, session {session}, and their summary. Every paragraph has an address that lasts.",
  "summary-of": "Summary of stakeholders’ submissions on {state}",
  summary: "Summary",
  submissions: { one: "{count} submission", other: "{count} submissions" },
  "no-submissions": "No submission of this review is published yet.",
  caption: "Published submissions",
  "header-name": "Cited as",
  "header-title": "Submission",
  "header-language": "Language",
  "header-published": "Published",
  "header-files": "Files",
  published: "Published on {when}",
  edition: "Edition {edition}",
  "word-of": "{name} as Word",
  "pdf-of": "{name} as PDF",
  "data-of": "{name} as data (JSON)",
  word: "Word",
  pdf: "PDF",
  data: "Data (JSON)",
  feed: "Feed",
  interface: "For programs",
  "also-in": "Also in:",
  withdrawn: "Withdrawn on {when}",
  "withdrawn-title": "This text was withdrawn on {when}",
  "withdrawn-reason": "Withdrawn: {reason}",
  "withdrawn-authors": "Withdrawn by its authors.",
  "withdrawn-text":
    "It was published here before. Its text and its files are gone; this address stays, so that whoever cited it finds out.",
  redacted: {
    one: "One passage was redacted before publication. It keeps its place and its number.",
    other: "{count} passages were redacted before publication. They keep their places and their numbers.",
  },
  "submitted-by": "Submitted by",
  draft:
    "This summary was compiled by the reviewers who use this installation. It is not a document of the Office of the United Nations High Commissioner for Human Rights (OHCHR).",
  "address-help": "To cite a paragraph, add its number to this page’s address: {example}",
  // the interface for programs
  "interface-title": "For programs: what is public as data",
  "interface-lead":
    "A read-only interface over HTTP. It gives what the public pages show, as JSON in UTF-8, without an account or a key, and pages of other sites may ask it.",
  "interface-addresses": "Addresses",
  "interface-reviews": "Every review of which something is public: State, session, cycle, and where its page, its data and its feed are.",
  "interface-review":
    "What is public of one review, such as BEL-52: the summary and each submission with title, organisations, language, words, files, edition and hash.",
  "interface-piece":
    "One submission by the name it is cited as, such as JS1, or “summary”: its blocks in order with number, lasting address, text and notes. The notes of a summary name their sources with the addresses of the paragraphs.",
  "interface-files": "The same as Word or PDF.",
  "interface-feed": "What became public or was withdrawn, the last first, as an Atom feed.",
  "interface-rules": "What to know",
  "interface-lasting":
    "Addresses last. A text that is published again keeps its address and has a higher edition; sha256 is the hash of its content.",
  "interface-withdrawn":
    "What was withdrawn answers with status 410, when, and why. Redacted passages keep their place and number and say so: “redacted” is true.",
  "interface-caching":
    "Answers may be kept for 60 seconds and bear an ETag: ask again with If-None-Match, and 304 says that nothing changed.",
  "interface-unknown": "What is not public answers with status 404, whether it exists or not. Only GET and HEAD are answered.",
  "interface-version": "Fields may be added to version 1; none changes its meaning or goes away.",
} as const;
