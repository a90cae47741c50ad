package io.flinkdm.udf.ddl.target;

import io.flinkdm.udf.ddl.track.TrackedTable;
import io.flinkdm.udf.ddl.tree.AlterSpec;
import io.flinkdm.udf.ddl.tree.DdlStatement.AlterTable;

/**
 * Which statements whose parts cannot be divided the target cannot run at once either. Stateless.
 */
final class TogetherRules {

    private TogetherRules() {}

    /** {@code ""} where it can. */
    static String trouble(AlterTable statement, TrackedTable before) {
        for (AlterSpec spec : statement.specs()) {
            if (spec instanceof AlterSpec.RenameTable) {
                return "its parts cannot be divided, and one renames the table";
            }
            String name = newName(spec);
            if (before.column(name).isPresent()) {
                return "columns exchange their names, such as " + name;
            }
        }
        return "";
    }

    private static String newName(AlterSpec spec) {
        if (spec instanceof AlterSpec.RenameColumn rename) {
            return rename.from().equalsIgnoreCase(rename.to()) ? "" : rename.to();
        }
        if (spec instanceof AlterSpec.ChangeColumn change) {
            String name = change.definition().name();
            return name.equalsIgnoreCase(change.column()) ? "" : name;
        }
        return "";
    }
}
