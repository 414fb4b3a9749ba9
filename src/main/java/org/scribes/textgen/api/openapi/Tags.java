package org.scribes.textgen.api.openapi;

/** The tags of the operations in the OpenAPI document. */
public final class Tags {
    public static final String GENERATION = "Generation";
    public static final String OPENAI = "OpenAI";
    public static final String TGI = "text-generation-inference";
    public static final String VERIFICATION = "Verification";
    public static final String MODEL = "Model";
    public static final String FEEDBACK = "Feedback";
    public static final String OPERATION = "Operation";

    private Tags() {}
}
