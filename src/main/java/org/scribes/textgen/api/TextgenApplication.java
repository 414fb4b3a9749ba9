package org.scribes.textgen.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.scribes.textgen.api.auth.Authentication;
import org.scribes.textgen.api.auth.Credentials;
import org.scribes.textgen.api.comparison.ComparisonResource;
import org.scribes.textgen.api.generate.CitationBody;
import org.scribes.textgen.api.generate.GenerateReader;
import org.scribes.textgen.api.generate.GenerateResource;
import org.scribes.textgen.api.generate.RestartBody;
import org.scribes.textgen.api.generate.TokenBody;
import org.scribes.textgen.api.generate.TokensResource;
import org.scribes.textgen.api.http.JsonProvider;
import org.scribes.textgen.api.http.ProblemMapper;
import org.scribes.textgen.api.http.RateLimitHeaders;
import org.scribes.textgen.api.http.RequestId;
import org.scribes.textgen.api.http.TraceFilter;
import org.scribes.textgen.api.model.ModelResource;
import org.scribes.textgen.api.model.ServedModelsResource;
import org.scribes.textgen.api.openai.ChatResource;
import org.scribes.textgen.api.openai.CompletionResource;
import org.scribes.textgen.api.openai.ModelsResource;
import org.scribes.textgen.api.openai.OpenAiErrorBody;
import org.scribes.textgen.api.openai.ResponsesResource;
import org.scribes.textgen.api.openai.TaskHeader;
import org.scribes.textgen.api.openapi.Tags;
import org.scribes.textgen.api.slo.SloResource;
import org.scribes.textgen.api.status.StatusResource;
import org.scribes.textgen.api.tgi.TgiError;
import org.scribes.textgen.api.tgi.TgiEvent;
import org.scribes.textgen.api.tgi.TgiInfoResource;
import org.scribes.textgen.api.tgi.TgiResource;
import org.scribes.textgen.api.tgi.TgiTokenResource;
import org.scribes.textgen.api.usage.FeedbackResource;
import org.scribes.textgen.api.usage.UsageCsv;
import org.scribes.textgen.api.usage.UsageResource;
import org.scribes.textgen.api.verify.ReferencesResource;
import org.scribes.textgen.api.verify.VerifyResource;
import org.scribes.textgen.api.verify.VersesResource;

