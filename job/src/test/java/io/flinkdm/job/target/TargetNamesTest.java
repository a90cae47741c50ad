package io.flinkdm.job.target;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetNamesTest {

    @Test
    void namesThatDifferInCaseOnlyAreOneTable() {
        List<TableId> names = List.of(new TableId("a", "t"), new TableId("A", "T"));
        assertThatThrownBy(() -> TargetNames.requireApart(names))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("`a`.`t` and `A`.`T`");
        TargetNames.requireApart(List.of(names.get(0), new TableId("a", "u")));
    }
}
