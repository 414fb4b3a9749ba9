package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;

/** Reads every tag and expression of a template's tree, so that nothing wrong is left to be found by a request. */
final class TreeCheck {
    private static final int MAX_DEPTH = 50;

    private final PrintStrategy printing;

    TreeCheck(PrintStrategy printing) {
        this.printing = printing;
    }

    /**
     * @param parent the node whose children are checked
     * @param inLoop whether {@code break} and {@code continue} have a loop to act on
     */
    void check(Node parent, boolean inLoop, int depth) {
        if (depth > MAX_DEPTH) {
            throw new UnsupportedTemplate("tags nested deeper than " + MAX_DEPTH);
        }
        boolean elseSeen = false;
        for (Node child : parent.getChildren()) {
            if (child.getMaster() instanceof ExpressionToken token && child instanceof ExpressionNode) {
                printing.expression(token.getExpr());
            }
            if (child instanceof TagNode node) {
                BlockTag<?> tag = tagOf(node);
                tag.directive(node.getHelpers());
                if (tag instanceof BranchTag branch) {
                    checkBranch(parent, branch, elseSeen);
                    elseSeen |= !branch.isConditional();
                }
                boolean leftByElse = elseSeen && isLoop(parent);
                if (tag instanceof LoopControlTag && (!inLoop || leftByElse)) {
                    throw new UnsupportedTemplate("'" + tag.getName() + "' outside of a loop");
                }
                check(node, isLoop(node) || (inLoop && !leftByElse && tag instanceof IfTag), depth + 1);
            }
        }
    }

    private static BlockTag<?> tagOf(TagNode node) {
        if (node.getTag() instanceof BlockTag<?> tag) {
            return tag;
        }
        throw new UnsupportedTemplate("the tag '" + node.getName() + "' is not supported");
    }

    private static boolean isLoop(Node node) {
        return node instanceof TagNode tag && tag.getTag() instanceof ForTag;
    }

    private static void checkBranch(Node parent, BranchTag branch, boolean elseSeen) {
        boolean inIf = parent instanceof TagNode node && node.getTag() instanceof IfTag;
        boolean inFor = isLoop(parent) && !branch.isConditional();
        if (elseSeen || (!inIf && !inFor)) {
            throw new UnsupportedTemplate("'" + branch.getName() + "' where none can stand");
        }
    }
}
