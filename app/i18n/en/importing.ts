/** What a reader of submissions was not sure of: what was done, and what to look at. Names are those of `IMPORT_WARNING_CODES`. */
export const importing = {
  "headers-removed": {
    one: "A line repeated at the edge of a page was taken for a running header and left out: “{text}”.",
    other: "The lines repeated at the edges of {count} pages were taken for a running header and left out: “{text}”.",
  },
  "page-numbers-missing":
    "The page numbers {found} were found and left out; {missing} were not. If a number stands by itself in the text, it may be one of them: remove it.",
  "sentence-rejoined":
    "A page break stood inside this text and was closed between “{before}” and “{after}”. Check that the sentence reads on.",
  "cover-letter-taken":
    "The letter before the text was put on the cover page. It is not counted. Check that the text begins in the right place.",
  "title-not-found": "No title was found. Give the submission one on the cover page.",
  "organisations-not-found": "No organisation was recognised. Enter the submitting organisations on the cover page.",
  "organisation-incomplete": "Of {name} this was not found in the file: {missing}. Fill it in on the cover page.",
  "paragraphs-without-numbers": {
    one: "A paragraph had no number; it now has one.",
    other: "{count} paragraphs had no numbers; Caucus numbered them, as OHCHR asks. Check that each begins and ends in the right place.",
  },
  "number-gap":
    "The number {number} follows where {expected} was expected. Check whether a paragraph is missing or was joined to the one above.",
  "number-restarts":
    "The paragraph numbers begin again at {number} here. Caucus numbers all paragraphs in one row; the old number is kept for citations.",
  "heading-or-paragraph":
    "“{number}. {text}” has the form of a numbered paragraph and was read as a heading, because the numbers of the paragraphs do not pass through it. Check that it is one.",
  "heading-level": "“{text}” has no number and was read as a heading of the first level. Check its level.",
  "unnumbered-text":
    "The text from “{text}” on has no number. It was kept as part of the paragraph above; make it a paragraph of its own if it is one.",
  "paragraph-after-bullets":
    "After the bullets stands text without a bullet, from “{text}” on. It was read as a paragraph without a number; it may also belong to the last bullet.",
  "run-in-heading": "“{text}” may be a heading within the paragraph whose bold type was lost. Set it in bold, or make it a heading.",
  "hyphen-lost":
    "“{word}” stands where the line was broken in the original. A hyphen may have been lost in it: compare it with the original.",
  "line-end-hyphen": "“{word}” was divided at the end of a line. Check whether its hyphen belongs there.",
  "quotes-unbalanced": "In “{text}” a quotation mark opens without closing, or closes without opening. Add the missing one.",
  "number-malformed": "The number {number} looks mistyped. Check its digits and separators.",
  "recommendation-number-comma": "{typed} was read as the number of recommendation {number}.",
  "mark-uncertain": "The digits {number} here were taken for the mark of endnote {number}. Check that they are not part of the text.",
  "mark-out-of-order": "The mark of endnote {number} stands out of order. The endnotes were numbered anew in the order of their marks.",
  "mark-without-note": "Here stands the mark of endnote {number}, but the file has no such endnote. Write its text, or remove the mark.",
  "note-without-mark":
    "No mark was found in the text for endnote {number} (“{text}”). Put the mark where it belongs, or the endnote will not be printed.",
  "note-without-text": "Endnote {number} has a number but no text. It may have run into the endnote before it.",
  "note-out-of-order":
    "The number of endnote {number} stood away from its place in the list of notes. Check that endnotes {number} and its neighbours have their own texts.",
  "notes-divided":
    "Endnote {number} had no text of its own. The text from “{text}” on, which stood in endnote {before}, was given to it. Check where the one ends and the other begins.",
  "notes-preamble":
    "Between the heading of the notes and the first of them stood a text without a number. It was kept at the end of the text.",
  "address-joined": "A web address in {place} was broken over two lines and joined again: {word}. Check that it opens.",
  "address-hyphen-lost":
    "A web address in {place} stands where the line was broken in the original, and may have lost a hyphen: {word}. Check that it opens.",
  "footnotes-became-endnotes": {
    one: "The footnote became an endnote, as OHCHR asks.",
    other: "The {count} footnotes became endnotes, as OHCHR asks.",
  },
  "tracked-changes-accepted": {
    one: "The file holds a tracked change. It was taken as accepted: check it.",
    other: "The file holds {count} tracked changes. They were taken as accepted: check them.",
  },
  "tracked-changes-kept": {
    one: "The file holds a tracked change. The text is as it was before it; the change stands beside it as a suggestion.",
    other: "The file holds {count} tracked changes. The text is as it was before them; they stand beside it as suggestions.",
  },
  "comment-left-out":
    "A comment by {author} is about a place that is not in the text, such as the cover page or a note, and was left out: “{text}”.",
  "table-flattened": "A table was turned into text, row by row. Check that it can still be understood.",
  "picture-left-out": {
    one: "A picture was left out: OHCHR does not take pictures.",
    other: "{count} pictures were left out: OHCHR does not take pictures.",
  },
  "text-box-moved": "A text box was put into the text where it was anchored. Check its place.",
} as const;
