package org.scribes.textgen.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.expression.ExpressionStrategy;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What jinjava prints for {@code {{ … }}}: Jinja's expression with Python's values, never read as template again. */
final class PrintStrategy implements ExpressionStrategy {
    private static final long serialVersionUID = 1L;

    private final transient NameUse names;
    private final transient Map<String, Expression> expressions = new ConcurrentHashMap<>();

    PrintStrategy(NameUse names) {
        this.names = names;
    }

    /** The expression; an {@link UnsupportedTemplate} when it is read for the first time and wrong. */
    Expression expression(String words) {
        return expressions.computeIfAbsent(words, unread -> {
            ExpressionParser parser = new ExpressionParser(new TokenStream(unread), names);
            Expression expression = parser.tuple();
            parser.tokens().expectEnd();
            return expression;
        });
    }

    @Override
    public RenderedOutputNode interpretOutput(ExpressionToken token, JinjavaInterpreter interpreter) {
        Rendering rendering = (Rendering) interpreter;
        Object value = expression(token.getExpr()).evaluate(rendering);
        return new RenderedOutputNode(Text.of(rendering.budget(), value));
    }
}
