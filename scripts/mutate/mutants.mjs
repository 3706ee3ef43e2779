// Every small fault of a source file, compiled into it at once: `__mutant(id)` says at run time which one is on.
import ts from "typescript";

const { SyntaxKind: kind } = ts;

/** What an operator turns into: its neighbour at the boundary first. */
const operators = new Map([
  [kind.PlusToken, ["-"]],
  [kind.MinusToken, ["+"]],
  [kind.AsteriskToken, ["/"]],
  [kind.SlashToken, ["*"]],
  [kind.PercentToken, ["*"]],
  [kind.LessThanToken, ["<=", ">="]],
  [kind.LessThanEqualsToken, ["<", ">"]],
  [kind.GreaterThanToken, [">=", "<="]],
  [kind.GreaterThanEqualsToken, [">", "<"]],
  [kind.EqualsEqualsEqualsToken, ["!=="]],
  [kind.ExclamationEqualsEqualsToken, ["==="]],
  [kind.AmpersandAmpersandToken, ["||"]],
  [kind.BarBarToken, ["&&"]],
  [kind.QuestionQuestionToken, ["&&"]],
]);

const methods = new Map(
  [
    ["some", "every"],
    ["min", "max"],
    ["startsWith", "endsWith"],
    ["floor", "ceil"],
    ["toLowerCase", "toUpperCase"],
  ].flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

/** Methods without which their object passes on as it is. */
const dropped = new Set(["filter", "slice", "sort", "toSorted", "reverse", "toReversed", "trim", "substring"]);

/**
 * @param {string} path the file's name, which the mutants' ids begin with
 * @param {string} text its source
 * @returns {{ code: string, mutants: { id: string, line: number, start: number, end: number, original: string, replacement: string }[] }}
 */
export function mutate(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const mutants = [];
  return { code: rewritten(file), mutants };

  function rewritten(node) {
    let code = "";
    let end = node.getStart(file);
    if (node === file) end = 0;
    for (const child of childrenOf(node)) {
      code += text.slice(end, child.getStart(file)) + rewritten(child);
      end = child.getEnd();
    }
    code += text.slice(end, node.getEnd());
    return node === file ? code : withBody(node, wrapped(node, code));
  }

  function wrapped(node, code) {
    const expressions = isInsideChain(node) ? [] : replacementsOf(node, file);
    const switched = expressions.reduceRight(
      (otherwise, replacement) => `(__mutant("${note(node, replacement)}") ? ${replacement} : ${otherwise})`,
      code,
    );
    return isRemovable(node) ? `{ if (!__mutant("${note(node, "")}")) { ${switched} } }` : switched;
  }

  /** A function's block that does nothing, as one more mutant at its first brace. */
  function withBody(node, code) {
    if (!ts.isBlock(node) || !ts.isFunctionLike(node.parent) || node.statements.length === 0) return code;
    if (ts.isConstructorDeclaration(node.parent)) return code;
    return `{ if (__mutant("${note(node, "{}")}")) return; ${code.slice(1)}`;
  }

  function note(node, replacement) {
    const id = `${path}:${mutants.length}`;
    const start = node.getStart(file);
    const { line } = file.getLineAndCharacterOfPosition(start);
    mutants.push({ id, line: line + 1, start, end: node.getEnd(), original: node.getText(file), replacement });
    return id;
  }
}

function childrenOf(node) {
  const children = [];
  ts.forEachChild(node, (child) => {
    if (!isLeftAlone(child)) children.push(child);
  });
  return children.sort((a, b) => a.pos - b.pos);
}

/** Types, names and what is no expression of its own. */
function isLeftAlone(node) {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isTypeParameterDeclaration(node) || ts.isTaggedTemplateExpression(node)) return true;
  if ("name" in node.parent && node.parent.name === node) return true;
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && isAssignment(node.parent);
}

function isAssignment(node) {
  const token = node.operatorToken.kind;
  return token >= kind.FirstAssignment && token <= kind.LastAssignment;
}

/** A part of `a?.b.c` in brackets would no longer end the whole chain. */
function isInsideChain(node) {
  const { parent } = node;
  const carriesOn = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  const leads = (carriesOn || ts.isCallExpression(parent)) && parent.expression === node;
  return leads && (ts.isOptionalChain(node) || ts.isPropertyAccessExpression(node));
}

function isRemovable(node) {
  if (!ts.isExpressionStatement(node)) return false;
  const inner = ts.isAwaitExpression(node.expression) ? node.expression.expression : node.expression;
  if (ts.isCallExpression(inner)) return inner.expression.kind !== kind.SuperKeyword;
  return ts.isBinaryExpression(inner) && isAssignment(inner) && !ts.isBlock(inner);
}

function replacementsOf(node, file) {
  const text = node.getText(file);
  const others = replacementsByKind(node, file);
  return [...others, ...conditionsOf(node)].filter((replacement) => replacement !== text);
}

function replacementsByKind(node, file) {
  if (ts.isBinaryExpression(node)) return ofOperator(node, file);
  if (ts.isPrefixUnaryExpression(node)) return ofPrefix(node, file);
  if (ts.isStringLiteral(node)) return [node.text === "" ? '"mutant"' : '""'];
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) return ["``"];
  if (ts.isArrayLiteralExpression(node)) return [node.elements.length === 0 ? '["mutant"]' : "[]"];
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0 ? [] : ["{}"];
  if (node.kind === kind.TrueKeyword) return ["false"];
  if (node.kind === kind.FalseKeyword) return ["true"];
  if (ts.isArrowFunction(node.parent) && node.parent.body === node && !ts.isBlock(node)) return ["undefined"];
  if (ts.isCallExpression(node)) return ofMethod(node, file);
  return [];
}

function ofOperator(node, file) {
  const [left, right] = [node.left.getText(file), node.right.getText(file)];
  return (operators.get(node.operatorToken.kind) ?? []).map((other) => `((${left}) ${other} (${right}))`);
}

function ofPrefix(node, file) {
  const operand = node.operand.getText(file);
  if (node.operator === kind.ExclamationToken || node.operator === kind.MinusToken) return [`(${operand})`];
  return [];
}

function ofMethod(node, file) {
  const callee = node.expression;
  if (!ts.isPropertyAccessExpression(callee) || ts.isOptionalChain(node)) return [];
  const [object, name] = [callee.expression.getText(file), callee.name.text];
  const given = node.arguments.map((argument) => argument.getText(file)).join(", ");
  if (dropped.has(name)) return [object];
  return methods.has(name) ? [`${object}.${methods.get(name)}(${given})`] : [];
}

/** A question whose answer is always the same; a loop is only ended, since one without end shows nothing. */
function conditionsOf(node) {
  const { parent } = node;
  if ((ts.isIfStatement(parent) && parent.expression === node) || isTernary(parent, node)) return ["true", "false"];
  if (ts.isWhileStatement(parent) && parent.expression === node) return ["false"];
  return [];
}

function isTernary(parent, node) {
  return ts.isConditionalExpression(parent) && parent.condition === node;
}
