import { type FormEvent, type KeyboardEvent, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { EdgeReach } from '../../../shared/wall/grid-edges.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { ScopeField } from '../../hub/scope-field.tsx';
import { useHub } from '../../hub/use-hub.ts';
import { ask } from '../desk-acts.ts';
import { useOperator, useSession } from '../operator-context.ts';
import { EditorFooter } from './editor-footer.tsx';
import { editorKey } from './editor-key.ts';
import { EditorTools } from './editor-tools.tsx';
import { FaultLine } from './fault-line.tsx';
import { GridCanvas } from './grid-canvas.tsx';
import { LabelFields } from './label-fields.tsx';
import { LayoutDialog } from './layout-dialog.tsx';
import {
  finishDraft,
  type LayoutDraft,
  mergeSelected,
  splitSelected,
  startDraft,
  undo,
} from './layout-draft.ts';
import { type LayoutLabel, nameRefusal } from './layout-label.ts';
import { saveLayout } from './save-layout.ts';

interface Props {
  readonly display: DisplayView;
  onClose(): void;
}

export type EditDraft = (edit: (draft: LayoutDraft) => LayoutDraft) => void;

/** The grid editor of the layout that a display shows. Nothing changes on the wall before it is saved. */
export function LayoutEditor({ display, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const layouts = useSession((state) => state.wall.layouts);
  const [own] = useState(() => layouts.find(({ id }) => id === display.layout) ?? null);
  const [label, setLabel] = useState<LayoutLabel>({ name: own?.name ?? '', key: own?.key ?? null });
  const [draft, edit] = useReducer(
    (before: LayoutDraft, change: (draft: LayoutDraft) => LayoutDraft) => change(before),
    null,
    () => startDraft(display.grid, display.tiles),
  );
  const [parts, setParts] = useState(2);
  const [reach, setReach] = useState<EdgeReach>('lines');
  const kept = useHub(({ items }) => items.find(({ item }) => item.id === own?.id)?.item.scope.kind);
  const [scope, setScope] = useState(kept ?? 'private');
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const refusal = nameRefusal(t, label);
  const save = async (id: string | null) => {
    setTried(true);
    if (refusal) return;
    const saved = await saveLayout(operator, { id, ...label, ...finishDraft(draft) }, scope);
    if (saved.fault) return setFault(saved.fault);
    ask(operator, 'wall.load-layout', { displayId: display.id, layoutId: saved.id });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(own?.id ?? null);
  };
  const press = (event: KeyboardEvent) => {
    const key = editorKey(event.nativeEvent);
    if (!key) return;
    event.preventDefault();
    if (key === 'undo') edit(undo);
    else if (key === 'merge') edit(mergeSelected);
    else if (typeof key === 'number') setParts(key);
    else edit((before) => splitSelected(before, key, parts));
  };
  return (
    <LayoutDialog title={t('layouts.editTitle')} size="large" onClose={onClose}>
      {/* Keys of the whole editor: what has the focus is one of its controls. */}
      <form className="editor" noValidate onSubmit={submit} onKeyDown={press}>
        <EditorTools
          draft={draft}
          onEdit={edit}
          parts={parts}
          onParts={setParts}
          reach={reach}
          onReach={setReach}
        />
        <GridCanvas
          draft={draft}
          reach={reach}
          shape={display.bounds.width / display.bounds.height}
          onEdit={edit}
        />
        <LabelFields
          label={label}
          ownId={own?.id ?? null}
          refusal={tried ? refusal : null}
          onLabel={setLabel}
        />
        <ScopeField value={scope} onChoose={setScope} />
        <FaultLine fault={fault} />
        <EditorFooter own={own} onSaveNew={() => void save(null)} onFault={setFault} onClose={onClose} />
      </form>
    </LayoutDialog>
  );
}
