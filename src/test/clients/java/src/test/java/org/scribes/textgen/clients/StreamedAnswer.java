package org.scribes.textgen.clients;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What LangChain4j hands on of a streamed answer: the first of its end and its error counts. */
final class StreamedAnswer implements StreamingChatResponseHandler {
    private static final int LIMIT_SECONDS = 20;

    private final StringBuffer partial = new StringBuffer();
    private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final boolean cancelling;

    private StreamedAnswer(boolean cancelling) {
        this.cancelling = cancelling;
    }

    static StreamedAnswer of(StreamingChatModel model, ChatRequest request) {
        StreamedAnswer answer = new StreamedAnswer(false);
        model.chat(request, answer);
        return answer;
    }

    /** Cancels an answer at its first words. */
    static void cancelled(StreamingChatModel model, ChatRequest request) throws InterruptedException {
        StreamedAnswer answer = new StreamedAnswer(true);
        model.chat(request, answer);
        if (!answer.begun.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing came");
        }
    }

    @Override
    public void onPartialResponse(PartialResponse response, PartialResponseContext context) {
        partial.append(response.text());
        if (cancelling) {
            context.streamingHandle().cancel();
            begun.countDown();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        end.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        end.completeExceptionally(error);
    }

    /** What came, in its order. */
    String partial() {
        return partial.toString();
    }

    ChatResponse whole() throws Exception {
        return end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    Throwable error() throws Exception {
        try {
            throw new AssertionError("no error, but the answer " + whole().aiMessage());
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }
}
