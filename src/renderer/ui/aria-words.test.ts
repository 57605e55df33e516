import { expect, test } from 'vitest';
import { isProductCode, projectFiles, readProjectFile } from '../../../test/house/project-files.ts';

/** Parts of React Aria that say nothing by themselves, or whose words aria-words.tsx gives. */
const spokenFor = [
  ...['Button', 'Checkbox', 'Collection', 'Dialog', 'DropZone', 'FieldError', 'FileTrigger', 'Form'],
  ...['GridList', 'GridListItem', 'Header', 'Heading', 'I18nProvider', 'Input', 'Label', 'ListBox'],
  ...['ListBoxItem', 'Menu', 'MenuItem', 'MenuSection', 'MenuTrigger', 'Meter', 'Modal', 'ModalOverlay'],
  ...['Popover', 'ProgressBar', 'Radio', 'RadioGroup', 'SearchField', 'Slider', 'SliderOutput'],
  ...['SliderThumb', 'SliderTrack', 'Tab', 'TabList', 'TabPanel', 'Tabs', 'Text', 'TextField'],
  ...['ToggleButton', 'ToggleButtonGroup'],
];

test('no part of React Aria is used that would speak English by itself', () => {
  const used = projectFiles('src/renderer/')
    .filter(isProductCode)
    .flatMap((path) => [
      ...readProjectFile(path).matchAll(/import \{([^}]*)\} from 'react-aria-components'/g),
    ])
    .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
    .filter((name) => name !== '' && !name.startsWith('type '));
  expect(used).toContain('Menu');
  expect([...new Set(used)].filter((name) => !spokenFor.includes(name))).toEqual([]);
});
