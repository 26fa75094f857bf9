#!/bin/sh
# What action.yml runs: annotations to the log, everything to the summary of the job, files for further steps. Inputs come by the environment.
here=$(cd "$(dirname "$0")/.." && pwd -P)
output=${MUSTER_OUTPUT:-muster-check}
mkdir -p "$output"
set -- check --quiet --stage "${MUSTER_STAGE:-pull-request}"
if [ -n "$MUSTER_CONTEXT" ]; then set -- "$@" --context "$MUSTER_CONTEXT"; fi
if [ -n "$MUSTER_POLICY" ]; then set -- "$@" --policy "$MUSTER_POLICY"; fi
if [ -n "$MUSTER_FAIL_ON" ]; then set -- "$@" --fail-on "$MUSTER_FAIL_ON"; fi
if [ -n "$MUSTER_BASELINE" ]; then set -- "$@" --baseline "$MUSTER_BASELINE"; fi
set -- "$@" --exclude "/$output" -f github -o -
set -- "$@" -f sarif -o "$output/check.sarif" -f json -o "$output/check.json" -f html -o "$output/check.html" -f markdown -o "$output/comment.md" -f summary -o "$output/summary.md"
status=0
"$here/bin/muster" "$@" -- "${MUSTER_TARGET:-.}" || status=$?
if [ -f "$output/summary.md" ] && [ -n "$GITHUB_STEP_SUMMARY" ]; then cat "$output/summary.md" >> "$GITHUB_STEP_SUMMARY"; fi
if [ -n "$GITHUB_OUTPUT" ]; then
  {
    if [ "$status" = 0 ]; then echo 'passed=true'; else echo 'passed=false'; fi
    echo "sarif=$output/check.sarif"
    echo "comment=$output/comment.md"
  } >> "$GITHUB_OUTPUT"
fi
exit "$status"
