/** What several statements mean together, where the ecosystem says so. */
export const listMeanings: Readonly<Record<string, { readonly operator: 'and' | 'or'; readonly because?: string }>> = {
  maven: { operator: 'or', because: 'Maven takes several licences of a project for a choice' },
  composer: { operator: 'or', because: 'Composer takes a list of licences for a choice' },
  npm: { operator: 'or', because: 'the old "licenses" list of npm was a choice' },
  gem: { operator: 'or', because: 'RubyGems gives a list where a user may choose' },
  opam: { operator: 'and', because: 'opam lists all licences that apply' },
};
