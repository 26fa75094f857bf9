import { parentPort } from 'node:worker_threads';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { decodeLicenseIndex } from '#core/license/detect/license-index.ts';
import { detectLots, type DetectionRun } from '../licenses/detection-run.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');

port.once('message', async (run: DetectionRun) => {
  await detectLots(new LicenseDetector(decodeLicenseIndex(run.index)), run, (detected) => {
    port.postMessage(detected, detected.found instanceof Uint8Array ? [detected.found.buffer] : []);
  });
  port.postMessage('done');
  port.close();
});
