import {
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type QueryResult,
  type RootOperationNode,
  SelectQueryNode,
  type UnknownRow,
} from 'kysely';

/** Notices whether anything was written on the Kysely that it is a plugin of. */
export class WriteWatch implements KyselyPlugin {
  private readonly reads = new WeakSet<QueryId>();
  /** Set by the first row that was written. */
  written = false;

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (SelectQueryNode.is(node)) this.reads.add(queryId);
    return node;
  }

  async transformResult({ queryId, result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    // What is not known to read may have written, if it says that it met rows.
    if (!this.reads.has(queryId) && (result.rows.length > 0 || (result.numAffectedRows ?? 0n) > 0n))
      this.written = true;
    return result;
  }
}
