import mermaid from 'mermaid';

/** What of a browser is needed here; a test that imports this file runs in jsdom. */
interface Browser {
  readonly SVGElement: { readonly prototype: object };
  readonly DOMParser: new () => { parseFromString(text: string, type: 'text/html'): Tree };
}

interface Tree {
  querySelectorAll(selector: string): Iterable<{
    readonly textContent: string;
    getAttribute(name: string): string;
  }>;
}

/** What a reader sees of a picture. */
export interface Drawing {
  /** Titles of the frames around boxes. */
  readonly frames: readonly string[];
  readonly boxes: readonly string[];
  /** Text on arrows; a line break is a space, as it is in boxes. */
  readonly arrowLabels: readonly string[];
  /** By the ids of both ends, e.g. `client box0`. */
  readonly arrows: readonly string[];
}

const { SVGElement, DOMParser } = globalThis as unknown as Browser;

// jsdom lays nothing out; Mermaid asks how large a text is to place boxes around it.
Object.assign(SVGElement.prototype, { getBBox: () => ({ x: 0, y: 0, width: 100, height: 20 }) });
mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });

/** Draws a picture with Mermaid itself. @throws where Mermaid cannot parse it */
export async function draw(picture: string): Promise<Drawing> {
  const { svg } = await mermaid.render('picture', picture);
  const tree = new DOMParser().parseFromString(svg.replaceAll(/<br ?\/?>/g, ' '), 'text/html');
  const textsOf = (selector: string) => [...tree.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return {
    frames: textsOf('.cluster-label .nodeLabel'),
    boxes: textsOf('.node .nodeLabel'),
    arrowLabels: textsOf('span.edgeLabel').filter((text) => text !== ''),
    arrows: [...tree.querySelectorAll('path[data-edge]')].map((path) =>
      path.getAttribute('data-id').replace(/^L_(.+)_(.+)_\d+$/, '$1 $2'),
    ),
  };
}
