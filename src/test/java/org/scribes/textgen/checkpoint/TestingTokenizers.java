package org.scribes.textgen.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Small tokenizer files like those of real checkpoints. */
public final class TestingTokenizers {
    public static final Path TINY = Path.of("src/main/resources/models/scribes-tiny");

    private static final TokenizerConfig NO_CONFIG = new TokenizerConfig(Map.of(), Optional.empty());
    private static final String LETTERS = "\u2581abcdefghijklmnopqrstuvwxyzHW<>/|[]";

    private TestingTokenizers() {}

    /**
     * A BPE tokenizer like Llama 2's, with byte fallback. {@code spaces} determines how a space is prepended to every
     * text.
     */
    static ObjectNode sentencePiece(Spaces spaces) {
        ObjectNode json = parse("{'version':'1.0','truncation':{'direction':'Right','max_length':3,"
                + "'strategy':'LongestFirst','stride':0},'padding':{'strategy':{'Fixed':9},'direction':'Right',"
                + "'pad_to_multiple_of':null,'pad_id':0,'pad_type_id':0,'pad_token':'<unk>'},"
                + "'added_tokens':[],'normalizer':null,'pre_tokenizer':null,"
                + "'post_processor':{'type':'TemplateProcessing',"
                + "'single':[{'SpecialToken':{'id':'<s>','type_id':0}},{'Sequence':{'id':'A','type_id':0}}],"
                + "'pair':[{'Sequence':{'id':'A','type_id':0}},{'Sequence':{'id':'B','type_id':1}}],"
                + "'special_tokens':{'<s>':{'id':'<s>','ids':[1],'tokens':['<s>']}}},"
                + "'decoder':{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'\u2581'},'content':' '},"
                + "{'type':'ByteFallback'},{'type':'Fuse'},{'type':'Strip','content':' ','start':1,'stop':0}]},"
                + "'model':{'type':'BPE','dropout':null,'unk_token':'<unk>','continuing_subword_prefix':null,"
                + "'end_of_word_suffix':null,'fuse_unk':true,'byte_fallback':true,'vocab':{},"
                + "'merges':['\u2581 H','l l','\u2581 w']}}");
        json.set(spaces.part, parse(spaces.json));
        ObjectNode vocabulary = (ObjectNode) json.at("/model/vocab");
        List.of("<unk>", "<s>", "</s>").forEach(token -> vocabulary.put(token, vocabulary.size()));
        for (int i = 0; i < 256; i++) {
            vocabulary.put("<0x%02X>".formatted(i), vocabulary.size());
        }
        LETTERS.codePoints().forEach(c -> vocabulary.put(Character.toString(c), vocabulary.size()));
        List.of("\u2581H", "ll", "\u2581w").forEach(token -> vocabulary.put(token, vocabulary.size()));
        add(json, 0, "<unk>", false);
        add(json, 1, "<s>", false);
        add(json, 2, "</s>", false);
        add(json, vocabulary.size(), "[INST]", false);
        return json;
    }

    /** A model without byte tokens, whose normalizer folds case and width before control tokens are matched. */
    static ObjectNode folding() {
        ObjectNode json = parse("{'version':'1.0','truncation':null,'padding':null,'added_tokens':[],"
                + "'normalizer':{'type':'Sequence','normalizers':[{'type':'NFKC'},{'type':'StripAccents'},"
                + "{'type':'Lowercase'}]},"
                + "'pre_tokenizer':{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true},"
                + "'post_processor':null,"
                + "'decoder':{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'always','split':true},"
                + "'model':{'type':'Unigram','unk_id':0,'byte_fallback':false,'vocab':[]}}");
        ArrayNode vocabulary = (ArrayNode) json.at("/model/vocab");
        List.of("<unk>", "<s>", "</s>", "<|end|>")
                .forEach(token -> vocabulary.addArray().add(token).add(0.0));
        LETTERS.toLowerCase(Locale.ROOT)
                .codePoints()
                .distinct()
                .forEach(c -> vocabulary.addArray().add(Character.toString(c)).add(-4.0));
        add(json, 0, "<unk>", false);
        add(json, 1, "<s>", false);
        add(json, 2, "</s>", true);
        add(json, 3, "<|end|>", true);
        add(json, vocabulary.size(), "kg", true);
        return json;
    }

    /** An open tokenizer with byte fallback. */
    public static CheckpointTokenizer byteFallback() {
        return open(sentencePiece(Spaces.PREPEND));
    }

    /** Writes a tokenizer with byte fallback whose vocabulary is letters and bytes. */
    public static void writeByteFallback(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("tokenizer.json"), sentencePiece(Spaces.PREPEND).toString());
    }

    /** Writes a tokenizer that folds case and width before control tokens are matched. */
    public static void writeFolding(Path folder) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), folding().toString());
    }

    /** Writes the embedded model's tokenizer with {@code controls} as its control tokens. */
    public static void writeByteLevel(Path folder, Collection<String> controls) throws IOException {
        ObjectNode json = JsonFiles.read(TINY, "tokenizer.json", 1 << 20);
        ((ArrayNode) json.get("added_tokens")).removeAll();
        int id = json.at("/model/vocab").size();
        for (String control : controls) {
            add(json, id++, control, false);
        }
        Files.writeString(folder.resolve("tokenizer.json"), json.toString());
    }

    /** Writes the embedded model's tokenizer without the tokens from {@code size} on. */
    public static void writeByteLevel(Path folder, int size) throws IOException {
        ObjectNode json = JsonFiles.read(TINY, "tokenizer.json", 1 << 20);
        ObjectNode vocabulary = (ObjectNode) json.at("/model/vocab");
        vocabulary.removeIf(id -> id.intValue() >= size);
        ArrayNode merges = (ArrayNode) json.at("/model/merges");
        merges.removeIf(merge -> !vocabulary.has(
                merge.isArray()
                        ? merge.get(0).asText() + merge.get(1).asText()
                        : merge.asText().replace(" ", "")));
        Files.writeString(folder.resolve("tokenizer.json"), json.toString());
    }

    static void add(ObjectNode json, int id, String content, boolean normalized) {
        ((ArrayNode) json.get("added_tokens"))
                .addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", normalized)
                .put("special", true);
    }

    static CheckpointTokenizer open(JsonNode json) {
        return CheckpointTokenizer.of(json.toString().getBytes(StandardCharsets.UTF_8), NO_CONFIG);
    }

    static ObjectNode parse(String json) {
        return JsonFiles.parse("test", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** The three ways to prepend a space. */
    enum Spaces {
        PREPEND(
                "normalizer",
                "{'type':'Sequence','normalizers':[{'type':'Prepend','prepend':'\u2581'},"
                        + "{'type':'Replace','pattern':{'String':' '},'content':'\u2581'}]}"),
        METASPACE_FIRST(
                "pre_tokenizer", "{'type':'Metaspace','replacement':'\u2581','prepend_scheme':'first','split':false}"),
        METASPACE_OLD("pre_tokenizer", "{'type':'Metaspace','replacement':'\u2581','add_prefix_space':true}");

        private final String part;
        private final String json;

        Spaces(String part, String json) {
            this.part = part;
            this.json = json;
        }
    }
}
