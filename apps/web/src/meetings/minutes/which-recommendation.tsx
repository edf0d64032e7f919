import { useQuery } from 'urql';
import { placeText } from '../../action-plan/recommendations/words.ts';
import { recommendationsQuery } from '../../action-plan/recommendations/recommendation.documents.ts';
import { mistakeAt } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { Loaded } from '../../design/loaded.tsx';
import type { Part } from './decision-details.tsx';

const longestShown = 80;
const waiting = { filter: { status: 'PROPOSED' as const }, first: 100, offset: 0 };

/** Which recommendation of the register is agreed. The minutes say it in words as well, unless they say something already. */
export const WhichRecommendation = ({ state, form, mistakes }: Part) => {
  const [result, read] = useQuery({ query: recommendationsQuery, variables: waiting });
  return (
    <Loaded result={result} retry={() => read({ requestPolicy: 'network-only' })} needs={['recommendations']}>
      {({ recommendations: { nodes } }) => (
        <SelectField
          id="decision-which-recommendation"
          label="Which recommendation"
          none="Choose"
          choices={nodes.map(({ id, text, ...of }) => ({
            value: id,
            label: `${placeText(of)}: ${text.length > longestShown ? `${text.slice(0, longestShown)} …` : text}`,
          }))}
          value={state.recommendationId}
          onValue={(recommendationId) => {
            const chosen = nodes.find(({ id }) => id === recommendationId);
            const said = state.recommendation || (chosen ? placeText(chosen) : '');
            form.set({ recommendationId, recommendation: said });
          }}
          error={mistakeAt(mistakes, 'decision-which-recommendation')}
        />
      )}
    </Loaded>
  );
};
