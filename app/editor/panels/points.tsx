import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { useId, useState } from "react";
import type { RecommendationLink } from "~/app/domain/document/document.js";
import { linkKey } from "~/app/domain/document/yjs.js";
import { type CitablePoint, type CitableSource, findPoints, pointCoverage, sourceName } from "~/app/domain/mapping/points.js";
import type { Suggestion } from "~/app/domain/mapping/suggest.js";
import { useT } from "~/app/i18n/react.js";
import { insertEndnote } from "../commands.js";
import type { Sources } from "../use-sources.js";
import { useAnalysis, useWorkspace } from "../workspace.js";
import { LinkedItem } from "./linked-item.js";
import { Suggested } from "./suggested.js";

const MOST_SHOWN = 30;

type Point = Pick<RecommendationLink, "symbol" | "number">;

interface PointsProps {
  block: string;
  found: Sources;
  /** Those that the block probably speaks to, neither cited nor declined. */
  proposed: readonly Suggestion[];
  onAdd(point: Point): void;
  onDismiss(point: Point): void;
}

/** Points of letters, plans, news reports and observations: those that the block cites, those that it probably speaks to, and all to choose from. */
export function Points({ block, found, proposed, onAdd, onDismiss }: PointsProps) {
  const t = useT();
  const { mayWrite } = useWorkspace();
  const { document } = useAnalysis();
  if (found.state === "loading") return null;
  if (found.state === "failed")
    return (
      <p className="quiet">
        {t("mapping.points-failed")}{" "}
        <button type="button" className="link-button" onClick={found.again}>
          {t("mapping.points-again")}
        </button>
      </p>
    );
  const here = pointCoverage(
    document.links.filter((link) => link.block === block),
    found.sources,
  );
  const cited = here.points.filter(({ links }) => links.length > 0);
  if (found.sources.length === 0 && here.lost.length === 0) return null;
  return (
    <section className="flow">
      <h3>{t("mapping.points")}</h3>
      {cited.length + here.lost.length > 0 && (
        <ul className="recs">
          {cited.map(({ source, point, links: [link] }) => (
            <Cited key={linkKey(link!)} link={link!} source={source} point={point} />
          ))}
          {here.lost.map((link) => (
            <Cited key={linkKey(link)} link={link} />
          ))}
        </ul>
      )}
      {mayWrite && (
        <Suggested
          suggestions={proposed}
          show={({ symbol, number }) => {
            const source = found.sources.find(({ key }) => key === symbol);
            const point = source?.points.find((one) => one.number === number);
            return point ? <PointText source={source} point={point} /> : null;
          }}
          labels={({ symbol, number }) => {
            const name = `${found.sources.find(({ key }) => key === symbol)?.title ?? ""} ${number}`.trim();
            return { add: t("mapping.point-add-label", { name }), dismiss: t("mapping.point-dismiss-label", { name }) };
          }}
          onAccept={onAdd}
          onDismiss={onDismiss}
        />
      )}
      {mayWrite && found.sources.length > 0 && (
        <details className="points flow">
          <summary>{t("mapping.points-choose")}</summary>
          <PointSearch
            sources={found.sources}
            onAdd={onAdd}
            cited={new Set(cited.map(({ source, point }) => `${source.key} ${point.number}`))}
          />
        </details>
      )}
    </section>
  );
}

function PointText({ source, point }: { source?: Pick<CitableSource, "title">; point: CitablePoint }) {
  return (
    <p dir="auto">
      <strong>{point.number}</strong> {point.text}{" "}
      <span className="quiet">{[...point.headings, ...(source ? [source.title] : [])].join(" · ")}</span>
    </p>
  );
}

function Cited({ link, source, point }: { link: RecommendationLink; source?: Omit<CitableSource, "points">; point?: CitablePoint }) {
  const t = useT();
  const name = `${source?.title ?? ""} ${link.number}`.trim();
  const labels = {
    judge: t("mapping.point-judge-label", { name }),
    done: t("mapping.point-done-label", { name }),
    remove: t("mapping.point-remove-label", { name }),
  };
  return (
    <LinkedItem link={link} byHand labels={labels} actions={source && <CiteInNote source={source} number={link.number} name={name} />}>
      {source && point ? <PointText source={source} point={point} /> : <p>{t("mapping.point-lost", { number: link.number })}</p>}
    </LinkedItem>
  );
}

/** Writes the reference into an endnote at the cursor: the link alone is not printed. */
function CiteInNote({ source, number, name }: { source: Omit<CitableSource, "points">; number: string; name: string }) {
  const t = useT();
  const [editor] = useLexicalComposerContext();
  const { session } = useWorkspace();
  return (
    <button
      type="button"
      className="link-button"
      aria-label={t("mapping.point-note-label", { name })}
      onClick={() => insertEndnote(editor, session.doc, t("mapping.point-note-text", { title: sourceName(source), number }))}
    >
      {t("mapping.point-note")}
    </button>
  );
}

interface PointSearchProps {
  sources: readonly CitableSource[];
  onAdd(point: Point): void;
  /** "key number" of those that the block cites already. */
  cited: ReadonlySet<string>;
}

function PointSearch({ sources, onAdd, cited }: PointSearchProps) {
  const t = useT();
  const id = useId();
  const [chosen, setChosen] = useState(sources[0]!.key);
  const [query, setQuery] = useState("");
  const source = sources.find(({ key }) => key === chosen) ?? sources[0]!;
  const found = findPoints(source, query).filter(({ number }) => !cited.has(`${source.key} ${number}`));
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-source`}>{t("mapping.points-source")}</label>
        <select id={`${id}-source`} value={source.key} onChange={(event) => setChosen(event.currentTarget.value)}>
          {sources.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-query`}>{t("mapping.points-search")}</label>
        <input id={`${id}-query`} type="search" dir="auto" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
      </div>
      <p className="quiet" role="status">
        {t("mapping.points-found", { count: found.length })} {found.length > MOST_SHOWN && t("editor.recs-more", { count: MOST_SHOWN })}
      </p>
      <ul className="recs">
        {found.slice(0, MOST_SHOWN).map((point) => (
          <li key={point.number} className="rec">
            <PointText point={point} />
            <p className="rec__actions">
              <button
                type="button"
                className="button button--small"
                aria-label={t("mapping.point-add-label", { name: `${source.title} ${point.number}` })}
                onClick={() => onAdd({ symbol: source.key, number: point.number })}
              >
                {t("editor.recs-add")}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
