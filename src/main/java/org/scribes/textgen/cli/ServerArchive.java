package org.scribes.textgen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The server inside the runnable jar, below {@code wlp/}. Liberty's own launcher unpacks it anew for each start and passes
 * the output on by threads, so that nothing knows the terminal any more; this one unpacks it once for each jar.
 */
final class ServerArchive {
    /** The name of the server in the pom. */
    static final String SERVER = "scribes-textgen";

    private static final String ROOT = "wlp/";
    private static final String COMPLETE = ".complete";

    private final Path jar;

    private ServerArchive(Path jar) {
        this.jar = jar;
    }

    /** @throws CommandFailure if this program is not run from the runnable jar */
    static ServerArchive ofThisProgram() {
        try {
            Path place = Path.of(ServerArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(place)) {
                return new ServerArchive(place);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new CommandFailure("serve needs the runnable jar: mvn -Pdist package makes target/scribes-textgen.jar."
                + " In the source folder, mvn liberty:run serves.");
    }

    /** Unpacks the server unless it is there already, and returns its folder. */
    Path unpack(Map<String, String> environment, PrintWriter out, boolean terminal) throws IOException {
        Path root = Optional.ofNullable(environment.get("WLP_JAR_EXTRACT_DIR"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".scribes-textgen", "unpacked"));
        String version = Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
        Path folder = root.resolve(version).toAbsolutePath();
        Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(folder.resolve(COMPLETE))) {
                out.println("Unpacking the server into " + folder);
                unpack(folder, new ProgressBar(out, terminal));
                Files.createFile(folder.resolve(COMPLETE));
            }
            lock.release();
        }
        return folder.resolve("wlp");
    }

    private void unpack(Path folder, ProgressBar bar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            long total = zip.stream()
                    .filter(entry -> entry.getName().startsWith(ROOT))
                    .mapToLong(ZipEntry::getCompressedSize)
                    .sum();
            long done = 0;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.getName().startsWith(ROOT) || !file.startsWith(folder)) {
                    continue;
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    write(zip, entry, file);
                    done += entry.getCompressedSize();
                    bar.update(done, total, "");
                }
            }
        }
        bar.end();
    }

    private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (entry.getName().startsWith(ROOT + "bin/") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
