package org.scribes.textgen.clients;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** LangChain4j's usual HTTP client, which counts what it sends. */
final class CountingHttpClient implements HttpClientBuilder {
    private final HttpClientBuilder builder = JdkHttpClient.builder();
    private final AtomicInteger requests = new AtomicInteger();

    int requests() {
        return requests.get();
    }

    @Override
    public Duration connectTimeout() {
        return builder.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        builder.connectTimeout(timeout);
        return this;
    }

    @Override
    public Duration readTimeout() {
        return builder.readTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        builder.readTimeout(timeout);
        return this;
    }

    @Override
    public HttpClient build() {
        HttpClient client = builder.build();
        return new HttpClient() {
            @Override
            public SuccessfulHttpResponse execute(HttpRequest request) {
                requests.incrementAndGet();
                return client.execute(request);
            }

            @Override
            public void execute(
                    HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
                requests.incrementAndGet();
                client.execute(request, parser, listener);
            }
        };
    }
}
