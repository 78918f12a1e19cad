import { describe, expect, it } from 'vitest';
import { hashPassword, isHashable, isPassword, isPasswordHash, LONGEST_PASSWORD } from './password';

describe('hashPassword', () => {
  it('says how much work it was, and never what it hashed', async () => {
    const hash = await hashPassword('correct horse battery');

    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(hash).not.toContain('horse');
    expect(isPasswordHash(hash)).toBe(true);
  });

  it('is another one each time, since it is salted', async () => {
    expect(await hashPassword('pässword one')).not.toBe(await hashPassword('pässword one'));
  });
});

describe('isPassword', () => {
  it.each([
    '',
    'plain',
    '$scrypt$ln=1,r=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA',
    `$scrypt$ln=30,r=8,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
  ])('matches nothing against %j, which is no hash of ours or would be too much work', async (hash) =>
    expect(await isPassword('anything', hash)).toBe(false),
  );

  it('knows the password, however its accents were typed, and no other', async () => {
    const hash = await hashPassword('pässword one');

    expect(await isPassword('pässword one'.normalize('NFD'), hash)).toBe(true);
    expect(await isPassword('pässword One', hash)).toBe(false);
  });

  it('takes nothing for the password that scrypt itself would, or that nobody types', async () => {
    expect(['', 'password\0', 'x'.repeat(LONGEST_PASSWORD + 1)].map(isHashable)).toEqual([false, false, false]);
    expect(await isPassword('password\0', await hashPassword('password'))).toBe(false);
  });
});
