package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import java.util.ArrayList;
import java.util.List;

/** {@code if … elif … else … endif}. */
final class IfTag extends BlockTag<Expression> {
    private static final long serialVersionUID = 1L;

    IfTag(NameUse names) {
        super("if", names);
    }

    @Override
    Expression read(ExpressionParser parser, NameUse names) {
        Expression condition = parser.tupleWithoutCondition();
        parser.tokens().expectEndOfBlockTag();
        return condition;
    }

    @Override
    String render(Expression condition, TagNode node, Rendering rendering) {
        boolean taken = Values.truth(condition.evaluate(rendering));
        List<Node> branch = new ArrayList<>();
        for (Node child : node.getChildren()) {
            if (child instanceof TagNode mark && mark.getTag() instanceof BranchTag tag) {
                if (taken) {
                    break;
                }
                taken = tag.isTaken(mark, rendering);
            } else if (taken) {
                branch.add(child);
            }
        }
        return rendering.text(branch);
    }
}
