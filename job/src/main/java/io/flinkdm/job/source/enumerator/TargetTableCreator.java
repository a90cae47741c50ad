package io.flinkdm.job.source.enumerator;

import java.io.Serializable;
import java.sql.SQLException;
import java.util.List;

/** Makes what rows will be written to. Called once before the first row is read. */
public interface TargetTableCreator extends Serializable {

    /** Must be repeatable: it is called again when the job fails before the first checkpoint. */
    void create(List<DiscoveredTable> tables) throws SQLException;
}
