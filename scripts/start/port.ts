import { type Address, originOf, probePort } from '#lib/doctor/port';
import { RummageError } from '#lib/errors';

/** @throws RummageError `conflict` when something listens there already, `bad-config` when nobody may */
export async function requireFreePort(address: Address): Promise<void> {
  const { host, port } = address;
  const another = `\`RUMMAGE_PORT=${port === 65_535 ? port - 1 : port + 1} npm start\``;

  switch (await probePort(address)) {
    case 'free':
      return;
    case 'rummage':
      throw new RummageError('conflict', `Rummage is running already, at ${originOf(address)}.`, {
        hint: `Open it there, stop it first, or start a second one, with a data folder of its own: ${another}.`,
      });
    case 'taken':
      throw new RummageError('conflict', `Port ${port} is taken by another program.`, {
        hint: `Stop that program, or choose another port: ${another}.`,
      });
    case 'refused':
      throw new RummageError('bad-config', `The system does not let Rummage listen on ${host}, port ${port}.`, {
        hint: 'Choose another host, or a port above 1023: `RUMMAGE_PORT=3001 npm start`.',
      });
  }
}
