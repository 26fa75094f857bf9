/** What a rule says about a use, mildest first; of several rules the strictest counts. */
export const verdicts = ['allow', 'allow-with-obligations', 'needs-approval', 'deny'] as const;

export type Verdict = (typeof verdicts)[number];

/** How bad it is, mildest first. A blocker cannot be waived. */
export const severities = ['info', 'warning', 'error', 'blocker'] as const;

export type Severity = (typeof severities)[number];

/** Where a policy is asked, in the order of a component's way into production. */
export const enforcementPoints = ['request', 'pull-request', 'build', 'release', 'deploy'] as const;

export type EnforcementPoint = (typeof enforcementPoints)[number];

/** What a fired rule does at a point, mildest first: is written down only, is shown, or decides. */
export const modes = ['observe', 'warn', 'enforce'] as const;

export type Mode = (typeof modes)[number];

export const domains = ['license', 'security', 'operations'] as const;

export type Domain = (typeof domains)[number];

/** From the most general to the most particular; each may tighten what stands above it. A preset is only a starting point. */
export const layers = ['preset', 'organization', 'department', 'project'] as const;

export type Layer = (typeof layers)[number];

const ranks: Readonly<Record<Verdict, number>> = { allow: 0, 'allow-with-obligations': 1, 'needs-approval': 2, deny: 3 };

/** 0 is the mildest. */
export const verdictRank = (verdict: Verdict): number => ranks[verdict];

export const stricter = (left: Verdict, right: Verdict): Verdict => (ranks[left] >= ranks[right] ? left : right);

export const milder = (left: Verdict, right: Verdict): Verdict => (ranks[left] <= ranks[right] ? left : right);
