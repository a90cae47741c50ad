package io.flinkdm.udf.ddl.target;

import java.util.List;

/**
 * A statement for the target, and what of the source's could not be kept. Immutable.
 *
 * @param dropped one text for each, fit for a log line
 */
public record Rewritten(String sql, List<String> dropped) {

    public Rewritten {
        dropped = List.copyOf(dropped);
    }
}
