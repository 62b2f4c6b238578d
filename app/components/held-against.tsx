import type { RecommendationPair, Said, SentencePair } from "~/app/domain/desk/agreement.js";
import { useT } from "~/app/i18n/react.js";

interface Source {
  filingId: string;
  name: string;
  language: string;
}

interface HeldAgainstProps {
  /** Address of the review's desk. */
  desk: string;
  left: Source;
  source: Source;
  sentences: readonly SentencePair[];
  shared: readonly RecommendationPair[];
  /** Both texts stand on the page: links lead to them there. */
  beside: boolean;
}

/** The contradictions first. */
const STANCES = ["denies", "figures", "contradict", "same", "agree", "both"] as const;
const isContradiction = (stance: (typeof STANCES)[number]) => ["denies", "figures", "contradict"].includes(stance);

/** Where one submission and another say the same, contradict, or speak of the same recommendation. */
export function HeldAgainst({ desk, left, source, sentences, shared, beside }: HeldAgainstProps) {
  const t = useT();
  const pairs = [...sentences, ...shared];
  const against = pairs.filter(({ stance }) => isContradiction(stance)).length;
  const agreeing = pairs.filter(({ stance }) => stance === "same" || stance === "agree").length;
  const address = (side: "one" | "other", { block }: Said) =>
    beside ? `#${side}-${block}` : `${desk}/${side === "one" ? left.filingId : source.filingId}#block-${block}`;
  const quote = (side: "one" | "other", said: Said & { level?: RecommendationPair["one"]["level"] }) => {
    const who = side === "one" ? left : source;
    return (
      <div>
        <a href={address(side, said)}>
          {said.paragraph === "" ? who.name : t("desk.search-para", { name: who.name, number: said.paragraph })}
        </a>
        {said.level && <strong> {t(`coverage.level-${said.level}`)}</strong>}
        <p lang={who.language} dir="auto">
          {said.text}
        </p>
      </div>
    );
  };
  return (
    <section className="flow" aria-labelledby={`with-${source.filingId}`}>
      <h2 id={`with-${source.filingId}`}>{t("desk.compare-with", { one: left.name, other: source.name })}</h2>
      <p className="soft">
        {t("desk.compare-contradictions", { count: against })} · {t("desk.compare-agreements", { count: agreeing })}
        {!beside && (
          <>
            {" · "}
            <a href={`${desk}/compare?one=${left.filingId}&other=${source.filingId}`}>{t("desk.compare-texts")}</a>
          </>
        )}
      </p>
      {STANCES.map((stance) => {
        const own = pairs.filter((pair) => pair.stance === stance);
        if (own.length === 0) return null;
        return (
          <div key={stance} className="flow">
            <h3>{t(`desk.compare-${stance}`)}</h3>
            <ul className="compared__pairs">
              {own.map((pair, i) => (
                <li key={i}>
                  {"symbol" in pair && (
                    <p className="compared__recommendation">
                      <strong>{pair.number}</strong> {pair.text}
                    </p>
                  )}
                  <div className="compared__pair">
                    {quote("one", pair.one)}
                    {quote("other", pair.other)}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
