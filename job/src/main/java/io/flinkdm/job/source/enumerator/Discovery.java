package io.flinkdm.job.source.enumerator;

import io.flinkdm.job.meta.NotedStart;
import io.flinkdm.job.source.split.LogMark;
import io.flinkdm.udf.model.BinlogPosition;
import io.flinkdm.udf.model.TableId;
import io.flinkdm.udf.model.TableSchema;
import java.util.List;
import java.util.Map;

/**
 * What was found out about a source before anything is read. Immutable.
 *
 * @param start where to read the binlog from; the structures are those of this place
 * @param mark whose binlog that is
 */
record Discovery(
        BinlogPosition start,
        LogMark mark,
        List<TableToCut> tables,
        Map<TableId, TableSchema> schemas) {

    NotedStart noted() {
        return new NotedStart(start, mark.server(), mark.file(), mark.bornSeconds());
    }
}
