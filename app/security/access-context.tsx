'use client';

import { createContext, useContext } from 'react';
import type { Access } from '#lib/access/access';

export interface Visitor {
  readonly access: Access;
  /** Whether there is a password, and so a session that can be ended. */
  readonly signedIn: boolean;
}

const VisitorContext = createContext<Visitor>({ access: 'owner', signedIn: false });

export const VisitorProvider = VisitorContext.Provider;

export function useVisitor(): Visitor {
  return useContext(VisitorContext);
}

/** Whether controls that change something are to be left out: the server would refuse them. */
export function useReadOnly(): boolean {
  return useVisitor().access !== 'owner';
}
