package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.ddl.tree.DdlParser;
import io.flinkdm.udf.event.Origin;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.GtidSet;
import io.flinkdm.udf.model.TableId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadStretchTest {

    private static final TableId KEYED = new TableId("a", "t");
    private static final TableId KEYLESS = new TableId("a", "k");

    private final LoadStretch stretch =
            new LoadStretch(Set.of(KEYED, KEYLESS), place(500), Map.of(KEYLESS, place(300)));

    private static BinlogPosition place(long offset) {
        return new BinlogPosition("f.1", offset, GtidSet.EMPTY);
    }

    private void require(String sql, long offset) {
        stretch.require(
                new DdlParser(Set.of()).parse(sql),
                name -> name.in("a"),
                new StatementPlace(
                        Origin.binlog("f.1", offset, 0), offset + 50, "", GtidSet.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RENAME TABLE new TO x, t TO y",
                "ALTER TABLE t ADD a INT, RENAME TO u",
                "ALTER TABLE t RENAME COLUMN a TO b",
                "ALTER TABLE t CHANGE a b INT",
                "ALTER TABLE t EXCHANGE PARTITION p WITH TABLE x",
                "ALTER TABLE new EXCHANGE PARTITION p WITH TABLE t"
            })
    void whatTakesRowsElsewhereIsRefused(String sql) {
        assertThatThrownBy(() -> require(sql, 100))
                .hasMessageContaining("code=36068")
                .hasMessageContaining("`a`.`t`")
                .hasMessageContaining("--remove-meta");
        assertThatCode(() -> require(sql, 500)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD a INT, DROP b, CHANGE c C BIGINT",
                "ALTER TABLE t TRUNCATE PARTITION p",
                "TRUNCATE t",
                "DROP TABLE t",
                "CREATE TABLE t (a INT)",
                "RENAME TABLE new TO x",
                "ALTER TABLE k ADD KEY (a)"
            })
    void whatTheBinlogMakesGoodIsNot(String sql) {
        assertThatCode(() -> require(sql, 100)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUNCATE k",
                "DROP TABLE x, k",
                "DROP DATABASE a",
                "CREATE OR REPLACE TABLE k (a INT)",
                "ALTER TABLE k DROP PARTITION p"
            })
    void aTableWithoutAKeyIsReadOnce(String sql) {
        assertThatThrownBy(() -> require(sql, 299))
                .hasMessageContaining("`a`.`k`")
                .hasMessageContaining("code=36068");
        assertThatCode(() -> require(sql, 300)).doesNotThrowAnyException();
    }

    @Test
    void readersThatLoadNothingRefuseNothing() {
        assertThatCode(
                        () ->
                                LoadStretch.NONE.require(
                                        new DdlParser(Set.of()).parse("RENAME TABLE t TO u"),
                                        name -> name.in("a"),
                                        new StatementPlace(
                                                Origin.binlog("f.1", 4, 0), 5, "", GtidSet.EMPTY)))
                .doesNotThrowAnyException();
    }
}
