package io.flinkdm.cdc;

import io.flinkdm.config.plan.SourcePlan;
import io.flinkdm.config.plan.TaskMode;
import io.flinkdm.job.bundle.Bundle;
import io.flinkdm.job.source.enumerator.PreparedSource;
import io.flinkdm.udf.event.ChangeEvent;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.HashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.cdc.connectors.mysql.source.MySqlSource;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The connector's source, made where it runs: the connector would put the password into the job
 * graph as it is. Immutable but for what it has made, by whichever thread Flink asks on.
 */
final class FlinkCdcSource implements Source<Bundle<ChangeEvent>, MySqlSplit, PendingSplitsState> {

    private static final long serialVersionUID = 1L;

    private static final long FIRST_SERVER_ID = 429_496_729L;
    private static final int SERVER_IDS = 100_000;

    private final TaskMode mode;
    private final SourcePlan source;
    private final BinlogPosition start;
    private final HashMap<TableId, TableSchema> tables;
    private final long firstServerId;

    private transient MySqlSource<Bundle<ChangeEvent>> made;

    FlinkCdcSource(TaskMode mode, SourcePlan source, PreparedSource prepared) {
        this.mode = mode;
        this.source = source;
        this.start = prepared.start();
        this.tables = new HashMap<>(prepared.tables());
        this.firstServerId =
                source.serverId() != 0
                        ? source.serverId()
                        : FIRST_SERVER_ID + ThreadLocalRandom.current().nextInt(SERVER_IDS);
    }

    private MySqlSource<Bundle<ChangeEvent>> made() {
        if (made == null) {
            MysqlDriver.require(getClass().getClassLoader());
            made =
                    ConnectorSettings.builder(
                                    source,
                                    tables.keySet(),
                                    firstServerId,
                                    new ChangeDeserializer(source.sourceId(), tables))
                            .startupOptions(ConnectorSettings.startup(mode, start))
                            .build();
        }
        return made;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Bundle<ChangeEvent>, MySqlSplit> createReader(SourceReaderContext context)
            throws Exception {
        return made().createReader(context);
    }

    @Override
    public SplitEnumerator<MySqlSplit, PendingSplitsState> createEnumerator(
            SplitEnumeratorContext<MySqlSplit> context) {
        return made().createEnumerator(context);
    }

    @Override
    public SplitEnumerator<MySqlSplit, PendingSplitsState> restoreEnumerator(
            SplitEnumeratorContext<MySqlSplit> context, PendingSplitsState state) {
        return made().restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<MySqlSplit> getSplitSerializer() {
        return made().getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<PendingSplitsState> getEnumeratorCheckpointSerializer() {
        return made().getEnumeratorCheckpointSerializer();
    }
}
