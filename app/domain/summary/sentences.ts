const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** A full stop after these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|Arts|para|paras|p|pp|vs|cf|approx|e\.g|i\.e|etc|art|n°|vol|ed|Inc|Ltd)\.\s*$|(?:^|\s)\p{Lu}\.\s*$/u;

/** The sentences of a text, white space tidied; abbreviations and initials do not end one. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let open = "";
  for (const { segment } of segmenter.segment(text.replace(/\s+/g, " ").trim())) {
    open += segment;
    if (ABBREVIATION.test(open)) continue;
    sentences.push(open.trim());
    open = "";
  }
  if (open.trim() !== "") sentences.push(open.trim());
  return sentences;
}

/** Where the sentences of a text stand in it, blanks around them left out. */
export function sentencePlaces(text: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  let from = 0;
  const close = (to: number) => {
    const piece = text.slice(from, to);
    const start = from + (piece.length - piece.trimStart().length);
    const end = from + piece.trimEnd().length;
    if (start < end) places.push({ from: start, to: end });
    from = to;
  };
  for (const { segment, index } of segmenter.segment(text)) {
    const to = index + segment.length;
    if (!ABBREVIATION.test(text.slice(from, to))) close(to);
  }
  close(text.length);
  return places;
}

/** Words at a sentence's beginning that lean on the sentence before it: alone, such a sentence would mislead. */
const LEANING =
  /^(?:However|Moreover|Furthermore|In addition|Additionally|Also|Therefore|Thus|Hence|Consequently|As such|As a result|For example|For instance|Importantly|Crucially|Similarly|Likewise|Nevertheless|Nonetheless|Yet|But|And|Or|So|Then|This|These|Those|That|Such|It|They|He|She|Its|Their|His|Her|Here|Finally|There, |To do so|To this end|To help achieve this|In this|In these|In that|In such|On this|At this|By doing|Some of the other|The latter|The former|Other|Another|One example of such|An example)\b/;

/** Points at a place of the submission that the summary does not show. */
const POINTING =
  /(?<![\p{L}])(?:above|below|aforementioned|(?:mentioned|referenced|discussed|described|noted) (?:earlier|before)|the following|as follows|the former|the latter|such (?!as|a way|an? extent)\p{Ll}+|another example)(?![\p{L}])|^(?:In|On|At|Since|By) [^,]{1,40}, (?:this|these|those|it|they|he|she) /iu;

/** Whether a sentence can stand alone: it does not lean on the one before, points nowhere, and does not announce a list. */
export const standsAlone = (sentence: string): boolean =>
  !LEANING.test(sentence) && !POINTING.test(sentence) && !/[:;,–-]$/.test(sentence) && /\p{L}/u.test(sentence);
