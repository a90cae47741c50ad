package io.flinkdm.submit.event;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One call of {@code binlog} or {@code handle-error}. Immutable.
 *
 * @param place {@code -b}; empty for the current error
 * @param sqls what is to run instead or before
 * @param who the user and machine it comes from
 */
public record EventRequest(EventOp op, Optional<BinlogPlace> place, List<String> sqls, String who) {

    public EventRequest {
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(who, "who");
        sqls = List.copyOf(sqls);
    }
}
