package org.scribes.textgen.backend.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate that nobody else has signed.
 *
 * @param store a PKCS#12 file with its key
 * @param pem the certificate alone
 */
record TestingCertificate(Path store, Path pem) {
    static final String PASSWORD = "changeit";

    /** Makes one for {@code host}, in two files of {@code folder}, unless they are there. */
    static TestingCertificate in(Path folder, String host) throws IOException, InterruptedException {
        TestingCertificate made = new TestingCertificate(folder.resolve(host + ".p12"), folder.resolve(host + ".pem"));
        if (!Files.exists(made.pem)) {
            made.keytool(
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + host,
                    "-ext",
                    "san=dns:" + host,
                    "-storetype",
                    "PKCS12");
            made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
        }
        return made;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "s", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
