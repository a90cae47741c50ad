package io.flinkdm.job.source.binlog;

import io.flinkdm.job.meta.StructureSet;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import java.util.List;
import java.util.Objects;

/**
 * What people have said from the command line of a source's statements and structures. Immutable.
 *
 * @param operators about statements
 * @param structures that tables have
 * @param begin where the stream begins, and with it structures that are new
 */
public record PeoplesWill(
        StatementOperators operators, List<StructureSet> structures, BinlogPosition begin) {

    /** Nobody has said anything. */
    public static final PeoplesWill NONE =
            new PeoplesWill(
                    StatementOperators.NONE, List.of(), new BinlogPosition("", 0, GtidSet.EMPTY));

    public PeoplesWill {
        Objects.requireNonNull(operators, "operators");
        structures = List.copyOf(structures);
        Objects.requireNonNull(begin, "begin");
    }
}
