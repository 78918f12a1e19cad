import type { signIn as english } from '../en/sign-in';
import type { Translation } from '../message';

export const signIn: Translation<typeof english> = {
  pageTitle: 'Anmelden',
  title: 'Anmelden',
  titleForGuest: 'Als Eigentümer anmelden',
  text: 'Diese Fotos sind privat. Bitte das Passwort dieses Rummage eingeben.',
  textForGuest: 'Gäste können sehen und suchen; der Eigentümer kann auch ändern.',
  password: 'Passwort',
  submit: 'Anmelden',
  signOut: 'Stattdessen abmelden',
  wrong: 'Das ist nicht das Passwort. Bitte prüfen und erneut versuchen.',
  waitSeconds: {
    one: 'Zu viele Versuche sind gescheitert. {count} Sekunde warten, dann erneut versuchen.',
    other: 'Zu viele Versuche sind gescheitert. {count} Sekunden warten, dann erneut versuchen.',
  },
  waitMinutes: {
    one: 'Zu viele Versuche sind gescheitert. {count} Minute warten, dann erneut versuchen.',
    other: 'Zu viele Versuche sind gescheitert. {count} Minuten warten, dann erneut versuchen.',
  },
};
