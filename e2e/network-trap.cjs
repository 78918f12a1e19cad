/**
 * Preloaded with `NODE_OPTIONS=--require` into every Node process the tests start, worker threads and what they start
 * in turn included. Whoever tries to reach another machine, or looks up a name, is written down with a stack and gets an
 * error instead: nothing leaves this machine. RUMMAGE_NETWORK_TRAP names the file, one line of JSON an attempt; beside
 * it, with `.set` at its end, is one of the processes and threads the trap is set in.
 */
const builtin = (name) => process.getBuiltinModule(`node:${name}`);
const { appendFileSync } = builtin('fs');
const net = builtin('net');
const dns = builtin('dns');
const dgram = builtin('dgram');
const { syncBuiltinESMExports } = builtin('module');
const { threadId } = builtin('worker_threads');

const record = process.env.RUMMAGE_NETWORK_TRAP;
if (record) spring();

function spring() {
  trapConnections();
  for (const resolver of [dns, dns.Resolver.prototype]) trapCallbacks(resolver);
  for (const resolver of [dns.promises, dns.promises.Resolver.prototype]) trapPromises(resolver);
  trapDatagrams();
  note(`${record}.set`, {});
  // So that `import { lookup } from 'node:dns'` gets the trap as well.
  syncBuiltinESMExports();
}

/** What net, tls, http, https, http2, fetch and WebSocket all come down to. */
function trapConnections() {
  const { connect } = net.Socket.prototype;

  net.Socket.prototype.connect = function (...args) {
    const [host, port] = destination(args);
    if (host === null || isHere(host)) return connect.apply(this, args);

    const error = caught('connect', host, port);
    // Read by http and undici even of a socket that never connected.
    process.nextTick(() => this.destroy(error));
    return this;
  };
}

/** @returns the host, or null for a pipe or a file descriptor, and the port */
function destination(args) {
  // net.connect hands over its arguments already put in order, as [options, callback].
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    return first.path ? [null, null] : [first.host || 'localhost', first.port ?? null];
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return [null, null];
  return [typeof second === 'string' ? second : 'localhost', first];
}

function trapCallbacks(resolver) {
  for (const name of lookups(resolver)) {
    const original = resolver[name];
    replace(resolver, name, function (...args) {
      if (isHere(String(args[0] || 'localhost'))) return original.apply(this, args);

      const error = caught(`dns.${name}`, String(args[0]), null);
      const callback = args.at(-1);
      if (typeof callback !== 'function') throw error;
      process.nextTick(() => callback(error));
      return {};
    });
  }
}

function trapPromises(resolver) {
  for (const name of lookups(resolver)) {
    const original = resolver[name];
    replace(resolver, name, async function (...args) {
      if (isHere(String(args[0] || 'localhost'))) return original.apply(this, args);
      throw caught(`dns.promises.${name}`, String(args[0]), null);
    });
  }
}

/** With all that hangs on the original, such as what util.promisify looks for. */
function replace(object, name, trap) {
  object[name] = Object.defineProperties(trap, Object.getOwnPropertyDescriptors(object[name]));
}

function lookups(resolver) {
  return Object.getOwnPropertyNames(resolver).filter((name) => /^(lookup|resolve|reverse)/.test(name));
}

function trapDatagrams() {
  const { send, connect } = dgram.Socket.prototype;

  dgram.Socket.prototype.send = function (...args) {
    // send(message[, offset, length][, port][, address][, callback]); without an address, to this machine.
    const address = args.slice(1).find((arg) => typeof arg === 'string');
    if (address === undefined || isHere(address)) return send.apply(this, args);

    const error = caught('datagram', address, args.slice(1).findLast((arg) => typeof arg === 'number') ?? null);
    const callback = args.at(-1);
    if (typeof callback === 'function') process.nextTick(() => callback(error));
    else process.nextTick(() => this.emit('error', error));
    return undefined;
  };

  dgram.Socket.prototype.connect = function (port, address, ...rest) {
    if (typeof address !== 'string' || isHere(address)) return connect.call(this, port, address, ...rest);

    const error = caught('datagram', address, port);
    const callback = rest.at(-1);
    if (typeof callback === 'function') process.nextTick(() => callback(error));
    else process.nextTick(() => this.emit('error', error));
    return undefined;
  };
}

/** Whether a host is this machine, without asking anyone. */
function isHere(host) {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || bare === '::' || bare === '0.0.0.0' || /^(::ffff:)?127\./.test(bare);
}

/** Writes an attempt down. @returns what whoever tried gets to see */
function caught(kind, host, port) {
  const error = Object.assign(new Error(`The network trap of the tests caught ${kind} to ${host}.`), {
    code: 'ENETUNREACH',
  });
  note(record, { kind, host, port, stack: error.stack });
  return error;
}

function note(file, what) {
  const { pid, argv, execArgv } = process;
  const command = [...execArgv, ...argv.slice(1)].join(' ');
  appendFileSync(file, `${JSON.stringify({ ...what, pid, threadId, command })}\n`);
}
