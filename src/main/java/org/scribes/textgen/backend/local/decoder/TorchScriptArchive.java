package org.scribes.textgen.backend.local.decoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs a decoder's TorchScript source into the archive that libtorch loads: a zip with the source and a pickled object
 * with empty list attributes. libtorch compiles the source on load, so no Python is needed. The format is that of
 * {@code torch.jit.save}; the opcodes are those of Python's pickle protocol 2.
 */
final class TorchScriptArchive {
    private static final byte[] PROTOCOL = {(byte) 0x80, 2};
    private static final byte[] NEW_OBJECT = {')', (byte) 0x81, '}', '('};
    private static final byte[] BUILD = {'u', 'b', '.'};
    private static final byte FALSE = (byte) 0x89;

    /** The version of the operators' signatures: the first in which {@code gelu} has an approximation parameter. */
    private static final String VERSION = "10\n";

    private TorchScriptArchive() {}

    /**
     * Creates the archive of one module.
     *
     * @param className the class in the source
     * @param resources the parts of the source among the resources
     * @param lists the names of the class's list attributes, initially empty
     */
    static byte[] of(String className, List<String> resources, List<String> lists) {
        try {
            ByteArrayOutputStream source = new ByteArrayOutputStream();
            for (String resource : resources) {
                source.write(source(resource));
            }
            return zip(pickle(className, lists), source.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] source(String resource) throws IOException {
        try (InputStream in = TorchScriptArchive.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return in.readAllBytes();
        }
    }

    private static byte[] pickle(String className, List<String> lists) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(PROTOCOL);
        out.write(("c__torch__\n" + className + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(NEW_OBJECT);
        key(out, "training");
        out.write(FALSE);
        for (String list : lists) {
            key(out, list);
            out.write(']');
        }
        out.write(BUILD);
        return out.toByteArray();
    }

    private static void key(ByteArrayOutputStream out, String key) throws IOException {
        out.write(new byte[] {'X', (byte) key.length(), 0, 0, 0});
        out.write(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] zip(byte[] pickle, byte[] source) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "module/data.pkl", pickle);
            entry(zip, "module/code/__torch__.py", source);
            entry(zip, "module/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            entry(zip, "module/version", VERSION.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /** Entries are stored uncompressed, since libtorch reads them in place. */
    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
