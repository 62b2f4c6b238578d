/** What a check found, and how to mend it. Names are those of `RULE_CODES`. */
export const rules = {
  length: {
    one: "The text has {words} words; the limit is {limit}. Shorten it by one word, or move material that need not be in it to an annex.",
    other:
      "The text has {words} words; the limit is {limit}. Shorten it by {count} words, or move material that need not be in it to an annex.",
  },
  language:
    "The text is in {language}. OHCHR takes submissions in Arabic, Chinese, English, French, Russian or Spanish only: file it in one of these.",
  deadline: "The deadline was {deadline}. OHCHR does not consider late submissions; ask its secretariat whether the deadline was moved.",
  "abusive-language":
    "OHCHR does not consider abusive language: {words}. Say it in other words, or put it in quotation marks if somebody else said it.",
  "one-country": "A submission is about one country; this one is about {countries}. Make a submission for each.",
  "other-country":
    "The text speaks of {other}, the review is of {state}. If it is about {other}, file it for the review of {other}; if not, let the title name {state}.",
  "title-missing": "The submission has no title. Write one on the cover page.",
  "keywords-missing":
    "There are no key words. Write three to six on the cover page, with commas between them: “domestic violence, prisons”.",
  "contact-missing": "There is no e-mail address for questions. Write the contact person and an e-mail address on the cover page.",
  "organisation-description-missing":
    "Nothing says what {name} does and when it was established. Add two or three sentences on the cover page.",
  "establishment-missing": "Nothing says when {name} was established. Add the year to what the cover page says of it.",
  "organisation-website-missing": "{name} has no website on the cover page. Add it, or write “none”.",
  "summary-missing": "There is no summary. Begin the text with a short one under the heading “Executive summary”.",
  "joint-unstated":
    "Nothing at the top says that this is a joint submission. Write “Joint submission by ...” with the names of all organisations.",
  "acronym-missing": "“{name}” has no acronym. OHCHR cites submissions by one: add it in brackets after this name or title.",
  "session-missing": "The top does not name the session of the review. Write it on the cover page: “38th session”.",
  "date-missing": "The cover bears no date. Write the month and year of the submission on it.",
  "annexes-unlisted": "No annex is named. If you send annexes, list them at the end of the text; if not, you need do nothing.",
  "annex-picture": "The annex “{title}” is a picture. OHCHR asks for none: describe in the text what it shows, or take it out.",
  "annex-annual-report":
    "The annex “{title}” seems to be an annual report. OHCHR asks for none: annex only the pages that bear on this review, or take it out.",
  "annex-other-report":
    "The annex “{title}” was written by others. OHCHR asks not to annex reports of other organisations: cite it in an endnote instead.",
  "paragraphs-unnumbered": "The text from “{text}” on belongs to no numbered paragraph, so OHCHR cannot cite it. Make it a paragraph.",
  "note-empty": "Endnote {number} is empty. Write its source, or delete its mark.",
  "note-substantive":
    "Endnote {number} holds {count} sentences of text. Endnotes are for references: move what it says into the paragraph.",
  "recommendation-without-addressee":
    "The recommendation “{text} ...” does not say who should act. Name the State, or the authority that should.",
  "second-hand":
    "“{text}” reports what others found. OHCHR asks for first-hand information: say what you saw or heard yourselves, and put the report in an endnote.",
  "person-at-risk":
    "“{text}” may tell who a private person is, and OHCHR publishes the text as it is. Ask whether anybody could be put at risk; if so, leave it out, or write “a 17-year-old student”.",
  "recommendation-unmeasurable":
    "Whether “{text} ...” was done cannot be measured: “{vague}” has no end. Name an act, a figure or a date by which it can be checked.",
  "recommendation-unknown": {
    one: "There is no recommendation {number} in the list of this review. Check the number in paragraph {places}.",
    other: "There is no recommendation {number} in the list of this review. Check the number in paragraphs {places}.",
  },
  "quotation-differs": "The text of recommendation {number} is not the official one. Compare it, and take over the official wording.",
  dismiss: "Dismiss with a reason",
  restore: "Ask again",
  reason: "Why this advice is not followed",
  "error-reason": "Say why",
  "dismissed-title": "Dismissed advice",
  "dismissed-by": "{name}, {at}",
} as const;
