// The sandbox's own small servers: the stand-in for Pro Santé Connect and the OCSP responder. Ends the whole sandbox when
// the process it was started for has ended. usage: services.mjs FOLDER
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOcsp } from './ocsp.mjs';
import { startPsc } from './psc.mjs';

const folder = process.argv[2];
startOcsp(folder, Number(process.env.ocsp));
startPsc(folder, Number(process.env.psc));

const parent = Number(process.env.PUPITRE_SANDBOX_PARENT ?? 0);
if (parent > 0) {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const watch = setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if (error.code !== 'ESRCH') return; // another account's process, and it lives
      clearInterval(watch);
      spawn(path.join(here, 'down'), [folder], { detached: true, stdio: 'ignore' }).unref();
    }
  }, 1000);
}
process.on('SIGTERM', () => process.exit(0));
