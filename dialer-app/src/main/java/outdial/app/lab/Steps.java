package outdial.app.lab;

import java.util.List;

/** Something that changes at given times of the day; the first step holds from the start. */
record Steps<T>(List<Step<T>> steps) {
    Steps {
        steps = List.copyOf(steps);
    }

    static <T> Steps<T> always(T value) {
        return new Steps<>(List.of(new Step<>(0, value)));
    }

    /** What holds at {@code at} s from the start of the day. */
    T at(double at) {
        T held = steps.getFirst().value();
        for (Step<T> step : steps) {
            if (at >= step.from()) {
                held = step.value();
            }
        }
        return held;
    }

    /** From {@code from} s on. */
    record Step<T>(double from, T value) {}
}
