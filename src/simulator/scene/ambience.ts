import { mix, multiply, type Rgb, rgb } from './color.ts';

/** A time of day and its weather: the sky's colours, how it shades what stands under it, how many windows are lit. */
export interface Ambience {
  readonly name: string;
  /** From the zenith to the horizon. */
  readonly sky: readonly [Rgb, Rgb, Rgb];
  /** Colour that everything is multiplied by, and haze that is mixed in. */
  readonly light: Rgb;
  readonly haze: Rgb;
  readonly hazeShare: number;
  /** 0 = full day, 1 = night: lamps and windows. */
  readonly dark: number;
  readonly rain: boolean;
  readonly cloud: Rgb;
}

function ambience(
  name: string,
  sky: readonly [string, string, string],
  light: string,
  haze: readonly [string, number],
  dark: number,
  cloud: string,
  rain = false,
): Ambience {
  const [top, middle, horizon] = sky;
  return {
    name,
    sky: [rgb(top), rgb(middle), rgb(horizon)],
    light: rgb(light),
    haze: rgb(haze[0]),
    hazeShare: haze[1],
    dark,
    cloud: rgb(cloud),
    rain,
  };
}

export const ambiences: readonly [Ambience, ...Ambience[]] = [
  ambience('morning', ['#86b9dc', '#c9dbe0', '#fbe3c3'], '#fff1de', ['#f6dcc0', 0.06], 0, '#fff4e6'),
  ambience('day', ['#3f94d9', '#86c3ee', '#d6eefb'], '#ffffff', ['#d6eefb', 0.02], 0, '#ffffff'),
  ambience('sunset', ['#4b4a8c', '#d9748a', '#ffc27a'], '#ffcfa3', ['#f29a6b', 0.1], 0.35, '#f4a08a'),
  ambience('dusk', ['#1f2a5c', '#5b5596', '#e38f8d'], '#a29dc8', ['#4f4c80', 0.12], 0.7, '#74699f'),
  ambience('night', ['#0a1230', '#18244f', '#35447e'], '#6673ab', ['#18224a', 0.14], 1, '#2b3866'),
  ambience('rain', ['#6f8090', '#94a4b0', '#bcc7cd'], '#c2ccd6', ['#9fadb8', 0.16], 0.3, '#8b99a5', true),
];

/** What a daylight colour looks like then. */
export function shadeOf({ light, haze, hazeShare }: Ambience): (color: Rgb) => Rgb {
  return (color) => mix(multiply(color, light), haze, hazeShare);
}
