package io.flinkdm.testkit.bench.workload;

import io.flinkdm.testkit.bench.workload.Change.Kind;
import java.util.function.Consumer;

/** Kinds of changes. Stateless. */
public enum Workload {
    /** Single rows, by key: an indexed column, or a text. */
    UPDATES("single-row updates", 1) {
        @Override
        void transaction(Keys keys, Consumer<Change> out) {
            update(keys.any(), keys.value(), out);
        }
    },

    /** The same of 1,000 rows only, ten a transaction. */
    HOT_UPDATES("updates of 1,000 rows", 10) {
        @Override
        void transaction(Keys keys, Consumer<Change> out) {
            for (int i = 0; i < 10; i++) {
                update(keys.hot(HOT_ROWS), keys.value(), out);
            }
        }
    },

    /**
     * Transactions of sysbench's {@code oltp_write_only}: one update of an indexed column, one of a
     * text, a delete and an insert of the same key.
     */
    WRITE_ONLY("oltp_write_only", 4) {
        @Override
        void transaction(Keys keys, Consumer<Change> out) {
            out.accept(new Change(Kind.SET_K, keys.any(), keys.value()));
            out.accept(new Change(Kind.SET_C, keys.any(), keys.value()));
            int moved = keys.any();
            out.accept(new Change(Kind.DELETE, moved, 0));
            out.accept(new Change(Kind.INSERT, moved, keys.value()));
        }
    };

    static final int HOT_ROWS = 1_000;

    private final String label;
    private final int changes;

    Workload(String label, int changes) {
        this.label = label;
        this.changes = changes;
    }

    public String label() {
        return label;
    }

    /** Row events of a transaction. */
    int changes() {
        return changes;
    }

    abstract void transaction(Keys keys, Consumer<Change> out);

    private static void update(int row, int value, Consumer<Change> out) {
        out.accept(new Change(value % 2 == 0 ? Kind.SET_K : Kind.SET_C, row, value));
    }
}
