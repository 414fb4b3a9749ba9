package org.scribes.textgen.checkpoint;

import static org.scribes.textgen.HostileText.repeated;
import static org.scribes.textgen.HostileText.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.Doubling;
import org.scribes.textgen.domain.LoneSurrogates;
import org.scribes.textgen.domain.ModelLoadException;

/** Tests linear run time for a checkpoint's files and for its tokenizer's input. */
@Tag("full")
class HostileDoublingTest {
    private static final ControlTokens CONTROLS = new ControlTokens(Set.of("<s>", "</s>", "<|reserved_1|>", "<|end|>"));

    @Test
    void files_areReadInLinearTime() {
        Doubling.assertLinear(
                shape("tokenizer.json that nests", "{\"a\":", "[", "", HostileDoublingTest::readTokenizer),
                Doubling.of("tokenizer.json of added tokens", characters -> {
                    ObjectNode json = TestingTokenizers.sentencePiece(TestingTokenizers.Spaces.PREPEND);
                    for (int i = 0; i < characters / 128; i++) {
                        TestingTokenizers.add(json, 1000 + i, "<|reserved " + i + "|>", false);
                    }
                    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
                    return () -> {
                        TokenizerJson file = TokenizerJson.parse(bytes);
                        file.addedTokens().forEach(token -> file.isUnknown(token.content()));
                    };
                }),
                Doubling.of("header of tensors", characters -> {
                    byte[] header = tensors(characters).getBytes(StandardCharsets.UTF_8);
                    return () -> SafetensorsHeader.parse("model.safetensors", header, 0, 0);
                }),
                shape("config.json that nests", "{\"a\":", "{\"a\":", "", HostileDoublingTest::readConfig),
                shape("config.json of digits", "{\"a\":", "1", "}", HostileDoublingTest::readConfig));
    }

    @Test
    void texts_areDefusedInLinearTime() {
        Doubling.assertLinear(
                shape("text of control tokens", "<s>", CONTROLS::mark),
                shape("text of halves of control tokens", "<|reserved_", CONTROLS::mark),
                shape("text of brackets", "<", CONTROLS::mark),
                shape("text of marks", "\uFDD0", CONTROLS::mark),
                shape("text of halves of characters", "\ud800", LoneSurrogates::replaced),
                Doubling.of("sections of a text of marks", characters -> {
                    MarkedSections<String> marked = new MarkedSections<>("starting", "going", List.of("<s>", "</s>"));
                    String text = repeated("a\uFDD0", characters);
                    return () -> marked.sections(text);
                }));
    }

    private static void readTokenizer(String json) {
        try {
            TokenizerJson.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (ModelLoadException e) {
            // refused, which is fine
        }
    }

    private static void readConfig(String json) {
        try {
            ConfigJson.parse("config.json", json.getBytes(StandardCharsets.UTF_8));
        } catch (ModelLoadException e) {
            // refused, which is fine
        }
    }

    private static String tensors(int characters) {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; header.length() < characters; i++) {
            header.append(i == 0 ? "" : ",")
                    .append("\"t")
                    .append(i)
                    .append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        }
        return header.append('}').toString();
    }
}
