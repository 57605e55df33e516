import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AuditPerson } from '../../../shared/hub/audit-found.ts';
import { CameraPicker } from '../fields/camera-picker.tsx';
import { DateField } from '../fields/date-field.tsx';
import { dayAfter } from '../fields/read-day.ts';
import { SelectField } from '../fields/select-field.tsx';
import { FormProblems, useFormProblems } from '../form-problems.ts';
import { auditWhats, auditWhatWords } from './audit-what.ts';
import { type AuditFilter, noFilter } from './use-audit.ts';

interface Props {
  readonly busy: boolean;
  /** Everybody who may be looked for. */
  readonly people: readonly AuditPerson[];
  onSearch(filter: AuditFilter): void;
}

/** What is looked for in the log. */
export function AuditFilterForm({ busy, people, onSearch }: Props) {
  const { t } = useTranslation();
  const { problem, tell } = useFormProblems();
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const change = (part: Partial<AuditFilter>) => setFilter({ ...filter, ...part });
  const any = { value: '', text: t('admin.audit.any') };
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <Form
      className="admin-filter"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && problem === '') onSearch(filter);
      }}
    >
      <SelectField
        label={t('admin.audit.who')}
        value={filter.personId ?? ''}
        choices={[
          any,
          ...people.map(({ id, name, unitName }) => ({ value: id, text: `${name} · ${unitName}` })),
        ]}
        onChange={(id) => change({ personId: orNull(id) })}
      />
      <SelectField
        label={t('admin.audit.what.title')}
        value={filter.what ?? ''}
        choices={[any, ...auditWhats.map((what) => ({ value: what, text: auditWhatWords(t, what) }))]}
        onChange={(what) => change({ what: orNull(what) })}
      />
      <FormProblems value={tell}>
        <DateField
          label={t('admin.audit.from')}
          valueMs={filter.fromMs}
          onChange={(fromMs) => change({ fromMs })}
        />
        <DateField
          label={t('admin.audit.to')}
          valueMs={filter.toMs === null ? null : dayAfter(filter.toMs, -1)}
          onChange={(lastMs) => change({ toMs: lastMs === null ? null : dayAfter(lastMs, 1) })}
        />
      </FormProblems>
      <CameraPicker
        label={t('admin.audit.camera')}
        single
        chosen={filter.cameraId === null ? [] : [filter.cameraId]}
        onChange={([cameraId]) => change({ cameraId: cameraId ?? null })}
      />
      <Button className="main-button" type="submit" isDisabled={busy || problem !== ''}>
        {busy ? t('hub.working') : t('admin.audit.search')}
      </Button>
    </Form>
  );
}
