import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import java.util.List;
import java.util.Map;

class AskLangChain4j {
    public static void main(String[] arguments) {
        Map<String, String> passage = Map.of(
                "id", "1",
                "reference", "John 3:16",
                "text", "For God so loved the world, that he gave his only born Son.");
        OpenAiChatModel model = OpenAiChatModel.builder()
                .baseUrl("http://localhost:9080/v1")
                .apiKey("none")
                .modelName("scribes-tiny")
                // it repeats refusals without reading Retry-After, those of a spent budget too
                .maxRetries(0)
                .customParameters(Map.of("passages", List.of(passage)))
                .build();

        ChatResponse response = model.chat(UserMessage.from("What does John 3:16 say?"));
        System.out.println(response.aiMessage().text());

        // its types know no annotations: choices[].message.annotations and scribes are in the body
        OpenAiChatResponseMetadata metadata = (OpenAiChatResponseMetadata) response.metadata();
        System.out.println(metadata.rawHttpResponse().body());
    }
}
