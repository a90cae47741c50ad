package io.flinkdm.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.flinkdm.config",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.flinkdm.config.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoServersAndNoFlink =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.flink..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule onlyTheReaderKnowsYaml =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.flinkdm.config.yaml..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.yaml..");
}
