package io.flinkdm.submit.task;

import io.flinkdm.config.PasswordFiles;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the password files that copied configurations name are to be copied, so that a copy finds
 * them beside itself as the original does. Absolute names stay as they are. One remembering.
 */
final class PasswordFileCopies {

    private final Map<Path, Path> originals = new HashMap<>();

    /**
     * @throws MigrationException 20018 when two files would get one place, or one none
     */
    void add(Path original, Path copy) {
        for (String name : PasswordFiles.names(original)) {
            if (!name.isEmpty() && !Path.of(name).isAbsolute()) {
                add(
                        original.toAbsolutePath().resolveSibling(name).normalize(),
                        copy.resolveSibling(name).normalize(),
                        copy);
            }
        }
    }

    private void add(Path original, Path copy, Path configuration) {
        Path other = originals.putIfAbsent(copy, original);
        boolean taken = other != null && !other.equals(original);
        if (taken || !copy.startsWith(configuration.getParent())) {
            throw new MigrationException(
                    ErrorCode.CONFIG_READ_CFG_FROM_FILE,
                    "cannot keep a copy of " + original + ": write password-file as absolute path");
        }
    }

    /** Copies by their places. */
    Map<Path, Path> originals() {
        return Map.copyOf(originals);
    }
}
