package outdial.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler can't hold: who may know whom, and what nobody may do. Sees the classes of all modules. */
class HouseRulesTest {
    private static final Set<String> WRITING = Set.of(
            "insertInto",
            "update",
            "deleteFrom",
            "mergeInto",
            "truncate",
            "executeUpdate",
            "executeInsert",
            "batchUpdate");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("outdial");

    @Test
    void the_model_knows_only_java() {
        classes()
                .that()
                .resideInAPackage("outdial.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "outdial.model..", "java.lang..", "java.util..", "java.time..", "java.math..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void the_floor_does_no_io() {
        classes()
                .that()
                .resideInAPackage("outdial.app.floor..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "outdial.app.floor..",
                        "outdial.model..",
                        "outdial.compliance..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify.."))
                .check(HOUSE);
    }

    @Test
    void the_cores_touch_neither_files_nor_sockets_nor_threads() {
        noClasses()
                .that()
                .resideInAnyPackage("outdial.model..", "outdial.app.floor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..", "java.util.concurrent..")
                .check(HOUSE);
    }

    @Test
    void nobody_asks_the_wall_clock() {
        noClasses()
                .should()
                .callMethodWhere(to(Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone"), "java."))
                .check(HOUSE);
    }

    @Test
    void one_class_makes_the_clock_and_the_doctor_has_his_own() {
        var makers = new TreeSet<String>();
        HOUSE.forEach(one -> one.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTarget().getOwner().isEquivalentTo(InstantSource.class)
                        && "system".equals(call.getTarget().getName()))
                .forEach(_ -> makers.add(one.getName())));
        assertThat(makers).containsExactly("outdial.app.Parts", "outdial.app.doctor.Doctor");
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .that(not(resideInAPackage("outdial.sql.gen..")))
                .should()
                .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl)")
                .check(HOUSE);
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching("outdial.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("outdial.sql.gen.."), DescribedPredicate.alwaysTrue())
                .check(HOUSE);
    }

    @Test
    void every_package_says_what_it_is() {
        var silent = new TreeSet<String>();
        for (JavaPackage one : HOUSE.getDefaultPackage().getSubpackagesInTree()) {
            boolean ours = one.getName().startsWith("outdial") && !one.getName().startsWith("outdial.sql.gen");
            if (ours && !one.getClasses().isEmpty() && !one.containsClassWithSimpleName("package-info")) {
                silent.add(one.getName());
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void only_sql_writes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("outdial.sql..")
                .should()
                .callMethodWhere(to(WRITING, "org.jooq.", "java.sql.", "org.springframework.jdbc."))
                .check(HOUSE);
    }

    @Test
    void the_program_knows_no_tables() {
        noClasses()
                .that()
                .resideInAnyPackage("outdial.app..", "outdial.imports..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("outdial.sql.gen..")
                .check(HOUSE);
    }

    @Test
    void only_the_asterisk_package_sees_asterisk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("outdial.app.telephony.asterisk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.asteriskjava..")
                .check(HOUSE);
    }

    @Test
    void pages_see_no_floor() {
        noClasses()
                .that()
                .resideInAPackage("outdial.app.web..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("outdial.app.floor.Floor")
                .check(HOUSE);
    }

    @Test
    void imports_and_reports_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("outdial.imports..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("outdial.reports..")
                .allowEmptyShould(true)
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("outdial.reports..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("outdial.imports..")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void spring_stays_in_the_wiring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "outdial.model..",
                        "outdial.compliance..",
                        "outdial.sql..",
                        "outdial.reports..",
                        "outdial.app.floor..",
                        "outdial.app.loop..",
                        "outdial.app.telephony..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaMethodCall> to(Set<String> names, String... owners) {
        return DescribedPredicate.describe(
                "one of " + names,
                call -> names.contains(call.getTarget().getName())
                        && Stream.of(owners)
                                .anyMatch(call.getTarget().getOwner().getName()::startsWith));
    }
}
