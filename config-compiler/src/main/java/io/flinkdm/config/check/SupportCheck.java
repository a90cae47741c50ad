package io.flinkdm.config.check;

import io.flinkdm.config.build.Choices;
import io.flinkdm.config.build.ExtraArgs;
import io.flinkdm.config.build.Units;
import io.flinkdm.config.plan.ShardMode;
import io.flinkdm.config.plan.ValidatorPlan;
import io.flinkdm.config.problem.Place;
import io.flinkdm.config.problem.Problem;
import io.flinkdm.config.problem.Problems;
import io.flinkdm.config.task.InstanceConfig;
import io.flinkdm.config.task.LoaderConfig;
import io.flinkdm.config.task.MydumperConfig;
import io.flinkdm.config.task.SourceConfig;
import io.flinkdm.config.task.TaskConfig;
import io.flinkdm.config.task.UnitsConfig;
import io.flinkdm.config.task.Value;
import io.flinkdm.udf.error.ErrorCode;
import java.util.List;
import java.util.Locale;

/**
 * Keys that the plan holds and nothing acts on so far, as long as that could change data or
 * behaviour. Whoever makes one of them work takes its line out here. One thread.
 */
public final class SupportCheck {

    private final TaskConfig task;
    private final List<SourceConfig> sources;
    private final Problems unsupported = new Problems();

    public SupportCheck(TaskConfig task, List<SourceConfig> sources) {
        this.task = task;
        this.sources = sources;
    }

    /** For files without problems: what keeps them from being run. */
    public List<Problem> run() {
        checkTask();
        task.instances().forEach(this::checkRules);
        task.instances().forEach(this::checkUnits);
        sources.forEach(this::checkSource);
        return unsupported.errors();
    }

    private void checkTask() {
        refuse(Choices.needsDumpFiles(task), task.taskMode(), "task-mode");
        boolean sharded = Choices.shardMode(task.sharding()).orElseThrow() != ShardMode.NONE;
        Value<?> shardKey =
                task.sharding().shardMode() == null
                        ? task.sharding().isSharding()
                        : task.sharding().shardMode();
        refuse(sharded, shardKey, "shard-mode");
    }

    private void checkRules(InstanceConfig instance) {
        refuseGiven(instance.columnMappingRules(), "column-mapping-rules");
    }

    private void checkUnits(InstanceConfig instance) {
        UnitsConfig units = task.units();
        MydumperConfig dump = instance.mydumper().chosen(units.mydumpers(), MydumperConfig.NONE);
        ExtraArgs.parse(Value.or(dump.extraArgs(), ""))
                .refusal()
                .ifPresent(why -> refuse(dump.extraArgs().place(), "extra-args", ": " + why));
        LoaderConfig load = instance.loader().chosen(units.loaders(), LoaderConfig.NONE);
        refuse(
                Value.or(load.onDuplicatePhysical(), "").equalsIgnoreCase("manual")
                        && Value.or(load.importMode(), "")
                                .toLowerCase(Locale.ROOT)
                                .equals("physical"),
                load.onDuplicatePhysical(),
                "on-duplicate-physical");
        checkValidator(instance, units);
    }

    private void checkValidator(InstanceConfig instance, UnitsConfig units) {
        Value<String> name = instance.validatorConfigName();
        if (!Value.isEmpty(name)) {
            boolean on =
                    Units.validatorMode(units.validators().get(name.value()))
                            != ValidatorPlan.Mode.NONE;
            refuse(on, name, "validator-config-name");
        }
    }

    private void checkSource(SourceConfig source) {
        refuse(!Value.or(source.enable(), true), source.enable(), "enable");
        if (source.from() != null) {
            source.from().session().values().stream()
                    .findFirst()
                    .ifPresent(value -> refuse(value.place(), "session"));
        }
    }

    private void refuseGiven(List<Value<String>> texts, String key) {
        if (!texts.isEmpty()) {
            refuse(texts.get(0).place(), key);
        }
    }

    private void refuse(boolean refused, Value<?> value, String key) {
        if (refused) {
            refuse(value.place(), key);
        }
    }

    private void refuse(Place place, String key) {
        refuse(place, key, "");
    }

    private void refuse(Place place, String key, String why) {
        unsupported.add(
                place,
                ErrorCode.UNSUPPORTED_YET,
                "not supported yet: " + key + " (" + place.file() + ":" + place.line() + ")" + why);
    }
}
