/** What a marker may ask about; Pipenv lets each be a key of its own. */
export const markerVariables = [
  'os_name', 'sys_platform', 'platform_machine', 'platform_python_implementation', 'platform_release', 'platform_system', 'platform_version',
  'python_version', 'python_full_version', 'implementation_name', 'implementation_version',
] as const;
