package io.flinkdm.job.shard.execute;

import io.flinkdm.job.meta.DdlKey;
import io.flinkdm.udf.event.DdlChange;
import io.flinkdm.udf.event.RoutedEvent.RoutedDdl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An operation that may be run now. Immutable.
 *
 * @param checkpoint the oldest one the job may be restored from after it, 0 for none
 */
public record DdlOrder(RoutedDdl ddl, long checkpoint) {

    private static final int MARK_BYTES = 12;

    /** The same where other schemas need a later checkpoint. */
    DdlOrder from(long otherCheckpoint) {
        return new DdlOrder(ddl, Math.max(checkpoint, otherCheckpoint));
    }

    /** Names it in the journal. */
    public DdlKey key() {
        return key(ddl);
    }

    /** The name of an operation, or of the half of it that waits, in the journal. */
    public static DdlKey key(RoutedDdl ddl) {
        DdlChange change = ddl.change();
        return new DdlKey(
                change.sourceId(),
                change.place(),
                change.part(),
                ddl.piece(),
                ddl.runs() ? "" : ddl.schema());
    }

    DdlChange change() {
        return ddl.change();
    }

    List<String> statements() {
        return ddl.statements();
    }

    /** How many other schemas have to be ready. */
    int otherSchemas() {
        return (int) ddl.schemas().stream().distinct().count() - 1;
    }

    /**
     * What tells one of its statements from all others among the target's jobs, also from those of
     * a task of the same name that has read the same binlog before.
     */
    String mark(String task, long startedAtMs, int step) {
        String name = task + "\0" + key() + "\0" + startedAtMs + "\0" + step;
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
