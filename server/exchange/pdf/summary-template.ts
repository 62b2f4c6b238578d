/** A summary in OHCHR's form, in Typst: masthead, numbered paragraphs, endnotes with the list of stakeholders. The text arrives as data only. */
export const SUMMARY_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: "Caucus", date: auto)
#set text(font: d.fonts, size: 10pt, lang: "en", region: "GB", hyphenate: false)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 22mm, bottom: 22mm),
  header: context if counter(page).get().first() > 1 { text(size: 9pt)[#strong(d.symbol)#h(1fr)#d.running] },
  footer: align(end, context text(size: 9pt, weight: "bold", counter(page).display("1 / 1", both: true))),
)
#set par(justify: true, leading: 0.6em, spacing: 0.85em)
#show heading: set par(justify: false)
#show heading: set block(above: 1.5em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 3): set text(size: 11pt)
#show heading.where(level: 4): set text(size: 10pt)
#show link: set text(fill: rgb("#1f3e79"))

#let piece(p) = {
  if "note" in p { super(typographic: false, link(label("note-" + str(p.note)), str(p.note))) }
  else {
    let c = [#p.text]
    let m = p.at("marks", default: ())
    if "bold" in m { c = strong(c) }
    if "italic" in m { c = emph(c) }
    if "underline" in m { c = underline(c) }
    if "strikethrough" in m { c = strike(c) }
    if "subscript" in m { c = sub(typographic: false, c) }
    if "superscript" in m { c = super(typographic: false, c) }
    c
  }
}
#let run(parts) = { for p in parts { piece(p) } }
#let entries(list) = for e in list { block(above: 0.5em, below: 0.5em, inset: (left: 2em), par(justify: false, hanging-indent: 1em, { strong(e.acronym); h(0.8em); e.text })); if "attachments" in e { for a in ("Attachments:",) + e.attachments { block(above: 0.4em, below: 0.4em, inset: (left: 4em), par(justify: false, hanging-indent: 1em, a)) } } }

#block(width: 100%, stroke: (bottom: 0.6pt), inset: (bottom: 3pt), text(size: 13pt)[United Nations#h(1fr)#d.symbol])
#block(width: 100%, stroke: (bottom: 1.4pt), inset: (bottom: 6pt), above: 0.5em)[#text(size: 18pt, weight: "bold")[General Assembly]#h(1fr)#d.date]
#block(above: 1.4em, strong(text(size: 11pt)[Human Rights Council]))
#block(above: 0.5em, strong[Working Group on the Universal Periodic Review])
#block(above: 0.5em, strong(d.session))
#block(above: 2em, below: 1em, { set text(size: 16pt); set par(justify: false); title() })
#block(strong[Report of the Office of the United Nations High Commissioner for Human Rights])
#block(stroke: (left: 2pt + rgb("#8a1c1c")), inset: (left: 8pt, y: 4pt), above: 1em, below: 1.6em, par(justify: false, d.disclaimer))
#for b in d.blocks {
  if b.kind == "heading" { heading(level: b.level, { if b.label != "" [#b.label#h(0.6em)]; b.title; for n in b.notes { piece((note: n)) } }) }
  else if b.number == none { par(run(b.parts)) }
  else { par({ box(width: 1cm)[#b.number.]; run(b.parts) }) }
}
#heading(level: 1, "Notes")
#set text(size: 9pt)
#set par(justify: false)
#for n in d.notes [
  #block(spacing: 0.65em, grid(columns: (2.4em, 1fr), [#n.number], [#n.text]))#label("note-" + str(n.number))
  #for g in n.groups {
    block(above: 0.9em, below: 0.4em, inset: (left: 2em), sticky: true, strong(g.title))
    for l in g.lists {
      if l.title != none { block(above: 0.5em, below: 0.4em, inset: (left: 2em), sticky: true, emph(l.title)) }
      entries(l.entries)
    }
  }
  #entries(n.entries)
]
`;
