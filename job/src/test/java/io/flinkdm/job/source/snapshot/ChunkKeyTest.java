package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkKeyTest {

    private static Column column(String name, String type, boolean nullable) {
        return new Column(name, new ColumnType(type, type, null, null, List.of()), nullable, false);
    }

    private static Key key(String name, String column, int prefix) {
        return new Key(name, name.equals("PRIMARY"), List.of(new Key.Part(column, prefix)), false);
    }

    private static TableSchema table(Key... keys) {
        return new TableSchema(
                List.of(
                        column("id", "int", false),
                        column("n", "int", true),
                        column("f", "double", false),
                        column("v", "varchar", false)),
                List.of(keys));
    }

    @Test
    void thePrimaryKeyIsTakenFirst() {
        TableSchema table = table(key("PRIMARY", "v", 0), key("u", "id", 0));

        assertThat(ChunkKey.candidates(table).get(0).index()).isEqualTo("PRIMARY");
        assertThat(ChunkKey.keyless(table)).isFalse();
    }

    @Test
    void aUniqueKeyWithNullTellsNoRowsApart() {
        TableSchema table = table(key("u", "n", 0));

        assertThat(ChunkKey.candidates(table)).isEmpty();
        assertThat(ChunkKey.keyless(table)).isTrue();
    }

    @Test
    void prefixesAndFloatsCutButAreNotExact() {
        TableSchema table = table(key("PRIMARY", "v", 3), key("u", "f", 0), key("w", "id", 0));

        assertThat(ChunkKey.candidates(table))
                .extracting(ChunkKey::exact)
                .containsExactly(false, false, true);
        assertThat(ChunkKey.candidates(table))
                .extracting(ChunkKey::whole)
                .containsExactly(false, true, true);
    }
}
