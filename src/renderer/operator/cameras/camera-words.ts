/**
 * What a search reads of many cameras, in columns: 50,000 objects are too far apart in memory to be looked at on every key. Every word is kept
 * once, so is every place, which is a unit and a street; a camera has numbers for them.
 */
export class CameraWords {
  /** Marked words. */
  readonly words: string[] = [];
  /** The words of each place. */
  readonly places: (readonly number[])[] = [];
  /** The cameras' numbers, by row. */
  readonly numbers: number[] = [];
  readonly placeOf: number[] = [];
  /** The words of all names, one after the other: those of a row stand from `nameFrom[row]` to before `nameFrom[row + 1]`. */
  readonly names: number[] = [];
  readonly nameFrom: number[] = [0];
  private readonly wordIds = new Map<string, number>();
  private readonly placeIds = new Map<string, number>();

  /** Takes a camera in, texts marked; gives back its row. */
  add(number: number, name: string, place: string): number {
    for (const id of this.idsOf(name)) this.names.push(id);
    this.nameFrom.push(this.names.length);
    this.placeOf.push(this.idOfPlace(place));
    return this.numbers.push(number) - 1;
  }

  private idOfPlace(text: string): number {
    const known = this.placeIds.get(text);
    if (known !== undefined) return known;
    const id = this.places.push(this.idsOf(text)) - 1;
    this.placeIds.set(text, id);
    return id;
  }

  private idsOf(text: string): number[] {
    return text
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => this.idOf(word));
  }

  private idOf(word: string): number {
    const known = this.wordIds.get(word);
    if (known !== undefined) return known;
    const id = this.words.push(word) - 1;
    this.wordIds.set(word, id);
    return id;
  }
}
