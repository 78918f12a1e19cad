export const signIn = {
  pageTitle: 'Sign in',
  title: 'Sign in',
  titleForGuest: 'Sign in as the owner',
  text: 'These photos are private. Enter the password of this Rummage.',
  textForGuest: 'As a guest you see and search; the owner may also change things.',
  password: 'Password',
  submit: 'Sign in',
  signOut: 'Sign out instead',
  wrong: 'That is not the password. Check it and try again.',
  waitSeconds: {
    one: 'Too many attempts have failed. Wait {count} second, then try again.',
    other: 'Too many attempts have failed. Wait {count} seconds, then try again.',
  },
  waitMinutes: {
    one: 'Too many attempts have failed. Wait {count} minute, then try again.',
    other: 'Too many attempts have failed. Wait {count} minutes, then try again.',
  },
} as const;
