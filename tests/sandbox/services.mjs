// The sandbox's own small servers: the stand-in for Pro Santé Connect, the OCSP responder, a relay before Dovecot. Ends the whole sandbox when
// the process it was started for has ended. usage: services.mjs FOLDER
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOcsp } from './ocsp.mjs';
import { startPsc } from './psc.mjs';

const folder = process.argv[2];
startOcsp(folder, Number(process.env.ocsp));
startPsc(folder, Number(process.env.psc));

// Dovecot takes a client whose address is its own for one that needs no TLS. From 127.0.0.2 it is a stranger, as in life.
function relay(port, behind) {
  net.createServer({ noDelay: true }, (client) => {
    const server = net.connect({ host: '127.0.0.1', port: behind, localAddress: '127.0.0.2', noDelay: true });
    for (const [one, other] of [[client, server], [server, client]]) {
      one.pipe(other);
      one.on('error', () => other.destroy());
    }
  }).listen(port, '127.0.0.1');
}
relay(Number(process.env.imap), Number(process.env.imap_behind));
relay(Number(process.env.dovecot_submission), Number(process.env.dovecot_submission_behind));

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
