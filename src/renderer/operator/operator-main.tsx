import '../strict-csp.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './operator.css';
import './plan.css';
import { mountPage } from '../session/mount-page.tsx';
import { AriaWords } from '../ui/aria-words.tsx';
import { OperatorContext } from './operator-context.ts';
import { OperatorPage } from './operator-page.tsx';
import { createOperator } from './operator-store.ts';

mountPage('app.operatorTitle', (session, held) => (
  <OperatorContext value={held.add(createOperator(session))}>
    <AriaWords>
      <OperatorPage />
    </AriaWords>
  </OperatorContext>
));
