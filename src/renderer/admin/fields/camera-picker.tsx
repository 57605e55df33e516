import { useMemo, useState } from 'react';
import { Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { searchCameras } from '../../operator/cameras/search-cameras.ts';
import { useCameraIndex } from '../../operator/cameras/use-camera-index.ts';
import { useSession } from '../../operator/operator-context.ts';
import { Icon } from '../../ui/icon.tsx';

interface Props {
  readonly label: string;
  readonly chosen: readonly string[];
  /** One camera takes the place of the one before. */
  readonly single?: boolean;
  onChange(chosen: string[]): void;
}

const foundMost = 8;

/** Cameras of the desk's own list, found by number, name, street or unit. */
export function CameraPicker({ label, chosen, single = false, onChange }: Props) {
  const { t } = useTranslation();
  const cameras = useSession((state) => state.cameras);
  const entries = useCameraIndex(cameras);
  const [search, setSearch] = useState('');
  const found = useMemo(
    () =>
      entries === null || search.trim() === '' ? [] : searchCameras(entries, search).slice(0, foundMost),
    [entries, search],
  );
  const nameOf = (id: string) => {
    const camera = cameras.get(id);
    return camera ? `${cameraNumber(camera.number)} ${camera.name}` : id;
  };
  return (
    <div className="admin-cameras">
      <SearchField className="hub-field" value={search} onChange={setSearch} aria-label={label}>
        <span className="admin-label" aria-hidden="true">
          {label}
        </span>
        <Input placeholder={t('admin.cameraSearch')} spellCheck={false} />
      </SearchField>
      {found.length > 0 ? (
        <ListBox
          aria-label={t('admin.cameraFound')}
          className="admin-items"
          selectionMode="none"
          onAction={(key) => {
            const id = String(key);
            if (single) onChange([id]);
            else if (!chosen.includes(id)) onChange([...chosen, id]);
            setSearch('');
          }}
        >
          {found.map(({ camera }) => (
            <ListBoxItem key={camera.id} id={camera.id} textValue={camera.name} className="admin-item">
              <span>{nameOf(camera.id)}</span>
              <span className="admin-more">{[camera.street, camera.unit].filter(Boolean).join(' · ')}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      ) : null}
      <ul className="admin-chips">
        {chosen.map((id) => (
          <li key={id}>
            {nameOf(id)}
            <Button
              className="bar-button"
              aria-label={t('admin.takeOut', { name: nameOf(id) })}
              onPress={() => onChange(chosen.filter((one) => one !== id))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
