/** What a text calls the whole that it is about. */
export const wholes = /^(?:it|this|they|you|we|software|programs?|librar(?:y|ies)|packages?|projects?|code|sources?|works?|file|products?|module|distribution|contents?|tool|application|app|repository|release|licen[cs]es?|terms|conditions|texts?|cop(?:y|ies)|materials?|documentation|script|plugin|framework|data|component|author|authors|copyright)$/;

/** Who is given rights. */
export const persons = /^(?:users?|recipients?|licensees?|licensors?|holders?|customers?|contributors?|developers?|owners?|compan(?:y|ies)|organi[sz]ations?)$/;

/** What is a part of a work even where no article says that there is one of it only. */
export const parts = /^(?:modules|plugins|extensions|addons|features|components|editions?|servers?|clients?|backend|frontend|core|engine|sdks?|bindings|connectors|integrations|examples|samples|tests|benchmarks|assets|images|icons|fonts|logos?|artwork|templates|themes|docs|tools|scripts|drivers|firmware|rest|remainder|everything|others)$/;
