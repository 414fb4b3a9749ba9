package org.scribes.textgen.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileProblemTest {
    @TempDir
    Path folder;

    @Test
    void realFailures_areToldInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "\u00e4");
        Path latin = Files.write(folder.resolve("latin"), new byte[] {(byte) 0xe4});
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));

        assertThat(FileProblem.ofReading(failure(() -> Files.readString(folder.resolve("none")))))
                .isEqualTo("does not exist");
        assertThat(FileProblem.ofReading(failure(() -> Files.readString(folder))))
                .isEqualTo("is a folder, not a file");
        assertThat(FileProblem.ofReading(failure(() -> Files.readString(latin))))
                .isEqualTo("is not UTF-8 text");
        assertThat(FileProblem.ofReading(failure(() -> Files.readString(file.resolve("below")))))
                .isEqualTo("has a file where its path needs a folder");
        assertThat(FileProblem.ofReading(failure(() -> Files.readString(circle))))
                .isEqualTo("is a symbolic link that leads back to itself");
        assertThat(FileProblem.ofReading(failure(() -> Files.list(file)))).isEqualTo("is a file, not a folder");
        assertThat(FileProblem.ofWriting(failure(() -> Files.createDirectories(file))))
                .isEqualTo("is a file, not a folder");
    }

    @Test
    void forbiddenFile_namesTheUser() {
        String user = System.getProperty("user.name");

        assertThat(FileProblem.ofReading(new AccessDeniedException("/x")))
                .isEqualTo("may not be read by this user (" + user + ")");
        assertThat(FileProblem.ofWriting(new AccessDeniedException("/x")))
                .isEqualTo("may not be written by this user (" + user + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "Read-only file system, is on a file system that is read-only",
        "No space left on device, is on a disk that is full",
        "Disk quota exceeded, is on a disk whose quota is used up",
        "Operation not supported, cannot be used: Operation not supported",
    })
    void wordsOfTheSystem_areOurs(String reason, String words) {
        assertThat(FileProblem.ofWriting(new FileSystemException("/x", null, reason)))
                .isEqualTo(words);
    }

    @Test
    void otherMessages_areNotRepeated() {
        assertThat(FileProblem.ofReading(new IOException("For God so loved"))).isEqualTo("cannot be read");
        assertThat(FileProblem.ofReading(new EOFException("For God"))).isEqualTo("ends too early; it may be truncated");
        assertThat(FileProblem.ofReading(new MalformedInputException(1))).isEqualTo("is not UTF-8 text");
    }

    private static IOException failure(ThrowingCallable reading) {
        return catchThrowableOfType(IOException.class, reading);
    }
}
