package org.scribes.textgen.backend.local;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scribes.textgen.config.AssistantConfig;
import org.scribes.textgen.config.DataDirectory;
import org.scribes.textgen.config.HuggingFaceConfig;
import org.scribes.textgen.config.LocalConfig;
import org.scribes.textgen.config.LocalTarget;
import org.scribes.textgen.config.TestingConfig;
import org.scribes.textgen.documents.MistakesTable;
import org.scribes.textgen.documents.MistakesTable.Mistake;

/** The message for each folder that holds no checkpoint is the one in docs/mistakes.md. */
class ModelFolderMistakesTest {
    @TempDir
    Path parent;

    @TempDir
    Path dataFolder;

    private int mistakes;

    @TestFactory
    Stream<DynamicTest> modelFolders_areRefusedAsDocumented() throws IOException {
        return MistakesTable.tests("The model's folder", this::message);
    }

    /** The first code span is the setting, and each other one a file: its name, or its name and its content. */
    private String message(Mistake mistake) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("folder-" + ++mistakes));
        List<String> code = mistake.code();
        for (String file : code.subList(1, code.size())) {
            String[] nameAndContent = file.split(": ", 2);
            Path path = folder.resolve(nameAndContent[0]);
            Files.createDirectories(nameAndContent[0].endsWith("/") ? path : path.getParent());
            if (!nameAndContent[0].endsWith("/")) {
                Files.writeString(path, nameAndContent.length == 1 ? "" : nameAndContent[1]);
            }
        }
        Config config = TestingConfig.of(
                "hf.model.path",
                code.get(0).substring("HF_MODEL_PATH=".length()).replace("FOLDER", folder.toString()));
        try (DataDirectory data = DataDirectory.open(dataFolder)) {
            LocalTarget target = new LocalTarget(
                    "local", HuggingFaceConfig.from(config), AssistantConfig.from(config), LocalConfig.from(config));
            LocalModelLoader loader = new LocalModelLoader(target, data.path());
            RuntimeException refusal = catchThrowableOfType(
                    RuntimeException.class, () -> loader.load(need -> Long.MAX_VALUE, progress -> {}));
            return String.valueOf(refusal == null ? "no message" : refusal.getMessage())
                    .replace(folder.toString(), "FOLDER");
        }
    }
}
