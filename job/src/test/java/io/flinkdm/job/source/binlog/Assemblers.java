package io.flinkdm.job.source.binlog;

import io.flinkdm.udf.filter.BlockAllowList;
import io.flinkdm.udf.filter.BlockAllowRules;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.pattern.CaseSensitivity;
import java.util.List;
import java.util.Map;

/** Assemblers of one source that know the table `a`.`t`. */
final class Assemblers {

    static final String FILE = "mysql-bin.000001";
    static final TableId TABLE = new TableId("a", "t");
    static final TableSchema SCHEMA = EventBytes.schema("int(11)", "varchar(9)");

    private Assemblers() {}

    static ChangeAssembler wanting(String schema, GtidSet gtids) {
        return wanting(schema, new BinlogPosition(FILE, 4, gtids), Map.of());
    }

    static ChangeAssembler wanting(
            String schema, BinlogPosition start, Map<TableId, BinlogPosition> starts) {
        BlockAllowRules rules =
                new BlockAllowRules(List.of(schema), List.of(), List.of(), List.of());
        TrackedTables tables =
                new TrackedTables(
                        "mysql-01",
                        BlockAllowList.compile(rules, CaseSensitivity.INSENSITIVE),
                        Map.of(TABLE, SCHEMA),
                        starts);
        return new ChangeAssembler(tables, new StreamPosition(start));
    }
}
