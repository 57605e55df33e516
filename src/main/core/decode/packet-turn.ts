/** What becomes of a packet: it is given to the decoder, skipped (nothing is decoded from it), or cut off with all that follows up to the next keyframe. */
export type PacketTurn = 'give' | 'skip' | 'cut';
