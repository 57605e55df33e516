import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { TilePlace } from '../../../shared/contract/call.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import type { CallHandlers } from '../serve/control-sockets.ts';
import type { GovernorService } from './governor-service.ts';

type GovernorCalls = Pick<CallHandlers, 'feeds.demand' | 'feeds.abilities' | 'wall.select'>;

/** What the operator looks at, told to the governor by its window, which may come later or be another one by then. */
export class LookedAt {
  private readonly governor: Pick<GovernorService, 'select'>;
  private windows: readonly WindowIdentity[] = [];
  private place: TilePlace | null = null;

  constructor(governor: Pick<GovernorService, 'select'>) {
    this.governor = governor;
  }

  select(place: TilePlace | null): void {
    this.place = place;
    this.tell();
  }

  windowsAre(windows: readonly WindowIdentity[]): void {
    this.windows = windows;
    this.tell();
  }

  private tell(): void {
    const { place } = this;
    const window = this.windows.find(
      ({ kind, displayId }) => kind === 'wall' && displayId === place?.displayId,
    );
    this.governor.select(place && window ? { windowId: window.windowId, tile: place.tile } : null);
  }
}

/** Answers to what windows tell of their tiles, and the desk of what it looks at. `roles`: which streams a camera has; none for one that is not in the list. */
export function governorHandlers(
  governor: GovernorService,
  lookedAt: LookedAt,
  roles: (cameraId: string) => readonly StreamRole[],
): GovernorCalls {
  return {
    'feeds.demand': ({ tiles }, { windowId }) => ({ orders: governor.demand(windowId, tiles, roles) }),
    'feeds.abilities': ({ codecs }, { windowId }) => {
      governor.abilities(windowId, codecs);
      return {};
    },
    'wall.select': ({ place }) => {
      lookedAt.select(place);
      return {};
    },
  };
}
