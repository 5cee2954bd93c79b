// An OCSP responder (RFC 6960 over HTTP) on the loopback interface. `openssl ocsp -port` would listen on every interface;
// so each request is handed to a one-shot `openssl ocsp`, which reads the authority's register as it is now.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const malformedRequest = Buffer.from('30030a0101', 'hex');

export function startOcsp(folder, port) {
  const pki = path.join(folder, 'pki');
  const work = fs.mkdtempSync(path.join(folder, 'ocsp-'));
  let count = 0;
  const server = http.createServer((request, response) => {
    const pieces = [];
    let size = 0;
    request.on('data', (piece) => {
      size += piece.length;
      if (size < 65536) pieces.push(piece);
    });
    request.on('end', () => {
      const der = request.method === 'POST' ? Buffer.concat(pieces)
        : Buffer.from(decodeURIComponent(request.url.replace(/^\/+/, '')), 'base64');
      const name = path.join(work, String(++count));
      fs.writeFileSync(`${name}.question`, der);
      execFile('openssl', ['ocsp', '-index', `${pki}/authority/index.txt`, '-CA', `${pki}/authority.crt`,
        '-rsigner', `${pki}/ocsp.crt`, '-rkey', `${pki}/ocsp.key`, '-rother', `${pki}/authority.crt`, '-nmin', '5',
        '-reqin', `${name}.question`, '-respout', `${name}.answer`], () => {
        const answer = fs.existsSync(`${name}.answer`) ? fs.readFileSync(`${name}.answer`) : malformedRequest;
        fs.rmSync(`${name}.question`, { force: true });
        fs.rmSync(`${name}.answer`, { force: true });
        response.writeHead(200, { 'content-type': 'application/ocsp-response', 'content-length': answer.length });
        response.end(answer);
      });
    });
  });
  server.listen(port, '127.0.0.1');
}
