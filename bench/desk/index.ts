import { startTestCity, subsOnly } from '../../test/support/city-for-tests.ts';
import { smallCameras } from '../../test/support/small-cameras.ts';
import { measureOperatorCpu } from './operator-cpu.ts';
import { measureDeskPictures } from './pictures.ts';
import { measureSearch } from './search.ts';

const cameras = 64;
const rounds = 12;

/** The desk's figures: keys in a list of 50,000 cameras, pictures after a key, layouts, and what the desk costs a wall. Small feeds, so that the desk is measured and not the decoder. */
export async function measureDesk(seconds: number): Promise<unknown> {
  const search = await measureSearch();
  const city = await startTestCity({ cameras, overrides: smallCameras(cameras) });
  try {
    const camerasJson = subsOnly(city);
    return {
      search,
      pictures: await measureDeskPictures(camerasJson, rounds),
      operatorCpu: await measureOperatorCpu(camerasJson, seconds),
    };
  } finally {
    await city.dispose();
  }
}
