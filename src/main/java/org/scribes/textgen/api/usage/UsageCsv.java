package org.scribes.textgen.api.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes usage as CSV (RFC 4180). */
@Provider
@Produces(UsageCsv.MEDIA_TYPE)
public class UsageCsv implements MessageBodyWriter<UsageBody> {
    static final String MEDIA_TYPE = "text/csv";
    private static final String LINE_END = "\r\n";
    private static final String FORMULAS = "=+-@";
    private static final String NAMES = "key,client,requests,answered,degraded,failed,cached,input_tokens,"
            + "tokens_generated,cost_usd,unpriced_requests,mean_latency_ms";

    /** For the OpenAPI document. */
    static final String EXAMPLE = NAMES + LINE_END
            + "\"meta-llama/Llama-3.1-8B-Instruct\",,120,118,2,2,14,206000,31000,0.0123,0,2130" + LINE_END;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == UsageBody.class;
    }

    @Override
    public void writeTo(
            UsageBody usage,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE + ";charset=UTF-8;header=present");
        body.write(text(usage).getBytes(UTF_8));
    }

    static String text(UsageBody usage) {
        return Stream.concat(Stream.of(NAMES), usage.rows().stream().map(UsageCsv::line))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private static String line(UsageRowBody row) {
        return Stream.of(
                        quoted(row.key()),
                        quoted(Objects.requireNonNullElse(row.client(), "")),
                        row.requests(),
                        row.answered(),
                        row.degraded(),
                        row.failed(),
                        row.cached(),
                        row.inputTokens(),
                        row.tokensGenerated(),
                        amount(row.costUsd()),
                        row.unpricedRequests(),
                        row.meanLatencyMs())
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String amount(@Nullable BigDecimal usd) {
        return usd == null ? "" : usd.toPlainString();
    }

    private static String quoted(String text) {
        // otherwise a spreadsheet would read it as a formula
        String harmless = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return text.isEmpty() ? "" : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
