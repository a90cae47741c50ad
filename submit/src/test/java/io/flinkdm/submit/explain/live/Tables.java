package io.flinkdm.submit.explain.live;

import io.flinkdm.job.source.server.SourceStructure;
import io.flinkdm.submit.explain.value.ColumnTypes;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import io.flinkdm.udf.route.ExtractedColumns;
import io.flinkdm.udf.rules.UpstreamRules.Applied;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tables as tests write them. */
final class Tables {

    private static final Applied NO_RULES = new Applied(Optional.empty(), List.of(), List.of());

    private Tables() {}

    /** {@code id int, a varchar(20)}; a column named id is the primary key. */
    static TableSchema schema(String columns) {
        List<Column> read =
                Arrays.stream(columns.split(", "))
                        .map(column -> column.split(" ", 2))
                        .map(c -> new Column(c[0], ColumnTypes.parse(c[1], "", ""), true, false))
                        .toList();
        Key key = new Key("PRIMARY", true, List.of(new Key.Part("id", 0)), false);
        boolean keyed = read.stream().anyMatch(column -> column.name().equals("id"));
        return new TableSchema(read, keyed ? List.of(key) : List.of());
    }

    static SourceStructure structure(String schema, String table) {
        return new SourceStructure(new TableId(schema, table), schema("id int, c int"), 0);
    }

    /** Of schema {@code s}, going to {@code x}. */
    static LiveTable table(String name, String target, String columns, String... extracted) {
        List<String> names = List.of(extracted);
        return new LiveTable(
                new SourceTable("m", new TableId("s", name)),
                schema(columns),
                new TableId("x", target),
                new ExtractedColumns(names, names),
                NO_RULES);
    }
}
