package org.scribes.textgen.template.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scribes.textgen.template.parse.TemplateNode.LoopFlow;
import org.scribes.textgen.template.parse.TemplateToken.TokenKind;

/** Parses a template by the grammar of Jinja2's {@code parser.py}: one method for each statement. */
final class StatementParser {
    private static final int MAX_DEPTH = 50;

    private final TokenStream tokens;
    private final NameUse names;
    private final ExpressionParser expressions;
    private boolean loopControlsAllowed;
    private int depth;

    StatementParser(TokenStream tokens, NameUse names) {
        this.tokens = tokens;
        this.names = names;
        this.expressions = new ExpressionParser(tokens, names);
    }

    List<TemplateNode> template() {
        return nodes(Set.of());
    }

    /** Parses nodes up to a tag of one of these names, which is left, or to the end of the template. */
    private List<TemplateNode> nodes(Set<String> ends) {
        List<TemplateNode> nodes = new ArrayList<>();
        while (!tokens.isAt(TokenKind.TEMPLATE_END)) {
            TemplateToken name = tokens.peek(1);
            if (tokens.isAt(TokenKind.TAG_BEGIN) && name.kind() == TokenKind.NAME && ends.contains(name.text())) {
                break;
            }
            nodes.add(node());
        }
        return List.copyOf(nodes);
    }

    private TemplateNode node() {
        TemplateToken token = tokens.next();
        return switch (token.kind()) {
            case TEXT -> new TemplateNode.PlainText(token.text());
            case PRINT_BEGIN -> {
                Expression expression = expressions.tuple();
                tokens.expectEndOfTag();
                yield new TemplateNode.Print(expression);
            }
            default -> statement(tokens.expectAnyName());
        };
    }

    private TemplateNode statement(String name) {
        return switch (name) {
            case "if" -> conditional();
            case "for" -> loop();
            case "set" -> assignment();
            case "macro" -> macro();
            case "call" -> call();
            case "filter" -> filter();
            case "with" -> with();
            case "generation" -> new TemplateNode.Generation(macro(MacroParameters.NONE, "endgeneration"));
            case "break" -> loopControl(name, LoopFlow.BREAK);
            case "continue" -> loopControl(name, LoopFlow.CONTINUE);
            default -> throw tokens.refuse("the tag '" + name + "' is not supported here");
        };
    }

    /** Parses the end of an opening tag, and the nodes up to a tag of one of these names. */
    private List<TemplateNode> body(boolean loopControls, String... ends) {
        tokens.expectEndOfBlockTag();
        if (++depth > MAX_DEPTH) {
            throw new UnsupportedTemplate("tags are nested deeper than " + MAX_DEPTH);
        }
        boolean outside = loopControlsAllowed;
        loopControlsAllowed = loopControls;
        List<TemplateNode> nodes = nodes(Set.of(ends));
        loopControlsAllowed = outside;
        depth--;
        if (tokens.isAt(TokenKind.TEMPLATE_END)) {
            throw new UnsupportedTemplate("the tag '" + ends[ends.length - 1] + "' is missing");
        }
        return nodes;
    }

    /** Takes the beginning and the name of the tag that ends a body. */
    private String nextTag() {
        tokens.next();
        return tokens.next().text();
    }

    /** Parses the body of a block and its end tag. */
    private List<TemplateNode> block(boolean loopControls, String end) {
        List<TemplateNode> nodes = body(loopControls, end);
        nextTag();
        tokens.expectEndOfTag();
        return nodes;
    }

    /** Parses the nodes after {@code else}, if that is the name of the tag, and the end tag. */
    private List<TemplateNode> otherwise(String tag, boolean loopControls, String end) {
        if (tag.equals("else")) {
            return block(loopControls, end);
        }
        tokens.expectEndOfTag();
        return List.of();
    }

    private TemplateNode conditional() {
        List<TemplateNode.Branch> branches = new ArrayList<>();
        String tag;
        do {
            Expression condition = expressions.tupleWithoutCondition();
            branches.add(new TemplateNode.Branch(condition, body(loopControlsAllowed, "elif", "else", "endif")));
            tag = nextTag();
        } while (tag.equals("elif"));
        return new TemplateNode.If(List.copyOf(branches), otherwise(tag, loopControlsAllowed, "endif"));
    }

    private TemplateNode loop() {
        AssignmentTarget target = AssignmentTarget.read(tokens, names, false);
        tokens.expectName("in");
        Expression items = expressions.tupleWithoutCondition();
        Optional<Expression> filter = tokens.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        List<TemplateNode> body = body(true, "else", "endfor");
        return new ForLoop(target, items, filter, body, otherwise(nextTag(), false, "endfor"));
    }

    private TemplateNode loopControl(String name, LoopFlow flow) {
        if (!loopControlsAllowed) {
            throw new UnsupportedTemplate("'" + name + "' outside of a loop");
        }
        tokens.expectEndOfTag();
        return new TemplateNode.LoopControl(flow);
    }

    private TemplateNode assignment() {
        AssignmentTarget target = AssignmentTarget.read(tokens, names, true);
        if (tokens.skipOperator("=")) {
            Expression value = expressions.tuple();
            tokens.expectEndOfTag();
            return new TemplateNode.Assign(target, value);
        }
        List<FilterCall> filters = expressions.primaries().filters();
        return new TemplateNode.AssignText(target, filters, block(false, "endset"));
    }

    private TemplateNode macro() {
        String name = AssignmentTarget.readName(tokens, names);
        return new TemplateNode.DefineMacro(name, macro(MacroParameters.read(expressions, names), "endmacro"));
    }

    private Macro macro(MacroParameters parameters, String end) {
        int readsBefore = names.callerReads();
        List<TemplateNode> body = block(false, end);
        return new Macro(parameters, body, names.callerReads() > readsBefore);
    }

    private TemplateNode call() {
        MacroParameters parameters =
                tokens.isOperator("(") ? MacroParameters.read(expressions, names) : MacroParameters.NONE;
        if (!(expressions.expression() instanceof Expression.Call call)) {
            throw tokens.refuse("a call block needs a call");
        }
        return new TemplateNode.CallBlock(macro(parameters, "endcall"), call);
    }

    private TemplateNode filter() {
        List<FilterCall> filters = new ArrayList<>();
        filters.add(expressions.primaries().filter());
        filters.addAll(expressions.primaries().filters());
        return new TemplateNode.FilterBlock(List.copyOf(filters), block(false, "endfilter"));
    }

    private TemplateNode with() {
        List<TemplateNode.Binding> bindings = new ArrayList<>();
        while (tokens.isAt(TokenKind.NAME)) {
            String name = AssignmentTarget.readName(tokens, names);
            tokens.expectOperator("=");
            bindings.add(new TemplateNode.Binding(name, expressions.expression()));
            if (!tokens.skipOperator(",")) {
                break;
            }
        }
        return new TemplateNode.With(List.copyOf(bindings), block(false, "endwith"));
    }
}
