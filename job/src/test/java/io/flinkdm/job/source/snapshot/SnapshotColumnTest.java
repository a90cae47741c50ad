package io.flinkdm.job.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.Column;
import io.flinkdm.udf.model.ColumnType;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotColumnTest {

    private static final TableId TABLE = new TableId("a", "t");

    @Test
    void aTypeNobodyKnowsIsRefused() {
        assertRefused(new ColumnType("xmltype", "xmltype", null, null, List.of()), "type xmltype");
    }

    @ParameterizedTest
    @ValueSource(strings = {"char", "text"})
    void aCharacterSetNobodyKnowsIsRefused(String type) {
        assertRefused(
                new ColumnType(type, type, "klingon", null, List.of()), "character set klingon");
    }

    private static void assertRefused(ColumnType type, String what) {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> SnapshotColumn.of(TABLE, new Column("p", type, true, false)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_YET))
                .withMessageContaining("`a`.`t` column `p`")
                .withMessageContaining(what);
    }
}
