package io.flinkdm.job.sink;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.ErrorScope;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableId;
import java.util.Set;

/**
 * Whether a column of the target can hold what a source's type of its own becomes: the bytes of a
 * spatial value, the text of an address or a vector. Stateless, pure.
 */
final class TargetForms {

    private static final Set<String> ADDRESSES = Set.of("inet4", "inet6", "uuid");

    private TargetForms() {}

    /**
     * @throws MigrationException when it cannot
     */
    static void require(TableId target, Column source, Column column) {
        String wanted = wanted(source.type(), column.type());
        if (!wanted.isEmpty()) {
            throw new MigrationException(
                    ErrorCode.DB_EXECUTE_FAILED,
                    ErrorScope.DOWNSTREAM,
                    "the target column "
                            + target.quoted()
                            + "."
                            + TableId.quote(column.name())
                            + " is "
                            + column.type().definition()
                            + ", which cannot hold the source's "
                            + source.type().definition()
                            + "; make it "
                            + wanted
                            + ", then resume the task",
                    null);
        }
    }

    /** What the target's column should be; {@code ""} when it will do. */
    private static String wanted(ColumnType source, ColumnType target) {
        String name = source.name();
        boolean same = name.equals(target.name());
        if (source.spatial()) {
            boolean holds = target.binary() || target.spatial();
            return holds ? "" : "LONGBLOB, which takes the SRID and the WKB";
        }
        if (ADDRESSES.contains(name)) {
            return same || target.text() ? "" : "VARCHAR(39)";
        }
        if (name.equals("vector")) {
            return same || target.text() ? "" : "VECTOR or TEXT";
        }
        return "";
    }
}
