package io.flinkdm.job.target;

import static io.flinkdm.job.target.Tables.bigint;
import static io.flinkdm.job.target.Tables.nullable;
import static io.flinkdm.job.target.Tables.primary;
import static io.flinkdm.job.target.Tables.schema;
import static io.flinkdm.job.target.Tables.target;
import static io.flinkdm.job.target.Tables.text;
import static io.flinkdm.job.target.Tables.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.job.target.RowIdentity.Kind;
import io.flinkdm.udf.model.Key;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowIdentityTest {

    private static final TableSchema SOURCE = schema(List.of(bigint("a"), bigint("b"), text("c")));

    private static RowIdentity identity(Key... keys) {
        return RowIdentity.of(target(schema(SOURCE.columns(), keys)), SOURCE);
    }

    @Test
    void oneKeySpreads() {
        RowIdentity identity = identity(primary("B"));
        assertThat(identity.kind()).isEqualTo(Kind.KEYED);
        assertThat(identity.size()).isEqualTo(1);
        assertThat(identity.sourceColumn(0)).isEqualTo(1);
    }

    @Test
    void rowsTakeColumnsOfTheTargetAlong() {
        TableSchema wider =
                schema(List.of(bigint("a"), bigint("b"), text("c"), text("own")), primary("a"));
        assertThat(RowIdentity.of(target(wider), SOURCE).kind()).isEqualTo(Kind.MOVING);
    }

    /** Else rows of one key could be on two ways at once. */
    @Test
    void anotherStructureOfRowsTakesTheWayOfTheFirst() {
        TableSchema wider =
                schema(List.of(bigint("a"), bigint("b"), text("c"), text("own")), primary("a"));
        assertThat(RowIdentity.of(target(wider), SOURCE, Kind.KEYED).kind()).isEqualTo(Kind.KEYED);
        assertThat(RowIdentity.of(target(wider), wider, Kind.MOVING).kind()).isEqualTo(Kind.MOVING);
        assertThat(RowIdentity.of(target(wider), wider, Kind.ORDERED).kind()).isEqualTo(Kind.KEYED);
    }

    @Test
    void aSecondKeyKeepsTheOrder() {
        RowIdentity identity = identity(unique("c"), unique("b"), primary("a"));
        assertThat(identity.kind()).isEqualTo(Kind.ORDERED);
        assertThat(identity.sourceColumn(0)).isZero();
    }

    @Test
    void aKeyWithoutNullsStandsInForAPrimaryKey() {
        assertThat(identity(unique("b")).kind()).isEqualTo(Kind.KEYED);
        assertThat(identity(unique("c")).kind()).isEqualTo(Kind.KEYLESS);
        assertThat(identity().kind()).isEqualTo(Kind.KEYLESS);
    }

    @Test
    void aPrefixDoesNotSpread() {
        Key prefix = new Key("u", false, List.of(new Key.Part("a", 3)), false);
        assertThat(identity(prefix).kind()).isEqualTo(Kind.ORDERED);
    }

    @Test
    void anExpressionTellsNothing() {
        Key expression = new Key("u", false, List.of(), true);
        assertThat(identity(expression).kind()).isEqualTo(Kind.KEYLESS);
        assertThat(identity(expression, primary("a")).kind()).isEqualTo(Kind.ORDERED);
    }

    @Test
    void aNumberOfTheTargetsOwnDoesNotCount() {
        TableSchema structure =
                schema(List.of(bigint("n"), bigint("a")), primary("n"), unique("a"));
        TargetTable numbered = new TargetTable(Tables.ID, structure, "n", false);
        assertThat(RowIdentity.of(numbered, SOURCE).kind()).isEqualTo(Kind.MOVING);
    }

    @Test
    void aKeyOverColumnsTheSourceLacksMayClash() {
        TableSchema structure =
                schema(List.of(bigint("n"), bigint("a")), primary("n"), unique("a"));
        assertThat(RowIdentity.of(target(structure), SOURCE).kind()).isEqualTo(Kind.ORDERED);
    }

    @Test
    void checkedForeignKeysKeepTheOrder() {
        TableSchema structure = schema(List.of(nullable(text("c")), bigint("a")), primary("a"));
        TargetTable checked = new TargetTable(Tables.ID, structure, "", true);
        assertThat(RowIdentity.of(checked, SOURCE).kind()).isEqualTo(Kind.ORDERED);
    }
}
