import { graphql } from '../../graph/graphql.ts';

export const checkActionTable = graphql(`
  query CheckActionTable($table: ActionTableInput!) {
    checkActionTable(table: $table) {
      checked
      points
      importedOn
      faults {
        row
        column
        code
        message
      }
      warnings {
        row
        column
        code
        message
      }
    }
  }
`);

export const importActionTable = graphql(`
  mutation ImportActionTable($input: ImportActionTableInput!) {
    result: importActionTable(input: $input) {
      __typename
      ... on ActionTableImport {
        points
        importedOn
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);
