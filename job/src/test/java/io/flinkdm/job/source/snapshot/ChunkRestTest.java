package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.source.split.ChunkRange;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.Row;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkRestTest {

    private static final ColumnType INT = new ColumnType("int", "int", null, null, List.of());
    private static final ColumnType TEXT =
            new ColumnType("varchar", "varchar(9)", "utf8mb4", "utf8mb4_bin", List.of());
    private static final ColumnType LATIN =
            new ColumnType("varchar", "varchar(9)", "latin1", "latin1_bin", List.of());

    /** A table {@code n, a, b} with a primary key over some of them. */
    private static ChunkRest rest(ColumnType a, int prefixLength, String... key) {
        TableSchema schema =
                new TableSchema(
                        List.of(
                                new Column("n", INT, true, false),
                                new Column("a", a, false, false),
                                new Column("b", INT, false, false)),
                        List.of(
                                new Key(
                                        "PRIMARY",
                                        true,
                                        List.of(key).stream()
                                                .map(name -> new Key.Part(name, prefixLength))
                                                .toList(),
                                        false)));
        return ChunkRest.of(
                new ChunkRange("PRIMARY", List.of(key), List.of(), List.of("9")), schema);
    }

    @Test
    void beginsBehindTheLastRowAndEndsWithTheChunk() {
        ChunkRest rest = rest(INT, 0, "b", "a");

        assertThat(rest.behind(Row.of(null, 3L, 7L)))
                .isEqualTo(
                        new ChunkRange(
                                "PRIMARY", List.of("b", "a"), List.of("7", "3"), List.of("9")));
        assertThat(rest.order()).isEqualTo(" ORDER BY `b`, `a`");
    }

    @Test
    void writesTextsAsTheirBytes() {
        assertThat(rest(TEXT, 0, "a").behind(Row.of(null, "é'", 7L)).after())
                .containsExactly("_utf8mb4 X'c3a927' COLLATE utf8mb4_bin");
    }

    @Test
    void isNotToldOfKeysThatCannotBeWritten() {
        assertThat(rest(LATIN, 0, "a").behind(Row.of(null, "é", 7L))).isNull();
        assertThat(rest(TEXT, 4, "a").behind(Row.of(null, "é", 7L))).isNull();
        assertThat(rest(LATIN, 0, "a").order()).isEmpty();
    }

    @Test
    void isNotToldOfAWholeTableInNoOrder() {
        TableSchema schema = new TableSchema(List.of(new Column("n", INT, true, false)), List.of());

        assertThat(ChunkRest.of(ChunkRange.WHOLE_TABLE, schema).behind(Row.of(1L))).isNull();
    }
}
