package io.flinkdm.job.source.online;

import io.flinkdm.config.plan.DdlPlan;
import io.flinkdm.udf.ddl.online.OnlineDdl;
import io.flinkdm.udf.ddl.online.OnlineDdlTables;
import io.flinkdm.udf.ddl.online.TableKind;
import io.flinkdm.udf.model.TableId;
import java.util.Locale;
import java.util.Optional;

/**
 * Which tables of a source belong to schema change tools. They are not loaded, and their rows are
 * not migrated; what lists and filters say of the real table holds for their statements. Immutable.
 */
public final class OnlineTables {

    /** Of a task with {@code online-ddl: false}. */
    public static final OnlineTables NONE = new OnlineTables(null, false);

    private final OnlineDdl online;
    private final boolean lowerCaseNames;

    private OnlineTables(OnlineDdl online, boolean lowerCaseNames) {
        this.online = online;
        this.lowerCaseNames = lowerCaseNames;
    }

    /** As the names are stored on the source, in whatever case. */
    public static OnlineTables of(DdlPlan plan) {
        return of(plan, false);
    }

    /**
     * @param lowerCaseNames whether the source's {@code lower_case_table_names} is not 0
     */
    public static OnlineTables of(DdlPlan plan, boolean lowerCaseNames) {
        return plan.onlineDdl()
                ? new OnlineTables(
                        new OnlineDdl(
                                OnlineDdlTables.compile(
                                        plan.shadowTableRules(), plan.trashTableRules()),
                                lowerCaseNames),
                        lowerCaseNames)
                : NONE;
    }

    /** The name that lists and filters are asked about; most tables' own. */
    public TableId real(TableId table) {
        return online == null ? table : online.real(table);
    }

    /** Whether it is a shadow or a trash table. */
    public boolean toolsOwn(TableId table) {
        return kind(table) != TableKind.REAL;
    }

    /** Whether a schema change of the table is under way, or was given up. */
    public boolean shadow(TableId table) {
        return kind(table) == TableKind.SHADOW;
    }

    /** As structures are known by. */
    TableId named(TableId table) {
        return lowerCaseNames
                ? new TableId(
                        table.schema().toLowerCase(Locale.ROOT),
                        table.table().toLowerCase(Locale.ROOT))
                : table;
    }

    TableKind kind(TableId table) {
        return online == null ? TableKind.REAL : online.kind(table);
    }

    Optional<OnlineDdl> followed() {
        return Optional.ofNullable(online);
    }
}
