import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Machine } from '../../../shared/capacity/capacity.ts';
import { graphicsOf } from './graphics.ts';
import { figuresKey, thisMachine } from './machine.ts';

test('graphics cards are told with their drivers; a machine without any has none', async () => {
  const root = await mkdtemp(join(tmpdir(), 'vonglau-graphics-'));
  expect(await graphicsOf(root, 'linux')).toBe('');
  expect(await graphicsOf(root, 'win32')).toBeNull();
  const device = join(root, 'sys/class/drm/card1/device');
  await mkdir(device, { recursive: true });
  await mkdir(join(root, 'sys/class/drm/card1-HDMI-A-1'));
  await mkdir(join(root, 'sys/module/nvidia'), { recursive: true });
  await writeFile(join(device, 'vendor'), '0x10de\n');
  await writeFile(join(device, 'device'), '0x1cb1\n');
  await symlink('../../../bus/pci/drivers/nvidia', join(device, 'driver'));
  await writeFile(join(root, 'sys/module/nvidia/version'), '550.54.14\n');
  expect(await graphicsOf(root, 'linux')).toBe('NVIDIA 0x1cb1, nvidia 550.54.14');
  const bare = join(root, 'sys/class/drm/card0/device');
  await mkdir(bare, { recursive: true });
  expect(await graphicsOf(root, 'linux')).toBe('NVIDIA 0x1cb1, nvidia 550.54.14');
  await rm(root, { recursive: true });
});

test('figures are valid for one processor, ffmpeg and driver', async () => {
  const machine = Machine.parse(await thisMachine('5.1.9'));
  expect(machine.cores).toBeGreaterThan(0);
  const key = figuresKey(machine);
  expect(figuresKey({ ...machine, memoryMb: machine.memoryMb + 1 })).toBe(key);
  for (const change of [{ cpu: 'x' }, { cores: 99 }, { ffmpeg: '6.0' }, { graphics: 'new driver' }])
    expect(figuresKey({ ...machine, ...change })).not.toBe(key);
});
