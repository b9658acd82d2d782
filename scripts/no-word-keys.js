/**
 * ESLint rule: no plain object is looked up by an arbitrary string. `table['constructor']` finds what every object
 * inherits, so a word that somebody wrote finds a function where a fact was meant. A `Map` holds what was put into it.
 */
import ts from 'typescript';

/** @type {import('eslint').Rule.RuleModule} */
export const noWordKeys = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      lookup:
        'A plain object also finds “constructor” and its like: keep the table in a Map, or ask Object.hasOwn first.',
    },
  },
  create(context) {
    const { esTreeNodeToTSNodeMap, program } = context.sourceCode.parserServices;
    if (!program) return {};
    const checker = program.getTypeChecker();
    const typeOf = (node) => checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));

    const check = (node, table, key) => {
      if (isOpen(typeOf(key)) && isTable(checker.getNonNullableType(typeOf(table)), checker))
        context.report({ node, messageId: 'lookup' });
    };
    return {
      MemberExpression(node) {
        const isWritten = node.parent.type === 'AssignmentExpression' && node.parent.left === node;
        if (node.computed && !isWritten) check(node, node.object, node.property);
      },
      BinaryExpression(node) {
        if (node.operator === 'in') check(node, node.right, node.left);
      },
    };
  },
};

/** Any string at all, as opposed to one of a few that the compiler knows. */
function isOpen(type) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => (part.flags & ts.TypeFlags.String) !== 0);
}

/** An object with whatever keys, that may inherit others. */
function isTable(type, checker) {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(
    (part) =>
      checker.getIndexInfoOfType(part, ts.IndexKind.String) !== undefined &&
      part.symbol?.name !== 'ProcessEnv',
  );
}