/** The REST API at the root of the server, and the shared part of its OpenAPI document. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Scribes text generation",
                        version = SharedDocumentation.VERSION_OF_THE_BUILD,
                        description = """
                                Turns a fully assembled prompt (system message, passages, question) into an answer whose \
                                quotations are checked against the passages.

                                To begin, send `{"prompt": "Who was Barnabas?"}` to `POST /api/v1/generate`.

                                Bodies are JSON in UTF-8, read strictly: an unknown or duplicate name, a value of \
                                a wrong type, and text after the end are refused with a 400 that names the field. A field \
                                that is optional may also be `null`.

                                Errors are problem bodies (RFC 9457, `application/problem+json`). Every response carries \
                                `X-Request-Id`: that of the request where it matches `[A-Za-z0-9._-]{1,64}`, else a new one.
                                """,
                        contact = @Contact(name = "The maintainers of Scribes text generation"),
                        license = @License(name = "Apache License 2.0", identifier = "Apache-2.0")),
        tags = {
            @Tag(
                    name = Tags.GENERATION,
                    description = "Answers to prompts, as a whole or as a stream, and the size of prompts."),
            @Tag(
                    name = Tags.OPENAI,
                    description =
                            "OpenAI's API, for its clients. Bodies are read leniently, and errors have its format."),
            @Tag(
                    name = Tags.TGI,
                    description = "The API of Hugging Face's text-generation-inference, for its clients."),
            @Tag(name = Tags.VERIFICATION, description = "Checks of texts that were written elsewhere; no model runs."),
            @Tag(name = Tags.MODEL, description = "The model that answers."),
            @Tag(name = Tags.FEEDBACK, description = "What people say about answers."),
            @Tag(name = Tags.OPERATION, description = "Usage, costs and service levels.")
        },
        servers = @Server(url = "/", description = "This server"),
        security = {
            @SecurityRequirement(name = TextgenApplication.BEARER),
            @SecurityRequirement(name = Credentials.KEY_HEADER)
        },
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = TextgenApplication.BEARER,
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description = "A key of this server (`textgen.auth=api-key`), or a token"
                                            + " (`textgen.auth=jwt`). With `textgen.auth=none` neither is needed."),
                            @SecurityScheme(
                                    securitySchemeName = Credentials.KEY_HEADER,
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.HEADER,
                                    apiKeyName = Credentials.KEY_HEADER,
                                    description = "A key of this server.")
                        },
                        schemas = {
                            @Schema(name = "Token", implementation = TokenBody.class),
                            @Schema(name = "Citation", implementation = CitationBody.class),
                            @Schema(name = "Restart", implementation = RestartBody.class),
                            @Schema(name = OpenAiErrorBody.SCHEMA, implementation = OpenAiErrorBody.class),
                            @Schema(name = TgiEvent.SCHEMA, implementation = TgiEvent.class),
                            @Schema(name = TgiError.SCHEMA, implementation = TgiError.class)
                        },
                        parameters = {
                            @Parameter(
                                    name = RequestId.HEADER,
                                    in = ParameterIn.HEADER,
                                    description = "The id of the request in its response and in the log.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    pattern = "^[A-Za-z0-9._-]{1,64}$",
                                                    examples = "req-1")),
                            @Parameter(
                                    name = GenerateReader.USER_HEADER,
                                    in = ParameterIn.HEADER,
                                    description =
                                            "Your id of the user who asks, as `user` in the body, which takes precedence.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    maxLength = GenerateReader.MAX_NAME,
                                                    examples = "reader-42")),
                            @Parameter(
                                    name = TaskHeader.NAME,
                                    in = ParameterIn.HEADER,
                                    description =
                                            "Whether a user interface asks for itself, such as for a title: the request"
                                                    + " counts against a limit of its own, and nothing is verified.",
                                    schema = @Schema(type = SchemaType.BOOLEAN, examples = "true"))
                        },
                        headers = {
                            @Header(
                                    name = RequestId.HEADER,
                                    description = "The id of the request, as in the log.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = Authentication.CHALLENGE,
                                    description = "The expected credentials; with `error` if those sent are invalid.",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "Retry-After",
                                    description =
                                            "Seconds until a retry makes sense. Absent for" + " MODEL_UNAVAILABLE.",
                                    schema = @Schema(type = SchemaType.INTEGER)),
                            @Header(
                                    name = RateLimitHeaders.POLICY,
                                    description = "The rate limits of the request, if any: `q` in `w` seconds,"
                                            + " in a burst or evenly.",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.STRING,
                                                    examples = "\"user-requests\";q=10;w=60")),
                            @Header(
                                    name = RateLimitHeaders.LIMIT,
                                    description =
                                            "The remaining quota of each limit: `r` now, full again in `t` seconds.",
                                    schema = @Schema(type = SchemaType.STRING, examples = "\"user-requests\";r=7;t=18"))
                        },
                        responses = {
                            @APIResponse(
                                    name = "BadRequest",
                                    description =
                                            "EMPTY_PROMPT, INVALID_PARAMETER or MALFORMED_BODY: `detail` names the"
                                                    + " field and says what is allowed."),
                            @APIResponse(
                                    name = "BadQuery",
                                    description =
                                            "INVALID_PARAMETER: `detail` names the parameter and says what is allowed."),
                            @APIResponse(
                                    name = "Unauthorized",
                                    description = "UNAUTHORIZED: the key or token is missing or invalid.",
                                    headers =
                                            @Header(
                                                    name = Authentication.CHALLENGE,
                                                    ref = "#/components/headers/" + Authentication.CHALLENGE)),
                            @APIResponse(
                                    name = "Forbidden",
                                    description =
                                            "FORBIDDEN: the operator has not configured access yet, or the server does not go by"
                                                    + " the name in `Host`."),
                            @APIResponse(
                                    name = "NotAcceptable",
                                    description = "NOT_ACCEPTABLE: `Accept` names no type that this path can return."),
                            @APIResponse(
                                    name = "LateBody",
                                    description = "BODY_TIMEOUT: the whole body did not arrive within 10 seconds,"
                                            + " unless configured otherwise."),
                            @APIResponse(
                                    name = "TooLarge",
                                    description =
                                            "BODY_TOO_LARGE (1 MiB, unless configured otherwise), or"
                                                    + " PROMPT_TOO_LONG: prompt and answer do not fit into the model's window."),
                            @APIResponse(
                                    name = "WrongType",
                                    description =
                                            "UNSUPPORTED_MEDIA_TYPE: the body must be `application/json` in UTF-8,"
                                                    + " not compressed."),
                            @APIResponse(
                                    name = "Ungrounded",
                                    description =
                                            "UNGROUNDED: with `enforce`, the answer has a quotation that the passages do"
                                                    + " not contain and that could not be repaired."),
                            @APIResponse(
                                    name = "Limited",
                                    description = "RATE_LIMITED: the user or the client exceeded a rate limit,"
                                            + " or too many of its request bodies are arriving;"
                                            + " BUDGET_EXCEEDED: its budget of the month is spent, until `Retry-After`."
                                            + " Nothing was generated.",
                                    headers = {
                                        @Header(name = "Retry-After", ref = "#/components/headers/Retry-After"),
                                        @Header(name = RateLimitHeaders.POLICY, ref = RateLimitHeaders.POLICY),
                                        @Header(name = RateLimitHeaders.LIMIT, ref = RateLimitHeaders.LIMIT)
                                    }),
                            @APIResponse(
                                    name = "Defect",
                                    description = "GENERATION_FAILED: a defect of the service; its log has the cause."),
                            @APIResponse(
                                    name = "Upstream",
                                    description = "The server behind the API failed:"
                                            + " UPSTREAM_ERROR, UPSTREAM_AUTH (the key), UPSTREAM_QUOTA (credits or"
                                            + " rate) or UPSTREAM_MODEL; `detail` says what to do. Or every backend's"
                                            + " answers failed validation, two attempts each: INVALID_OUTPUT.",
                                    headers = @Header(name = "Retry-After", ref = "#/components/headers/Retry-After")),
                            @APIResponse(
                                    name = "Unavailable",
                                    description =
                                            "OVERLOADED, MODEL_LOADING, OUT_OF_MEMORY or LEDGER_UNAVAILABLE (too many"
                                                    + " requests draw on one budget at once), which pass; or MODEL_UNAVAILABLE,"
                                                    + " which does not.",
                                    headers = @Header(name = "Retry-After", ref = "#/components/headers/Retry-After")),
                            @APIResponse(
                                    name = "Watched",
                                    description =
                                            "OVERLOADED: as many streams of the status are open as may be, or the server is"
                                                    + " stopping.",
                                    headers = @Header(name = "Retry-After", ref = "#/components/headers/Retry-After")),
                            @APIResponse(
                                    name = "NoRequest",
                                    description =
                                            "NOT_FOUND: no finished request of this key has the id, or the server keeps no"
                                                    + " ledger."),
                            @APIResponse(name = "NoLedger", description = "NOT_FOUND: this server keeps no ledger."),
                            @APIResponse(
                                    name = "LedgerAway",
                                    description = "LEDGER_UNAVAILABLE: the ledger's database is not available.",
                                    headers = @Header(name = "Retry-After", ref = "#/components/headers/Retry-After")),
                            @APIResponse(
                                    name = "Timeout",
                                    description = "TIMEOUT: no complete answer within `hf.generation.timeout`,"
                                            + " including waiting time.")
                        }))
public class TextgenApplication extends Application {
    static final String BEARER = "bearer";

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RootResource.class,
                GenerateResource.class,
                VerifyResource.class,
                ReferencesResource.class,
                VersesResource.class,
                TokensResource.class,
                ModelResource.class,
                ServedModelsResource.class,
                ChatResource.class,
                CompletionResource.class,
                ResponsesResource.class,
                ModelsResource.class,
                TgiResource.class,
                TgiInfoResource.class,
                TgiTokenResource.class,
                FeedbackResource.class,
                UsageResource.class,
                UsageCsv.class,
                ComparisonResource.class,
                SloResource.class,
                StatusResource.class,
                JsonProvider.class,
                ProblemMapper.class,
                TraceFilter.class);
    }
}
