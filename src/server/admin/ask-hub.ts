import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { ExpectedError, Fault } from '../../shared/base/fault.ts';
import { controlFile } from './control-door.ts';
import { AdminAnswer, type AdminRequest } from './hub-admin.ts';

const Control = z.object({ port: z.number().int(), token: z.string() });

/** Asks the hub that runs on this data folder; null when none runs. Throws ExpectedError with the hub's fault. */
export async function askRunningHub(
  dataDirectory: string,
  request: AdminRequest,
): Promise<AdminAnswer | null> {
  const path = controlFile(dataDirectory);
  if (!existsSync(path)) return null;
  const { port, token } = Control.parse(JSON.parse(readFileSync(path, 'utf8')));
  const response = await post(port, token, request);
  if (response === null) return null;
  const body: unknown = await response.json();
  if (response.ok) return AdminAnswer.parse(body);
  throw new ExpectedError(z.object({ fault: Fault }).parse(body).fault);
}

async function post(port: number, token: string, request: AdminRequest): Promise<Response | null> {
  try {
    return await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(request),
    });
  } catch (error) {
    // Left over from a hub that was killed: nobody listens there.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
