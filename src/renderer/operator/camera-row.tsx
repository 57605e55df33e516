import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraInfo } from '../../shared/camera/camera.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { Icon } from '../ui/icon.tsx';

interface Props {
  readonly id: string;
  readonly camera: CameraInfo;
  readonly marked: boolean;
  readonly onWall: boolean;
  onMark(): void;
  onPlace(): void;
}

/** One camera of the list: a click marks it, two clicks put it on the selected tile. Keys belong to the search field above. */
export const CameraRow = memo(
  ({ id, camera, marked, onWall, onMark, onPlace }: Props) => {
    const { t } = useTranslation();
    const row = useRef<HTMLDivElement>(null);
    useEffect(() => {
      if (marked) row.current?.scrollIntoView({ block: 'nearest' });
    }, [marked]);
    return (
      <div
        ref={row}
        id={id}
        className="camera-row"
        role="option"
        tabIndex={-1}
        aria-selected={marked}
        onMouseDown={(event) => {
          event.preventDefault();
          onMark();
        }}
        onDoubleClick={onPlace}
      >
        <b>{cameraNumber(camera.number)}</b>
        <span className="camera-name">{camera.name}</span>
        {onWall ? (
          <span className="camera-on-wall">
            <Icon name="wall" />
            <span className="sr-only">{t('list.onWall')}</span>
          </span>
        ) : null}
        <span className="camera-unit">{camera.unit}</span>
      </div>
    );
  },
  (before, now) =>
    before.camera === now.camera && before.marked === now.marked && before.onWall === now.onWall,
);
