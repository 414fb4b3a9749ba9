package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.domain.ModelLoadException;

/**
 * Parses the header of a safetensors file: JSON with each tensor's dtype, shape and offsets. The header must be
 * consistent: each tensor's length matches its shape, and the tensors cover the data without gaps or overlaps.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
final class SafetensorsHeader {
    private static final int MAX_TENSORS = 1 << 18;
    private static final int MAX_RANK = 64;

    private final String file;
    private final JsonParser json;
    private final long dataStart;

    private SafetensorsHeader(String file, JsonParser json, long dataStart) {
        this.file = file;
        this.json = json;
        this.dataStart = dataStart;
    }

    /**
     * Parses a header.
     *
     * @param file the file's name for messages
     * @param dataStart the offset of the data in the file, to which the header's offsets are relative
     * @param dataLength the length of the data
     * @return the tensors by name, in file order
     */
    static Map<String, TensorInfo> parse(String file, byte[] header, long dataStart, long dataLength) {
        if (header.length == 0 || header[0] != '{') {
            throw new ModelLoadException(file, "its header does not begin with {");
        }
        try (JsonParser json = JsonFiles.MAPPER.createParser(header)) {
            List<TensorInfo> tensors = new SafetensorsHeader(file, json, dataStart).tensors();
            tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
            requireCover(file, tensors, dataStart, dataLength);
            Map<String, TensorInfo> byName = new LinkedHashMap<>();
            tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
            return byName;
        } catch (JsonProcessingException e) {
            throw JsonFiles.notJson(file, e);
        } catch (IOException e) {
            throw JsonFiles.unreadable(file, e);
        }
    }

    private static void requireCover(String file, List<TensorInfo> tensors, long dataStart, long dataLength) {
        long covered = dataStart;
        for (TensorInfo tensor : tensors) {
            if (tensor.begin() != covered) {
                String fault = tensor.begin() < covered ? "overlaps the tensor before it" : "leaves a hole before it";
                throw new ModelLoadException(file, "tensor " + FileText.quoted(tensor.name()) + " " + fault);
            }
            covered = tensor.end();
        }
        if (covered - dataStart != dataLength) {
            throw new ModelLoadException(
                    file,
                    "its header describes " + (covered - dataStart) + " bytes of data; the file has " + dataLength);
        }
    }

    private List<TensorInfo> tensors() throws IOException {
        List<TensorInfo> tensors = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(json.nextToken() == JsonToken.START_OBJECT, name, "is not an object");
            if (name.equals("__metadata__")) {
                json.skipChildren();
            } else {
                tensors.add(tensor(name));
                require(tensors.size() <= MAX_TENSORS, name, "exceeds the limit of " + MAX_TENSORS + " tensors");
            }
        }
        if (json.nextToken() != null) {
            throw new ModelLoadException(file, "its header has trailing data");
        }
        return tensors;
    }

    private TensorInfo tensor(String name) throws IOException {
        @Nullable String dtypeName = null;
        @Nullable List<Long> shape = null;
        @Nullable List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "dtype" -> {
                    require(value == JsonToken.VALUE_STRING, name, "has a dtype that is not a string");
                    dtypeName = json.getText();
                }
                case "shape" -> shape = sizes(name, key);
                case "data_offsets" -> offsets = sizes(name, key);
                default -> throw refused(name, "has an unknown key " + FileText.quoted(key));
            }
        }
        if (dtypeName == null || shape == null || offsets == null) {
            throw refused(name, "needs dtype, shape and data_offsets");
        }
        String unknown = "has an unknown dtype " + FileText.quoted(dtypeName);
        Dtype dtype = Dtype.named(dtypeName).orElseThrow(() -> refused(name, unknown));
        return placed(name, dtype, shape, offsets);
    }

    private List<Long> sizes(String name, String key) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, name, "has a " + key + " that is not a list");
        List<Long> sizes = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean whole = json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            require(whole && json.getLongValue() >= 0, name, "has a " + key + " with an invalid size");
            require(sizes.size() < MAX_RANK, name, "has a " + key + " of more than " + MAX_RANK + " numbers");
            sizes.add(json.getLongValue());
        }
        return sizes;
    }

    private TensorInfo placed(String name, Dtype dtype, List<Long> shape, List<Long> offsets) {
        require(offsets.size() == 2, name, "needs two data_offsets");
        long begin = offsets.get(0);
        long end = offsets.get(1);
        require(begin <= end && end <= Long.MAX_VALUE - dataStart, name, "has data_offsets out of range");
        try {
            long elements = shape.stream().reduce(1L, Math::multiplyExact);
            require(dtype.bytes(elements) == end - begin, name, "has a length that does not match its shape and dtype");
        } catch (ArithmeticException e) {
            throw new ModelLoadException(file, "tensor " + FileText.quoted(name) + " has an impossible shape", e);
        }
        return new TensorInfo(name, dtype, shape, dataStart + begin, dataStart + end);
    }

    private void require(boolean condition, String tensor, String problem) {
        if (!condition) {
            throw refused(tensor, problem);
        }
    }

    private ModelLoadException refused(String tensor, String problem) {
        return new ModelLoadException(file, "tensor " + FileText.quoted(tensor) + " " + problem);
    }
}
