package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.target.AlterWriter.UnwritableException;
import io.flinkdm.udf.ddl.track.ServerDefaults;
import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import java.util.Set;

/**
 * Changes of a column's type that make other values of the rows there are on TiDB than on the
 * source: the binlog does not tell these. Found by comparing both. Immutable.
 */
record ChangedValues(ServerDefaults source) {

    private static final Set<String> TIMES = Set.of("DATETIME", "TIMESTAMP", "TIME");
    private static final Set<String> APPROXIMATE = Set.of("FLOAT", "DOUBLE");

    void requireSame(String column, DataType before, DataType after) {
        String why = otherValues(before, after);
        if (!why.isEmpty()) {
            throw new UnwritableException(
                    "column " + column + ": TiDB " + why + " than the source");
        }
    }

    private String otherValues(DataType before, DataType after) {
        if (text(after) && APPROXIMATE.contains(before.name())) {
            return "writes numbers of type " + before.name() + " as other texts";
        }
        if (text(after) && before.is(Flag.ZEROFILL)) {
            return "fills numbers that become texts up with fewer zeros";
        }
        if (cutsTimes() && TIMES.contains(after.name()) && digits(after) < digits(before)) {
            return "rounds times that lose digits, and so comes to later ones";
        }
        return "";
    }

    private static boolean text(DataType type) {
        String name = type.name();
        return name.endsWith("CHAR")
                || name.endsWith("TEXT")
                || name.endsWith("BINARY")
                || name.endsWith("BLOB");
    }

    /** MariaDB cuts digits off unless told otherwise; MySQL and TiDB round. */
    private boolean cutsTimes() {
        return source.mariaDb()
                ? !source.sqlMode().contains("TIME_ROUND_FRACTIONAL")
                : source.sqlMode().contains("TIME_TRUNCATE_FRACTIONAL");
    }

    /** Of a fraction of a second; texts and numbers may have any. */
    private static int digits(DataType type) {
        if (TIMES.contains(type.name())) {
            return type.arguments().isEmpty() ? 0 : Integer.parseInt(type.arguments().get(0));
        }
        boolean any =
                text(type) || APPROXIMATE.contains(type.name()) || type.name().equals("DECIMAL");
        return any ? 6 : 0;
    }
}
