package io.flinkdm.job.sink;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.target;
import static io.flinkdm.job.target.Tables.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.sink.SqlStatement.Effect;
import io.flinkdm.udf.event.RowChange;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedStatementsTest {

    private static final TableSchema SCHEMA =
            schema(List.of(bigint("id"), bigint("u"), bigint("v")), primary("id"), unique("u"));

    private static List<String> effects(WriteMode mode, RowChange... changes) {
        WriteLayout layout = WriteLayout.of(target(SCHEMA), SCHEMA);
        List<String> effects = new ArrayList<>();
        StatementBuilder builder =
                new StatementBuilder(
                        layout, 1000, sql -> effects.add(sql.effect() + " " + sql.rows()));
        new OrderedStatements(layout, builder, mode).write(List.of(changes));
        return effects;
    }

    private static Row row(long id, long u, long v) {
        return Row.of(id, u, v);
    }

    @Test
    void neighboursShareAStatement() {
        assertThat(
                        effects(
                                WriteMode.AS_MARKED,
                                Changes.insert(row(1, 1, 1)),
                                Changes.insert(row(2, 2, 2)),
                                Changes.delete(row(1, 1, 1)),
                                Changes.insert(row(3, 1, 3))))
                .containsExactly("INSERT 2", "DELETE 1", "INSERT 1");
    }

    @Test
    void updatesOfOtherColumnsShareAStatement() {
        assertThat(
                        effects(
                                WriteMode.AS_MARKED,
                                Changes.update(row(1, 1, 1), row(1, 1, 2)),
                                Changes.update(row(1, 1, 2), row(1, 1, 3))))
                .containsExactly("UPSERT 2");
    }

    @Test
    void updatesLookForEachRowOnce() {
        assertThat(
                        effects(
                                WriteMode.STRICT,
                                Changes.update(row(1, 1, 1), row(1, 1, 2)),
                                Changes.update(row(1, 1, 2), row(1, 1, 3)),
                                Changes.update(row(2, 2, 2), row(2, 2, 3))))
                .containsExactly("LOOK 2", "UPSERT 3");
    }

    @Test
    void updatesOfKeysStandAlone() {
        assertThat(
                        effects(
                                WriteMode.AS_MARKED,
                                Changes.update(row(1, 1, 1), row(1, 2, 1)),
                                Changes.update(row(2, 3, 1), row(2, 1, 1))))
                .containsExactly("UPDATE 1", "UPDATE 1");
    }

    @Test
    void safeChangesReplace() {
        RowChange[] changes = {
            Changes.insert(row(1, 1, 1)),
            Changes.update(row(1, 1, 1), row(1, 1, 2)),
            Changes.update(row(1, 1, 2), row(1, 2, 2)),
            Changes.delete(row(1, 2, 2))
        };
        assertThat(effects(WriteMode.SAFE, changes))
                .containsExactly("REPLACE 2", "CLEAR 1", "REPLACE 1", "CLEAR 1");
        assertThat(effects(WriteMode.AS_MARKED, Changes.safe(changes[0])))
                .containsExactly(Effect.REPLACE + " 1");
    }
}
