package io.flinkdm.job.shard.execute;

import io.flinkdm.udf.ddl.SqlTokenizer;
import java.util.Set;

/**
 * Whether a statement that may have run does no harm when it runs again: then it fails with an
 * error that says so. Two names that change places would change back. Stateless, pure.
 */
final class Repetition {

    private static final Set<String> NEW_NAMES = Set.of("RENAME", "CHANGE");

    private Repetition() {}

    static boolean harmless(String sql) {
        return SqlTokenizer.tokenize(sql, Set.of()).stream()
                .noneMatch(token -> NEW_NAMES.stream().anyMatch(token::is));
    }
}
