package io.flinkdm.submit.event;

import io.flinkdm.job.meta.BinlogOperator;
import java.util.Optional;

/** DM's {@code ErrorOp}. */
public enum EventOp {
    SKIP(1),
    REPLACE(2),
    REVERT(3),
    INJECT(4),
    LIST(5);

    private final int number;

    EventOp(int number) {
        this.number = number;
    }

    /** As DM prints it. */
    public int number() {
        return number;
    }

    /** The operator it stores; empty where it stores none. */
    Optional<BinlogOperator.Op> stored() {
        return switch (this) {
            case SKIP -> Optional.of(BinlogOperator.Op.SKIP);
            case REPLACE -> Optional.of(BinlogOperator.Op.REPLACE);
            case INJECT -> Optional.of(BinlogOperator.Op.INJECT);
            case REVERT, LIST -> Optional.empty();
        };
    }

    static EventOp of(BinlogOperator.Op op) {
        return valueOf(op.name());
    }
}
