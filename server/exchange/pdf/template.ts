/**
 * The page layout, in Typst. The text arrives as data (JSON in `sys.inputs`), never as markup: nothing that somebody wrote
 * can become an instruction.
 */
export const TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#let direction = if d.rightToLeft { rtl } else { ltr }
#set document(title: d.title, author: d.authors, keywords: d.keywords, date: auto)
#set text(font: d.fonts, size: 11pt, lang: d.language, dir: direction, hyphenate: false)
#set page(
  paper: "a4",
  margin: (x: 25mm, top: 27mm, bottom: 25mm),
  header: context if counter(page).get().first() > 1 { align(end, emph(text(size: 9pt, d.title))) },
  footer: align(center, context text(size: 9pt, counter(page).display("1 / 1", both: true))),
)
#set par(justify: true, leading: 0.62em, spacing: 0.9em)
#show heading: set block(above: 1.5em, below: 0.8em, sticky: true)
#show heading: set par(justify: false)
#show heading.where(level: 1): set text(size: 12.5pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 3): it => emph(it)
#show heading.where(level: 3): set text(size: 11pt)
#show link: set text(fill: rgb("#1f3e79"))

#let piece(p) = {
  if "break" in p { linebreak() }
  else if "note" in p { super(typographic: false, link(label("note-" + str(p.note)), str(p.note))) }
  else {
    let c = [#p.text]
    let m = p.marks
    if "language" in p { c = text(lang: p.language, c) }
    if "bold" in m { c = strong(c) }
    if "italic" in m { c = emph(c) }
    if "underline" in m { c = underline(c) }
    if "strikethrough" in m { c = strike(c) }
    if "subscript" in m { c = sub(typographic: false, c) }
    if "superscript" in m { c = super(typographic: false, c) }
    if "link" in p { c = link(p.link, c) }
    c
  }
}
#let run(parts) = { for p in parts { piece(p) } }
#let bullets(items) = list(
  indent: 1em,
  spacing: 0.7em,
  ..items.map(i => { run(i.parts); if i.items.len() > 0 { bullets(i.items) } }),
)
#let written(b, body) = text(lang: b.at("language", default: d.language), dir: if b.rightToLeft { rtl } else { ltr }, body)
// a line of the cover that is written the other way stands below the others all the same
#let line(l) = align(if d.rightToLeft { right } else { left }, par(justify: false, written(l, run(l.parts))))

#align(center)[
  #text(size: 10pt, d.review)
  #v(0.4em)
  #title()
  #d.kind
]
#v(1em)
#for f in d.facts [#strong[#f.at(0):] #f.at(1)#parbreak()]
#for part in d.cover {
  block(above: 1.6em, below: 0.7em, sticky: true, strong(part.title))
  for l in part.lines { block(above: if part.spaced or l.parts.at(0).marks.contains("bold") { 1.1em } else { 0.6em }, below: if part.spaced { 1.1em } else { 0.6em }, line(l)) }
}
#for l in d.remarks { block(above: 1.6em, text(size: 9pt, l)) }
#pagebreak(weak: true)
#for b in d.blocks {
  if b.kind == "heading" { written(b, heading(level: b.level, { if "number" in b [#b.number#if not b.number.contains(".") [.]#h(0.7em)]; run(b.parts) })) }
  else if b.kind == "paragraph" { written(b, par({ box(width: 1cm)[#b.number.]; run(b.parts) })) }
  else if b.kind == "bullets" { written(b, bullets(b.items)) }
  else if b.kind == "quotation" { quote(block: true, written(b, run(b.parts))) }
  else if b.kind == "reference-box" { block(stroke: 0.6pt + rgb("#444444"), inset: 9pt, width: 100%, above: 1.2em, below: 1.2em, par(justify: false, written(b, run(b.parts)))) }
  else if b.kind == "recommendation" { block(fill: rgb("#f0f0f0"), inset: 9pt, width: 100%, above: 1.2em, below: 1.2em, written(b, par({ strong(d.recommendation); [ ]; run(b.parts) }))) }
  else { written(b, par(run(b.parts))) }
}
#if d.notes.len() > 0 {
  heading(level: 1, d.endnotes)
  set text(size: 9.5pt)
  set par(justify: false)
  for n in d.notes [#block(spacing: 0.7em, grid(columns: (2.2em, 1fr), [#n.number], run(n.parts)))#label("note-" + str(n.number))]
}
`;
