import { plainText } from "../document/document.js";
import type { Checks, Found } from "./findings.js";
import { firstWords, withoutQuotations } from "./text.js";

/** Words by which a text passes on what others found, in the six languages. */
const SECOND_HAND = new RegExp(
  [
    /\baccording to (?:(?:the|a|an|some|several|various|many|local|international|other|recent|press|media|news) )*(?:media|press|news\w*|reports?|sources?|(?:newspaper|press) articles?|rumou?rs?|wikipedia|amnesty|human rights watch)\b/u,
    /\b(?:media|press|news) (?:reports|outlets|articles) (?:say|said|claim|state|suggest|indicate)\w*|\bit (?:is|was|has been) (?:widely )?(?:reported|rumou?red|alleged) that\b|\breportedly\b|\ballegedly\b/u,
    /\bselon (?:la presse|les médias|des médias|certain\S* sources|des sources|des informations|un article|amnesty|wikip\S+)|\bil (?:est|a été) rapporté que\b|\bd[’']après (?:la presse|les médias|des sources)/u,
    /\bsegún (?:la prensa|los medios|medios|(?:algunas |diversas )?fuentes|informes de prensa|amnistía|wikipedia)|\bse (?:ha informado|informó|rumorea) (?:de )?que\b|\bpresuntamente\b|\bsupuestamente\b/u,
    /(?<!\p{L})по (?:сообщениям|данным|информации) (?:прессы|сми|средств массовой|журналистов|источников)|(?<!\p{L})(?:сообщается|как сообщают|по слухам)(?!\p{L})/u,
    /(?:وفقا|وفقًا|بحسب|حسب) (?:لوسائل|وسائل|للصحافة|الصحافة|تقارير|لتقارير|مصادر|لمصادر)|يُزعم|أفادت (?:وسائل|تقارير|مصادر)/u,
    /据(?:媒体|报道|报导|传闻|悉|称)|有报道称/u,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "iu",
);

/** Verbs and phrases without an end that can be reached. */
const VAGUE = new RegExp(
  [
    /\b(?:continue|increase|intensify|redouble|strengthen|step up|enhance|pursue)\w* (?:\w+ )?(?:efforts?|commitments?|cooperation|work)\b|\btake (?:all |the |further |more |any )?(?:appropriate|adequate|necessary|effective|concrete|further|possible) (?:measures|steps|actions?)\b|\btake (?:measures|steps|action)\b|\bconsider\b|\bpay (?:more |greater |particular )?attention\b|\braise awareness\b|\bwhere (?:possible|appropriate)\b|\bas (?:far as possible|appropriate)\b|\bdo more\b|\bbetter (?:protect|promote|ensure|support)\b/u,
    /\b(?:poursuivre|intensifier|renforcer|redoubler) (?:ses |les |leurs |d[’'])?efforts?\b|\bprendre (?:toutes )?(?:les |des )?mesures\b|\benvisager\b|\bdans la mesure du possible\b|\bsensibiliser\b/u,
    /\b(?:continuar|intensificar|redoblar|fortalecer|proseguir) (?:(?:con )?(?:sus|los) )?esfuerzos\b|\b(?:adoptar|tomar) (?:todas )?(?:las )?medidas\b|\b(?:considerar|estudiar) la posibilidad\b|\ben la medida de lo posible\b/u,
    /(?:продолжать|продолжить|активизировать|наращивать|удвоить) (?:\p{L}+ )?усилия|принять (?:все |надлежащие |необходимые |эффективные )*меры|рассмотреть (?:вопрос|возможность)|по возможности/u,
    /(?:مواصلة|تعزيز|تكثيف|مضاعفة) (?:ال)?جهود|اتخاذ (?:جميع |كافة )?(?:ال)?(?:تدابير|إجراءات|خطوات)|النظر في|قدر الإمكان/u,
    /继续(?:努力|加强)|加强努力|进一步努力|采取(?:一切|必要|适当|有效|进一步)*(?:的)?措施|考虑|尽可能/u,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "iu",
);

/** Something that can be checked: a figure or date, a treaty or law, or an act that is done once. */
const MEASURABLE = new RegExp(
  [
    /\p{Nd}|%|٪/u,
    /\b(?:ratify|accede|repeal|abolish|amend|enact|adopt|establish|publish|withdraw|release|decriminali[sz]e|criminali[sz]e|prohibit|ban|invite|appoint|allocate|compensate|close)\w*\b/u,
    /\b(?:ratifier|abroger|abolir|modifier|adopter|créer|publier|libérer|interdire|inviter|nommer|allouer|dépénaliser)\b/u,
    /\b(?:ratificar|derogar|abolir|modificar|aprobar|crear|publicar|liberar|prohibir|invitar|nombrar|asignar|despenalizar)\b/u,
    /ратифицировать|отменить|упразднить|внести поправки|принять закон|создать|опубликовать|освободить|запретить|назначить|выделить/u,
    /التصديق|تصدق|إلغاء|تلغي|تعديل|اعتماد قانون|سن قانون|إنشاء|نشر|الإفراج|حظر|تعيين|تخصيص/u,
    /批准|废除|废止|修订|修改|通过.{0,8}法|设立|公布|释放|禁止|任命|拨款|邀请/u,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "iu",
);

/** What OHCHR asks of the substance: information of one's own, and recommendations whose doing can be checked. */
export const SUBSTANCE_CHECKS: Checks = {
  "second-hand": ({ document }) =>
    document.blocks
      .filter(({ kind }) => kind !== "heading" && kind !== "reference-box" && kind !== "quotation")
      .flatMap((block): Found[] => {
        const match = SECOND_HAND.exec(withoutQuotations(plainText(block.inline)));
        return match ? [{ code: "second-hand", params: { text: match[0] }, block: block.id }] : [];
      }),
  "recommendation-unmeasurable": ({ document }) =>
    document.blocks
      .filter(({ kind }) => kind === "recommendation")
      .flatMap((block): Found[] => {
        const text = plainText(block.inline);
        const vague = VAGUE.exec(text);
        if (!vague || MEASURABLE.test(text.replace(vague[0], " "))) return [];
        return [{ code: "recommendation-unmeasurable", params: { text: firstWords(text), vague: vague[0] }, block: block.id }];
      }),
};
