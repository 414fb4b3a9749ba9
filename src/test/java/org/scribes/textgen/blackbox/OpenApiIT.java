package org.scribes.textgen.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description is the contract: what it says must be all there is, and true. */
@OnDefaultServer
class OpenApiIT {
    private final Api api = new Api();
    private JsonNode document = Api.json("{}");

    @BeforeEach
    void read() throws IOException, InterruptedException {
        document = OpenApiDocument.of(api).root();
    }

    @ParameterizedTest
    @CsvSource({
        "GenerateRequest, 'prompt,messages,passages,max_new_tokens,temperature,top_p,top_k,repetition_penalty,seed,stop,"
                + "raw,grounding,on_failure,truncate,cache,model,user,candidates,candidates_mode,candidate_models,"
                + "candidate_texts,explain'",
        "Message, 'role,content'",
        "Passage, 'id,text,reference,source,url'",
        "Answer, 'answer,status,refusal,citations,grounding,warnings,metadata,candidates,explanation'",
        "Candidate, 'model,target,seed,chosen,score,input_tokens,tokens_generated,error,text'",
        "CandidateScore, 'standing,total,false_quotations,support,answered,length,variety,likelihood,agreement,passed'",
        "Explanation, 'text,sentences,repairs,targets'",
        "ExplainedSentence, 'start,end,passages'",
        "ExplainedRepair, 'kind,verdict,from,to'",
        "TriedTarget, 'target,error,detail'",
        "Citation, 'kind,verdict,start,end,text,closed,sources,reference,edition,expected,repaired_from,clipped,exists_in'",
        "CitationPlace, 'passage,edition,reference'",
        "CitationSource, 'passage,start,end'",
        "Grounding, 'policy,layout,verdicts,verified_share,cited_share'",
        "VerifyRequest, 'answer,passages,grounding'",
        "Verified, 'answer,citations,grounding,warnings'",
        "ReferencesRequest, 'text'",
        "Reference, 'text,osis,start,end,exists'",
        "BibleVerses, 'translation,translations,passages,warnings'",
        "BiblePassage, 'id,reference,source,text,osis'",
        "Metadata, 'request_id,model,model_note,mode,latency_ms,time_to_first_token_ms,input_tokens,tokens_generated,thinking_tokens,tokens_estimated,finish_reason,"
                + "temperature,attempts,target,variant,failover,cached,gpu_memory_mb,estimated_cost_usd'",
        "Model, 'model_name,model_name_source,served_models,revision,mode,precision,device,max_output_tokens,context_window,temperature,initialized,load_state,"
                + "load_progress,load_step,load_error,batch_limit,kv_tokens,kv_bytes,load_seconds'",
        "Feedback, 'request_id,rating,flags,comment'",
        "ServiceLevels, 'at,since,judgements_read,objectives,quotations'",
        "Objective, 'name,promise,target,unit,met,five_minutes,hour,day,since_start'",
        "Level, 'value,count,burn_rate,met,enough_votes'",
        "Quotations, 'five_minutes,hour,day,since_start'",
        "QuotationCounts, 'verified,altered,misattributed,outside_context,fabricated'",
        "Problem, 'type,title,status,detail,instance,code,request_id'",
        "Tokens, 'model,tokens,estimated,answer_tokens,context_window,fits,passages_that_fit'",
        "Token, 'text'",
        "Restart, 'reason'",
        "Failover, 'from,to,reason,detail'",
        "Usage, 'from,until,group,rows'",
        "TgiRequest, 'inputs,parameters,stream,grounding'",
        "TgiParameters, 'best_of,temperature,repetition_penalty,frequency_penalty,top_k,top_p,typical_p,do_sample,max_new_tokens,"
                + "return_full_text,stop,truncate,watermark,details,decoder_input_details,seed,top_n_tokens'",
        "TgiAnswer, 'generated_text,details,scribes'",
        "TgiDetails, 'finish_reason,generated_tokens,seed,prefill,tokens,top_tokens'",
        "TgiToken, 'id,text,logprob,special'",
        "TgiPromptToken, 'id,text,logprob'",
        "TgiTokenSpan, 'id,text,start,stop'",
        "TgiChatTokens, 'tokenize_response,templated_text'",
        "TgiEvent, 'index,token,generated_text,details,scribes'",
        "TgiStreamDetails, 'finish_reason,generated_tokens,input_length,seed'",
        "TgiInfo, 'model_id,model_sha,model_dtype,model_device_type,model_pipeline_tag,max_best_of,max_stop_sequences,"
                + "max_input_tokens,max_total_tokens,max_client_batch_size,router,version'",
        "TgiError, 'error,error_type'",
        "UsageRow, 'key,client,requests,answered,degraded,failed,cached,input_tokens,tokens_generated,cost_usd,"
                + "unpriced_requests,mean_latency_ms'"
    })
    void everyField_isDescribedWithAnExample(String schema, String fields) {
        JsonNode properties = schema(schema).path("properties");

        assertThat(properties.fieldNames()).toIterable().containsExactlyInAnyOrder(fields.split(",", -1));
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (!property.getValue().has("$ref")) {
                assertThat(property.getValue().path("description").asText())
                        .as(property.getKey())
                        .isNotBlank();
                assertThat(property.getValue().path("examples"))
                        .as(property.getKey())
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "max_new_tokens, minimum, 1",
        "temperature, minimum, 0",
        "temperature, maximum, 2",
        "temperature, default, 0.2",
        "top_p, exclusiveMinimum, 0",
        "top_p, maximum, 1",
        "top_k, minimum, 0",
        "repetition_penalty, exclusiveMinimum, 0",
        "repetition_penalty, maximum, 2",
        "stop, maxItems, 16",
        "messages, maxItems, 200",
        "passages, maxItems, 100",
        "user, maxLength, 256"
    })
    void range_isDescribed(String field, String bound, double value) {
        assertThat(schema("GenerateRequest")
                        .path("properties")
                        .path(field)
                        .path(bound)
                        .asDouble(Double.NaN))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "GenerateRequest, grounding, 'off,report,repair,unquote,enforce'",
        "GenerateRequest, on_failure, 'restart,error'",
        "VerifyRequest, grounding, 'report,repair,unquote,enforce'",
        "Grounding, policy, 'off,report,repair,unquote,enforce'",
        "Objective, unit, 'seconds,share,quotations,rating'",
        "Citation, kind, 'quote,unmarked,reference,marker'",
        "Citation, verdict, 'verified,altered,misattributed,outside_context,fabricated,in_context,nonexistent,resolved,"
                + "dangling'"
    })
    void everyChoice_isDescribed(String schema, String field, String choices) {
        assertThat(texts(schema(schema).path("properties").path(field).path("enum")))
                .containsExactly(choices.split(",", -1));
    }

    @Test
    void choiceThatMayBeNull_hasNullAmongItsValues() {
        List<JsonNode> choices = document.findParents("enum").stream()
                .filter(schema -> texts(schema.path("type")).contains("null"))
                .toList();

        assertThat(choices)
                .isNotEmpty()
                .allMatch(schema -> schema.path("enum").valueStream().anyMatch(JsonNode::isNull));
    }

    @Test
    void codes_areThoseOfTheProblems() {
        JsonNode code = schema("Problem").path("properties").path("code");
        JsonNode codes =
                code.has("$ref") ? resolved(code.path("$ref").textValue()).path("enum") : code.path("enum");

        assertThat(texts(codes))
                .contains("EMPTY_PROMPT", "MODEL_LOADING", "OVERLOADED", "TIMEOUT", "UNGROUNDED", "GENERATION_FAILED");
    }

    @ParameterizedTest
    @CsvSource({
        Api.GENERATE + ", 2",
        Api.STREAM + ", 2",
        Api.VERIFY + ", 1",
        Api.REFERENCES + ", 1",
        "/, 1",
        "/generate, 1",
        "/generate_stream, 1",
        "/tokenize, 1",
        "/chat_tokenize, 1"
    })
    void exampleOfARequest_worksWhenPasted(String path, int count) throws IOException, InterruptedException {
        api.awaitReady();
        JsonNode examples = document.path("paths")
                .path(path)
                .path("post")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("examples");

        assertThat(examples).hasSizeGreaterThanOrEqualTo(count);
        for (JsonNode example : examples) {
            HttpResponse<String> response = api.post(path, example.path("value").toString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void exampleOfAField_worksWhenPasted(String field) throws IOException, InterruptedException {
        api.awaitReady();
        JsonNode properties = schema("GenerateRequest").path("properties");
        ObjectNode body = (ObjectNode) Api.json("{\"max_new_tokens\": 4}");
        if (!field.equals("messages")) {
            body.set("prompt", properties.path("prompt").path("examples").path(0));
        }
        for (JsonNode example : properties.path(field).path("examples")) {
            body.set(field, example);

            HttpResponse<String> response = api.post(Api.GENERATE, body.toString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    static Stream<String> fields() {
        return Stream.of(
                "prompt",
                "messages",
                "passages",
                "max_new_tokens",
                "temperature",
                "top_p",
                "top_k",
                "repetition_penalty",
                "seed",
                "stop",
                "raw",
                "grounding",
                "model",
                "user");
    }

    @Test
    void answer_holdsWhatIsDescribedAndNothingElse() throws IOException, InterruptedException {
        api.awaitReady();
        JsonNode answer = Api.json(api.post(Api.GENERATE, Api.QUESTION).body());

        assertFits("Answer", answer);
        assertFits("Metadata", answer.path("metadata"));
        assertFits(
                "Answer",
                Api.json(api.post(Api.GENERATE, "{\"prompt\": \"Hello\"}").body()));
        assertFits("Grounding", answer.path("grounding"));
        assertThat(answer.path("citations")).isNotEmpty();
        for (JsonNode citation : answer.path("citations")) {
            assertFits("Citation", citation);
        }
        assertFits("Model", Api.json(api.get("/api/v1/model").body()));
        JsonNode levels = Api.json(api.get("/api/v1/slo").body());
        assertFits("ServiceLevels", levels);
        assertFits("Objective", levels.path("objectives").path(0));
        assertFits("Level", levels.path("objectives").path(0).path("hour"));
        assertFits("Quotations", levels.path("quotations"));
        assertFits("QuotationCounts", levels.path("quotations").path("hour"));
        assertFits("Usage", Api.json(api.awaitLedger().get("/api/v1/usage").body()));
        assertFits("Problem", Api.json(api.get("/nope").body()));
    }

    private void assertFits(String name, JsonNode value) {
        JsonNode schema = schema(name);
        Set<String> described = schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<String> given = value.properties().stream().map(Map.Entry::getKey).toList();

        assertThat(described).containsAll(given);
        assertThat(given).containsAll(texts(schema.path("required")));
    }

    private JsonNode schema(String name) {
        JsonNode schema = document.path("components").path("schemas").path(name);
        return schema.isMissingNode() ? fail("no schema " + name) : schema;
    }

    private JsonNode resolved(String reference) {
        JsonNode node = document;
        for (String name : reference.substring("#/".length()).split("/", -1)) {
            node = node.path(name);
        }
        return node;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
