/** What somebody may do: the owner everything, a guest only see and search. */
export type Access = 'owner' | 'guest';
