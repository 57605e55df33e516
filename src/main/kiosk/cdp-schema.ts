import { z } from 'zod';

/** What the browser sends through the pipe: an answer (`id`), or an event (`method`), of a session or of the browser itself. */
export const CdpMessage = z.object({
  id: z.number().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});
export type CdpMessage = z.infer<typeof CdpMessage>;

/** An answer of which nothing is used. */
export const Ignored = z.unknown();

export const BrowserVersion = z.object({ product: z.string() });

export const CreatedTarget = z.object({ targetId: z.string() });
export const AttachedTarget = z.object({ sessionId: z.string() });

export const TargetInfo = z.object({
  targetId: z.string(),
  type: z.string(),
  url: z.string(),
  openerId: z.string().optional(),
});
export const TargetCreated = z.object({ targetInfo: TargetInfo });
export const TargetInfoChanged = TargetCreated;
export const TargetGone = z.object({ targetId: z.string() });

const windowState = z.enum(['normal', 'minimized', 'maximized', 'fullscreen']);
export const WindowForTarget = z.object({
  windowId: z.number(),
  bounds: z.object({
    left: z.number(),
    top: z.number(),
    width: z.number(),
    height: z.number(),
    windowState,
  }),
});

export const ScreenInfos = z.object({
  screenInfos: z.array(
    z.object({
      left: z.number(),
      top: z.number(),
      width: z.number(),
      height: z.number(),
      isPrimary: z.boolean(),
      label: z.string(),
    }),
  ),
});

export const Navigated = z.object({ errorText: z.string().optional() });
export const FrameNavigated = z.object({
  frame: z.object({ parentId: z.string().optional(), url: z.string() }),
});
export const RequestPaused = z.object({ requestId: z.string(), request: z.object({ url: z.string() }) });
export const Screenshot = z.object({ data: z.string() });

const RemoteObject = z.object({
  type: z.string(),
  value: z.unknown().optional(),
  description: z.string().optional(),
});
export const ConsoleCalled = z.object({ type: z.string(), args: z.array(RemoteObject) });
export const ExceptionThrown = z.object({
  exceptionDetails: z.object({ text: z.string(), exception: RemoteObject.optional() }),
});
export const LogEntryAdded = z.object({
  entry: z.object({ level: z.string(), text: z.string(), url: z.string().optional() }),
});
