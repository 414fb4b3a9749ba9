import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a Llama checkpoint of random weights twice, from the same numbers: as Hugging Face's files (bf16) and as GGUF
 * (Q8_0). What a step costs does not depend on the weights' values, so engines can be timed on a shape without its real
 * weights. Nothing is held: each row is drawn from a seed of its own whenever a file comes to it.
 */
final class MakeCheckpoint {
    private static final Map<String, Shape> SHAPES = Map.of(
            "tiny", new Shape(256, 704, 4, 8, 4),
            "135m", new Shape(576, 1536, 30, 9, 3),
            "1b", new Shape(2048, 5632, 22, 32, 4));

    private MakeCheckpoint() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !SHAPES.containsKey(arguments[0])) {
            System.err.println("usage: java bench/MakeCheckpoint.java SHAPE FOLDER    (SHAPE: tiny, 135m or 1b)");
            System.exit(arguments.length == 1 && arguments[0].equals("--help") ? 0 : 2);
        }
        Shape shape = SHAPES.get(arguments[0]);
        List<Tensor> tensors = shape.tensors();
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Files.writeString(folder.resolve("config.json"), shape.config());
        Files.writeString(folder.resolve("tokenizer.json"), Vocabulary.tokenizerJson());
        Files.writeString(folder.resolve("tokenizer_config.json"), Vocabulary.TOKENIZER_CONFIG);
        write(folder.resolve("model.safetensors"), Safetensors.header(tensors), tensors, Safetensors::putRow);
        // Comes last: where it is, all the others are
        write(folder.resolve("model-q8_0.gguf"), Gguf.header(shape, tensors), tensors, Gguf::putRow);
    }

    /** Writes a file, with a dot for each tenth of it; one that is not finished has another name. */
    private static void write(Path path, ByteBuffer header, List<Tensor> tensors, RowWriter rows) throws IOException {
        System.out.print(path + " ");
        Path partial = path.resolveSibling(path.getFileName() + ".incomplete");
        try (FileChannel file = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            file.write(header.flip());
            long total = tensors.stream().mapToLong(Tensor::size).sum();
            long done = 0;
            for (Tensor tensor : tensors) {
                ByteBuffer row = buffer(4 * tensor.columns());
                for (int i = 0; i < tensor.rows(); i++) {
                    rows.put(tensor, i, row.clear());
                    file.write(row.flip());
                }
                long before = done;
                done += tensor.size();
                System.out.print(".".repeat((int) (done * 10 / total - before * 10 / total)));
            }
        }
        Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING);
        System.out.printf(" %d MB%n", Files.size(path) / 1_000_000);
    }

    private interface RowWriter {
        void put(Tensor tensor, int row, ByteBuffer buffer);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Widths are multiples of 32, so that tensors are aligned in both files without padding. */
    private record Shape(int hidden, int inner, int layers, int heads, int kvHeads) {
        static final int POSITIONS = 2048;

        int headDim() {
            return hidden / heads;
        }

        List<Tensor> tensors() {
            List<Tensor> all = new ArrayList<>();
            int keys = kvHeads * headDim();
            add(all, "model.embed_tokens", "token_embd", Vocabulary.SIZE, hidden, 0);
            for (int i = 0; i < layers; i++) {
                String layer = "model.layers." + i + ".";
                String block = "blk." + i + ".";
                add(all, layer + "input_layernorm", block + "attn_norm", 1, hidden, 0);
                add(all, layer + "self_attn.q_proj", block + "attn_q", hidden, hidden, heads);
                add(all, layer + "self_attn.k_proj", block + "attn_k", keys, hidden, kvHeads);
                add(all, layer + "self_attn.v_proj", block + "attn_v", keys, hidden, 0);
                add(all, layer + "self_attn.o_proj", block + "attn_output", hidden, hidden, 0);
                add(all, layer + "post_attention_layernorm", block + "ffn_norm", 1, hidden, 0);
                add(all, layer + "mlp.gate_proj", block + "ffn_gate", inner, hidden, 0);
                add(all, layer + "mlp.up_proj", block + "ffn_up", inner, hidden, 0);
                add(all, layer + "mlp.down_proj", block + "ffn_down", hidden, inner, 0);
            }
            add(all, "model.norm", "output_norm", 1, hidden, 0);
            add(all, "lm_head", "output", Vocabulary.SIZE, hidden, 0);
            return all;
        }

        private static void add(List<Tensor> all, String hf, String gguf, int rows, int columns, int rotaryHeads) {
            all.add(new Tensor(all.size(), hf + ".weight", gguf + ".weight", rows, columns, rotaryHeads));
        }

        String config() {
            return """
                    {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "torch_dtype": "bfloat16",
                     "vocab_size": %d, "hidden_size": %d, "intermediate_size": %d, "num_hidden_layers": %d,
                     "num_attention_heads": %d, "num_key_value_heads": %d, "head_dim": %d,
                     "max_position_embeddings": %d, "rms_norm_eps": 1e-05, "rope_theta": 10000.0,
                     "hidden_act": "silu", "tie_word_embeddings": false, "bos_token_id": 1, "eos_token_id": 2}
                    """.formatted(Vocabulary.SIZE, hidden, inner, layers, heads, kvHeads, headDim(), POSITIONS);
        }
    }

    /**
     * @param index 0 for the embedding
     * @param rows 1 for a vector
     * @param rotaryHeads how many heads that get rotary positions the rows make up; 0: none
     */
    private record Tensor(int index, String hfName, String ggufName, int rows, int columns, int rotaryHeads) {
        boolean isVector() {
            return rows == 1;
        }

        long size() {
            return (long) rows * columns;
        }

        /** A row's numbers, each rounded to bf16, a float's upper half. Matrices about keep the length of a vector. */
        float[] row(int row) {
            double mean = isVector() ? 1 : 0;
            double deviation = isVector() ? 0.1 : index == 0 ? 1 : 0.6 / Math.sqrt(columns);
            double step = deviation * Math.sqrt(3) * 0x1p-31;
            SplittableRandom random = new SplittableRandom((long) index << 32 | row);
            float[] values = new float[columns];
            for (int i = 0; i < columns; i++) {
                int bits = Float.floatToRawIntBits((float) (mean + step * random.nextInt()));
                values[i] = Float.intBitsToFloat(bits + 0x7FFF + (bits >>> 16 & 1) & 0xFFFF_0000);
            }
            return values;
        }

        /** llama.cpp has the numbers that are turned together side by side, Hugging Face half a head apart. */
        float[] ggufRow(int row) {
            if (rotaryHeads == 0) {
                return row(row);
            }
            int headDim = rows / rotaryHeads;
            int inHead = row % headDim;
            return row(row - inHead + inHead % 2 * headDim / 2 + inHead / 2);
        }
    }

    /** Three control tokens, the 256 bytes that llama.cpp looks for, and words of three syllables. */
    private static final class Vocabulary {
        static final int SIZE = 32_000;
        static final String TOKENIZER_CONFIG = """
                {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}
                """;
        private static final List<String> CONTROLS = List.of("<unk>", "<s>", "</s>");
        private static final int WORDS_FROM = CONTROLS.size() + 256;
        private static final String[] SYLLABLES =
                "ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so"
                        .split(" ");

        static String token(int id) {
            if (id < WORDS_FROM) {
                return id < CONTROLS.size() ? CONTROLS.get(id) : "<0x%02X>".formatted(id - CONTROLS.size());
            }
            int word = id - WORDS_FROM;
            return "\u2581" + SYLLABLES[word >> 10] + SYLLABLES[word >> 5 & 31] + SYLLABLES[word & 31];
        }

        /** GGUF's number for the unknown token, a control token, a byte, a word. */
        static int ggufType(int id) {
            return id == 0 ? 2 : id < CONTROLS.size() ? 3 : id < WORDS_FROM ? 6 : 1;
        }

        static String tokenizerJson() {
            return """
                    {"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "post_processor": null,
                     "added_tokens": [%s],
                     "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": true},
                     "decoder": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": true},
                     "model": {"type": "WordLevel", "unk_token": "<unk>", "vocab": {%s}}}
                    """.formatted(
                            each(CONTROLS.size(), Vocabulary::addedToken),
                            each(SIZE, id -> "\"%s\": %d".formatted(token(id), id)));
        }

        private static String addedToken(int id) {
            return """
                    {"id": %d, "content": "%s", "special": true, "normalized": false, "single_word": false, \
                    "lstrip": false, "rstrip": false}""".formatted(id, token(id));
        }

        private static String each(int size, IntFunction<String> item) {
            return IntStream.range(0, size).mapToObj(item).collect(Collectors.joining(", "));
        }
    }

    /** https://github.com/huggingface/safetensors#format */
    private static final class Safetensors {
        static ByteBuffer header(List<Tensor> tensors) {
            StringBuilder json = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
            long offset = 0;
            for (Tensor tensor : tensors) {
                String shape = (tensor.isVector() ? "" : tensor.rows() + ",") + tensor.columns();
                long end = offset + 2 * tensor.size();
                json.append(",\"%s\":{\"dtype\":\"BF16\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                        .formatted(tensor.hfName(), shape, offset, end));
                offset = end;
            }
            json.append('}').append(" ".repeat(-json.length() & 7));
            byte[] bytes = json.toString().getBytes(StandardCharsets.US_ASCII);
            return buffer(8 + bytes.length).putLong(bytes.length).put(bytes);
        }

        static void putRow(Tensor tensor, int row, ByteBuffer buffer) {
            for (float value : tensor.row(row)) {
                buffer.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
            }
        }
    }

    /** https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
    private static final class Gguf {
        private static final int BLOCK = 32;
        private static final int MAX_HEADER = 1 << 21;

        /** Types of tensors. */
        private static final int F32 = 0;

        private static final int Q8_0 = 8;

        /** Types of metadata. */
        private static final int UINT32 = 4;

        private static final int INT32 = 5;
        private static final int FLOAT32 = 6;
        private static final int STRING = 8;
        private static final int ARRAY = 9;

        private final ByteBuffer header = buffer(MAX_HEADER);
        private int entries;

        static ByteBuffer header(Shape shape, List<Tensor> tensors) {
            Gguf gguf = new Gguf();
            ByteBuffer header = gguf.header;
            header.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(3).putLong(tensors.size());
            int entriesAt = header.position();
            header.putLong(0);
            gguf.describe(shape);
            header.putLong(entriesAt, gguf.entries);
            gguf.list(tensors);
            return header.position(header.position() + 31 & ~31);
        }

        private void describe(Shape shape) {
            entry("general.architecture", "llama");
            entry("general.name", "random");
            entry("general.file_type", 7); // Q8_0
            entry("llama.vocab_size", Vocabulary.SIZE);
            entry("llama.context_length", Shape.POSITIONS);
            entry("llama.embedding_length", shape.hidden());
            entry("llama.feed_forward_length", shape.inner());
            entry("llama.block_count", shape.layers());
            entry("llama.attention.head_count", shape.heads());
            entry("llama.attention.head_count_kv", shape.kvHeads());
            entry("llama.attention.layer_norm_rms_epsilon", 1e-5f);
            entry("llama.rope.dimension_count", shape.headDim());
            entry("llama.rope.freq_base", 10_000f);
            entry("tokenizer.ggml.model", "llama");
            entry("tokenizer.ggml.unknown_token_id", 0);
            entry("tokenizer.ggml.bos_token_id", 1);
            entry("tokenizer.ggml.eos_token_id", 2);
            tokens("tokenizer.ggml.tokens", STRING, id -> string(Vocabulary.token(id)));
            tokens("tokenizer.ggml.scores", FLOAT32, id -> header.putFloat(-id));
            tokens("tokenizer.ggml.token_type", INT32, id -> header.putInt(Vocabulary.ggufType(id)));
        }

        private void entry(String key, Object value) {
            if (value instanceof String text) {
                key(key, STRING);
                string(text);
            } else if (value instanceof Float number) {
                key(key, FLOAT32).putFloat(number);
            } else {
                key(key, UINT32).putInt((Integer) value);
            }
        }

        private void tokens(String key, int type, IntConsumer item) {
            key(key, ARRAY).putInt(type).putLong(Vocabulary.SIZE);
            IntStream.range(0, Vocabulary.SIZE).forEach(item);
        }

        private ByteBuffer key(String key, int type) {
            entries++;
            return string(key).putInt(type);
        }

        private ByteBuffer string(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return header.putLong(bytes.length).put(bytes);
        }

        private void list(List<Tensor> tensors) {
            long offset = 0;
            for (Tensor tensor : tensors) {
                boolean vector = tensor.isVector();
                string(tensor.ggufName()).putInt(vector ? 1 : 2).putLong(tensor.columns());
                if (!vector) {
                    header.putLong(tensor.rows());
                }
                header.putInt(vector ? F32 : Q8_0).putLong(offset);
                offset += vector ? 4 * tensor.size() : tensor.size() / BLOCK * (2 + BLOCK);
            }
        }

        static void putRow(Tensor tensor, int row, ByteBuffer buffer) {
            float[] values = tensor.ggufRow(row);
            if (tensor.isVector()) {
                buffer.asFloatBuffer().put(values);
                buffer.position(4 * values.length);
                return;
            }
            for (int from = 0; from < values.length; from += BLOCK) {
                putBlock(values, from, buffer);
            }
        }

        /** 32 numbers: their scale as a half, then each as a signed byte. */
        private static void putBlock(float[] values, int from, ByteBuffer buffer) {
            float largest = 0;
            for (int i = from; i < from + BLOCK; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            float scale = largest / 127;
            buffer.putShort(half(scale));
            for (int i = from; i < from + BLOCK; i++) {
                buffer.put((byte) Math.round(values[i] / scale));
            }
        }

        /** A positive number as a half, rounded to even; below 2^-14 halves are multiples of 2^-24. */
        private static short half(float value) {
            if (value < 0x1p-14f) {
                return (short) Math.rint(value * 0x1p24f);
            }
            int bits = Float.floatToRawIntBits(value);
            return (short) ((bits + 0xFFF + (bits >> 13 & 1) >> 13) - (127 - 15 << 10));
        }
    }
}
