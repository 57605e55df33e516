import {
  mountPage as mountReal,
  type PageTitle,
  type RenderPage,
} from '../../src/renderer/session/mount-page.tsx';

/** What a test finds in a page that can be started again. */
export interface RestartablePage {
  /** Ends all that the page has drawn, opened and kept. */
  end(): void;
  /** Starts it as loading it does, on the code that is there. */
  start(): void;
}

/** Stands in for the product's own in tests of the pages: to load a page takes four times as long as to start it again. */
export function mountPage(title: PageTitle, render: RenderPage): void {
  let page = mountReal(title, render);
  const restartable: RestartablePage = {
    end() {
      page.dispose();
      localStorage.clear();
    },
    start() {
      page = mountReal(title, render);
    },
  };
  Reflect.set(globalThis, 'restartablePage', restartable);
}
