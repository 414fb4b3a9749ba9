package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.TagNode;
import java.util.ArrayList;
import java.util.List;

/** {@code with name = value, … endwith}: variables for a part of the template. */
final class WithTag extends BlockTag<List<WithTag.Binding>> {
    private static final long serialVersionUID = 1L;

    WithTag(NameUse names) {
        super("with", names);
    }

    record Binding(String name, Expression value) {}

    @Override
    List<Binding> read(ExpressionParser parser, NameUse names) {
        TokenStream tokens = parser.tokens();
        List<Binding> bindings = new ArrayList<>();
        while (tokens.peek().kind() == Token.Kind.NAME) {
            String name = Target.readName(tokens, names);
            tokens.expectOperator("=");
            bindings.add(new Binding(name, parser.expression()));
            if (!tokens.skipOperator(",")) {
                break;
            }
        }
        tokens.expectEndOfBlockTag();
        return List.copyOf(bindings);
    }

    @Override
    String render(List<Binding> bindings, TagNode node, Rendering rendering) {
        List<Object> values =
                Expression.evaluateAll(bindings.stream().map(Binding::value).toList(), rendering);
        return rendering.scoped(() -> {
            for (int i = 0; i < values.size(); i++) {
                rendering.define(bindings.get(i).name(), values.get(i));
            }
            return rendering.text(node.getChildren());
        });
    }
}
