package org.scribes.textgen.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scribes.textgen.domain.ErrorCode;

/** The table of errors in docs/api.md holds every code with its status, and no other. */
class ErrorTableTest {
    private static final Path DOCUMENT = Path.of("docs", "api.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| (\\d{3}) \\| [^|]+ \\|$");

    @Test
    void table_holdsEveryCodeWithItsStatus() throws IOException {
        Map<String, Integer> codes = Arrays.stream(ErrorCode.values())
                .collect(Collectors.toMap(
                        Enum::name, code -> HttpStatus.of(code).number(), (one, other) -> one, TreeMap::new));

        assertThat(rows()).isEqualTo(codes);
    }

    private static Map<String, Integer> rows() throws IOException {
        Map<String, Integer> rows = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(row.group(1), Integer.valueOf(row.group(2))))
                        .as("a second row for " + row.group(1))
                        .isNull();
            }
        }
        return rows;
    }
}
