/** What is added to the name of a licence to take away a part of it, by the reference that stands for it; case, "the", "license", "use", "version" and punctuation do not count. */
export const riderNames: Readonly<Record<string, string>> = {
  'LicenseRef-Commons-Clause-1.0': 'Commons Clause|Commons Clause 1.0|Commons Clause License Condition|Commons Clause License Condition v1.0|Commons Clause condition|Commons Clause restriction|Commons Clause restrictions|Commons Clause addendum|Commons Clause rider',
  'LicenseRef-noncommercial-use-only': `non-commercial|noncommercial|non-commercial only|noncommercial only|non-commercial purposes only|noncommercial purposes only|for non-commercial use|for noncommercial use|for non-commercial use only|for noncommercial use only
    |for non-commercial purposes|for noncommercial purposes|for non-commercial purposes only|for noncommercial purposes only|only for non-commercial use|only for noncommercial use|no commercial use|no commercial|not for commercial use|non-commercial clause|non-commercial restriction`,
  'LicenseRef-research-use-only': 'research only|for research|for research only|for research purposes only|academic only|academic use only|for academic use|for academic use only|for academic purposes only|academic and research use only|for academic and research use only|non-commercial research only|for non-commercial research only|non-commercial research use only|for non-commercial research use only',
  'LicenseRef-evaluation-only': 'evaluation only|for evaluation only|for evaluation purposes only|trial only|for trial use only',
  'LicenseRef-no-military-use': 'no military use|not for military use|non-military use only',
  'LicenseRef-no-ai-training': 'no AI|no AI training|no machine learning|not for AI training',
};

/** Names of a limit that do not say which one it is. */
export const openRiderNames = `additional restriction|additional restrictions|additional condition|additional conditions|additional terms|additional terms and conditions|added restrictions|extra restrictions|extra conditions|further restrictions|restrictions|usage restrictions|use restrictions|restricted use
  |special conditions|special terms|custom restrictions|field of use restriction|field-of-use restrictions`;
