import { type Finding, unwell, well } from './check';

/** @param file absolute path of the library's database */
export async function checkDatabase(file: string): Promise<Finding> {
  const { inspectDatabase } = await import('../store/health');

  let health: ReturnType<typeof inspectDatabase>;
  try {
    health = inspectDatabase(file);
  } catch (error) {
    return damaged((error as Error).message);
  }
  if (health === null) return well('not made yet');

  const { damage, schemaVersion, knownVersion } = health;
  if (damage !== null) return damaged(damage);
  if (schemaVersion > knownVersion) {
    return unwell(
      `schema version ${schemaVersion}, newer than the ${knownVersion} this Rummage knows`,
      'Update Rummage, or choose another data folder with RUMMAGE_DATA.',
    );
  }
  const note = schemaVersion < knownVersion ? `, to be migrated to ${knownVersion} at the next start` : '';
  return well(`sound, schema version ${schemaVersion}${note}`);
}

function damaged(what: string): Finding {
  return unwell(
    `damaged: ${what}`,
    'Stop Rummage, then `npx rummage restore` a backup: the backups folder of the data folder has one a day.',
  );
}
