/** What somebody without an account reads, who was sent a link; and what leads read about such links. */
export const bylink = {
  "page-title": "Read and answer",
  "eyebrow-sign": "For the signature of {organisation}",
  "eyebrow-endorse": "For the endorsement of {organisation}",
  "lead-sign":
    "{coalition} will file this text for the Universal Periodic Review of {state}, session {session}, in the name of {organisations}. {by} asks you to read it, and to sign it or send it back for {organisation}.",
  "lead-endorse":
    "{coalition} will file this text for the Universal Periodic Review of {state}, session {session}, in the name of {organisations}. {by} asks whether {organisation} endorses it.",
  "link-facts":
    "You need no account. This link is for you alone, takes one answer, and ends on {expires}. The text is not public: do not pass it on.",
  jump: "Go straight to your answer",
  "text-title": "The text",
  "facts-words": "Length",
  "facts-words-value": "{words} of {limit} words",
  "facts-frozen": "Frozen",
  "facts-hash": "SHA-256 of the text",
  "view-optional": "Minority view",
  "view-help":
    "If {organisation} signs but sees something otherwise, write it here. It is filed as an annex in its name; leave it empty if there is nothing.",
  "answer-sign": "Sign for {organisation}",
  "answer-endorse": "Answer for {organisation}",
  "endorse-lead": "You endorse exactly the text above: {words} words, SHA-256 beginning {hash}. You do not become one of its authors.",
  "endorse-read": "I have read the text, and I may endorse it for my organisation.",
  "endorse-later": "This holds for later versions of the text too",
  "endorse-later-help": "Leave it empty, and you will be asked again if the text changes.",
  "endorse-button": "Endorse this text",
  "decline-title": "Do not endorse it",
  "decline-text": "The coalition is told that {organisation} does not endorse the text. You need give no reason.",
  "decline-button": "Do not endorse",
  "answered-title": "Your answer was received",
  "answered-signed": "{organisation} signed “{title}” on {time}.",
  "answered-refused": "{organisation} sent “{title}” back on {time}. The coalition reads your reason.",
  "answered-endorsed": "{organisation} endorsed “{title}” on {time}.",
  "answered-declined": "{organisation} did not endorse “{title}” ({time}).",
  "void-title": "Your answer is void now",
  "void-text":
    "Since {time} it counts no more: the text was reopened to be changed, or you answered anew. When another text is ready to be signed, you get a new link.",
  "answered-by": "Answered by",
  "became-filed": "The text was filed here on {time}. Whether it must also be uploaded to OHCHR, the lead of the coalition knows.",
  "became-withdrawn": "The text was filed, and withdrawn on {time}: the reviewers here no longer see it.",
  "answered-next-sign":
    "The link has done its work and opens the text no more. If the text is changed, your answer to this one is void and you will get a new link. If you answered by mistake, ask whoever sent you the link for another.",
  "answered-next-endorse":
    "The link has done its work and opens the text no more. If the text is changed, you may be asked again. If you answered by mistake, ask whoever sent you the link for another.",

  // for leads
  "link-until": "link until {date}",
  "no-link": "no link yet",
  "manage-title": "Links for organisations without an account",
  "manage-lead":
    "Where an e-mail address is known, the link was sent when the text was frozen, and goes out again with each reminder. You can also make a link and hand it over yourself; the receipt then says so.",
  "make-button": "Make a link",
  "make-label": "Make a link for {organisation}",
  "revoke-button": "Take back",
  "revoke-label": "Take back the link of {organisation}",
  "made-title": "Copy this link now",
  "made-text":
    "It is for {organisation} alone, takes one answer, until {date}. It is shown only this once; links made before for them no longer work.",
  "made-link": "Link for {organisation}",
  "add-title": "Add an organisation without an account",
  "add-lead":
    "It stands on the cover page as a co-submitter. When the text is frozen it gets a link of its own to read exactly that text, and to sign it or send it back.",
  "add-contact": "E-mail address of whoever signs for it",
  "add-contact-help": "The link is sent there. Leave it empty to hand links over yourself.",
  "add-button": "Add the organisation",
  "takes-part": "Takes part without an account, by links sent to {address}.",
  "takes-part-by-hand": "Takes part without an account, by links that you hand over.",
} as const;
