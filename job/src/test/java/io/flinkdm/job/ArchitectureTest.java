package io.flinkdm.job;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;

/** The direction of modules and rooms, as far as this module can see them. */
@AnalyzeClasses(packages = "io.flinkdm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule modulesAreAChain =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.flinkdm.udf..", "io.flinkdm.config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.flinkdm.job..", "org.apache.flink..", "java.sql..");

    @ArchTest
    static final ArchRule pureFunctionsComeFirst =
            noClasses()
                    .that()
                    .resideInAPackage("io.flinkdm.udf..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.flinkdm.config..");

    @ArchTest
    static final ArchRule theJobKnowsNoTestServers =
            noClasses()
                    .that()
                    .resideInAPackage("io.flinkdm.job..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.flinkdm.testkit..", "io.flinkdm.submit..");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("io.flinkdm.job.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.flinkdm.job.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheCompilerHaveNoCycles =
            slices().matching("io.flinkdm.config.(**)").should().beFreeOfCycles();

    @ArchTest static final ArchRule sourceStandsAlone = standsAlone("source");

    @ArchTest static final ArchRule transformStandsAlone = standsAlone("transform");

    @ArchTest static final ArchRule shardStandsAlone = standsAlone("shard");

    @ArchTest static final ArchRule sinkStandsAlone = standsAlone("sink");

    /** The shaded classes are compiled again: a computed version would differ from the client's. */
    @ArchTest
    static final ArchRule whatTravelsSaysItsVersion =
            classes()
                    .that()
                    .areAssignableTo(Serializable.class)
                    .and(not(INTERFACES))
                    .and()
                    .areNotEnums()
                    .and()
                    .areNotRecords()
                    .and()
                    .areNotAnonymousClasses()
                    .should(haveSerialVersion());

    private static ArchRule standsAlone(String room) {
        String[] others =
                java.util.stream.Stream.of("source", "transform", "shard", "sink")
                        .filter(other -> !other.equals(room))
                        .map(other -> "io.flinkdm.job." + other + "..")
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.flinkdm.job." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> haveSerialVersion() {
        return new ArchCondition<>("declare serialVersionUID") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean declared = type.tryGetField("serialVersionUID").isPresent();
                if (!declared && !type.getModifiers().contains(ABSTRACT)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type, type.getName() + " declares no serialVersionUID"));
                }
            }
        };
    }
}
