package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.model.TableId;
import java.util.List;
import java.util.Objects;

/** What a statement, or one of its renames, is to a running schema change. Immutable. */
public sealed interface OnlineStep {

    /** It is about real tables alone, and is run like any other. */
    record Ordinary() implements OnlineStep {}

    /** It is the tool's own business: nothing is run and nothing kept. */
    record Ignored() implements OnlineStep {}

    /** A shadow table begins or ends: what was kept of it goes, at once. */
    record Cleared(TableId shadow) implements OnlineStep {
        public Cleared {
            Objects.requireNonNull(shadow, "shadow");
        }
    }

    /**
     * A shadow table is changed: to be stored at once, and not to be run.
     *
     * @param statements all that is kept of the table now
     */
    record Kept(TableId shadow, List<String> statements) implements OnlineStep {
        public Kept {
            Objects.requireNonNull(shadow, "shadow");
            statements = List.copyOf(statements);
        }
    }

    /**
     * A shadow table becomes the real one: the statements, now about the real table, are filtered,
     * tracked, routed and run in the statement's place; then what is kept of the shadow table goes.
     *
     * @param statements in an order that counts, with names and under no sql_mode that changes how
     *     they are read
     */
    record Applied(TableId shadow, TableId real, List<String> statements) implements OnlineStep {
        public Applied {
            Objects.requireNonNull(shadow, "shadow");
            Objects.requireNonNull(real, "real");
            statements = List.copyOf(statements);
        }
    }
}
