import { useTranslation } from 'react-i18next';
import { heightLayer, isLayerMismatch, layersOfPurpose } from '../../../shared/hub/height-layer.ts';
import { HubCamera } from '../../../shared/hub/hub-camera.ts';
import { ChosenCameraField, TypedCameraField } from './camera-fields.tsx';
import { useCameraForm } from './camera-form-context.ts';
import { numberOf } from './read-camera-text.ts';

const fundings = HubCamera.shape.funding.unwrap().options;

/** Where a camera hangs, where it looks and what for. */
export function PlacePart() {
  const { t } = useTranslation();
  return (
    <>
      <div className="admin-pair">
        <TypedCameraField field="latitude" hint={t('admin.cameras.latitudeHint')} />
        <TypedCameraField field="longitude" hint={t('admin.cameras.longitudeHint')} />
        <TypedCameraField field="azimuth" hint={t('admin.cameras.azimuthHint')} />
        <TypedCameraField field="fieldOfView" hint={t('admin.cameras.fieldOfViewHint')} />
      </div>
      <div className="admin-pair">
        <TypedCameraField field="placeType" words hint={t('admin.cameras.placeTypeHint')} />
        <TypedCameraField field="purpose" words />
        <TypedCameraField field="height" />
        <ChosenCameraField
          field="funding"
          choices={[
            { value: '', text: t('admin.cameras.unknown') },
            ...fundings.map((value) => ({ value, text: t(`admin.cameras.funding.${value}`) })),
          ]}
        />
      </div>
      <LayerLine />
    </>
  );
}

/** The layer of the height (Art. 13.2), and whether the purpose asks for another. */
function LayerLine() {
  const { t } = useTranslation();
  const { row } = useCameraForm();
  const height = numberOf(row.height);
  const heightM = height === null || Number.isNaN(height) ? null : height;
  const layer = heightLayer(heightM);
  if (layer === null) return <p className="quiet">{t('admin.cameras.layerUnknown')}</p>;
  const wanted = layersOfPurpose(row.purpose).map((one) => t(`admin.cameras.layer.${one}`));
  return (
    <p role="status">
      {t('admin.cameras.layerIs', { layer: t(`admin.cameras.layer.${layer}`) })}
      {isLayerMismatch({ heightM, purpose: row.purpose }) ? (
        <strong className="admin-warning">
          {' '}
          {t('admin.cameras.layerMismatch', { layers: wanted.join('; ') })}
        </strong>
      ) : null}
    </p>
  );
}
