package org.scribes.textgen.template;

import com.hubspot.jinjava.tree.TagNode;
import org.scribes.textgen.template.CallTag.CallWithBody;

/** {@code call(parameters) macro(arguments) … endcall}: the macro gets the body as its {@code caller}. */
final class CallTag extends BlockTag<CallWithBody> {
    private static final long serialVersionUID = 1L;

    CallTag(NameUse names) {
        super("call", names);
    }

    record CallWithBody(Signature signature, Expression.Call call) {}

    @Override
    CallWithBody read(ExpressionParser parser, NameUse names) {
        TokenStream tokens = parser.tokens();
        Signature signature = tokens.isOperator("(") ? Signature.read(parser, names) : Signature.EMPTY;
        if (!(parser.expression() instanceof Expression.Call call)) {
            throw tokens.refuse("a call block without a call");
        }
        tokens.expectEndOfBlockTag();
        return new CallWithBody(signature, call);
    }

    @Override
    String render(CallWithBody directive, TagNode node, Rendering rendering) {
        Macro caller = new Macro(directive.signature(), node.getChildren(), rendering.getContext());
        return Text.of(rendering.budget(), directive.call().withCaller(rendering, caller));
    }
}
