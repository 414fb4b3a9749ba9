package org.scribes.textgen.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ErrorCode;
import org.scribes.textgen.domain.GenerationException;

/**
 * Describes a malformed body without Jackson's messages, which quote the body. A wrong field is INVALID_PARAMETER. A
 * body that is not a JSON object, or cannot be parsed, is MALFORMED_BODY.
 */
final class MalformedBody {
    private MalformedBody() {}

    static GenerationException refusal(JacksonException failure) {
        Throwable reason = failure.getCause() instanceof JacksonException ? failure.getCause() : failure;
        if (reason instanceof StreamConstraintsException) {
            return because("the body nests too deep, or holds a number or a name of more than " + Json.MAX_LENGTH
                    + " characters");
        }
        if (reason instanceof StreamReadException unreadable) {
            return unreadable(unreadable);
        }
        return failure instanceof JsonMappingException unfit ? unfit(unfit) : because("the body is not valid JSON");
    }

    static GenerationException noObject() {
        return because("the body must be one JSON object, with nothing after it");
    }

    static GenerationException because(String detail) {
        return new GenerationException(ErrorCode.MALFORMED_BODY, detail);
    }

    private static GenerationException unreadable(StreamReadException failure) {
        FieldPath field = FieldPath.of(failure);
        if (failure instanceof InputCoercionException) {
            return GenerationException.invalidParameter(field.text(), "is out of range");
        }
        // Jackson has no exception type for duplicates
        if (failure.getOriginalMessage().startsWith("Duplicate field")) {
            return because(field.text() + " is given twice");
        }
        return because("the body is not valid JSON: " + place(failure.getLocation()) + field.after(", at "));
    }

    /** JSON that does not match the request type. */
    private static GenerationException unfit(JsonMappingException failure) {
        FieldPath field = FieldPath.of(failure);
        if (field.isRoot()) {
            return noObject();
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return GenerationException.invalidParameter(
                    field.text(), UnknownField.rule(unknown.getPropertyName(), unknown.getKnownPropertyIds()));
        }
        if (failure instanceof InvalidNullException) {
            return GenerationException.invalidParameter(field.text(), "must not be null");
        }
        Class<?> expected = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return GenerationException.invalidParameter(field.text(), "must be " + kind(expected));
    }

    private static String kind(@Nullable Class<?> expected) {
        if (expected == null) {
            return "of another type";
        }
        if (expected == String.class) {
            return "a string";
        }
        if (expected == Boolean.class) {
            return "true or false";
        }
        if (expected == Integer.class || expected == Long.class) {
            return "a whole number";
        }
        if (expected == Double.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(expected)) {
            return "a list: put it into [ ]";
        }
        @Nullable Schema schema = expected.getAnnotation(Schema.class);
        return schema == null || schema.requiredProperties().length == 0
                ? "an object"
                : "an object with " + String.join(" and ", schema.requiredProperties());
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? "its beginning"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
