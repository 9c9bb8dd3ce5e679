package org.voltaire.testing.mutant;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Mutants of code: each guard and each of its conditions switched off, each time and size a tenth
/// and ten times, each row of a list left out.
final class GuardMutants extends SourceMutants {
  GuardMutants(String file, String text) {
    super(file, text);
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void nothing) {
    ExpressionTree condition = bare(tree.getCondition());
    // What a pattern binds stays known to what follows.
    String never = "false && (" + text(condition) + ")";
    replace(condition, never, "`if` never: " + said(condition));
    return super.visitIf(tree, null);
  }

  /// Of `a && b` each is taken as true, of `a || b` each as false: then it decides nothing.
  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
    Kind kind = tree.getKind();
    if (kind == Kind.CONDITIONAL_AND || kind == Kind.CONDITIONAL_OR) {
      decidesNothing(kind, tree.getLeftOperand());
      decidesNothing(kind, tree.getRightOperand());
    }
    return super.visitBinary(tree, null);
  }

  private void decidesNothing(Kind kind, ExpressionTree operand) {
    if (bare(operand).getKind() == kind) return; // its own operands are looked at
    boolean binds = operand instanceof InstanceOfTree type && type.getPattern() != null;
    if (binds) return; // what follows needs what it binds
    String neutral = kind == Kind.CONDITIONAL_AND ? "true" : "false";
    replace(operand, neutral, said(operand) + " taken as " + neutral);
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree tree, @Nullable Void nothing) {
    ExpressionTree condition = bare(tree.getCondition());
    for (String always : List.of("true", "false")) {
      replace(condition, always, said(condition) + " taken as " + always + " in `? :`");
    }
    return super.visitConditionalExpression(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
    boolean constant = tree.getModifiers().getFlags().contains(Modifier.STATIC);
    String type = tree.getType() == null ? "" : tree.getType().toString();
    if (constant && isNumber(tree.getInitializer()) && !type.equals("int")) {
      within(tree.getName().toString(), () -> sizes(tree.getInitializer()));
    }
    return super.visitVariable(tree, null);
  }

  private void sizes(ExpressionTree value) {
    String said = said(value);
    replace(value, "10 * (" + text(value) + ")", said + " ten times");
    replace(value, "(" + text(value) + ") / 10", said + " a tenth");
  }

  private static boolean isNumber(@Nullable Tree value) {
    if (value instanceof UnaryTree minus) return isNumber(minus.getExpression());
    return value instanceof LiteralTree literal && literal.getValue() instanceof Number;
  }

  /// The rows of a list.
  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    List<? extends ExpressionTree> rows = tree.getArguments();
    boolean table = rows.size() > 1 && rows.stream().allMatch(GuardMutants::isRow);
    for (int i = 0; table && i < rows.size(); i++) {
      leaveOut(rows, i, "the row " + said(((NewClassTree) rows.get(i)).getArguments().getFirst()));
    }
    return super.visitMethodInvocation(tree, null);
  }

  /// Rows of protections are [RowMutants]' matter.
  private static boolean isRow(ExpressionTree tree) {
    return tree instanceof NewClassTree row
        && !row.getIdentifier().toString().equals("ProtectionEntry");
  }

  private static ExpressionTree bare(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree inside ? bare(inside.getExpression()) : tree;
  }
}
