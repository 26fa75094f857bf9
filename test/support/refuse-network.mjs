// Loaded before the command line: whoever asks for the network, or starts a program that could, ends the process.
import child from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import { writeSync } from 'node:fs';

function refuse(owner, name) {
  owner[name] = () => {
    writeSync(2, `asked for the network: ${name}\n`);
    process.exit(99);
  };
}

for (const name of ['connect', 'createConnection']) refuse(net, name);
refuse(net.Socket.prototype, 'connect');
refuse(tls, 'connect');
refuse(dgram, 'createSocket');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']) {
  refuse(dns, name);
  refuse(dns.promises, name);
}
for (const owner of [http, https]) for (const name of ['request', 'get']) refuse(owner, name);
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) refuse(child, name);
refuse(globalThis, 'fetch');
syncBuiltinESMExports();
