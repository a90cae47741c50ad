package io.flinkdm.submit.task;

import io.flinkdm.config.ReferencedFiles;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the files that copied configurations name, of passwords and for TLS, are to be copied, so
 * that a copy finds them beside itself. Absolute names stay as they are. One remembering.
 */
final class ReferencedFileCopies {

    private final Map<Path, Path> originals = new HashMap<>();

    /**
     * @throws MigrationException 20018 when two files would get one place, or one none
     */
    void add(Path original, Path copy) {
        ReferencedFiles.relative(original)
                .forEach((name, file) -> add(file, copy.resolveSibling(name).normalize(), copy));
    }

    private void add(Path original, Path copy, Path configuration) {
        Path other = originals.putIfAbsent(copy, original);
        boolean taken = other != null && !other.equals(original);
        if (taken || !copy.startsWith(configuration.getParent())) {
            throw new MigrationException(
                    ErrorCode.CONFIG_READ_CFG_FROM_FILE,
                    "cannot keep a copy of " + original + ": write its name as absolute path");
        }
    }

    /** Copies by their places. */
    Map<Path, Path> originals() {
        return Map.copyOf(originals);
    }
}
