package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.scribes.textgen.template.ForTag.Header;
import org.scribes.textgen.template.Rendering.LoopSignal;

/** {@code for … in … if … else … endfor}. What is set within one turn is gone in the next. */
final class ForTag extends BlockTag<Header> {
    private static final long serialVersionUID = 1L;

    ForTag(NameUse names) {
        super("for", names);
    }

    record Header(Target target, Expression items, Optional<Expression> filter) {}

    @Override
    Header read(ExpressionParser parser, NameUse names) {
        TokenStream tokens = parser.tokens();
        Target target = Target.read(tokens, names, false);
        tokens.expectName("in");
        Expression items = parser.tupleWithoutCondition();
        Optional<Expression> filter = tokens.skipName("if") ? Optional.of(parser.expression()) : Optional.empty();
        tokens.expectEndOfBlockTag();
        return new Header(target, items, filter);
    }

    @Override
    String render(Header header, TagNode node, Rendering rendering) {
        List<Node> children = node.getChildren();
        int otherwise = indexOfElse(children);
        Loop loop = new Loop(rendering.budget(), items(header, rendering));
        StringBuilder text = new StringBuilder();
        if (!loop.advance()) {
            List<Node> rest = children.subList(Math.min(otherwise + 1, children.size()), children.size());
            return rendering.scoped(() -> rendering.text(rest));
        }
        List<Node> body = children.subList(0, otherwise);
        do {
            text.append(rendering.scoped(() -> {
                header.target().assign(rendering, loop.current());
                rendering.define("loop", loop);
                return rendering.text(body);
            }));
            rendering.budget().checkOutput(text.length());
        } while (rendering.takeSignal() != LoopSignal.BREAK && loop.advance());
        return text.toString();
    }

    private static int indexOfElse(List<Node> children) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof TagNode mark && mark.getTag() instanceof BranchTag) {
                return i;
            }
        }
        return children.size();
    }

    private static Iterator<Object> items(Header header, Rendering rendering) {
        Object items = header.items().evaluate(rendering);
        if (header.filter().isEmpty()) {
            return Values.iterate(items);
        }
        Expression filter = header.filter().get();
        // the condition sees the variables around the loop, also when the body has it look ahead
        Rendering around = rendering.in(rendering.getContext());
        return new Selection(
                rendering.budget(),
                Values.iterate(items),
                item -> around.scoped(() -> {
                    header.target().assign(around, item);
                    return Values.truth(filter.evaluate(around));
                }),
                item -> item);
    }
}
