package io.flinkdm.udf.ddl.online;

import io.flinkdm.udf.ddl.TableName;
import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.ddl.tree.DdlPrinter;
import io.flinkdm.udf.ddl.tree.DdlStatement;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.Set;

/** Makes a statement about one table one about another. Stateless. */
final class Retargeting {

    private Retargeting() {}

    /**
     * @throws MigrationException 36039 when the text is no statement that is kept
     */
    static String of(String statement, TableId table) {
        DdlStatement read = new DdlParser(Set.of()).parse(statement);
        return DdlPrinter.print(about(read, new TableName(table.schema(), table.table())));
    }

    static DdlStatement about(DdlStatement statement, TableName table) {
        if (statement instanceof DdlStatement.AlterTable alter) {
            return new DdlStatement.AlterTable(table, alter.ifExists(), alter.specs());
        }
        if (statement instanceof DdlStatement.CreateIndex create) {
            return new DdlStatement.CreateIndex(
                    table, create.key(), create.existing(), create.rest());
        }
        if (statement instanceof DdlStatement.DropIndex drop) {
            return new DdlStatement.DropIndex(table, drop.index(), drop.ifExists(), drop.rest());
        }
        if (statement instanceof DdlStatement.TruncateTable) {
            return new DdlStatement.TruncateTable(table);
        }
        throw new MigrationException(
                ErrorCode.SYNCER_UNIT_ONLINE_DDL_INVALID_META,
                "\"" + DdlPrinter.print(statement) + "\" was kept of a shadow table");
    }
}
