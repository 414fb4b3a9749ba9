package org.scribes.textgen.backend.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.scribes.textgen.config.ConfigurationException;
import org.scribes.textgen.problem.FileProblem;

/** Loads certificates from a PEM file, trusted beside the JVM's own. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /** @throws ConfigurationException if the file does not exist or holds no certificate */
    static SSLContext context(Path file) {
        if (Files.isDirectory(file)) {
            throw wrong(file, "is a folder, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> trusted = new ArrayList<>();
            Collection<? extends Certificate> given =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (given.isEmpty()) {
                throw wrong(
                        file,
                        "holds no certificate: it must hold some in PEM, each between -----BEGIN CERTIFICATE-----"
                                + " and -----END CERTIFICATE-----");
            }
            trusted.addAll(given);
            trusted.addAll(usual());
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("trusted-" + i, trusted.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (IOException e) {
            throw wrong(file, FileProblem.ofReading(e));
        } catch (GeneralSecurityException e) {
            throw wrong(
                    file,
                    "is not a file of PEM certificates, each between -----BEGIN CERTIFICATE----- and"
                            + " -----END CERTIFICATE-----");
        }
    }

    private static List<X509Certificate> usual() throws GeneralSecurityException {
        List<X509Certificate> usual = new ArrayList<>();
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager known) {
                usual.addAll(List.of(known.getAcceptedIssuers()));
            }
        }
        return usual;
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static ConfigurationException wrong(Path file, String problem) {
        return new ConfigurationException("textgen.hub.ca-certificates is " + file + ", which " + problem);
    }
}
