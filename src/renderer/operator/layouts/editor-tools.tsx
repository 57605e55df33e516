import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { EdgeReach } from '../../../shared/wall/grid-edges.ts';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { type LayoutDraft, mergeSelected, splitSelected, undo } from './layout-draft.ts';
import type { EditDraft } from './layout-editor.tsx';

interface Props {
  readonly draft: LayoutDraft;
  readonly parts: number;
  readonly reach: EdgeReach;
  onEdit: EditDraft;
  onParts(parts: number): void;
  onReach(reach: EdgeReach): void;
}

const partCounts = ['2', '3', '4'] as const;

/** The acts of the grid editor, each with its key; a refused one says why. */
export function EditorTools({ draft, parts, reach, onEdit, onParts, onReach }: Props) {
  const { t } = useTranslation();
  return (
    <div className="editor-tools">
      <Button className="bar-button" onPress={() => onEdit((one) => splitSelected(one, 'columns', parts))}>
        {t('layouts.splitColumns')} <kbd>V</kbd>
      </Button>
      <Button className="bar-button" onPress={() => onEdit((one) => splitSelected(one, 'rows', parts))}>
        {t('layouts.splitRows')} <kbd>H</kbd>
      </Button>
      <SegmentedChoice
        label={t('layouts.parts')}
        value={String(parts)}
        choices={partCounts.map((value) => ({
          value,
          text: value,
          label: t('layouts.partsLabel', { count: Number(value) }),
        }))}
        onChoose={(value) => onParts(Number(value))}
      />
      <Button className="bar-button" onPress={() => onEdit(mergeSelected)}>
        {t('layouts.merge')} <kbd>M</kbd>
      </Button>
      <Button className="bar-button" onPress={() => onEdit(undo)}>
        {t('layouts.undo')} <kbd>Ctrl+Z</kbd>
      </Button>
      <SegmentedChoice
        label={t('layouts.reach')}
        value={reach}
        choices={[
          { value: 'lines', text: t('layouts.reachLines') },
          { value: 'parts', text: t('layouts.reachParts') },
        ]}
        onChoose={onReach}
      />
      <span className="editor-count" role="status">
        {draft.refusal
          ? t(`layouts.refusal.${draft.refusal}`)
          : t('layouts.tilesCount', { count: draft.grid.cells.length })}
      </span>
    </div>
  );
}
