import { z } from 'zod';

/**
 * What kind of camera it is before the law: `police-operational` (camera nghiệp vụ, Art. 1.4), `state-secret` (Art. 1.2), `private` (Art. 1.5),
 * `public` (its pictures may be published, Art. 11), `ordinary` for all others.
 */
export const cameraClasses = ['ordinary', 'public', 'private', 'police-operational', 'state-secret'] as const;

export const CameraClass = z.enum(cameraClasses);
export type CameraClass = z.infer<typeof CameraClass>;
