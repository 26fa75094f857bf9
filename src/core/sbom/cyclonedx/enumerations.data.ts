import type { GrownEnumeration } from './shape.ts';

/** Values of CycloneDX enumerations with the version of the specification that brought them. */
export const componentTypes: GrownEnumeration = {
  values: {
    application: '1.0', framework: '1.0', library: '1.0', 'operating-system': '1.0', device: '1.0', file: '1.1', container: '1.2', firmware: '1.2',
    platform: '1.5', 'device-driver': '1.5', 'machine-learning-model': '1.5', data: '1.5', 'cryptographic-asset': '1.6',
  },
  fallback: 'library',
};

export const componentScopes: GrownEnumeration = { values: { required: '1.0', optional: '1.0', excluded: '1.1' } };

export const hashNames: GrownEnumeration = {
  values: {
    MD5: '1.0', 'SHA-1': '1.0', 'SHA-256': '1.0', 'SHA-384': '1.0', 'SHA-512': '1.0', 'SHA3-256': '1.0', 'SHA3-512': '1.0', 'SHA3-384': '1.2',
    'BLAKE2b-256': '1.2', 'BLAKE2b-384': '1.2', 'BLAKE2b-512': '1.2', BLAKE3: '1.2', 'Streebog-256': '1.7', 'Streebog-512': '1.7',
  },
  essential: true,
};

export const referenceTypes: GrownEnumeration = {
  values: {
    vcs: '1.1', 'issue-tracker': '1.1', website: '1.1', advisories: '1.1', bom: '1.1', 'mailing-list': '1.1', social: '1.1', chat: '1.1',
    documentation: '1.1', support: '1.1', distribution: '1.1', license: '1.1', 'build-meta': '1.1', 'build-system': '1.1', other: '1.1',
    'release-notes': '1.4', 'distribution-intake': '1.5', 'security-contact': '1.5', 'model-card': '1.5', log: '1.5', configuration: '1.5',
    evidence: '1.5', formulation: '1.5', attestation: '1.5', 'threat-model': '1.5', 'adversary-model': '1.5', 'risk-assessment': '1.5',
    'vulnerability-assertion': '1.5', 'exploitability-statement': '1.5', 'pentest-report': '1.5', 'static-analysis-report': '1.5',
    'dynamic-analysis-report': '1.5', 'runtime-analysis-report': '1.5', 'component-analysis-report': '1.5', 'maturity-report': '1.5',
    'certification-report': '1.5', 'quality-metrics': '1.5', 'codified-infrastructure': '1.5', poam: '1.5', 'source-distribution': '1.6',
    'electronic-signature': '1.6', 'digital-signature': '1.6', 'rfc-9116': '1.6', patent: '1.7', 'patent-family': '1.7',
    'patent-assertion': '1.7', citation: '1.7',
  },
  fallback: 'other',
};
