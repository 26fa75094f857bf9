/** No script, nothing from elsewhere; follows the colours of the system, prints in black on white. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --field: #f4f6f8; --edge: #d4dae0; --accent: #0b5cad; --warn: #8a4600; --warn-field: #fff5e5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --soft: #a3adb8; --paper: #14181d; --field: #1d232a; --edge: #38414b; --accent: #7db8f5; --warn: #ffc069; --warn-field: #2d2415; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--edge); }
h3 { font-size: 1.05rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--edge); overflow-wrap: anywhere; }
ul { padding-left: 1.1rem; margin: .5rem 0 1rem; }
li { margin: .25rem 0; overflow-wrap: anywhere; }
li ul { margin: .1rem 0 .3rem; }
pre { margin: .75rem 0 0; padding: 1rem; font: .82rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--field); border: 1px solid var(--edge); border-radius: 6px; }
.missing { margin-top: 3rem; background: var(--warn-field); border: 1px solid var(--warn); border-radius: 6px; padding: 0 1rem 1rem; }
.missing h2 { border: 0; margin-top: 0; color: var(--warn); }
@media (max-width: 36rem) { body { padding: 1.25rem .9rem 3rem; } table, tbody, tr, td { display: block; } thead { position: absolute; left: -9999px; } tr { padding: .5rem 0; border-bottom: 1px solid var(--edge); } td { border: 0; padding: .1rem 0; } td:first-child { font-weight: 600; } }
@media print { :root { --ink: #000; --soft: #333; --paper: #fff; --field: #fff; --accent: #000; --warn: #000; --warn-field: #fff; } pre { border: 0; padding: 0; } h3 { break-after: avoid; } }
`;
