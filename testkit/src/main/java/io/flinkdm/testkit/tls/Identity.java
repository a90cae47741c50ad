package io.flinkdm.testkit.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.Base64;

/**
 * A certificate with its key.
 *
 * @param certificate PEM
 */
public record Identity(String certificate, PrivateKey privateKey) {

    /** The key as {@code BEGIN PRIVATE KEY}. */
    public String key() {
        return pem("PRIVATE KEY", privateKey.getEncoded());
    }

    /** Writes the certificate into a folder, readable for a server of another user. */
    public Path writeCertificate(Path folder, String file) throws IOException {
        return write(folder.resolve(file), certificate);
    }

    /** Writes the key into a folder, likewise. */
    public Path writeKey(Path folder, String file) throws IOException {
        return write(folder.resolve(file), key());
    }

    /** Writes a text that every user of the machine can read. */
    public static Path write(Path file, String pem) throws IOException {
        Files.writeString(file, pem);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    static String pem(String label, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
