package org.scribes.textgen.template;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A macro, or the body of a {@code call} block: a text with parameters, which sees the variables of its own place. */
record Macro(Signature signature, List<Node> body, Context place) implements Invocable {
    private static final String CALLER = "caller";

    @Override
    public Object call(Rendering rendering, Arguments arguments) {
        rendering.budget().enterCall();
        Map<String, Object> named = new HashMap<>(arguments.named());
        Object caller = named.remove(CALLER);
        if (caller != null && body.stream().noneMatch(Macro::readsCaller)) {
            throw TemplateFailure.because("a call block calls a macro that has no use for its caller");
        }
        Rendering inside = rendering.in(place);
        inside.define(CALLER, caller == null ? new Undefined(CALLER) : caller);
        signature.define(inside, new Arguments(arguments.positional(), named));
        String text = inside.text(body);
        rendering.budget().leaveCall();
        return text;
    }

    private static boolean readsCaller(Node node) {
        String words = node instanceof TagNode tag
                ? tag.getHelpers()
                : node.getMaster() instanceof ExpressionToken token ? token.getExpr() : "";
        return Lexer.tokens(words).contains(new Token(Token.Kind.NAME, CALLER))
                || node.getChildren().stream().anyMatch(Macro::readsCaller);
    }
}
