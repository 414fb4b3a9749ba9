package org.scribes.textgen.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.scribes.textgen.config.ApiConfig;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Reads and writes JSON bodies instead of Liberty's JSON-B, which reads 7 as "7" and 5.7 as 5 and ignores unknown
 * names. A malformed body is a {@link GenerationException} without any of its text.
 */
@Provider
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, ProblemBody.MEDIA_TYPE})
public class JsonProvider extends JacksonJsonProvider {
    private final int maxBodyBytes;

    /** Required by RESTEasy, which then lets CDI use the other constructor. */
    public JsonProvider() {
        throw new UnsupportedOperationException("created by CDI only");
    }

    @Inject
    public JsonProvider(Json json, ApiConfig config) {
        super(json.mapper());
        this.maxBodyBytes = config.maxBodyBytes();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        refuseOtherEncodings(mediaType, headers);
        refuseTooLarge(headers);
        try {
            Object value = super.readFrom(type, genericType, annotations, mediaType, headers, body);
            if (value == null) {
                throw MalformedBody.noObject();
            }
            return value;
        } catch (JacksonException e) {
            throw MalformedBody.refusal(e);
        } catch (CharacterCodingException e) {
            throw MalformedBody.because("the body is not UTF-8");
        } catch (IOException e) {
            throw MalformedBody.because("the body could not be read to its end");
        }
    }

    /** Decodes strictly: Jackson would guess the encoding and accept malformed UTF-8. */
    @Override
    protected JsonParser _createParser(ObjectReader reader, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxBodyBytes + 1);
        if (bytes.length > maxBodyBytes) {
            throw tooLarge();
        }
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        return reader.getFactory().createParser(text.array(), text.arrayOffset(), text.length());
    }

    private static void refuseOtherEncodings(MediaType mediaType, MultivaluedMap<String, String> headers) {
        String charset = mediaType.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        String coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (!charset.equalsIgnoreCase("utf-8") || (coding != null && !coding.equalsIgnoreCase("identity"))) {
            throw new GenerationException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "the body must be JSON in UTF-8, not compressed");
        }
    }

    private void refuseTooLarge(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > maxBodyBytes) {
            throw tooLarge();
        }
    }

    private GenerationException tooLarge() {
        return new GenerationException(ErrorCode.BODY_TOO_LARGE, "the body is larger than " + maxBodyBytes + " bytes");
    }
}
