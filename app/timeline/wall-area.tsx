'use client';

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ShownPhoto } from '../grid/photo-cell';
import { useLocale, useStrings } from '../ui/locale-context';
import { plainButton } from '../ui/styles';
import { useWallKeys } from './use-wall-keys';
import type { Wall } from './wall';
import type { OpenPhotos } from './wall-keeper';
import { WallKeeper } from './wall-keeper';
import { WallList } from './wall-list';
import { WallPainter } from './wall-painter';
import { WallPattern } from './wall-pattern';

/** A wall that is kept in step with a list. @param context the list's address; null for the trash, which has none */
export function useWall(context: string | null, open: OpenPhotos): { keeper: WallKeeper; wall: Wall | null } {
  const [keeper] = useState(() => new WallKeeper(context, open));
  const wall = useSyncExternalStore(keeper.subscribe, keeper.wall, () => null);
  return { keeper, wall };
}

interface WallAreaProps {
  readonly keeper: WallKeeper;
  readonly wall: Wall | null;
  readonly context: string | null;
  readonly label: string;
  /** In the corner of the photo that is pointed at or has the focus. */
  readonly cornerOf?: ((photo: ShownPhoto) => ReactNode) | undefined;
  /** The first page, which the server sent; shown until the wall is there. */
  readonly children: (onKeyDown: (event: KeyboardEvent<HTMLUListElement>) => void) => ReactNode;
}

/** Where a wall is: first what the server sent, then what is drawn by script. */
export function WallArea({ keeper, wall, context, label, cornerOf, children }: WallAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const colors = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const pattern = useRef<HTMLUListElement>(null);
  const hasFailed = useSyncExternalStore(keeper.subscribe, keeper.hasFailed, () => false);
  const [painter, setPainter] = useState<WallPainter | null>(null);
  const locale = useLocale();

  useLayoutEffect(() => {
    if (!area.current || !colors.current || !list.current || !pattern.current) return;
    const elements = { area: area.current, colors: colors.current, list: list.current, pattern: pattern.current };
    const made = new WallPainter(elements, { locale, context });
    // Gone back to, the wall is there before anything else is painted.
    const detach = keeper.attach(made);
    setPainter(made);
    return detach;
  }, [keeper, locale, context]);

  const onKeyDown = useWallKeys(keeper, wall);

  return (
    <>
      <div ref={area} className="group/wall relative">
        {!wall && children(onKeyDown)}
        {/* A photo that is kept far away must not make the page higher. */}
        <div ref={colors} aria-hidden className="pointer-events-none absolute inset-0 overflow-clip" />
        <WallList
          ref={list}
          label={label}
          context={context}
          wall={wall}
          painter={painter}
          cornerOf={cornerOf}
          onKeyDown={onKeyDown}
        />
        <WallPattern ref={pattern} />
      </div>
      {hasFailed && <Failed onTryAgain={() => void keeper.tryAgain()} />}
    </>
  );
}

function Failed({ onTryAgain }: { onTryAgain: () => void }) {
  const { grid, ui } = useStrings();

  return (
    <p
      role="status"
      className="fixed inset-x-4 bottom-4 z-30 mx-auto flex w-fit flex-wrap items-center gap-4 rounded-panel bg-raised px-4 py-3 shadow-float"
    >
      {grid.notLoaded}
      <button type="button" onClick={onTryAgain} className={plainButton}>
        {ui.tryAgain}
      </button>
    </p>
  );
}
