/** Light and dark, readable in print; colours keep a contrast of 4.5 to 1. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--bad:#b3261e;--ask:#7a4d00;--good:#1a6b35;--link:#0b5394}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--soft:#a0aab5;--line:#3a424c;--panel:#161b22;--bad:#ff8a80;--ask:#ffc66d;--good:#7ee2a0;--link:#8ec2ff}}
body{margin:0 auto;max-width:72rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word;color:var(--ink);background:var(--paper)}
h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2rem 0 .25rem;border-bottom:1px solid var(--line)}h3{font-size:1.05rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0}.soft{color:var(--soft)}.bad{color:var(--bad)}.ask{color:var(--ask)}.good{color:var(--good)}
.outcome{font-weight:600;font-size:1.1rem}code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}th{background:var(--panel)}
.scroll{overflow-x:auto}.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--link)}
.findings th,.findings td{min-width:7rem}.findings td:nth-of-type(2){min-width:15rem}.findings td:nth-of-type(3){min-width:14rem}.findings td:nth-of-type(4){min-width:10rem}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem .75rem;margin:.25rem 0}dt{color:var(--soft)}dd{margin:0}
details{margin:.25rem 0}summary{cursor:pointer}ul{margin:.25rem 0;padding-left:1.25rem}
@media print{details{display:block}body{max-width:none}.findings th,.findings td:nth-of-type(n){min-width:0}}
`;
