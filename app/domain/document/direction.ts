const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "syr", "ug", "ur", "yi"]);

/** Which way a language (BCP 47) is written. */
export const directionOf = (language: string): "ltr" | "rtl" => (RIGHT_TO_LEFT.has(language.toLowerCase().split("-")[0]!) ? "rtl" : "ltr");
