/** A place in a picture: an object in the frame of its namespace, or something outside that is not one of its objects. */
export type Place = ObjectPlace | OutsidePlace;

interface ObjectPlace {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

interface OutsidePlace {
  /** A word of letters and digits, other than Mermaid's own. */
  readonly id: string;
  readonly text: string;
}

/** A way from one place to another, and what goes there. */
export interface Leg {
  readonly from: Place;
  readonly to: Place;
  readonly label?: string;
}

/** A Mermaid flowchart; a place or leg that is named twice is drawn once. */
export function flowchart(legs: readonly Leg[]): string {
  const outside = new Map<string, OutsidePlace>();
  const boxes = new Map<string, ObjectPlace & { readonly id: string }>();
  const idOf = (place: Place): string => {
    if ('id' in place) {
      outside.set(place.id, place);
      return place.id;
    }
    const key = [place.kind, place.namespace, place.name].join('\0');
    const box = boxes.get(key) ?? { ...place, id: `box${boxes.size}` };
    boxes.set(key, box);
    return box.id;
  };
  const arrows = legs.map(({ from, to, label }) => arrow(idOf(from), idOf(to), label));
  const rounded = [...outside.values()].map(({ id, text }) => `  ${id}(["${quoted(text)}"])`);
  return ['flowchart LR', ...rounded, ...framed([...boxes.values()]), ...new Set(arrows)].join('\n');
}

/** Boxes inside a frame for each namespace. */
function framed(boxes: readonly (ObjectPlace & { readonly id: string })[]): readonly string[] {
  const namespaces = [...new Set(boxes.map(({ namespace }) => namespace))];
  return namespaces.flatMap((namespace, i) => [
    `  subgraph namespace${i}["${quoted(namespace)}"]`,
    ...boxes
      .filter((box) => box.namespace === namespace)
      .map(({ id, kind, name }) => `    ${id}["${quoted(kind)}<br/>${quoted(name)}"]`),
    '  end',
  ]);
}

function arrow(from: string, to: string, label?: string): string {
  return label === undefined ? `  ${from} --> ${to}` : `  ${from} -->|"${quoted(label)}"| ${to}`;
}

/** Mermaid ends a label at a quote, and reads HTML, Markdown and its own codes in it: what names do not hold is encoded. */
export function quoted(text: unknown): string {
  return String(text).replaceAll(/[^\w ./:-]/gu, (character) => `#${character.codePointAt(0)};`);
}
