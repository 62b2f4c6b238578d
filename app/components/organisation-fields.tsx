import { useT } from "~/app/i18n/react.js";
import { Field } from "./field.js";

const TYPES = ["ngo", "network", "nhri", "academic", "union", "faith", "regional", "other"] as const;
export type OrganisationTypeName = (typeof TYPES)[number];

export interface OrganisationValues {
  name: string;
  acronym: string;
  address: string;
  website: string;
  type: OrganisationTypeName;
  description: string;
}

/** The fields of what an organisation says of itself. */
export function OrganisationFields({ values }: { values?: OrganisationValues }) {
  const t = useT();
  return (
    <>
      <Field
        name="name"
        label={t("organisation.name")}
        help={t("organisation.name-help")}
        required
        autoComplete="organization"
        defaultValue={values?.name}
      />
      <Field name="acronym" label={t("organisation.acronym")} defaultValue={values?.acronym} />
      <Field
        name="type"
        type="select"
        label={t("organisation.type")}
        required
        options={TYPES.map((value) => ({ value, label: t(`organisation.type-${value}`) }))}
        defaultValue={values?.type}
      />
      <Field name="address" label={t("organisation.address")} multiline rows={3} defaultValue={values?.address} />
      <Field name="website" type="url" label={t("organisation.website")} autoComplete="url" defaultValue={values?.website} />
      <Field
        name="description"
        label={t("organisation.description")}
        help={t("organisation.description-help")}
        multiline
        rows={6}
        defaultValue={values?.description}
      />
    </>
  );
}
