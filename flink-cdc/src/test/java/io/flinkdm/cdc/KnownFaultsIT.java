package io.flinkdm.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.config.plan.ConnectionPlan;
import io.flinkdm.config.plan.Secret;
import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.testkit.Server;
import io.flinkdm.testkit.ServerKind;
import io.flinkdm.testkit.TestSchema;
import io.flinkdm.testkit.TestServer;
import io.flinkdm.testkit.TestServers;
import io.flinkdm.udf.model.TableId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSource;
import org.apache.flink.cdc.connectors.mysql.source.utils.RecordUtils;
import org.apache.flink.cdc.connectors.mysql.table.StartupOptions;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Why types are refused: what the connector, set up as ever, makes of their values, first in the
 * load and then in the binlog.
 */
@ExtendWith(TestServers.class)
class KnownFaultsIT {

    private static final String VALUES =
            "'0000', '[1e30]', '-00:00:01', 1.2345678, '0000-00-00', '0000-00-00',"
                    + " '1582-10-10 01:02:03'";

    /** In milliseconds. */
    private static final long GAP =
            LocalDateTime.of(1582, 10, 10, 1, 2, 3).toInstant(ZoneOffset.UTC).toEpochMilli();

    private static final long TEN_DAYS = Duration.ofDays(10).toMillis();

    @Server(ServerKind.MYSQL_80)
    static TestServer mysql;

    @Test
    void showsWhatTheConnectorMakesOfRefusedTypes() throws Exception {
        try (TestSchema schema = TestSchema.create(mysql, "faults")) {
            schema.execute(
                    "CREATE TABLE t (id INT PRIMARY KEY, y YEAR, j JSON, t TIME, f FLOAT, d DATE,"
                            + " n DATE NOT NULL, g DATETIME)",
                    "SET sql_mode = ''",
                    "INSERT INTO t VALUES (1, " + VALUES + ")");
            try (CloseableIterator<String> rows = read(new TableId(schema.name(), "t"))) {
                assertThat(rows.next())
                        .contains("y=2000", "j=[1e30]", "t=1000000", "f=1.23457,", "n=0")
                        .doesNotContain(",d=")
                        .contains("g=" + (GAP + TEN_DAYS));
                schema.execute("SET sql_mode = ''", "INSERT INTO t VALUES (2, " + VALUES + ")");
                assertThat(rows.next())
                        .contains("y=1900", "j=[1000000000000000019884624838656]", "n=0")
                        .doesNotContain(",d=")
                        .contains("t=-1000000", "f=1.2345678,", "g=" + GAP);
            }
        }
    }

    private static CloseableIterator<String> read(TableId table) throws Exception {
        MySqlSource<String> source =
                ConnectorSettings.builder(plan(), Set.of(table), 400_000_000L, new AfterImages())
                        .startupOptions(StartupOptions.initial())
                        .build();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "source")
                .executeAndCollect();
    }

    private static SourcePlan plan() {
        ConnectionPlan account =
                new ConnectionPlan(mysql.host(), mysql.port(), "root", Secret.of(""));
        return Plans.of(account);
    }

    /** What Debezium makes of inserted rows. */
    private static final class AfterImages implements DebeziumDeserializationSchema<String> {

        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(SourceRecord record, Collector<String> out) {
            if (RecordUtils.isDataChangeRecord(record)) {
                out.collect(((Struct) record.value()).getStruct("after").toString());
            }
        }

        @Override
        public TypeInformation<String> getProducedType() {
            return Types.STRING;
        }
    }
}
