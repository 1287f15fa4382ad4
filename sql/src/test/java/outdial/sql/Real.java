package outdial.sql;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that needs a real part of the world: {@code db}, {@code pbx} or {@code browser}. It runs only when
 * {@code -Dreal=…} names the part, and is then expected to fail, with the command that installs it, if it is missing.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Real.Asked.class)
public @interface Real {
    /** The parts it needs; with any of them left out it does not run. */
    String[] value();

    /** Whether {@code -Dreal=…} names the part; names it in the output of the tests that use it. */
    final class Asked implements ExecutionCondition, BeforeAllCallback {
        private static final Set<String> PARTS = Set.of("db", "pbx", "browser");

        public static boolean isAskedFor(String part) {
            return isAskedFor(part, System.getProperty("real", ""));
        }

        static boolean isAskedFor(String part, String parts) {
            if (!PARTS.contains(part)) {
                throw new IllegalArgumentException("No real part is called '" + part + "'; there are " + PARTS);
            }
            return List.of(parts.split(",")).contains(part);
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            List<String> needed = needed(context);
            if (!needed.isEmpty()) {
                System.out.println("Real " + String.join(" and ", needed) + ": "
                        + context.getRequiredTestClass().getName());
            }
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing =
                    needed(context).stream().filter(part -> !isAskedFor(part)).toList();
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("asked for")
                    : ConditionEvaluationResult.disabled("needs -Dreal=" + String.join(",", missing));
        }

        private static List<String> needed(ExtensionContext context) {
            return context.getElement().map(Asked::needed).orElse(List.of());
        }

        /** All parts that annotations on the element name, those of its own annotations' kinds included. */
        static List<String> needed(AnnotatedElement element) {
            var parts = new LinkedHashSet<String>();
            collect(element, parts, new HashSet<>());
            return List.copyOf(parts);
        }

        private static void collect(AnnotatedElement element, Set<String> parts, Set<Class<?>> seen) {
            for (Annotation annotation : element.getAnnotations()) {
                if (annotation instanceof Real real) {
                    parts.addAll(List.of(real.value()));
                } else if (seen.add(annotation.annotationType())) {
                    collect(annotation.annotationType(), parts, seen);
                }
            }
        }
    }
}
