package org.voltaire.testing.mutant;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mutants of the tables of protections: each row switched off, its watch another one, its
/// conditions and what it stops left out, its limits elsewhere, its hold times none and ten times
/// longer, its levels others.
final class RowMutants extends SourceMutants {
  /// What makes limits, and how many of its arguments come before the hold times.
  private static final Map<String, Integer> LIMITS =
      Map.of("ceiling", 1, "none", 0, "atLast", 0, "disobeyed", 1);

  private static final Map<String, String> OTHER_WATCH =
      Map.of("highest", "lowest", "lowest", "highest");

  private static final Map<String, String> OTHER_LEVEL =
      Map.of("TELL", "OPEN", "DERATE", "OPEN", "OPEN", "TELL");

  private static final Map<String, String> OTHER_LIMITS =
      Map.of("whenLost", "_ -> UsualLimits.atOnce()", "feedback", "_ -> UsualLimits.atOnce()");

  RowMutants(String file, String text) {
    super(file, text);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    if (!place().equals(fault(tree)) && !fault(tree).isEmpty()) {
      return within(fault(tree), () -> visitMethodInvocation(tree, null));
    }
    String name = name(tree.getMethodSelect());
    List<? extends ExpressionTree> arguments = tree.getArguments();
    if (name.equals("of") && arguments.stream().allMatch(each -> !fault(each).isEmpty())) {
      for (int i = 0; i < arguments.size(); i++) {
        leaveOut(arguments, i, "`" + fault(arguments.get(i)) + "` is not watched");
      }
    }
    if (Set.of("onlyWhile", "onlyIf", "stopping").contains(name)) {
      var select = (MemberSelectTree) tree.getMethodSelect();
      String what = name + "(" + said(arguments.getFirst()).replace("`", "") + ")";
      replace(to(select.getExpression()), to(tree), "", "without `" + what + "`");
    }
    if (OTHER_WATCH.containsKey(name)) {
      String other = OTHER_WATCH.get(name);
      String call = "org.voltaire.protect.Watch." + other;
      replace(tree.getMethodSelect(), call, "`%s` instead of `%s`".formatted(other, name));
    }
    if (name.equals("atOnce")) replace(tree, "UsualLimits.atLast(0.5)", "half a second late");
    if (LIMITS.containsKey(name)) limit(arguments, LIMITS.get(name));
    // Of which packs a protection is said to be is a matter of documents.
    return name.equals("only")
        ? scan(tree.getMethodSelect(), null)
        : super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
    if (tree.getIdentifier().toString().equals("Limit")) {
      List<? extends ExpressionTree> arguments = tree.getArguments();
      limit(arguments, 2);
      ExpressionTree trip = arguments.getFirst(), clear = arguments.get(1);
      String nearer = "0.5 * (%s) + 0.5 * (%s)".formatted(text(clear), text(trip));
      replace(clear, nearer, "half the hysteresis down to " + said(clear));
    }
    String fault = fault(tree);
    if (fault.isEmpty()) return super.visitNewClass(tree, null);
    return within(fault, () -> super.visitNewClass(tree, null));
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
    String name = tree.getIdentifier().toString();
    if (tree.getExpression().toString().equals("Level")) {
      String other = OTHER_LEVEL.getOrDefault(name, "OPEN");
      replace(tree, "Level." + other, "level `%s` instead of `%s`".formatted(other, name));
    }
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
    String other = OTHER_LIMITS.get(tree.getName().toString());
    if (other != null) replace(tree, other, "at once instead of " + said(tree));
    return super.visitMemberReference(tree, null);
  }

  /// @param holdsFrom how many arguments come before the hold times; the first of them is the limit
  private void limit(List<? extends ExpressionTree> arguments, int holdsFrom) {
    for (ExpressionTree hold : arguments.subList(holdsFrom, arguments.size())) {
      if (text(hold).equals("0")) {
        replace(hold, "0.5", "held for half a second instead of at once");
      } else {
        replace(hold, "0", "not held for " + said(hold) + " s");
        replace(hold, "10 * (" + text(hold) + ")", "held ten times " + said(hold) + " s");
      }
    }
    if (holdsFrom == 0) return;
    ExpressionTree trip = arguments.getFirst();
    replace(trip, "1.25 * (" + text(trip) + ")", "limit " + said(trip) + " a quarter higher");
  }

  /// The fault of an entry; empty if it is none.
  private static String fault(Tree tree) {
    if (tree instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select) {
      return fault(select.getExpression());
    }
    if (!(tree instanceof NewClassTree entry)) return "";
    if (!entry.getIdentifier().toString().equals("ProtectionEntry")) return "";
    return name(entry.getArguments().getFirst());
  }

  private static String name(ExpressionTree tree) {
    return switch (tree) {
      case IdentifierTree name -> name.getName().toString();
      case MemberSelectTree select -> select.getIdentifier().toString();
      default -> "";
    };
  }
}
