package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkSqlTest {

    private static final TableId TABLE = new TableId("a", "t");

    @Test
    void aWholeTableHasNoCondition() {
        assertThat(ChunkSql.fromRange(TABLE, ChunkRange.WHOLE_TABLE)).isEqualTo(" FROM `a`.`t`");
    }

    @Test
    void oneColumnIsComparedAsItIs() {
        ChunkRange range = new ChunkRange("PRIMARY", List.of("id"), List.of("5"), List.of("9"));

        assertThat(ChunkSql.fromRange(TABLE, range))
                .isEqualTo(
                        " FROM `a`.`t` FORCE INDEX (`PRIMARY`)"
                                + " WHERE ((`id` > 5)) AND ((`id` <= 9))");
    }

    @Test
    void severalColumnsAreSpelledOut() {
        assertThat(ChunkSql.compare(List.of("a", "b"), "<", "=", List.of("1", "2")))
                .isEqualTo("((`a` < 1) OR (`a` = 1 AND `b` <= 2))");
    }
}
