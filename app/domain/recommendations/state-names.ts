/** States that make recommendations, as UN documents have spelled them, with former names and common short forms. */
const NAMES = `Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|The Bahamas|
Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bolivia (Plurinational State of)|Plurinational State of Bolivia|
Bosnia and Herzegovina|Botswana|Brazil|Brunei|Brunei Darussalam|Bulgaria|Burkina Faso|Burundi|Cabo Verde|Cape Verde|Cambodia|Cameroon|Canada|
Central African Republic|Chad|Chile|China|People's Republic of China|Colombia|Comoros|Congo|Republic of the Congo|Republic of Congo|Costa Rica|Côte d'Ivoire|
Croatia|Cuba|Cyprus|Czechia|Czech Republic|The Czech Republic|Democratic People's Republic of Korea|DPRK|Democratic Republic of the Congo|
Democratic Republic of Congo|Denmark|Djibouti|Dominica|Dominican Republic|The Dominican Republic|Ecuador|Egypt|El Salvador|Equatorial Guinea|Eritrea|
Estonia|Eswatini|Swaziland|Ethiopia|Fiji|Finland|France|Gabon|Gambia|The Gambia|Gambia (Republic of The)|Georgia|Germany|Ghana|Greece|Grenada|Guatemala|
Guinea|Guinea-Bissau|Guyana|Haiti|Holy See|The Holy See|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iran (Islamic Republic of)|Islamic Republic of Iran|
Iraq|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kuwait|Kyrgyzstan|Kyrgyz Republic|Lao People's Democratic Republic|Lao PDR|Laos|
Latvia|Lebanon|Lesotho|Liberia|Libya|Libyan Arab Jamahiriya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|The Maldives|Mali|Malta|
Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Micronesia (Federated States of)|Federated States of Micronesia|Moldova|Moldova (Republic of)|
Republic of Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|The Netherlands|Netherlands (Kingdom of the)|
Kingdom of the Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Macedonia|The former Yugoslav Republic of Macedonia|Former Yugoslav Republic of Macedonia|
Norway|Oman|Pakistan|Palau|Palestine|State of Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|The Philippines|Poland|Portugal|Qatar|
Republic of Korea|South Korea|Romania|Russian Federation|The Russian Federation|Russia|Rwanda|Saint Kitts and Nevis|Saint Lucia|
Saint Vincent and the Grenadines|Samoa|San Marino|Sao Tome and Principe|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|
Slovak Republic|Slovenia|Solomon Islands|Somalia|South Africa|South Sudan|Spain|Sri Lanka|Sudan|The Sudan|Suriname|Sweden|Switzerland|Syria|
Syrian Arab Republic|Tajikistan|Tanzania|United Republic of Tanzania|Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkiye|
Turkmenistan|Tuvalu|Uganda|Ukraine|United Arab Emirates|UAE|United Kingdom|The United Kingdom|UK|United Kingdom of Great Britain and Northern Ireland|
United Kingdom (Great Britain and Northern Ireland)|United States|United States of America|The United States of America|The United States|USA|US|Uruguay|Uzbekistan|Vanuatu|
Venezuela|Venezuela (Bolivarian Republic of)|Bolivarian Republic of Venezuela|Viet Nam|Vietnam|Yemen|Zambia|Zimbabwe|European Union|
State of Qatar|Republic of Moldova|Kingdom of Bahrain|Kingdom of Saudi Arabia|Republic of Serbia`;

const fold = (name: string) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, "");

const KNOWN = new Map(NAMES.split("|").map((name) => [fold(name), name.replace(/\s+/g, " ").trim()]));

/** Whether a text is a State's name, whatever its capitals, accents, blanks and punctuation. */
export const isStateName = (text: string): boolean => KNOWN.has(fold(text));

/** The name without the blanks that fell into its words ("Sierra Le one"); any other spelling stays as it is. */
export function mendStateName(text: string): string {
  const known = KNOWN.get(fold(text));
  return known && text.split(/\s+/).length > known.split(" ").length ? known : text;
}

/** The State whose name is the longest found in a text, as this list spells it; null where there is none. */
export function stateNamedIn(text: string): string | null {
  const folded = ` ${text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}]+/gu, " ")} `;
  let best: string | null = null;
  for (const name of KNOWN.values()) {
    const words = name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .replace(/[^\p{L}]+/gu, " ")
      .trim();
    if (words.length > 3 && folded.includes(` ${words} `) && words.length > (best?.length ?? 0)) best = name;
  }
  return best;
}
