import type { TileRect } from '../../shared/wall/layout.ts';
import { type Painter, type PaintJob, wholePicture } from './painter.ts';
import type { CanvasSize } from './wall-message.ts';

/** Background of painter.ts as WebGL wants it. */
const background = [0x0b / 255, 0x0e / 255, 0x12 / 255, 1] as const;

const contextLost = 'the WebGL context is lost';

const vertexShader = `#version 300 es
uniform vec4 part;
out vec2 at;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  at = part.xy + vec2(corner.x, 1.0 - corner.y) * part.zw;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** Averages a grid of linear samples over the area that one pixel covers, so that shrinking does not shimmer. */
const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D picture;
uniform vec2 pixel;
uniform int grid;
in highp vec2 at;
out vec4 colour;
void main() {
  vec4 sum = vec4(0.0);
  for (int y = 0; y < grid; y++)
    for (int x = 0; x < grid; x++)
      sum += texture(picture, at + pixel * ((vec2(x, y) + 0.5) / float(grid) - 0.5));
  colour = sum / float(grid * grid);
}`;

/** A WebGL2 context that keeps what was drawn before. Null where there is none, or where it would be emulated on the CPU. */
export function hardwareContext(canvas: OffscreenCanvas): WebGL2RenderingContext | null {
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    preserveDrawingBuffer: true,
    failIfMajorPerformanceCaveat: true,
    powerPreference: 'high-performance',
  });
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer) ? null : gl;
}

/** Hands each picture to the GPU as a texture, without a copy where the decoder left it there. */
export class WebglPainter implements Painter {
  readonly name = 'webgl';
  private readonly gl: WebGL2RenderingContext;
  private readonly part: WebGLUniformLocation | null;
  private readonly pixel: WebGLUniformLocation | null;
  private readonly grid: WebGLUniformLocation | null;

  /** Throws when the shaders do not compile. */
  constructor(gl: WebGL2RenderingContext) {
    this.gl = gl;
    const program = compiled(gl);
    this.part = gl.getUniformLocation(program, 'part');
    this.pixel = gl.getUniformLocation(program, 'pixel');
    this.grid = gl.getUniformLocation(program, 'grid');
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.enable(gl.SCISSOR_TEST);
    gl.clearColor(...background);
  }

  resize({ width, height }: CanvasSize): void {
    Object.assign(this.gl.canvas, { width, height });
    this.wipe({ x: 0, y: 0, width, height });
  }

  wipe(rect: TileRect): void {
    this.aim(rect);
    this.gl.clear(this.gl.COLOR_BUFFER_BIT);
  }

  /** Throws when the context is lost: every other call would do nothing and say nothing. */
  paint(frame: VideoFrame, { rect, region, ground }: PaintJob): void {
    const { gl } = this;
    if (gl.isContextLost()) throw new Error(contextLost);
    const { x, y, width, height } = region ?? wholePicture;
    if (ground) this.wipe(ground);
    this.aim(rect);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, frame);
    const across = (width * frame.displayWidth) / rect.width;
    const down = (height * frame.displayHeight) / rect.height;
    const shrink = Math.max(across, down);
    gl.uniform4f(this.part, x, y, width, height);
    gl.uniform2f(this.pixel, width / rect.width, height / rect.height);
    gl.uniform1i(this.grid, Math.min(8, Math.max(1, Math.ceil(shrink / 2))));
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  private aim({ x, y, width, height }: TileRect): void {
    const bottom = this.gl.canvas.height - y - height;
    this.gl.viewport(x, bottom, width, height);
    this.gl.scissor(x, bottom, width, height);
  }
}

function compiled(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  const sources = [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const;
  for (const [kind, source] of sources) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error(contextLost);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(`${gl.getProgramInfoLog(program)}`);
  // Called this way, the linter does not take WebGL's name for a React hook.
  gl.useProgram.call(gl, program);
  return program;
}
